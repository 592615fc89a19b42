import { type Correction, dependents, isWritten, planOf, type Subject, type Way, type Writing, writingOf } from "../edits/correction";
import { applyToSheet } from "../edits/apply";
import { fromStoredNumber } from "../figures/decimal";
import { parseFigure } from "../figures/figure";
import { formatCell } from "../sheet/address";
import type { Sheet } from "../sheet/sheet";
import { ruleOf, RULES } from "./catalogue";
import type { CheckedForm } from "./check";
import { correctionsOf } from "./corrections";
import { openFindings, type Finding } from "./finding";
import { type ReasonGap, reasonGaps } from "./reasons";
import type { Fix } from "./rule";
import { contradictsNothing, isLikeliest } from "./suspects";
import { seenIn } from "./visible";

/** How a finding can be mended; null where only the person knows, or where the sheet leaves several answers. */
export function fixFor(finding: Finding, sheet: Sheet, checked: CheckedForm): Fix | null {
  const fix = proposedFor(finding, sheet, checked);
  return fix?.kind === "safe" && !fix.corrections.every((correction) => isOnlyAnswer(correction, checked)) ? { ...fix, kind: "suggestion" } : fix;
}

/** What is worked out from a cell, and is set right after it. */
const FOLLOWS_EXECUTION: readonly Subject[] = ["execution-score"];

/** Whether no other cell is as likely to be the wrong one: then the correction may be written together with others. */
function isOnlyAnswer({ cell, subject, choices: [first] }: Correction, { form, recomputed, choice }: CheckedForm): boolean {
  // A number that was typed as text stays the number that it is.
  if (subject === "number") return true;
  const value = typeof first.value?.value === "number" ? fromStoredNumber(first.value.value) : parseFigure(String(first.value?.value ?? ""))?.value;
  if (subject === "sum") return contradictsNothing(cell, value ?? null, { ...seenIn(form), recomputed, ...choice });
  const follows = FOLLOWS_EXECUTION.includes(subject) && form.total?.score ? [form.total.score] : [];
  return isLikeliest(cell, value ?? null, { ...seenIn(form), recomputed, ...choice }, follows);
}

function proposedFor(finding: Finding, sheet: Sheet, { form, recomputed, choice }: CheckedForm): Fix | null {
  const context = { ...seenIn(form), recomputed, ...choice, sheet };
  const ofCauses = (finding.causes ?? []).map((cause) => ruleOf(cause.rule)?.fix?.(cause, context) ?? null);
  // With its cause mended the finding goes; one cause that only the person can mend leaves it to the rule.
  if (ofCauses.length > 0 && ofCauses.every((fix) => fix !== null)) return joined(ofCauses);
  return ruleOf(finding.rule)?.fix?.(finding, context) ?? null;
}

/** Where a person would write the reason that the finding asks for; empty where a reason does not answer it. */
export function reasonGapsOf(finding: Finding, { form }: CheckedForm): ReasonGap[] {
  return ruleOf(finding.rule)?.asksForReason ? reasonGaps(finding, form) : [];
}

/** Several fixes as one; a cell that they share is written once. */
function joined(fixes: readonly Fix[]): Fix {
  const corrections = new Map(fixes.flatMap((fix) => fix.corrections).map((correction) => [formatCell(correction.cell), correction]));
  return { kind: fixes.every(({ kind }) => kind === "safe") ? "safe" : "suggestion", corrections: [...corrections.values()] };
}

/** A finding stays the same while its rule, its message and the cell to correct do. */
export function identityOf({ rule, message, cells }: Finding): string {
  return `${rule} ${message} ${cells[0] ? formatCell(cells[0]) : ""}`;
}

/** All safe fixes together, and what they mend. */
export interface SafeFixes {
  readonly corrections: readonly Correction[];
  readonly findings: readonly Finding[];
}

/**
 * All safe fixes of a form. One leads to the next: a total of the budget changes the rate, the rate its score, the score
 * the total. So each rule's fixes are tried out on the sheet before the next rule is asked, in the order of the catalogue.
 * A formula that hangs on a corrected cell is the program's to calculate: its cell is left alone.
 * @param check reads and checks a sheet, and gives the same form of it again
 */
export function safeFixes(sheet: Sheet, checked: CheckedForm, check: (sheet: Sheet) => CheckedForm | undefined, way: Way): SafeFixes {
  const corrections = new Map<string, Correction>();
  const findings: Finding[] = [];
  let [tried, current] = [sheet, checked];
  for (const { id } of RULES) {
    const stale = new Set(dependents(tried, [...corrections.values()].map(({ cell }) => cell)).map(formatCell));
    const ofRule = openFindings(current.findings).filter(({ rule }) => rule === id);
    const fixes = ofRule.flatMap((finding) => {
      const fix = fixFor(finding, tried, current);
      const isOurs = fix?.kind === "safe" && fix.corrections.every(({ cell }) => !stale.has(formatCell(cell)));
      return isOurs ? [{ finding, corrections: fix.corrections }] : [];
    });
    if (fixes.length === 0) continue;
    const writings: Writing[] = [];
    for (const fix of fixes) {
      findings.push(fix.finding);
      for (const correction of fix.corrections) {
        corrections.set(formatCell(correction.cell), correction);
        writings.push(writingOf(correction, way));
      }
    }
    tried = applyToSheet(tried, planOf(tried, writings.filter((writing) => !isWritten(tried, writing)), { id: "", values: {} })).sheet;
    const next = check(tried);
    if (!next) break;
    current = next;
  }
  return { corrections: [...corrections.values()], findings };
}

/** A cell comes after those from which it is worked out. */
const STAGES: readonly (readonly Subject[])[] = [
  ["money-total"],
  ["execution-rate"],
  ["execution-score", "expected-score"],
  ["group-score", "total-weight", "total-score"],
];

/**
 * What the computed cells of a form should hold when those that are wanted are written: a total follows the scores that
 * are written with it. Cells that are not wanted are among the answer, worked out from the form as it would be.
 * @param wanted what is to be written of a correction; null to leave its cell as it is
 */
export function writeBack(
  sheet: Sheet,
  checked: CheckedForm,
  check: (sheet: Sheet) => CheckedForm | undefined,
  wanted: (correction: Correction) => Writing | null,
): Correction[] {
  const corrections: Correction[] = [];
  let [tried, current] = [sheet, checked];
  for (const stage of STAGES) {
    const { form, recomputed, choice } = current;
    const ofStage = correctionsOf({ ...seenIn(form), recomputed, ...choice, sheet: tried }).filter(({ subject }) => stage.includes(subject));
    corrections.push(...ofStage);
    const writings = ofStage.flatMap((correction) => wanted(correction) ?? []).filter((writing) => !isWritten(tried, writing));
    if (writings.length === 0) continue;
    tried = applyToSheet(tried, planOf(tried, writings, { id: "", values: {} })).sheet;
    current = check(tried) ?? current;
  }
  return corrections;
}
