import { type Decimal, plain } from "../../figures/decimal";
import { compact } from "../../figures/normalise";
import { type Policy, gradeFor } from "../../policy/policy";
import { isFilled } from "../filled";
import { gradeCorrection } from "../corrections";
import { fixOf, type Rule, type RuleContext, SCORED } from "../rule";

/** "优秀" and "(良好)" as a scale writes them: the shortest grade that the text begins with, "不合格" before "合格". */
function gradeIn(text: string, policies: readonly Policy[]): string | null {
  const words = compact(text).replace(/^\(/, "");
  const known = policies.flatMap(({ grades }) => grades.scale.map(({ grade }) => grade));
  return known.find((grade) => words.startsWith(grade)) ?? null;
}

/** The total as printed and by the rows; out of 100 as well where the total row prints another full score. */
function scoresOf({ form: { total }, recomputed: { scores, weights }, policy }: Omit<RuleContext, "workbook">): Decimal[] {
  const printed = isFilled(total?.score) ? total.score.figure.value : null;
  const full = policy.weights.full;
  const own = isFilled(total?.weight) ? total.weight.figure.value : weights?.sum;
  const isWhole = own?.eq(full) ?? false;
  const candidates = [...(printed ? [printed] : []), ...(scores && (printed !== null || isWhole) ? [scores.sum] : [])];
  return own?.gt(0) ? [...candidates, ...candidates.map((score) => score.times(full).div(own))] : candidates;
}

export const gradeMismatch: Rule = {
  id: "grade-mismatch",
  severity: "error",
  kinds: SCORED,
  *check(context) {
    const { form, policy, acceptable } = context;
    if (!form.grade) return;
    const scores = scoresOf(context);
    const [score] = scores;
    const stated = gradeIn(form.grade.text, [policy, ...acceptable]);
    if (!score || stated === null) return;
    // A place names its grades in its own way: only the scales that know the word have a say.
    const scales = acceptable.filter(({ grades }) => grades.scale.some(({ grade }) => grade === stated));
    const given = scales.flatMap((scale) => scores.map((points) => gradeFor(points, scale)));
    if (scales.length === 0 || given.includes(stated)) return;
    const values = { grade: stated, score: plain(score), expected: gradeFor(score, scales[0]!) ?? "" };
    yield { message: "grade", values, cells: [form.grade, ...(form.total?.score ? [form.total.score] : [])] };
  },
  fix: (_, context) => {
    const { form: { grade: cell, total }, acceptable } = context;
    const [score] = scoresOf(context);
    const stated = cell && gradeIn(cell.text, acceptable);
    const scales = acceptable.filter(({ grades }) => grades.scale.some(({ grade }) => grade === stated));
    const given = [...new Set(scales.flatMap((scale) => (score && gradeFor(score, scale)) ?? []))];
    return cell && fixOf("suggestion", [gradeCorrection(context, cell, given, total?.score ? [total.score] : [])]);
  },
};
