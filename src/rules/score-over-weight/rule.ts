import { plain } from "../../figures/decimal";
import type { FigureAt } from "../../form/form";
import { type Draft, type Rule, SCORED } from "../rule";

function over(score: FigureAt | null, weight: FigureAt | null, message: string, name: string): Draft[] {
  if (!score?.figure || !weight?.figure || score.figure.value.lte(weight.figure.value)) return [];
  const values = { name, score: plain(score.figure.value), weight: plain(weight.figure.value) };
  return [{ message, values, cells: [score, weight] }];
}

export const scoreOverWeight: Rule = {
  id: "score-over-weight",
  severity: "error",
  kinds: SCORED,
  *check({ form: { indicators, funds } }) {
    yield* over(funds?.executionScore ?? null, funds?.executionWeight ?? null, "execution", "");
    for (const { score, weight, name } of indicators) yield* over(score, weight, "indicator", name ?? "");
  },
};
