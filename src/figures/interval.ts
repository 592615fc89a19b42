import { Decimal, unitOf } from "./decimal";
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
 * A formula's result and a number of which the format hides digits stand for themselves.
 */
export function printed(figure: Pick<Figure, "value" | "digits" | "isExact">, { leastDigits = 0, canBeCutOff = true }: PrintHabits = {}): Interval {
  if (figure.isExact) return exactly(figure.value);
  const unit = unitOf(Math.max(figure.digits, leastDigits));
  const half = unit.div(2);
  const isNegative = figure.value.lt(0);
  const away = canBeCutOff ? unit : half;
  return isNegative
    ? { low: figure.value.minus(away), high: figure.value.plus(half), isClosed: true }
    : { low: figure.value.minus(half), high: figure.value.plus(away), isClosed: !canBeCutOff };
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

/** Numerator at least 0, denominator above 0 throughout; null when the denominator can be 0. */
export function divideIntervals(numerator: Interval, denominator: Interval): Interval | null {
  if (denominator.low.lte(0)) return null;
  return {
    low: numerator.low.div(denominator.high),
    high: numerator.high.div(denominator.low),
    isClosed: numerator.isClosed,
  };
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

/** True when `value` printed with the figure's digits could read as the figure does. */
export function canStandFor(figure: Figure, value: Decimal, habits?: PrintHabits): boolean {
  return meets(printed(figure, habits), exactly(value));
}
