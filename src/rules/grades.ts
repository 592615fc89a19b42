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

const GRADE_WORD = /优|良|合格|中等|较差|为差|差[<:]/;
const POINTS_IN_SCALE = /(?<![\d.])\d+(?:\.\d+)?(?=分|\(|[-~至≤<])|(?<=[≥>≤<])\d+(?:\.\d+)?/g;
/** Bounds of the scale that holds everywhere, as they are written with and without the bound itself. */
const COMMON_BOUNDS = new Set(["100", "90", "89", "89.9", "89.99", "80", "79", "79.9", "79.99", "60", "59", "59.9", "59.99", "0"]);

/** "优秀≥85分,75分≤良好<85分": a form that prints a scale with other bounds than the common ones goes by its own. */
export function printsOwnScale(note: string): boolean {
  return compact(note).split(/[。\n]/).some((sentence) => {
    if (!GRADE_WORD.test(sentence) || !/等级|档|评级|等次|优秀|良好/.test(sentence)) return false;
    const bounds = sentence.match(POINTS_IN_SCALE) ?? [];
    return bounds.length >= 3 && bounds.some((bound) => !COMMON_BOUNDS.has(bound));
  });
}
