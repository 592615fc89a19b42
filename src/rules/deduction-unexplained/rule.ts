import { meets } from "../../figures/interval";
import type { Form, Indicator } from "../../form/form";
import type { Recomputed, RecomputedIndicator } from "../../recompute/recompute";
import { weightOf } from "../../recompute/weight";
import { hasReason } from "../explanations";
import { isFilled } from "../filled";
import { type RowFact, mergeRows } from "../merge";
import { asPoints, printedPoints } from "../points";
import type { Rule } from "../rule";
import { cellOf, isOwnIndicator } from "../rows";

function isUnexplained(indicator: Indicator): boolean {
  const { score, cells } = indicator;
  const weight = weightOf(indicator);
  if (!isOwnIndicator(indicator) || cells.reason === null || hasReason(indicator)) return false;
  const points = isFilled(score) && isFilled(weight) ? asPoints(score.figure, weight.figure) : null;
  return points?.score.lt(points.weight) ?? false;
}

/** 预算执行率 as an indicator: the money unspent is the reason, and the funds block asks for none either. */
function followsFromRate({ indicator: { levels, score }, expected }: RecomputedIndicator): boolean {
  if (!isFilled(score) || !levels.some(({ text }) => text.includes("执行率"))) return false;
  return expected.some(({ span }) => meets(printedPoints(score.figure), span));
}

/** The row that scores the execution of the money above it, with what its rate earns. */
function isExecutionScored({ indicator: { row, score } }: RecomputedIndicator, { funds }: Form, { execution }: Recomputed): boolean {
  if (!isFilled(score) || funds?.executionScore?.row !== row) return false;
  return execution?.expected.some(({ span }) => meets(printedPoints(score.figure), span)) ?? false;
}

function factOf(indicator: Indicator): RowFact {
  const figures = [indicator.score, weightOf(indicator)].filter(isFilled);
  return { name: indicator.name ?? "", cells: [cellOf(indicator, "reason"), ...figures] };
}

export const deductionUnexplained: Rule = {
  id: "deduction-unexplained",
  severity: "warning",
  // A reviewer's table explains its deductions in the report around it.
  kinds: ["self-evaluation"],
  asksForReason: true,
  check: ({ form, recomputed }) => {
    const unexplained = recomputed.indicators.filter((row) => isUnexplained(row.indicator) && !followsFromRate(row) && !isExecutionScored(row, form, recomputed));
    return mergeRows(unexplained.map(({ indicator }) => factOf(indicator)), { message: "rows" });
  },
};
