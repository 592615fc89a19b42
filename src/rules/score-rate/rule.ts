import { type Decimal, digitsShown, plain } from "../../figures/decimal";
import type { Figure } from "../../figures/figure";
import { type Interval, divideIntervals, exactly, meets, printed } from "../../figures/interval";
import type { AmountTable, CategoryScores, FigureAt, Form, ScoreSummary } from "../../form/form";
import { isFilled } from "../filled";
import type { Recomputed } from "../../recompute/recompute";
import { asPoints } from "../points";
import { readingsOfRate } from "../rates";
import { scoreRateOf } from "../corrections";
import { type Draft, fixOf, type Rule, type RuleContext, SCORED } from "../rule";

/** Weight, score and rate of score of one row or category. */
interface Rated {
  readonly name: string;
  readonly weight: FigureAt | null;
  readonly score: FigureAt | null;
  readonly rate: FigureAt | null;
  /** Score ÷ weight as the rows below make them; null where there are none. */
  readonly made: Decimal | null;
}

function follows(rate: Figure, quotient: Interval): boolean {
  return readingsOfRate(rate).some((reading) => meets(reading, quotient));
}

type RatedContext = Pick<RuleContext, "form" | "recomputed">;

/** @param digits decimals that the table keeps its scores to, trailing zeros not printed */
function contradiction({ name, weight, score, rate, made }: Rated, digits: number): Draft[] {
  if (!isFilled(weight) || !isFilled(score) || !isFilled(rate) || weight.figure.value.lte(0) || score.figure.value.lt(0)) return [];
  const points = asPoints(score.figure, weight.figure);
  const quotient = points && divideIntervals(printed(score.figure, { leastDigits: digits }), exactly(points.weight));
  if (!points || !quotient || follows(rate.figure, quotient)) return [];
  // Where the rate is right and the sum beside it wrong, the sum is told.
  if (made && follows(rate.figure, exactly(made))) return [];
  const values = {
    name,
    shown: rate.text.trim(),
    score: plain(points.score),
    weight: plain(points.weight),
    expectedPercent: digitsShown(points.score.div(points.weight).times(100), 4),
  };
  return [{ message: "rate", values, cells: [rate, score, weight] }];
}

/** Score ÷ weight of a group, or of all, by their rows. */
function madeOf({ score }: CategoryScores, { total }: Form, { groups, scores, weights }: Recomputed): Decimal | null {
  const stands = (cell: FigureAt | null | undefined) => cell != null && cell.row === score?.row && cell.column === score.column;
  const sums = stands(total?.score) ? { scores, weights } : groups.find(({ group }) => stands(group.declaredScore));
  return sums?.scores && sums.weights?.sum.gt(0) ? sums.scores.sum.div(sums.weights.sum) : null;
}

function inSummary({ categories, total }: ScoreSummary, { form, recomputed }: RatedContext): Rated[] {
  const rated = (category: CategoryScores): Rated => ({ ...category, name: category.label.text.trim(), made: madeOf(category, form, recomputed) });
  // A score above its weight is told as such.
  const isOver = ({ score, weight }: CategoryScores) => {
    const points = isFilled(score) && isFilled(weight) ? asPoints(score.figure, weight.figure) : null;
    return points?.score.gt(points.weight) ?? false;
  };
  return [...categories, ...(total ? [total] : [])].filter((category) => !isOver(category)).map(rated);
}

function inTable({ columns, rows }: AmountTable): Rated[] {
  const columnOf = (role: AmountTable["columns"][number]["role"]) => columns.find((column) => column.role === role)?.column ?? -1;
  // Beside money a rate is one of execution.
  if (columns.some(({ role }) => role === "executed" || role === "budget")) return [];
  const [weight, score, rate] = [columnOf("weight"), columnOf("score"), columnOf("rate")];
  return rows.map(({ label, figures }) => ({
    name: label?.text.trim() ?? "",
    weight: figures.get(weight) ?? null,
    score: figures.get(score) ?? null,
    rate: figures.get(rate) ?? null,
    made: null,
  }));
}

function ratedIn(context: RatedContext): Rated[] {
  const { summary, table } = context.form;
  return [...(summary ? inSummary(summary, context) : []), ...(table ? inTable(table) : [])];
}

export const scoreRate: Rule = {
  id: "score-rate",
  severity: "error",
  kinds: ["score-summary", ...SCORED, "fund-table"],
  check(context) {
    const rated = ratedIn(context);
    const digits = Math.max(0, ...rated.map(({ score }) => score?.figure?.digits ?? 0));
    return rated.flatMap((row) => contradiction(row, digits));
  },
  fix: ({ cells: [cell] }, context) => {
    const { name, rate, score, weight } = ratedIn(context).find((rated) => rated.rate?.row === cell?.row && rated.rate?.column === cell?.column) ?? {};
    const points = isFilled(score) && isFilled(weight) ? asPoints(score.figure, weight.figure) : null;
    return rate && isFilled(score) && isFilled(weight) && points ? fixOf("safe", [scoreRateOf(context, { name: name ?? "", rate, score, weight, points })]) : null;
  },
};
