import { type Decimal, digitsShown, plain } from "../../figures/decimal";
import type { RecomputedIndicator } from "../../recompute/recompute";
import { weightOf } from "../../recompute/weight";
import { followsFormula, inPoints } from "../points";
import { hasFullScore, quoted } from "../rows";
import type { Draft, Rule } from "../rule";
import { expectedScoreFix } from "../corrections";
import { slipOf } from "../slips";
import { turnedSign } from "../turned-sign";

const FORMULAS: readonly string[] = ["positive-ratio", "reverse-ratio", "reverse-linear"];

function draftFor({ indicator, comparison, expected }: RecomputedIndicator): Draft[] {
  const { score, target, actual, reason, cells } = indicator;
  const weight = weightOf(indicator);
  if (comparison.outcome !== "missed" || !score?.figure || !weight || !target || !actual) return [];
  // Full marks contradict the row, whatever the formula; a score above its weight has been told.
  if (hasFullScore(indicator) || score.figure.value.gt(inPoints(weight.figure)) || slipOf(indicator) !== null || turnedSign(indicator) !== null) return [];
  const byFormula = expected.filter(({ formula }) => FORMULAS.includes(formula));
  const values = byFormula.map(({ value }) => value).filter((value): value is Decimal => value !== null);
  if (values.length === 0) return [];
  if (followsFormula(score.figure, byFormula)) return [];
  const points = score.figure.value;
  const isStricter = values.every((value) => points.lt(value));
  const shown = [...new Set(values.map((value) => digitsShown(value, 2)))].join(" / ");
  return [
    {
      // Whoever takes off more than the formula, and says why where there is a place for it, does not claim too much.
      severity: isStricter && (reason || !cells.reason) ? "info" : "warning",
      message: "formula",
      values: { ...quoted(indicator), score: plain(points), weight: plain(weight.figure.value), expected: shown },
      cells: [score, target, actual, weight],
    },
  ];
}

export const scoreFormula: Rule = {
  id: "score-formula",
  severity: "warning",
  // Reviewers score by criteria of their own.
  kinds: ["self-evaluation"],
  check: ({ recomputed }) => recomputed.indicators.flatMap(draftFor),
  fix: expectedScoreFix,
};
