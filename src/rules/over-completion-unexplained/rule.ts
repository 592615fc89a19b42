import { Decimal, digitsShown } from "../../figures/decimal";
import type { Indicator } from "../../form/form";
import { actualOf, targetOf } from "../../recompute/attainment";
import type { RecomputedIndicator } from "../../recompute/recompute";
import { hasReason } from "../explanations";
import { isRateByName, mayExceedWhole } from "../rates";
import { quoted } from "../rows";
import type { Draft, Rule } from "../rule";
import { slipOf } from "../slips";

const ONE = new Decimal(1);

/** A share of a whole ends at 100 %, and a low target for it is no sign of bad planning. */
function isLimited(indicator: Indicator): boolean {
  const isPercentage = [targetOf(indicator), actualOf(indicator)].some((value) => value.kind === "amount" && value.unit.family === "percent");
  return (isPercentage || isRateByName(indicator)) && !mayExceedWhole(indicator);
}

function draftFor({ indicator, comparison }: RecomputedIndicator, threshold: Decimal): Draft[] {
  const { target, actual, cells, isSubItem } = indicator;
  const { outcome, comparator, ratio } = comparison;
  // Where the form has no place for a reason, none can be missing.
  if (isSubItem || hasReason(indicator) || !cells.reason || !target || !actual || outcome !== "met" || !ratio) return [];
  const isFloor = comparator === "≥" || comparator === ">" || comparator === "=";
  if (!isFloor || ratio.lt(ONE.plus(threshold)) || isLimited(indicator) || slipOf(indicator) !== null) return [];
  const values = { ...quoted(indicator), ratioPercent: digitsShown(ratio.times(100), 1), thresholdPercent: digitsShown(threshold.times(100), 1) };
  return [{ message: "over", values, cells: [actual, target, cells.reason] }];
}

export const overCompletionUnexplained: Rule = {
  id: "over-completion-unexplained",
  severity: "warning",
  kinds: ["self-evaluation", "self-evaluation-unscored"],
  asksForReason: true,
  check({ recomputed, policy: { overCompletion } }) {
    const { threshold } = overCompletion;
    return threshold ? recomputed.indicators.flatMap((indicator) => draftFor(indicator, threshold)) : [];
  },
};
