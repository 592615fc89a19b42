import { type Decimal, plain } from "../../figures/decimal";
import { compact } from "../../figures/normalise";
import type { AmountColumn } from "../../form/form";
import { gradeFor } from "../../policy/policy";
import { isFilled } from "../filled";
import { gradeCorrection } from "../corrections";
import { gradeIn, gradesBy, printedScale, printsOwnScale } from "../grades";
import { mergeRows } from "../merge";
import { type Draft, fixOf, type Rule, type RuleContext, SCORED } from "../rule";

/** The total as printed and by the rows; out of 100 as well where the total row prints another full score. */
function scoresOf({ form: { total }, recomputed: { scores, weights }, policy }: Omit<RuleContext, "workbook">): Decimal[] {
  const printed = isFilled(total?.score) ? total.score.figure.value : null;
  const full = policy.weights.full;
  const own = isFilled(total?.weight) ? total.weight.figure.value : weights?.sum;
  const isWhole = own?.eq(full) ?? false;
  const candidates = [...(printed ? [printed] : []), ...(scores && (printed !== null || isWhole) ? [scores.sum] : [])];
  return own?.gt(0) ? [...candidates, ...candidates.map((score) => score.times(full).div(own))] : candidates;
}

/** What is wrong with a grade beside a score: null where some scale that knows its word gives it, or none does. */
export function contradiction(text: string, scores: readonly Decimal[], { policy, acceptable }: RuleContext) {
  const [score] = scores;
  const stated = gradeIn(text, [policy, ...acceptable]);
  if (!score || stated === null) return null;
  // A place names its grades in its own way: only the scales that know the word have a say.
  const scales = acceptable.filter(({ grades }) => grades.scale.some(({ grade }) => grade === stated));
  const given = scales.flatMap((scale) => scores.map((points) => gradeFor(points, scale)));
  if (scales.length === 0 || given.includes(stated)) return null;
  return { grade: stated, score: plain(score), expected: gradeFor(score, scales[0]!) ?? "" };
}

/** The form's own scale, where it knows the word, goes before every published one. */
function byOwnScale(scale: NonNullable<ReturnType<typeof printedScale>>, context: RuleContext): Draft[] {
  const { grade, total } = context.form;
  const scores = scoresOf(context);
  const [score] = scores;
  const word = grade && compact(grade.text).replace(/[()]/g, "");
  const stated = scale.find((known) => known.grade === word || known.grade.startsWith(word ?? "-") || word?.startsWith(known.grade))?.grade;
  if (!grade || !score || stated === undefined || scores.some((points) => gradesBy(scale, points).includes(stated))) return [];
  const values = { grade: stated, score: plain(score), expected: gradesBy(scale, score)[0] ?? "" };
  return [{ message: "ownScale", values, cells: [grade, ...(total?.score ? [total.score] : [])] }];
}

function ofTotal(context: RuleContext): Draft[] {
  const { grade, total } = context.form;
  const { notes } = context.form;
  const scale = notes.map(({ text }) => printedScale(text)).find((own) => own !== null);
  if (scale) return byOwnScale(scale, context);
  if (notes.some(({ text }) => printsOwnScale(text))) return [];
  const values = grade && contradiction(grade.text, scoresOf(context), context);
  return values ? [{ message: "grade", values, cells: [grade, ...(total?.score ? [total.score] : [])] }] : [];
}

const GRADES = /等级|档次|评级|等次/;
/** A list may give the scores of several: 自评得分, 抽查得分. */
const SCORES = /得分|评分|分数|总分/;

/** A list of projects or places, each with its score and its grade. */
function ofRows(context: RuleContext): Draft[] {
  const { columns = [], rows = [] } = context.form.table ?? {};
  const isCalled = ({ role, heading }: AmountColumn, words: RegExp) => role === "other" && words.test(compact(heading?.text ?? ""));
  const scoreColumns = columns.filter((column) => column.role === "score" || isCalled(column, SCORES));
  const gradeColumn = columns.find((column) => isCalled(column, GRADES));
  if (!gradeColumn) return [];
  const graded = rows.flatMap(({ label, figures }) => {
    const scores = scoreColumns.map(({ column }) => figures.get(column)).filter(isFilled);
    const [grade, [score]] = [figures.get(gradeColumn.column), scores];
    return grade && score && grade.text.trim() !== "" ? [{ name: label?.text.trim() ?? "", grade, score, scores: scores.map(({ figure }) => figure.value) }] : [];
  });
  const wrong = graded.flatMap((row) => {
    const values = contradiction(row.grade.text, row.scores, context);
    return values ? [{ row, values }] : [];
  });
  const [first] = wrong;
  // Grades that hardly follow the scores go by something else, or the scores are not out of 100.
  if (!first || wrong.length * 2 >= graded.length) return [];
  return mergeRows(wrong.map(({ row: { name, grade, score } }) => ({ name, cells: [grade, score] as const })), { message: "rows", values: first.values });
}

export const gradeMismatch: Rule = {
  id: "grade-mismatch",
  severity: "error",
  kinds: [...SCORED, "fund-table"],
  check: (context) => [...ofTotal(context), ...ofRows(context)],
  fix: ({ message }, context) => {
    // A list may be of projects of which the forms are elsewhere.
    if (message === "rows" || message === "ownScale") return null;
    const { form: { grade: cell, total }, acceptable } = context;
    const [score] = scoresOf(context);
    const stated = cell && gradeIn(cell.text, acceptable);
    const scales = acceptable.filter(({ grades }) => grades.scale.some(({ grade }) => grade === stated));
    const given = [...new Set(scales.flatMap((scale) => (score && gradeFor(score, scale)) ?? []))];
    return cell && fixOf("suggestion", [gradeCorrection(context, cell, given, total?.score ? [total.score] : [])]);
  },
};
