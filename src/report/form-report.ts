import { type Decimal, plain } from "../figures/decimal";
import type { Form } from "../form/form";
import type { CheckedForm } from "../rules/check";
import { type CheckedFinding, SEVERITIES, openFindings } from "../rules/finding";
import { formatArea, type Position } from "../sheet/address";
import { cellName, quotationFrom } from "./document-places";
import type { CheckedSheet } from "./json";
import type { FindingReport, FormReport, GroupReport, RuleReport, Verdict } from "./model";
import { shownPoints } from "./shown";
import { type GroupLine, countBySeverity, groupLines, summaryLines } from "./summary-lines";
import type { ReportTexts } from "./words";

/** By the gravest of what nobody has accepted; `clean` is said where there is nothing. */
export function verdictOf(findings: readonly CheckedFinding[], clean: string, say: ReportTexts["say"]): Verdict {
  const open = openFindings(findings);
  const tone = SEVERITIES.find((severity) => open.some((finding) => finding.severity === severity));
  return tone ? { tone, text: say("verdict.found", countBySeverity(findings)) } : { tone: "clean", text: clean };
}

/** The findings by severity and rule; in the order of the check, in which the rules of one severity stand together. */
function rulesOf(findings: readonly CheckedFinding[], place: CheckedSheet, form: Form, { say, rule: ruleTexts }: ReportTexts): RuleReport[] {
  const groups = new Map<string, CheckedFinding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.rule}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map((ofRule) => {
    const first = ofRule[0]!;
    const { rule, severity } = first;
    const { name, basis, advice } = ruleTexts(first);
    const reports = ofRule.map((finding): FindingReport => ({
      message: ruleTexts(finding).message,
      cells: finding.cells.map((cell) => ({
        address: cellName(place, form, cell, say),
        text: shownText(place, cell, finding) || say("finding.empty-cell"),
      })),
      note: finding.acknowledged?.note ?? null,
    }));
    const severityText = say(first.acknowledged ? "severity.acknowledged" : `severity.${severity}`);
    return { rule, severity, severityText, name, basis, advice, findings: reports };
  });
}

/** What the cell shows; of a paragraph the words around the figure that the finding is about. */
function shownText({ sheet, text }: CheckedSheet, { row, column }: Position, { values }: CheckedFinding): string {
  const shown = sheet.shownAt(row, column)?.text.trim() ?? "";
  return text ? quotationFrom(shown, values["shown"]) : shown;
}

const points = (figure: Decimal): string => shownPoints(plain(figure)) ?? "";

function groupOf({ name, weight, reported, byFormula }: GroupLine, say: ReportTexts["say"]): GroupReport {
  const shown = { reported: points(reported), byFormula: points(byFormula) };
  return {
    name: name ?? say("chart.execution"),
    weight: weight && points(weight),
    ...shown,
    description: say("chart.bars", shown),
    bars: { weight: Number(weight ?? 0), reported: Number(reported), byFormula: Number(byFormula) },
  };
}

/** A heading that a reader takes in at a glance, also where somebody filled in a whole text for a name. */
const LONGEST_NAME = 100;

function shortened(name: string): string {
  const letters = [...name];
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join("")}…` : name;
}

function placeName({ table, text }: CheckedSheet, { sheet, area }: Form, say: ReportTexts["say"]): string {
  if (text) return say("place.text");
  return table ? say("place.table", { table: table.number }) : say("form.place", { sheet, range: formatArea(area) });
}

/** @param number of the form among those of the workbook, for one without a name */
export function formReport(place: CheckedSheet, checked: CheckedForm, number: number, texts: ReportTexts): FormReport {
  const { say } = texts;
  const { form, findings } = checked;
  const range = formatArea(form.area);
  return {
    name: shortened(form.projectName?.text.trim() || form.title?.text.trim() || say("form.unnamed", { number })),
    caption: [say(`kind.${form.kind}`), form.year && say("form.year", { year: String(form.year.value) })].filter(Boolean).join(" · "),
    sheet: form.sheet,
    range,
    place: placeName(place, form, say),
    verdict: verdictOf(findings, say("verdict.form-clean"), say),
    findings: rulesOf(openFindings(findings), place, form, texts),
    acknowledged: rulesOf(findings.filter(({ acknowledged }) => acknowledged), place, form, texts),
    groups: groupLines(checked).map((line) => groupOf(line, say)),
    recomputation: summaryLines(checked).map(({ id, reported, recomputed, ...marks }) => ({
      label: say(`summary.${id}`),
      reported: reported ?? say("summary.none"),
      recomputed: recomputed ?? say("summary.none"),
      isFlagged: marks.isFlagged,
      isUndecided: marks.isUndecided,
    })),
  };
}
