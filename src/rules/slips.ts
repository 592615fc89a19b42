import { Decimal } from "../figures/decimal";
import type { Figure } from "../figures/figure";
import { oncePer } from "../figures/once-per";
import type { Amount } from "../figures/quantity";
import { type Unit, areComparable } from "../figures/units";
import type { Indicator } from "../form/form";
import { actualOf, targetOf } from "../recompute/attainment";
import { isRateByName } from "./rates";

/**
 * What would explain that target and actual value lie orders of magnitude apart: "percent" for 0.95 beside 95 %,
 * "wan" for 元 beside 万元 (or 人 beside 万人). No result is that far off by itself, so whoever compares the two as they
 * stand compares a slip.
 */
export type Slip = "percent" | "wan";

const SLIPS: readonly (readonly [Slip, Decimal])[] = [
  ["percent", new Decimal(100)],
  ["wan", new Decimal(10000)],
];

/** A result may still be half of its target or twice as much. */
function isAbout(ratio: Decimal, factor: Decimal): boolean {
  return ratio.gte(factor.div(2)) && ratio.lte(factor.times(2));
}

function isPercent({ family }: Unit): boolean {
  return family === "percent";
}

/** Actual ÷ target; as printed where one of the units is missing, since it is then the other's: 0.01 for 0.95 beside 95 %. */
function ratioOf(actual: Amount, target: Amount): Decimal {
  const areNamed = actual.unit.name !== "" && target.unit.name !== "";
  const printed = actual.number.div(target.number);
  return areNamed ? printed.times(actual.unit.factor).div(target.unit.factor) : printed;
}

function slipBetween(indicator: Indicator, actual: Amount, target: Amount): Slip | null {
  if (actual.number.lte(0) || target.number.lte(0) || !areComparable(actual.unit, target.unit)) return null;
  const ratio = ratioOf(actual, target);
  const [kind] = SLIPS.find(([, factor]) => isAbout(ratio, factor) || isAbout(ratio, new Decimal(1).div(factor))) ?? [];
  const percents = [actual, target].filter(({ unit }) => isPercent(unit)).length;
  if (kind === "wan") return percents === 0 ? kind : null;
  if (kind !== "percent") return null;
  // A bare 1 is all of it, as in the cells of rates.
  const isWhole = [actual, target].some(({ unit, number }) => !isPercent(unit) && number.eq(1));
  if (percents === 1) return isWhole ? null : kind;
  if (percents === 0) return actual.unit.name === "" && target.unit.name === "" && isRateByName(indicator) ? kind : null;
  // 0.05 % where 5 % were allowed is a result; 9500 % is not.
  const most = actual.number.gt(target.number) ? actual.number : target.number;
  return most.gt(200) ? kind : null;
}

export const slipOf = oncePer((indicator: Indicator): Slip | null => {
  const [target, actual] = [targetOf(indicator), actualOf(indicator)];
  return target.kind === "amount" && actual.kind === "amount" ? slipBetween(indicator, actual, target) : null;
});

const BEYOND_REASON = new Decimal(10);

/** A percentage of more than ten times the whole: 95 typed into a cell of percent format. */
export function isBeyondReason({ value, isPercent: isPercentage }: Figure): boolean {
  return isPercentage && value.gt(BEYOND_REASON);
}
