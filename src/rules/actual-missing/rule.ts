import type { Form, Indicator } from "../../form/form";
import { mergeRows } from "../merge";
import { hasGap, isTemplate } from "../placeholders";
import { carriesPoints, cellOf, hasOwnCell, isFilledIn, isOwnIndicator, isUnfilled, labelOf } from "../rows";
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

/** In a form without points: a row with a name of its own and nothing else, while most of the rows say what was reached. */
function isNameOnly(indicator: Indicator): boolean {
  const { name, target, actual, reason } = indicator;
  const isNamed = isOwnIndicator(indicator) && name !== null && !isTemplate(name) && !hasGap(name);
  return isNamed && hasOwnCell(indicator, "actual") && target === null && actual === null && reason === null;
}

function nameOnlyRows({ kind, indicators }: Form): Indicator[] {
  const without = kind === "self-evaluation-unscored" ? indicators.filter(isNameOnly) : [];
  const filled = indicators.filter(({ target, actual }) => !isUnfilled(target) && !isUnfilled(actual));
  return without.length < filled.length ? without : [];
}

export const actualMissing: Rule = {
  id: "actual-missing",
  severity: "warning",
  kinds: [...SCORED, "self-evaluation-unscored"],
  check({ form }) {
    const due = form.indicators.filter((indicator) => isDue(indicator, form) && hasOwnCell(indicator, "actual"));
    if (!isFilledIn(form) || !usesResults(due, form)) return [];
    const without = due.filter(({ actual }) => isUnfilled(actual));
    const facts = (rows: readonly Indicator[]) => rows.map((indicator) => ({ name: labelOf(indicator), cells: [cellOf(indicator, "actual")] as const }));
    return [...mergeRows(facts(without), { message: "rows" }), ...mergeRows(facts(nameOnlyRows(form)), { message: "blank" })];
  },
};
