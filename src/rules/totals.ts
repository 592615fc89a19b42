import { type Decimal, sum } from "../figures/decimal";
import type { Figure } from "../figures/figure";
import { exactly, meets } from "../figures/interval";
import { printedPoints } from "./points";
import type { RuleContext } from "./rule";

type TotalsContext = Pick<RuleContext, "form" | "recomputed" | "hidden">;

/** What a form's total score may be by its own scores; empty when it has none. */
export function scoreSumsOf(context: TotalsContext): Decimal[] {
  const { form: { funds }, recomputed: { scores } } = context;
  return scores ? alternativeSums(scores.sum, funds?.executionScore?.figure ?? null, context) : [];
}

/** @param all the scores as they are printed, added up, that of the execution rate (`ofExecution`) among them */
export function alternativeSums(all: Decimal, ofExecution: Figure | null, { form: { funds }, recomputed: { executionScore }, hidden }: TotalsContext): Decimal[] {
  const sums = [all];
  // The total may have been worked out with the execution score before it was rounded for print.
  if (ofExecution && executionScore && meets(printedPoints(ofExecution), exactly(executionScore))) sums.push(all.minus(ofExecution.value).plus(executionScore));
  // A form that prints no points for the execution rate may count its score elsewhere.
  if (ofExecution && !funds?.executionWeight?.figure) sums.push(all.minus(ofExecution.value));
  const ofHidden = sum(hidden.flatMap(({ score }) => score?.figure?.value ?? []));
  return ofHidden.eq(0) ? sums : [...sums, ...sums.map((value) => value.plus(ofHidden))];
}

/** Whether the printed points can stand for one of the sums. */
export function statesOneOf(printed: Figure, sums: readonly Decimal[]): boolean {
  return sums.some((sum) => meets(printedPoints(printed), exactly(sum)));
}
