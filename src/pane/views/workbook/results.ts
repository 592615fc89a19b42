import { type RuleCount, ruleCounts } from "../../../report/rule-counts";
import type { SheetCheck } from "../../../rules/check";
import type { SheetEntry, WorkbookFilter } from "../../model/workbook-check";

/** A sheet that was checked, with what was found on it. */
export interface SheetResult {
  readonly entry: SheetEntry;
  readonly counts: readonly RuleCount[];
}

/** The sheets by what became of them. */
export interface Sorted {
  /** At least one form. */
  readonly withForm: readonly SheetResult[];
  readonly withoutForm: readonly SheetEntry[];
  readonly failed: readonly SheetEntry[];
}

/** What is shown again and again while other sheets come in is counted once. */
const known = new WeakMap<SheetCheck, readonly RuleCount[]>();

function countsOf(check: SheetCheck): readonly RuleCount[] {
  const counts = known.get(check) ?? ruleCounts(check);
  known.set(check, counts);
  return counts;
}

export function sorted(entries: readonly SheetEntry[]): Sorted {
  const withForm: SheetResult[] = [];
  const withoutForm: SheetEntry[] = [];
  const failed: SheetEntry[] = [];
  for (const entry of entries) {
    const { outcome } = entry;
    if (outcome?.kind === "failed") failed.push(entry);
    if (outcome?.kind !== "checked") continue;
    const { check } = outcome.checked;
    if (check.forms.length > 0) withForm.push({ entry, counts: countsOf(check) });
    else withoutForm.push(entry);
  }
  return { withForm, withoutForm, failed };
}

/** The sheets with those of their counts that the filter lets through. */
export function filtered(results: readonly SheetResult[], { severity, rule, onlyWithFindings }: WorkbookFilter): SheetResult[] {
  const isShown = (count: RuleCount): boolean => (severity === "all" || count.severity === severity) && (rule === "all" || count.rule === rule);
  return results
    .map((result) => ({ ...result, counts: result.counts.filter(isShown) }))
    .filter(({ counts }) => counts.length > 0 || !onlyWithFindings);
}
