import { digitsShown, plain } from "../../figures/decimal";
import { parseQuantity } from "../../figures/quantity";
import type { Indicator } from "../../form/form";
import { type Comparison, actualOf } from "../../recompute/attainment";
import type { RecomputedIndicator } from "../../recompute/recompute";
import { weightOf } from "../../recompute/weight";
import { hasFullScore, quoted } from "../rows";
import { type Draft, type Rule, SCORED } from "../rule";
import { expectedScoreFix } from "../corrections";
import { slipOf } from "../slips";
import { turnedSign } from "../turned-sign";

/** 98.296 % that the cell shows as 98.3 % meets 98.3 % for everybody who reads the form. */
function isMetAsShown(indicator: Indicator, { target, actual }: Comparison): boolean {
  const [shown, stored] = [parseQuantity(indicator.actual?.text ?? ""), actualOf(indicator)];
  if (!target || !actual || shown.kind !== "amount" || stored.kind !== "amount" || stored.number.eq(0)) return false;
  const value = actual.times(shown.number).div(stored.number);
  return actual.gt(target) ? value.lte(target) : value.gte(target);
}

function draftFor({ indicator, comparison }: RecomputedIndicator): Draft[] {
  const { score, target, actual, reason } = indicator;
  const weight = weightOf(indicator);
  const { outcome, comparator, isDirectionSure } = comparison;
  if (!hasFullScore(indicator) || !score || !actual || (outcome !== "missed" && outcome !== "partly")) return [];
  const shown = { ...quoted(indicator), score: plain(score.figure!.value), weight: plain(weight!.figure.value) };
  const cells = [score, ...(target ? [target] : []), actual];
  if (comparison.basis === "range") return [{ severity: "warning", message: "range", values: shown, cells }];
  if (!comparator || !comparison.target || !comparison.actual) return [{ message: "phrase", values: shown, cells }];
  // A wrong unit or scale and a sign turned round are asked about by rules of their own; until that is settled nothing was missed.
  if (slipOf(indicator) !== null || turnedSign(indicator) !== null || isMetAsShown(indicator, comparison)) return [];
  const values = {
    ...shown,
    targetFigure: plain(comparison.target),
    actualFigure: plain(comparison.actual),
    difference: digitsShown(comparison.actual.minus(comparison.target).abs(), 4),
  };
  if (!isDirectionSure) return [{ severity: "warning", message: "unclear", values, cells }];
  const isAbove = comparison.actual.gt(comparison.target);
  // Whoever did more than a target with "=" and says why has answered.
  if (comparator === "=" && isAbove) return reason ? [] : [{ severity: "warning", message: "different", values, cells }];
  return [{ message: isAbove ? "ceiling" : "floor", values, cells }];
}

export const targetMissedFullScore: Rule = {
  id: "target-missed-full-score",
  severity: "error",
  kinds: SCORED,
  check: ({ recomputed }) => recomputed.indicators.flatMap(draftFor),
  fix: expectedScoreFix,
};
