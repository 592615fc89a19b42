import { mergeRows } from "../merge";
import { carriesPoints, cellOf, hasOwnCell, isFilledIn, isUnfilled, labelOf } from "../rows";
import type { Rule } from "../rule";

export const targetMissing: Rule = {
  id: "target-missing",
  severity: "warning",
  // Other tables leave targets out on purpose: a yes-no item of an indicator system, a judged item of a score table.
  kinds: ["self-evaluation"],
  check({ form }) {
    if (!isFilledIn(form)) return [];
    const without = form.indicators.filter(
      (indicator) => hasOwnCell(indicator, "target") && carriesPoints(indicator) && isUnfilled(indicator.target),
    );
    return mergeRows(without.map((indicator) => ({ name: labelOf(indicator), cells: [cellOf(indicator, "target")] as const })), { message: "rows" });
  },
};
