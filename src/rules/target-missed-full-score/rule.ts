import { digitsShown, plain } from "../../figures/decimal";
import type { Indicator } from "../../form/form";
import type { RecomputedIndicator } from "../../recompute/recompute";
import { type Draft, type Rule, SCORED } from "../rule";

function hasFullScore({ score, weight }: Indicator): boolean {
  return score?.figure != null && weight?.figure != null && weight.figure.value.gt(0) && score.figure.value.eq(weight.figure.value);
}

function draftFor({ indicator, comparison }: RecomputedIndicator): Draft[] {
  const { score, target, actual, weight } = indicator;
  if (!hasFullScore(indicator) || !score || !actual) return [];
  if (comparison.outcome !== "missed" && comparison.outcome !== "partly") return [];
  const points = { score: plain(score.figure!.value), weight: plain(weight!.figure!.value) };
  const shown = { name: indicator.name ?? "", target: target?.text.trim() ?? "", actual: actual.text.trim(), ...points };
  const cells = [score, ...(target ? [target] : []), actual];
  if (!comparison.comparator || !comparison.target || !comparison.actual) return [{ message: "phrase", values: shown, cells }];
  const isCeiling = comparison.comparator === "≤" || comparison.comparator === "<";
  const values = {
    ...shown,
    sign: indicator.sign?.trim() ?? "",
    targetFigure: plain(comparison.target),
    actualFigure: plain(comparison.actual),
    difference: digitsShown(comparison.actual.minus(comparison.target).abs(), 4),
  };
  return [{ message: isCeiling ? "ceiling" : "floor", values, cells }];
}

export const targetMissedFullScore: Rule = {
  id: "target-missed-full-score",
  severity: "error",
  kinds: SCORED,
  check: ({ recomputed }) => recomputed.indicators.flatMap(draftFor),
};
