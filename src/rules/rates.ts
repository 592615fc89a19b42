import { Decimal } from "../figures/decimal";
import type { Figure } from "../figures/figure";
import { type Interval, divideIntervals, exactly, printed } from "../figures/interval";
import { printedMoney } from "./money";

const HUNDRED = new Decimal(100);

/** What a rate cell can mean: "98.3%" and 0.983 are fractions of 1; a bare 99.97 is a percentage. */
export function readingsOfRate(figure: Figure): Interval[] {
  const asFraction = printed(figure);
  if (figure.isPercent) return [asFraction];
  const { low, high, isClosed } = asFraction;
  const asPercentPoints = { low: low.div(HUNDRED), high: high.div(HUNDRED), isClosed };
  // A bare 1 is all of it and a bare 0 nothing; neither is 0.6 rounded.
  return [figure.digits === 0 ? exactly(figure.value) : asFraction, asPercentPoints];
}

/** What executed ÷ budget can be; null where the budget can be 0. Two prints that are the same say that all of it was executed. */
export function rateBetween(executed: Figure, budget: Figure): Interval | null {
  if (executed.value.eq(budget.value) && budget.value.gt(0)) return exactly(new Decimal(1));
  return divideIntervals(printedMoney(executed), printedMoney(budget));
}
