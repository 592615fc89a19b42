import type { Choices } from "../choices/choices";
import type { Facts, Row } from "./facts";
import { reached } from "./measures";
import { share, sum } from "./points";

/** What some indicators add up to. */
export interface Points {
  weight: number;
  score: number;
  planned: number;
  review: number;
}

/** What a form prints of its facts: points and percentages in hundredths. A slip may change it. */
export interface Figures {
  /** By the name of the part. */
  readonly parts: Map<string, Points>;
  /** Points that the names of the parts declare. */
  readonly declared: Map<string, number>;
  /** All indicators, without an execution that is none of them. */
  readonly indicators: Points;
  readonly total: Points;
  headTotal: number;
  /** For every line of the money; null where there is nothing to divide by. */
  readonly rates: (number | null)[];
  executionScore: number | null;
  /** Of each row. */
  readonly scoreRates: number[];
  readonly doneRates: (number | null)[];
  readonly reviews: number[];
  grade: string;
}

const WHOLE = 10_000;

/** By the scale that nearly all forms use. */
export function gradeOf(score: number): string {
  if (score >= 9000) return "优";
  if (score >= 8000) return "良";
  return score >= 6000 ? "中" : "差";
}

/** A reviewer takes a tenth from the second row. */
const reviewed = (rows: readonly Row[]) => new Map(rows.map((row, index) => [row, index === 1 ? Math.floor(row.score * 0.9) : row.score]));

function figuresOfRows(rows: readonly Row[], reviews: ReadonlyMap<Row, number>): Points {
  return {
    weight: sum(rows.map(({ weight }) => weight)),
    score: sum(rows.map(({ score }) => score)),
    planned: sum(rows.map(({ planned }) => planned)),
    review: sum(rows.map((row) => reviews.get(row)!)),
  };
}

export function figuresOf({ rows, money, executionWeight }: Facts, { execution }: Choices): Figures {
  const counted = rows.filter(({ isLeftOver }) => !isLeftOver);
  const reviews = reviewed(rows);
  const names = [...new Set(counted.map(({ part }) => part))];
  const parts = new Map(
    names.map((name) => [
      name,
      figuresOfRows(
        counted.filter(({ part }) => part === name),
        reviews,
      ),
    ]),
  );
  const rates = (money ?? []).map(({ budget, executed }) => (budget === 0 ? null : share(executed, WHOLE, budget)));
  const all = money?.[0];
  const executionScore = execution === "block" && all ? share(all.executed, executionWeight, all.budget) : null;
  const indicators = figuresOfRows(counted, reviews);
  const [besideWeight, besideScore] = executionScore === null ? [0, 0] : [executionWeight, executionScore];
  const { weight, score, planned, review } = indicators;
  const total = { weight: weight + besideWeight, score: score + besideScore, planned: planned + besideWeight, review: review + besideScore };
  return {
    parts,
    declared: new Map([...parts].map(([name, { weight }]) => [name, weight])),
    indicators,
    total,
    headTotal: total.score,
    rates,
    executionScore,
    scoreRates: rows.map(({ score, weight }) => share(score, WHOLE, weight)),
    doneRates: rows.map((row) => (row.isExecution ? null : reached(row))),
    reviews: rows.map((row) => reviews.get(row)!),
    grade: gradeOf(total.score),
  };
}
