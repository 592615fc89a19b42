import type { Decimal } from "../figures/decimal";
import { compact } from "../figures/normalise";
import { type Policy, gradeFor } from "../policy/policy";
import type { PolicyChoice } from "../policy/published";

/** "优秀" and "(良好)" as a scale writes them: the shortest grade that the text begins with, "不合格" before "合格". */
export function gradeIn(text: string, policies: readonly Policy[]): string | null {
  const words = compact(text).replace(/^\(/, "");
  const known = policies.flatMap(({ grades }) => grades.scale.map(({ grade }) => grade));
  return known.find((grade) => words.startsWith(grade)) ?? null;
}

/** Whether some scale that knows the word gives it to the score; a word that no scale knows says nothing. */
export function statesGrade(text: string, score: Decimal, { policy, acceptable }: PolicyChoice): boolean {
  const stated = gradeIn(text, [policy, ...acceptable]);
  const scales = acceptable.filter(({ grades }) => grades.scale.some(({ grade }) => grade === stated));
  return scales.length === 0 || scales.some((scale) => gradeFor(score, scale) === stated);
}
