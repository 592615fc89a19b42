import { Decimal } from "../figures/decimal";
import type { Figure } from "../figures/figure";
import { type Interval, divideIntervals, exactly, meets, printed, scaled } from "../figures/interval";
import { compact } from "../figures/normalise";
import type { Indicator } from "../form/form";
import rates from "../policy/rates.json";
import { printedMoney } from "./money";
import { labelOf } from "./rows";

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

const UNITS_APART = ["10000", "1000"];

/** 元 typed beside 万元: the rate as it is printed is that of amounts in one unit. */
export function isRateOfOneUnit(rate: Figure, executed: Figure, budget: Figure): boolean {
  const quotient = rateBetween(executed, budget);
  const readings = readingsOfRate(rate).filter(({ low }) => low.gt(0));
  return quotient !== null && executed.value.gt(0) && UNITS_APART.some((factor) => [scaled(quotient, new Decimal(1).div(factor)), scaled(quotient, new Decimal(factor))].some((apart) => readings.some((reading) => meets(reading, apart))));
}

function names(indicator: Indicator, words: readonly string[]): boolean {
  const own = compact(labelOf(indicator));
  return words.some((word) => own.includes(word));
}

/** 合格率, 覆盖率, 满意度: a share of a whole, which cannot be more than all of it. */
export function isShare(indicator: Indicator): boolean {
  return names(indicator, rates.bounded) && !mayExceedWhole(indicator);
}

/** 增长率, 完成率: a rate that may well be above 100 %. */
export function mayExceedWhole(indicator: Indicator): boolean {
  return names(indicator, rates.unbounded);
}

/** 率 or 度 at the end of the name, brackets apart. */
export function isRateByName(indicator: Indicator): boolean {
  return /[率度]$/.test(compact(labelOf(indicator)).replace(/\([^()]*\)$/, ""));
}
