import type { Form, Indicator } from "../../form/form";
import { mergeRows } from "../merge";
import { carriesPoints, cellOf, hasOwnCell, isFilledIn, isUnfilled, labelOf } from "../rows";
import { type Rule, SCORED } from "../rule";

/** Whether something was to be reached in the row, so that its result is due. */
function isDue(indicator: Indicator, { kind }: Form): boolean {
  if (kind !== "self-evaluation-unscored") return carriesPoints(indicator);
  // A reason stands there for what was not done at all.
  return !indicator.isSubItem && !isUnfilled(indicator.target) && indicator.reason === null;
}

/** A reviewer's table may give results for a few of its indicators only. */
function usesResults(due: readonly Indicator[], { kind }: Form): boolean {
  return kind === "self-evaluation" || due.filter(({ actual }) => !isUnfilled(actual)).length * 2 > due.length;
}

export const actualMissing: Rule = {
  id: "actual-missing",
  severity: "warning",
  kinds: [...SCORED, "self-evaluation-unscored"],
  check({ form }) {
    const due = form.indicators.filter((indicator) => isDue(indicator, form) && hasOwnCell(indicator, "actual"));
    if (!isFilledIn(form) || !usesResults(due, form)) return [];
    const without = due.filter(({ actual }) => isUnfilled(actual));
    return mergeRows(without.map((indicator) => ({ name: labelOf(indicator), cells: [cellOf(indicator, "actual")] as const })), { message: "rows" });
  },
};
