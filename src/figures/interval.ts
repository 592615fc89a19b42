import { Decimal, decimalsOf, rounded, storedSlack, unitOf } from "./decimal";
import type { Figure } from "./figure";

/** The values that a printed figure can stand for. `low` belongs to it; `high` only when `isClosed`. */
export interface Interval {
  readonly low: Decimal;
  readonly high: Decimal;
  readonly isClosed: boolean;
}

export function exactly(value: Decimal): Interval {
  return { low: value, high: value, isClosed: true };
}

export interface PrintHabits {
  /** Figures of this kind are kept to at least so many decimals, trailing zeros not printed (money: 2). */
  readonly leastDigits?: number;
  /** Whether digits may have been cut off instead of rounded. */
  readonly canBeCutOff?: boolean;
}

/**
 * What a printed figure can stand for: rounded half up or half even, or cut off (98.3 % → [98.25 %, 98.4 %)).
 * A formula's result stands for itself, in the digits that a program keeps; where the format hides some of them, for whatever
 * shows the same as well: who reads 98.24 % sees nothing wrong with it, and neither does who looks into the cell.
 */
export function printed(figure: Pick<Figure, "value" | "digits" | "isExact">, { leastDigits = 0, canBeCutOff = true }: PrintHabits = {}): Interval {
  if (figure.isExact) {
    const slack = storedSlack(figure.value);
    const [low, high] = [figure.value.minus(slack), figure.value.plus(slack)];
    const shownDigits = Math.max(figure.digits, leastDigits);
    if (decimalsOf(figure.value) <= shownDigits) return { low, high, isClosed: true };
    const shown = rounded(figure.value, shownDigits);
    const half = unitOf(shownDigits).div(2);
    // What is stored may be a print itself: 0.9345 typed for 93.4463 %, shown as 93.5 %.
    const ownHalf = unitOf(decimalsOf(figure.value)).div(2);
    const [least, most] = [shown.minus(half), shown.plus(half)];
    const [ownLeast, ownMost] = [figure.value.minus(ownHalf), figure.value.plus(ownHalf)];
    return between(ownLeast.lt(least) ? ownLeast : least, ownMost.gt(most) ? ownMost : most);
  }
  const unit = unitOf(Math.max(figure.digits, leastDigits));
  const half = unit.div(2);
  const { value } = figure;
  // Cutting off goes towards 0, and to 0 from either side.
  const away = canBeCutOff ? unit : half;
  return {
    low: value.minus(value.lte(0) ? away : half),
    high: value.plus(value.gte(0) ? away : half),
    isClosed: value.lt(0) || !canBeCutOff,
  };
}

export function addIntervals(intervals: readonly Interval[]): Interval {
  return intervals.reduce(
    (total, { low, high, isClosed }) => ({
      low: total.low.plus(low),
      high: total.high.plus(high),
      isClosed: total.isClosed && isClosed,
    }),
    exactly(new Decimal(0)),
  );
}

/** Every difference of a value of the one and a value of the other. */
export function subtractIntervals(a: Interval, b: Interval): Interval {
  return { low: a.low.minus(b.high), high: a.high.minus(b.low), isClosed: a.isClosed };
}

/** The smallest closed interval that holds all values; an open end cannot be kept track of through signs. */
function hull(values: readonly [Decimal, ...Decimal[]]): Interval {
  const [first] = values;
  return {
    low: values.reduce((least, value) => (value.lt(least) ? value : least), first),
    high: values.reduce((most, value) => (value.gt(most) ? value : most), first),
    isClosed: true,
  };
}

/** A quotient that does not end is cut off in its last decimal; this much it may be short of. */
const CUT = unitOf(Decimal.DP);

/** Holds every quotient; null when the denominator can be 0 or below. */
export function divideIntervals(numerator: Interval, denominator: Interval): Interval | null {
  if (denominator.low.lte(0)) return null;
  const { low, high, isClosed } = numerator;
  if (low.gte(0)) return { low: low.div(denominator.high).minus(CUT), high: high.div(denominator.low).plus(CUT), isClosed };
  const { low: least, high: most } = hull([low.div(denominator.low), low.div(denominator.high), high.div(denominator.low), high.div(denominator.high)]);
  return { low: least.minus(CUT), high: most.plus(CUT), isClosed: true };
}

/** Every value between two, in either order, both included. */
export function between(a: Decimal, b: Decimal): Interval {
  return a.lte(b) ? { low: a, high: b, isClosed: true } : { low: b, high: a, isClosed: true };
}

/** `factor` at least 0. */
export function scaled({ low, high, isClosed }: Interval, factor: Decimal): Interval {
  return { low: low.times(factor), high: high.times(factor), isClosed };
}

export function meets(a: Interval, b: Interval): boolean {
  const reaches = (x: Interval, y: Interval) => (x.isClosed ? y.low.lte(x.high) : y.low.lt(x.high));
  return reaches(a, b) && reaches(b, a);
}
