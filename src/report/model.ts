import { type Decimal, plain } from "../figures/decimal";
import type { FormKind } from "../form/form";
import type { Policy } from "../policy/policy";
import { choosePolicy } from "../policy/published";
import { sourcesOf, sourceText } from "../policy/sources";
import type { CheckedForm } from "../rules/check";
import { type CheckedFinding, type Finding, SEVERITIES, type Severity, openFindings } from "../rules/finding";
import { formatArea, formatCell } from "../sheet/address";
import type { Sheet } from "../sheet/sheet";
import type { CheckedSheet } from "./json";
import { shownPoints } from "./shown";
import { type GroupLine, type SummaryLineId, countBySeverity, groupLines, summaryLines } from "./summary-lines";

/**
 * What a report says, in the words of its reader. Every format renders this and looks nothing up by itself, so that
 * the formats cannot differ. Figures are texts as the pane shows them; texts of the workbook are as they stand there
 * and may hold anything.
 */
export interface Report {
  /** Language tag of the words. */
  readonly lang: string;
  readonly title: string;
  readonly workbook: string;
  readonly verdict: Verdict;
  readonly facts: readonly Fact[];
  readonly forms: readonly FormReport[];
  readonly words: ReportWords;
}

/** How a form or a workbook stands: by the gravest thing that was found. */
export type Tone = Severity | "clean" | "failed";

export interface Verdict {
  readonly tone: Tone;
  readonly text: string;
}

export interface Fact {
  readonly label: string;
  readonly text: string;
}

export interface FormReport {
  readonly name: string;
  /** Kind and year. */
  readonly caption: string;
  readonly sheet: string;
  readonly range: string;
  /** Sheet and range as a phrase. */
  readonly place: string;
  readonly verdict: Verdict;
  /** By severity, then by rule, as on screen. */
  readonly findings: readonly RuleReport[];
  /** What persons looked at and accepted, with their notes. */
  readonly acknowledged: readonly RuleReport[];
  readonly groups: readonly GroupReport[];
  readonly recomputation: readonly RecomputedReport[];
}

/** The findings of one rule; what is said of the rule is said once. */
export interface RuleReport {
  readonly rule: string;
  readonly severity: Severity;
  /** "Error", or "Verified" for what was acknowledged. */
  readonly severityText: string;
  readonly name: string;
  readonly basis: string | null;
  readonly advice: string | null;
  readonly findings: readonly FindingReport[];
}

export interface FindingReport {
  readonly message: string;
  /** The cell to correct first. */
  readonly cells: readonly CellReport[];
  readonly note: string | null;
}

export interface CellReport {
  readonly address: string;
  /** As the cell shows it, or the word for an empty one. */
  readonly text: string;
}

/** Points of one level-1 group: texts to read, and the same figures for the length of bars. */
export interface GroupReport {
  readonly name: string;
  readonly weight: string | null;
  readonly reported: string;
  readonly byFormula: string;
  /** Both in one sentence, for who cannot see the bars. */
  readonly description: string;
  readonly bars: { readonly weight: number; readonly reported: number; readonly byFormula: number };
}

export interface RecomputedReport {
  readonly label: string;
  readonly reported: string;
  readonly recomputed: string;
  readonly isFlagged: boolean;
  readonly isUndecided: boolean;
}

const WORDS = {
  overview: "overview",
  form: "overview.form",
  place: "overview.place",
  workbook: "overview.workbook",
  result: "overview.result",
  findings: "findings",
  rule: "finding.rule",
  severity: "finding.severity",
  message: "finding.message",
  cell: "finding.cell",
  basis: "finding.basis",
  advice: "finding.advice",
  note: "finding.note",
  acknowledged: "acknowledged",
  acknowledgedMeaning: "acknowledged.meaning",
  chart: "chart",
  group: "chart.group",
  weight: "chart.weight",
  byFormula: "chart.by-formula",
  chartNote: "chart.note",
  recomputation: "recomputation",
  undecided: "summary.undecided",
  item: "summary.item",
  reported: "summary.reported",
  recomputed: "summary.recomputed",
  flagged: "summary.flagged",
} as const;

/** Headings and labels. */
export type ReportWords = Readonly<Record<keyof typeof WORDS, string>> & {
  readonly tones: Readonly<Record<Tone, string>>;
  readonly meanings: Readonly<Record<Severity, string>>;
};

/** The texts that a report asks for. */
export type ReportTextId =
  | (typeof WORDS)[keyof typeof WORDS]
  | "title" | "product" | "list" | "policy.any"
  | "verdict.clean" | "verdict.form-clean" | "verdict.found" | "verdict.no-form" | "verdict.failed"
  | "fact.workbook" | "fact.time" | "fact.policy" | "fact.source" | "fact.product" | "fact.other-sheets"
  | "form.unnamed" | "form.year" | "form.place"
  | "finding.empty-cell" | "chart.execution" | "chart.bars" | "summary.none" | "severity.acknowledged"
  | `severity.${Tone}` | `severity.${Severity}.meaning` | `kind.${FormKind}` | `summary.${SummaryLineId}`;

/** Where a report gets its words from. */
export interface ReportTexts {
  readonly lang: keyof Policy["name"];
  readonly say: (id: ReportTextId, values?: Readonly<Record<string, string | number>>) => string;
  /** What the catalogue says of a finding's rule and of the finding; null where it says nothing. */
  readonly rule: (finding: Finding) => { readonly name: string; readonly message: string; readonly basis: string | null; readonly advice: string | null };
}

/** What a report tells of besides the findings. */
export interface ReportSubject {
  /** Name of the workbook. */
  readonly workbook: string;
  /** Local date and time as people write them. */
  readonly checkedAt: string;
  /** Of the product. */
  readonly version: string;
  /** The chosen one; null when whatever follows a published one was accepted. */
  readonly policy: Policy | null;
}

function verdictOf(findings: readonly CheckedFinding[], clean: string, say: ReportTexts["say"]): Verdict {
  const open = openFindings(findings);
  const tone = SEVERITIES.find((severity) => open.some((finding) => finding.severity === severity));
  return tone ? { tone, text: say("verdict.found", countBySeverity(findings)) } : { tone: "clean", text: clean };
}

/** The findings by severity and rule; in the order of the check, in which the rules of one severity stand together. */
function rulesOf(findings: readonly CheckedFinding[], sheet: Sheet, { say, rule: ruleTexts }: ReportTexts): RuleReport[] {
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
        address: formatCell(cell),
        text: sheet.shownAt(cell.row, cell.column)?.text.trim() || say("finding.empty-cell"),
      })),
      note: finding.acknowledged?.note ?? null,
    }));
    const severityText = say(first.acknowledged ? "severity.acknowledged" : `severity.${severity}`);
    return { rule, severity, severityText, name, basis, advice, findings: reports };
  });
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

function formReport(sheet: Sheet, checked: CheckedForm, number: number, texts: ReportTexts): FormReport {
  const { say } = texts;
  const { form, findings } = checked;
  const range = formatArea(form.area);
  return {
    name: shortened(form.projectName?.text.trim() || form.title?.text.trim() || say("form.unnamed", { number })),
    caption: [say(`kind.${form.kind}`), form.year && say("form.year", { year: String(form.year.value) })].filter(Boolean).join(" · "),
    sheet: form.sheet,
    range,
    place: say("form.place", { sheet: form.sheet, range }),
    verdict: verdictOf(findings, say("verdict.form-clean"), say),
    findings: rulesOf(openFindings(findings), sheet, texts),
    acknowledged: rulesOf(findings.filter(({ acknowledged }) => acknowledged), sheet, texts),
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

export function reportWords({ say }: ReportTexts): ReportWords {
  const words = Object.entries(WORDS).map(([word, id]) => [word, say(id)]);
  const tones: readonly Tone[] = [...SEVERITIES, "clean", "failed"];
  return {
    ...(Object.fromEntries(words) as Readonly<Record<keyof typeof WORDS, string>>),
    tones: Object.fromEntries(tones.map((tone) => [tone, say(`severity.${tone}`)])) as Readonly<Record<Tone, string>>,
    meanings: Object.fromEntries(SEVERITIES.map((severity) => [severity, say(`severity.${severity}.meaning`)])) as Readonly<Record<Severity, string>>,
  };
}

function frameOf({ workbook, checkedAt, version, policy }: ReportSubject, texts: ReportTexts): Omit<Report, "verdict" | "forms"> {
  const { lang, say } = texts;
  const { policy: shown } = choosePolicy(policy);
  const name = shown.name[lang];
  const facts: readonly Fact[] = [
    { label: say("fact.workbook"), text: workbook },
    { label: say("fact.time"), text: checkedAt },
    { label: say("fact.policy"), text: policy ? name : say("policy.any", { name }) },
    { label: say("fact.source"), text: sourcesOf(shown).map(sourceText).join(say("list")) },
    { label: say("fact.product"), text: say("product", { version }) },
  ];
  return { lang, title: say("title"), workbook, facts, words: reportWords(texts) };
}

/** The report on the sheets of one workbook. */
export function reportOn(subject: ReportSubject, sheets: readonly CheckedSheet[], texts: ReportTexts): Report {
  const { say } = texts;
  const frame = frameOf(subject, texts);
  const places = sheets.flatMap(({ sheet, check }) => check.forms.map((checked) => ({ sheet, checked })));
  const without = sheets.filter(({ check }) => check.forms.length === 0).map(({ sheet }) => sheet.name);
  const others = places.length > 0 && without.length > 0 ? [{ label: say("fact.other-sheets"), text: without.join(say("list")) }] : [];
  return {
    ...frame,
    facts: [...frame.facts, ...others],
    verdict:
      places.length === 0
        ? { tone: "info", text: say("verdict.no-form", { sheets: sheets.length }) }
        : verdictOf(places.flatMap(({ checked }) => checked.findings), say("verdict.clean", { forms: places.length }), say),
    forms: places.map(({ sheet, checked }, index) => formReport(sheet, checked, index + 1, texts)),
  };
}

/** The report on a workbook that could not be read. */
export function reportOnFailure(subject: ReportSubject, message: string, texts: ReportTexts): Report {
  return { ...frameOf(subject, texts), verdict: { tone: "failed", text: texts.say("verdict.failed", { message }) }, forms: [] };
}
