import { digitsShown, plain } from "../../figures/decimal";
import { divideIntervals, exactly, meets, printed } from "../../figures/interval";
import type { AmountTable, CategoryScores, FigureAt, Form, ScoreSummary } from "../../form/form";
import { isFilled } from "../filled";
import { asPoints } from "../points";
import { readingsOfRate } from "../rates";
import { scoreRateOf } from "../corrections";
import { type Draft, fixOf, type Rule } from "../rule";

/** Weight, score and rate of score of one row or category. */
interface Rated {
  readonly name: string;
  readonly weight: FigureAt | null;
  readonly score: FigureAt | null;
  readonly rate: FigureAt | null;
}

/** @param digits decimals that the table keeps its scores to, trailing zeros not printed */
function contradiction({ name, weight, score, rate }: Rated, digits: number): Draft[] {
  if (!isFilled(weight) || !isFilled(score) || !isFilled(rate) || weight.figure.value.lte(0) || score.figure.value.lt(0)) return [];
  const points = asPoints(score.figure, weight.figure);
  const quotient = points && divideIntervals(printed(score.figure, { leastDigits: digits }), exactly(points.weight));
  if (!points || !quotient || readingsOfRate(rate.figure).some((reading) => meets(reading, quotient))) return [];
  const values = {
    name,
    shown: rate.text.trim(),
    score: plain(points.score),
    weight: plain(points.weight),
    expectedPercent: digitsShown(points.score.div(points.weight).times(100), 4),
  };
  return [{ message: "rate", values, cells: [rate, score, weight] }];
}

function inSummary({ categories, total }: ScoreSummary): Rated[] {
  const rated = (category: CategoryScores): Rated => ({ ...category, name: category.label.text.trim() });
  return [...categories, ...(total ? [total] : [])].map(rated);
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
  }));
}

function ratedIn({ summary, table }: Form): Rated[] {
  return [...(summary ? inSummary(summary) : []), ...(table ? inTable(table) : [])];
}

export const scoreRate: Rule = {
  id: "score-rate",
  severity: "error",
  kinds: ["score-summary", "score-table", "fund-table"],
  check({ form }) {
    const rated = ratedIn(form);
    const digits = Math.max(0, ...rated.map(({ score }) => score?.figure?.digits ?? 0));
    return rated.flatMap((row) => contradiction(row, digits));
  },
  fix: ({ cells: [cell] }, context) => {
    const { name, rate, score, weight } = ratedIn(context.form).find((rated) => rated.rate?.row === cell?.row && rated.rate?.column === cell?.column) ?? {};
    const points = isFilled(score) && isFilled(weight) ? asPoints(score.figure, weight.figure) : null;
    return rate && isFilled(score) && isFilled(weight) && points ? fixOf("safe", [scoreRateOf(context, { name: name ?? "", rate, score, weight, points })]) : null;
  },
};
