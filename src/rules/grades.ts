import { Decimal } from "../figures/decimal";
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

/** One grade of a printed scale, and the points from which it holds. */
interface PrintedGrade {
  readonly grade: string;
  readonly from: Decimal;
  readonly below: Decimal | null;
}

const GRADE_WORDS = /不合格|基本合格|合格|优秀?|良好?|中等?|较差|差/g;
const NUMBERS = /\d+(?:\.\d+)?/g;
/** 89.99 below 90. */
const MOST_BETWEEN_GRADES = 1;
const LEAST_GRADES = 3;

/** "85分(含)-95分良", "75分≤良好<85分", "70分以下差"; null for what names not one grade with its bounds. */
function printedGrade(part: string): PrintedGrade | null {
  const [grade, ...others] = part.match(GRADE_WORDS) ?? [];
  const bounds = (part.match(NUMBERS) ?? []).map((text) => new Decimal(text)).sort((a, b) => a.cmp(b));
  const [first, second, ...more] = bounds;
  if (grade === undefined || others.length > 0 || !first || more.length > 0) return null;
  if (second) return { grade, from: first, below: second };
  if (/以下|低于|不足|不满|[优良中差格秀好等]<\d|<$|^<|\d>/.test(part)) return { grade, from: new Decimal(0), below: first };
  return /以上|不低于|≥/.test(part) ? { grade, from: first, below: null } : null;
}

/** The scale that a text prints, highest grade first; null where it prints none, or one that does not join. */
export function printedScale(text: string): readonly PrintedGrade[] | null {
  for (const sentence of compact(text).split(/[。\n]/)) {
    const parts = sentence.replace(/^[^::]*[::]/, "").split(/[,,、;;]/).filter((part) => part !== "");
    const grades = parts.map(printedGrade).filter((grade) => grade !== null).sort((a, b) => b.from.cmp(a.from));
    if (grades.length < LEAST_GRADES || grades.length < parts.length) continue;
    const joins = grades.slice(1).every(({ below }, index) => below && grades[index]!.from.minus(below).gte(0) && grades[index]!.from.minus(below).lte(MOST_BETWEEN_GRADES));
    if (joins && new Set(grades.map(({ grade }) => grade)).size === grades.length) return grades;
  }
  return null;
}

/** Grades that a printed scale gives to some points; on a bound, those on both sides of it. */
export function gradesBy(scale: readonly PrintedGrade[], points: Decimal): string[] {
  const index = scale.findIndex(({ from }) => points.gte(from));
  const own = scale[index];
  const next = scale[index + 1];
  return own ? [own.grade, ...(points.eq(own.from) && next ? [next.grade] : [])] : [];
}
