import { digitsShown, plain } from "../../figures/decimal";
import type { RecomputedIndicator } from "../../recompute/recompute";
import { hasFullScore, quoted } from "../rows";
import { type Draft, type Rule, SCORED } from "../rule";
import { slipOf } from "../slips";

function draftFor({ indicator, comparison }: RecomputedIndicator): Draft[] {
  const { score, target, actual, weight } = indicator;
  const { outcome, comparator, isDirectionSure } = comparison;
  if (!hasFullScore(indicator) || !score || !actual || (outcome !== "missed" && outcome !== "partly")) return [];
  const shown = { ...quoted(indicator), score: plain(score.figure!.value), weight: plain(weight!.figure!.value) };
  const cells = [score, ...(target ? [target] : []), actual];
  if (!comparator || !comparison.target || !comparison.actual) return [{ message: "phrase", values: shown, cells }];
  // A wrong unit or scale is asked about by rules of its own; until that is settled nothing was missed.
  if (slipOf(indicator) !== null) return [];
  const values = {
    ...shown,
    targetFigure: plain(comparison.target),
    actualFigure: plain(comparison.actual),
    difference: digitsShown(comparison.actual.minus(comparison.target).abs(), 4),
  };
  if (!isDirectionSure) return [{ severity: "warning", message: "unclear", values, cells }];
  return [{ message: comparator === "≤" || comparator === "<" ? "ceiling" : "floor", values, cells }];
}

export const targetMissedFullScore: Rule = {
  id: "target-missed-full-score",
  severity: "error",
  kinds: SCORED,
  check: ({ recomputed }) => recomputed.indicators.flatMap(draftFor),
};
