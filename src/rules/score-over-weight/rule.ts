import { plain } from "../../figures/decimal";
import type { CategoryScores, FigureAt } from "../../form/form";
import { pointsBeside } from "../../recompute/funds";
import { weightOf } from "../../recompute/weight";
import { executionFixKind, executionScoreOf, expectedScoreFix } from "../corrections";
import { pointColumns, pointIn } from "../derived";
import { isFilled } from "../filled";
import { asPoints } from "../points";
import { type Draft, fixOf, type Rule, SCORED } from "../rule";

function over(score: FigureAt | null, weight: FigureAt | null, message: string, name: string): Draft[] {
  if (!isFilled(score) || !isFilled(weight)) return [];
  const points = asPoints(score.figure, weight.figure);
  if (!points || points.score.lte(points.weight)) return [];
  const values = { name, score: plain(points.score), weight: plain(points.weight) };
  return [{ message, values, cells: [score, weight] }];
}

export const scoreOverWeight: Rule = {
  id: "score-over-weight",
  severity: "error",
  kinds: [...SCORED, "score-summary"],
  *check({ form }) {
    const { indicators, summary } = form;
    const isIndicator = ({ score }: CategoryScores) => indicators.some((indicator) => indicator.score?.row === score?.row && indicator.score?.column === score?.column);
    yield* over(pointsBeside(form, "score"), pointsBeside(form, "weight"), "execution", "");
    for (const indicator of indicators) yield* over(indicator.score, weightOf(indicator), "indicator", indicator.name ?? "");
    for (const column of pointColumns(form)) {
      for (const indicator of indicators) {
        const [draft] = over(pointIn(column, indicator.row), weightOf(indicator), "column", indicator.name ?? "");
        if (draft) yield { ...draft, values: { ...draft.values, column: column.heading.text.trim() } };
      }
    }
    for (const { score, weight, label } of (summary?.categories ?? []).filter((category) => !isIndicator(category))) yield* over(score, weight, "indicator", label.text.trim());
  },
  fix: (finding, context) => (finding.message === "execution" ? fixOf(executionFixKind(context.form), [executionScoreOf(context)]) : finding.message === "column" ? null : expectedScoreFix(finding, context)),
};
