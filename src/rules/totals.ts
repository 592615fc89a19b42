import { type Decimal, sum } from "../figures/decimal";
import type { Figure } from "../figures/figure";
import { exactly, meets } from "../figures/interval";
import { compact } from "../figures/normalise";
import { pointsBeside } from "../recompute/funds";
import { inPoints, printedPoints } from "./points";
import type { RuleContext } from "./rule";

type TotalsContext = Pick<RuleContext, "form" | "recomputed" | "hidden" | "policy">;

/** "产出指标50分、效益指标30分、满意度指标10分、预算资金执行率10分": the form's note shares out the full score, the execution rate among the rest. */
const SHARE_OF_EXECUTION = /执行率(?:指标)?(?:为|占)?(\d+(?:\.\d+)?)分/;

/**
 * Whether the form's totals count the points of the execution rate, as its weights show once for the whole form: null where they
 * fit neither way, or both.
 */
export function countsExecution({ form: { funds, total, notes }, recomputed: { weights }, policy }: Pick<RuleContext, "form" | "recomputed" | "policy">): boolean | null {
  const printed = funds?.executionWeight?.figure;
  const execution = printed ?? funds?.declaredWeight;
  if (!execution || !weights || execution.value.eq(0)) return null;
  if (notes.some(({ text }) => execution.value.eq(SHARE_OF_EXECUTION.exec(compact(text))?.[1] ?? -1))) return true;
  const whole = total?.weight?.figure ? inPoints(total.weight.figure) : policy.weights.full;
  const rows = printed ? weights.sum.minus(printed.value) : weights.sum;
  if (rows.plus(execution.value).eq(whole)) return true;
  return rows.eq(whole) ? false : null;
}

/** What a form's total score may be by its own scores; empty when it has none. */
export function scoreSumsOf(context: TotalsContext): Decimal[] {
  const { form, recomputed: { scores, executionScore } } = context;
  if (!scores) return [];
  const ofExecution = pointsBeside(form, "score")?.figure ?? null;
  const isCounted = scores.addends.some(({ figure }) => figure === ofExecution);
  // 98.5% of 10 points, where the rate stands for the score, is in the total as what it is worth.
  if (ofExecution?.isPercent && !isCounted) return [scores.sum, ...(executionScore ? [scores.sum.plus(executionScore)] : [])];
  return alternativeSums(scores.sum, ofExecution, context);
}

/** @param all the scores as they are printed, added up, that of the execution rate (`ofExecution`) among them */
export function alternativeSums(all: Decimal, ofExecution: Figure | null, context: TotalsContext): Decimal[] {
  const { form: { funds }, recomputed: { executionScore }, hidden } = context;
  if (ofExecution && countsExecution(context) === false) return [all.minus(ofExecution.value)];
  const sums = [all];
  // The total may have been worked out with the execution score before it was rounded for print.
  if (ofExecution && executionScore && meets(printedPoints(ofExecution), exactly(executionScore))) sums.push(all.minus(ofExecution.value).plus(executionScore));
  // A form that prints no points for the execution rate may count its score elsewhere.
  if (ofExecution && !funds?.executionWeight?.figure && countsExecution(context) === null) sums.push(all.minus(ofExecution.value));
  const ofHidden = sum(hidden.flatMap(({ score }) => score?.figure?.value ?? []));
  return ofHidden.eq(0) ? sums : [...sums, ...sums.map((value) => value.plus(ofHidden))];
}

/** Whether the printed points can stand for one of the sums. */
export function statesOneOf(printed: Figure, sums: readonly Decimal[]): boolean {
  return sums.some((sum) => meets(printedPoints(printed), exactly(sum)));
}
