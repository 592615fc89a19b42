import { gradeOf } from "../facts/figures";
import { sum } from "../facts/points";
import type { TableTruth } from "../truth";
import type { Plan } from "./plan";

const CENT = 100;

/** The figures that the form should give; a form without them has null. */
export function recomputedOf(plan: Plan): TableTruth["recomputed"] {
  const { facts, figures, choices } = plan;
  const all = facts.money?.[0];
  const rate = all && all.budget > 0 && choices.kind !== "target-table" ? all.executed / all.budget : null;
  const weight = facts.executionWeight / CENT;
  const counted = facts.rows.filter(({ isLeftOver }) => !isLeftOver);
  const beside = choices.execution === "block" ? facts.executionWeight : 0;
  const score = sum(counted.map((row) => row.score)) + (figures.executionScore ?? 0);
  const recomputed = new Map<string, (number | string | null)[]>([
    ["weightSum", [plan.isWeighted ? (sum(counted.map((row) => row.weight)) + beside) / CENT : null]],
    ["scoreSum", [plan.isScored ? score / CENT : null]],
    ["executionRate", choices.funds === "sentence" ? [rate, null] : [rate]],
  ]);
  if (weight > 0 && rate !== null) recomputed.set("executionScore", [Math.min(rate, 1) * weight]);
  if (choices.grade !== "none") recomputed.set("grade", [gradeOf(score)]);
  return recomputed;
}
