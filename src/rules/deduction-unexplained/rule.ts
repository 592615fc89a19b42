import { meets } from "../../figures/interval";
import type { Form, Indicator } from "../../form/form";
import type { Recomputed, RecomputedIndicator } from "../../recompute/recompute";
import { weightOf } from "../../recompute/weight";
import { hasReason } from "../explanations";
import { isFilled } from "../filled";
import { type RowFact, mergeRows } from "../merge";
import { asPoints, printedPoints } from "../points";
import { FUNDED, type Rule } from "../rule";
import { cellOf, isOwnIndicator } from "../rows";
import { slipOf } from "../slips";
import { turnedSign } from "../turned-sign";

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

/** In a form without points: a target that was clearly missed, in a table that has a column for the reason. */
function isMissedUnexplained({ indicator, comparison: { outcome, isDirectionSure } }: RecomputedIndicator): boolean {
  if (!isOwnIndicator(indicator) || indicator.cells.reason === null || hasReason(indicator)) return false;
  return outcome === "missed" && isDirectionSure && slipOf(indicator) === null && turnedSign(indicator) === null;
}

function factOf(indicator: Indicator): RowFact {
  const figures = [indicator.score, weightOf(indicator)].filter(isFilled);
  return { name: indicator.name ?? "", cells: [cellOf(indicator, "reason"), ...figures] };
}

function missFactOf(indicator: Indicator): RowFact {
  return { name: indicator.name ?? "", cells: [cellOf(indicator, "reason"), cellOf(indicator, "actual"), cellOf(indicator, "target")] };
}

export const deductionUnexplained: Rule = {
  id: "deduction-unexplained",
  severity: "warning",
  // A reviewer's table explains its deductions in the report around it.
  kinds: FUNDED,
  asksForReason: true,
  check: ({ form, recomputed }) => {
    if (form.kind === "self-evaluation-unscored") {
      const missed = recomputed.indicators.filter(isMissedUnexplained);
      return mergeRows(missed.map(({ indicator }) => missFactOf(indicator)), { message: "missed" });
    }
    const unexplained = recomputed.indicators.filter((row) => isUnexplained(row.indicator) && !followsFromRate(row) && !isExecutionScored(row, form, recomputed));
    return mergeRows(unexplained.map(({ indicator }) => factOf(indicator)), { message: "rows" });
  },
};
