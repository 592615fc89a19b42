import { Decimal, sum } from "../figures/decimal";
import { compact } from "../figures/normalise";
import type { FigureAt, Form, Indicator } from "../form/form";
import { inPoints } from "./points";

/** A goal that has a full score of its own, and the share of the total that it makes. */
export interface WeightedGoal {
  /** Fraction of 1. */
  readonly share: Decimal;
  readonly cell: FigureAt;
  readonly scores: readonly FigureAt[];
}

const SHARES = /权重|比重|占比/;

/** Rows from one that prints a share to the last that completes the full score. */
function goalsOf(indicators: readonly Indicator[], shares: readonly FigureAt[], full: Decimal): WeightedGoal[] | null {
  const goals: WeightedGoal[] = [];
  let open: { share: FigureAt; scores: FigureAt[]; weight: Decimal } | null = null;
  for (const { row, weight, score } of indicators) {
    const share = shares.find((cell) => cell.row === row && cell.figure?.isPercent) ?? null;
    open ??= share && { share, scores: [], weight: new Decimal(0) };
    // A row of another share does not belong to the goal.
    if (!open || !weight?.figure || (share && !share.figure!.value.eq(open.share.figure!.value))) return null;
    open.weight = open.weight.plus(inPoints(weight.figure));
    if (score) open.scores.push(score);
    if (open.weight.gt(full)) return null;
    if (open.weight.eq(full)) {
      goals.push({ share: open.share.figure!.value, cell: open.share, scores: open.scores });
      open = null;
    }
  }
  return open ? null : goals;
}

/** 目标1 60 %, 目标2 40 %, each with 100 points of its own: the total is their mean by these shares. Null for all other forms. */
export function weightedGoals({ spareColumns, indicators }: Form, full: Decimal): WeightedGoal[] | null {
  for (const { heading, cells } of spareColumns) {
    const goals = SHARES.test(compact(heading.text)) ? goalsOf(indicators, cells, full) : null;
    if (goals && goals.length > 1 && sum(goals.map(({ share }) => share)).eq(1)) return goals;
  }
  return null;
}

export function weightedMean(goals: readonly WeightedGoal[]): Decimal {
  return sum(goals.map(({ share, scores }) => sum(scores.flatMap(({ figure }) => figure?.value ?? [])).times(share)));
}
