import type { Indicator } from "../../form/form";
import { isFilled } from "../filled";
import { type RowFact, mergeRows } from "../merge";
import { asPoints } from "../points";
import type { Rule } from "../rule";
import { cellOf, isOwnIndicator } from "../rows";

function isUnexplained(indicator: Indicator): boolean {
  const { score, weight, reason, cells } = indicator;
  if (!isOwnIndicator(indicator) || cells.reason === null || reason !== null) return false;
  const points = isFilled(score) && isFilled(weight) ? asPoints(score.figure, weight.figure) : null;
  return points?.score.lt(points.weight) ?? false;
}

function factOf(indicator: Indicator): RowFact {
  const figures = [indicator.score, indicator.weight].filter(isFilled);
  return { name: indicator.name ?? "", cells: [cellOf(indicator, "reason"), ...figures] };
}

export const deductionUnexplained: Rule = {
  id: "deduction-unexplained",
  severity: "warning",
  // A reviewer's table explains its deductions in the report around it.
  kinds: ["self-evaluation"],
  check: ({ form }) => mergeRows(form.indicators.filter(isUnexplained).map(factOf), { message: "rows" }),
};
