import { type Decimal, digitsShown, plain } from "../../figures/decimal";
import type { RecomputedIndicator } from "../../recompute/recompute";
import { weightOf } from "../../recompute/weight";
import { followsFormula, inPoints } from "../points";
import { hasFullScore, labelOf, quoted } from "../rows";
import { type Draft, type Rule, type RuleContext, SCORED } from "../rule";
import { expectedScoreFix } from "../corrections";
import { type DerivedCheck, brokenScores } from "../derived";
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

/** A score that a factor and the weight, or the points taken off, do not give, where they give the others. */
function ofColumns(context: RuleContext): Draft[] {
  // A score above its weight has been told.
  const isOver = ({ indicator, result }: DerivedCheck) => result.figure.value.gt(inPoints(weightOf(indicator)?.figure ?? result.figure));
  return brokenScores(context).flatMap(({ heading, broken }) => broken.filter((check) => !isOver(check)).map(({ indicator, result, operands, expected, terms }): Draft => ({
    severity: "error",
    message: "columns",
    values: { name: labelOf(indicator), column: heading.trim(), score: plain(result.figure.value), expected: digitsShown(expected, 4), terms },
    cells: [result, ...operands],
  })));
}

export const scoreFormula: Rule = {
  id: "score-formula",
  severity: "warning",
  kinds: SCORED,
  check(context) {
    const { form, recomputed } = context;
    const byColumns = ofColumns(context);
    // Reviewers score by criteria of their own, and a score that another column gives follows that.
    const isTold = ({ indicator }: RecomputedIndicator) => byColumns.some(({ cells: [cell] }) => cell?.row === indicator.row);
    return [...byColumns, ...(form.kind === "self-evaluation" ? recomputed.indicators.filter((row) => !isTold(row)).flatMap(draftFor) : [])];
  },
  fix: (finding, context) => (finding.message === "columns" ? null : expectedScoreFix(finding, context)),
};
