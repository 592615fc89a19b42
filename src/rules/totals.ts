import type { Decimal } from "../figures/decimal";
import type { Figure } from "../figures/figure";
import { exactly, meets } from "../figures/interval";
import { printedPoints } from "./points";
import type { RuleContext } from "./rule";

/** What a form's total score may be by its own scores; empty when it has none. */
export function scoreSumsOf({ form: { funds }, recomputed: { scores, executionScore } }: Pick<RuleContext, "form" | "recomputed">): Decimal[] {
  if (!scores) return [];
  const ofExecution = funds?.executionScore?.figure;
  const sums = [scores.sum];
  // The total may have been worked out with the execution score before it was rounded for print.
  if (ofExecution && executionScore && meets(printedPoints(ofExecution), exactly(executionScore))) {
    sums.push(scores.sum.minus(ofExecution.value).plus(executionScore));
  }
  // A form that prints no points for the execution rate may count its score elsewhere.
  if (ofExecution && !funds.executionWeight?.figure) sums.push(scores.sum.minus(ofExecution.value));
  return sums;
}

/** Whether the printed points can stand for one of the sums. */
export function statesOneOf(printed: Figure, sums: readonly Decimal[]): boolean {
  return sums.some((sum) => meets(printedPoints(printed), exactly(sum)));
}
