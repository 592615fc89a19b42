import { type Decimal, plain, unitOf } from "../figures/decimal";
import { type PrintHabits, between, exactly, meets, printed } from "../figures/interval";
import type { Figure } from "../figures/figure";
import type { FigureAt } from "../form/form";
import type { ExpectedScore } from "../recompute/expected-score";

/** Points may be printed with fewer digits, rounded; a whole point is never just cut off. */
function pointHabits(figure: Figure): PrintHabits {
  return { canBeCutOff: figure.digits > 0 };
}

/** What a printed number of points can stand for. */
export function printedPoints(figure: Figure) {
  return printed(figure, pointHabits(figure));
}

/** Whether the score is one that a formula gives. Scores are kept to whole points, rounded or cut off, as readily as to hundredths. */
export function followsFormula(score: Figure, expected: readonly ExpectedScore[]): boolean {
  const given = printed(score);
  return expected.some(({ span }) => meets(given, span));
}

/** A weight of 20% is 20 points. */
export function inPoints({ value, isPercent }: Figure): Decimal {
  return isPercent ? value.times(100) : value;
}

/** Whether one of two printed numbers of points is the other with fewer digits: 9.8 and 9.83, but not 2 and 3. */
export function areSamePoints(a: Figure, b: Figure): boolean {
  return meets(printedPoints(a), exactly(b.value)) || meets(printedPoints(b), exactly(a.value));
}

/** Score and weight on one scale. A weight of 20% is 20 points; a score of 95% beside a weight of 10 is no number of points: null. */
export function asPoints(score: Figure, weight: Figure): { readonly score: Decimal; readonly weight: Decimal } | null {
  if (score.isPercent === weight.isPercent) return { score: score.value, weight: weight.value };
  return weight.isPercent ? { score: score.value, weight: inPoints(weight) } : null;
}

/**
 * Whether a total differs from the sum of its parts by no more than what rounding them for print can lose: half of the last digit
 * for each part that prints as many decimals as any, at least two. Systems add what they have not rounded.
 */
export function isLastDigit(total: Figure, parts: readonly Figure[], sums: readonly Decimal[]): boolean {
  const digits = Math.max(0, ...parts.map((part) => part.digits));
  if (digits < LEAST_DIGITS_OF_ROUNDED) return false;
  const slack = unitOf(digits).div(2).times(parts.filter((part) => part.digits === digits).length);
  return sums.some((sum) => meets(printedPoints(total), between(sum.minus(slack), sum.plus(slack))));
}

/** Scores that were rounded for print have two decimals; 13.5 is what somebody gave. */
const LEAST_DIGITS_OF_ROUNDED = 2;

/** "10 + 10 + 9.83", so that a person can follow a sum. */
export function addendsText(cells: readonly FigureAt[]): string {
  return cells.map((cell) => (cell.figure ? plain(cell.figure.value) : "0")).join(" + ");
}
