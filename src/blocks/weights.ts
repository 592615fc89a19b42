import { Decimal, decimalsOf, sum, unitOf, ZERO } from "../figures/decimal";

/** What the new indicators are given: nothing, what the block suggests, what is left, or all are scaled to the full score. */
export const WEIGHT_CHOICES = ["blank", "suggested", "share", "scale"] as const;
export type WeightChoice = (typeof WEIGHT_CHOICES)[number];

const MOST_DIGITS = 2;

/**
 * Shares `total` in proportion to `parts` so that the shares add up to it exactly: in whole units of the last of `digits`
 * decimals, the largest remainders first. Parts that are all 0 get equal shares.
 */
export function shared(total: Decimal, parts: readonly Decimal[], digits: number): Decimal[] {
  const unit = unitOf(Math.max(digits, decimalsOf(total)));
  const whole = sum(parts);
  const portions = parts.map((part) => (whole.gt(0) ? part.div(whole) : new Decimal(1).div(parts.length)).times(total).div(unit));
  const shares = portions.map((portion) => portion.round(0, Decimal.roundDown));
  const missing = Number(total.div(unit).minus(sum(shares)));
  const byRemainder = portions.map((_, index) => index).sort((a, b) => portions[b]!.minus(shares[b]!).cmp(portions[a]!.minus(shares[a]!)) || a - b);
  for (const index of byRemainder.slice(0, missing)) shares[index] = shares[index]!.plus(1);
  return shares.map((share) => share.times(unit));
}

/** Enough decimals that every one of `count` shares of the total is above 0, at least those in use. */
export function digitsFor(total: Decimal, count: number, used: readonly Decimal[]): number {
  const inUse = Math.min(MOST_DIGITS, Math.max(0, ...used.map(decimalsOf)));
  for (let digits = inUse; digits < MOST_DIGITS; digits++) {
    const units = total.div(unitOf(digits));
    // Ten points for three indicators are 3.4, 3.3 and 3.3 rather than 4, 3 and 3.
    if (units.gte(count) && units.mod(count).eq(ZERO)) return digits;
  }
  return total.gt(0) ? Math.max(inUse, total.mod(count).eq(0) ? 0 : 1) : inUse;
}
