import type { Decimal } from "../figures/decimal";
import { sum } from "../figures/decimal";
import type { Figure } from "../figures/figure";
import { type Interval, divideIntervals, exactly, meets, printed, scaled } from "../figures/interval";

/**
 * What a form prints twice, so far as it tells which columns and rows are meant: reading looks for the reading under which it holds.
 * `worth` is how much an identity that holds speaks for a reading; one that fails speaks against it no more than half as much, because
 * a slip is what is looked for. The relations by which rules tell which figure is wrong can be solved as well and stand in rules/identities.ts.
 */
export const IDENTITIES = {
  /** Σ weights = total weight */
  "weights-total": { worth: 3 },
  /** Σ scores = total score */
  "scores-total": { worth: 3 },
  /** Σ of the rows of a group or above a 小计 = what it prints */
  "parts-group": { worth: 1 },
  /** score ≤ weight */
  "score-within-weight": { worth: 1 },
} as const satisfies Readonly<Record<string, { readonly worth: number }>>;

export type IdentityId = keyof typeof IDENTITIES;

/** Whether a printed figure is the sum of others. A whole number that was typed stands for itself: nobody rounds points or money to it. */
export function isSumOf(whole: Figure, parts: readonly Decimal[]): boolean {
  const added = sum(parts);
  return whole.value.eq(added) || ((whole.isExact || whole.digits > 0) && meets(printed(whole), exactly(added)));
}

/** "98.3%" and 0.983 are fractions of 1; a bare 99.97 is a percentage. */
function readingsOf(rate: Figure): Interval[] {
  const asFraction = printed(rate);
  if (rate.isPercent) return [asFraction];
  const { low, high, isClosed } = asFraction;
  return [rate.digits === 0 ? exactly(rate.value) : asFraction, { low: low.div(100), high: high.div(100), isClosed }];
}

/** Whether a printed rate is the quotient of two figures; false where the divisor is not above 0. */
export function isQuotientOf(rate: Figure, dividend: Figure, divisor: Figure): boolean {
  const quotient = divisor.value.gt(0) ? divideIntervals(exactly(dividend.value), exactly(divisor.value)) : null;
  return quotient !== null && readingsOf(rate).some((reading) => meets(reading, quotient));
}

/** Whether a printed figure is a share of another: 9.6 is 96 % of 10. */
export function isProductOf(product: Figure, whole: Figure, rate: Figure): boolean {
  const own = product.digits === 0 ? exactly(product.value) : printed(product);
  return whole.value.gt(0) && readingsOf(rate).some((reading) => meets(own, scaled(reading, whole.value)));
}
