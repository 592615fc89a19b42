import type { Figure } from "../figures/figure";
import { type Interval, printed } from "../figures/interval";

/**
 * Money is kept to at least two decimals of its unit, so 90 stands for 90.00; further digits may be rounded or cut off.
 */
export const MONEY_DIGITS = 2;

export function printedMoney(figure: Figure): Interval {
  return printed(figure, { leastDigits: MONEY_DIGITS });
}
