import type { Figure } from "../figures/figure";
import { type Interval, meets, printed } from "../figures/interval";
import type { AmountColumnRole, FundColumn } from "../form/form";

/**
 * Money is kept to at least two decimals of its unit, so 90 stands for 90.00; further digits may be rounded, or cut off where
 * decimals are printed at all.
 */
export const MONEY_DIGITS = 2;

/** The columns of a funds block that hold money. */
export const MONEY_COLUMNS = ["initial", "budget", "executed"] as const satisfies readonly FundColumn[];

/** The columns of a list of amounts that hold money and can be added up. */
export const MONEY_ROLES: ReadonlySet<AmountColumnRole> = new Set<AmountColumnRole>(["amount", "initial", "adjustment", "budget", "executed", "balance"]);

export function printedMoney(figure: Figure): Interval {
  return printed(figure, { leastDigits: MONEY_DIGITS, canBeCutOff: figure.digits > 0 });
}

/** True when no reading of the last digits makes the one amount as small as the other. */
export function isAbove(a: Figure, b: Figure): boolean {
  return a.value.gt(b.value) && !meets(printedMoney(a), printedMoney(b));
}
