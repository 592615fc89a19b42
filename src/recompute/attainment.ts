import { Decimal } from "../figures/decimal";
import { type Interval, exactly, printed, scaled } from "../figures/interval";
import { compact, isBlankText } from "../figures/normalise";
import { type Comparator, type Quantity, parseQuantity } from "../figures/quantity";
import { areComparable, parseUnit } from "../figures/units";
import type { FigureAt, Indicator } from "../form/form";
import directions from "../policy/directions.json";

/** How an indicator's actual value stands to its target. */
export interface Comparison {
  readonly outcome: "met" | "partly" | "missed" | "unknown";
  /** The comparison that was made; null for phrases. */
  readonly comparator: Comparator | null;
  /** True when the target states no direction and it was taken from the indicator's name. */
  readonly isPresumed: boolean;
  /** True when neither the target's sign nor the kind of rate that the name ends with leaves the direction open. */
  readonly isDirectionSure: boolean;
  /** Both in the target's unit; null when no amounts were compared. */
  readonly target: Decimal | null;
  readonly actual: Decimal | null;
  /** What the actual value as it is printed can stand for, in the target's unit. */
  readonly actualSpan: Interval | null;
  /** Actual ÷ target as a fraction of 1; null without amounts and beside a target of 0. */
  readonly ratio: Decimal | null;
}

const UNKNOWN: Comparison = {
  outcome: "unknown",
  comparator: null,
  isPresumed: false,
  isDirectionSure: false,
  target: null,
  actual: null,
  actualSpan: null,
  ratio: null,
};
const SIGNS = /^[≥≤><=≧≦＝═]/;

/** What the target cell says, with the sign and the unit that stand in columns of their own. */
export function targetOf(indicator: Indicator): Quantity {
  const text = indicator.target?.text ?? "";
  if (isBlankText(text)) return { kind: "blank" };
  const sign = indicator.sign && SIGNS.test(indicator.sign.trim()) && !SIGNS.test(text.trim()) ? indicator.sign : "";
  return parseQuantity(`${sign}${text}${unitAfter(text, indicator.unit)}`);
}

/** What the actual cell says; a stored number of which the format hides digits counts with all of them. */
export function actualOf({ actual }: Indicator): Quantity {
  const quantity = parseQuantity(actual?.text ?? "");
  const figure = actual?.figure;
  if (quantity.kind !== "amount" || !figure || figure.isText || !figure.isExact) return quantity;
  return { ...quantity, number: figure.isPercent ? figure.value.times(100) : figure.value };
}

function unitAfter(text: string, unit: string | null): string {
  return unit !== null && /[\d.]$/.test(compact(text)) ? unit : "";
}

interface Direction {
  readonly comparator: Comparator;
  readonly isSure: boolean;
}

/** By the rate that the name ends with: 合格率 is to be high and 不合格率 low; null for other names. */
function directionOfRate(name: string): Direction | null {
  const ending = (endings: readonly string[]) => endings.find((word) => name.endsWith(word));
  const floor = ending(directions.floorEndings);
  if (!floor) return ending(directions.ceilingEndings) ? { comparator: "≤", isSure: true } : null;
  const isNegated = directions.negations.includes(name.at(-floor.length - 1) ?? "");
  return { comparator: isNegated ? "≤" : "≥", isSure: true };
}

/** The direction of a target that is a bare number, as the indicator's name suggests; null when it suggests none. */
function presumedDirection(indicator: Indicator, isMoney: boolean): Direction | null {
  const names = indicator.levels.map((level) => compact(level.text));
  const own = (names.at(-1) ?? "").replace(/\([^()]*\)$/, "");
  const mentions = (words: readonly string[]) => words.some((word) => own.includes(word));
  const ofRate = directionOfRate(own);
  if (ofRate) return ofRate;
  if (mentions(directions.ceiling)) return { comparator: "≤", isSure: false };
  if (mentions(directions.neither)) return null;
  if (mentions(directions.floor)) return { comparator: "≥", isSure: false };
  // A price or a cost may be a standard to be kept exactly; nothing can be said.
  return isMoney || names.some((name) => name.includes("成本")) ? null : { comparator: "≥", isSure: false };
}

type Amount = Quantity & { readonly kind: "amount" };

const ONE = new Decimal(1);
const HUNDREDTH = new Decimal("0.01");

/**
 * By what the actual number may have to be multiplied to stand in the target's base unit. Percentages are typed as
 * "95%", 0.95 or 95; beside a percentage a bare number may be either.
 */
function factors(actual: Amount, target: Amount): Decimal[] {
  if (actual.unit.name === "" && target.unit.family === "percent") {
    return [HUNDREDTH, ...(actual.number.lte(1) ? [ONE] : [])];
  }
  if (actual.unit.name === "") return [target.unit.factor];
  if (target.unit.name === "" && actual.unit.family === "percent" && target.number.gt(1)) return [actual.unit.factor.times(100)];
  return [actual.unit.factor];
}

/** Whole numbers of things are counted, not rounded; everything else is a print. */
function spanOf(actual: Amount, cell: FigureAt | null): Interval {
  const { number, digits, unit } = actual;
  const isCounted = digits === 0 && unit.family !== "percent" && unit.factor.eq(1);
  const stored = cell?.figure;
  if (isCounted || (stored && !stored.isText && stored.isExact)) return exactly(number);
  return printed({ value: number, digits, isExact: false });
}

function holds(actual: Decimal, comparator: Comparator, target: Decimal): boolean {
  switch (comparator) {
    case "≥":
    case "=":
      return actual.gte(target);
    case "≤":
      return actual.lte(target);
    case ">":
      // Published forms use > for ≥; reaching the figure exactly is not held against them.
      return actual.gte(target);
    case "<":
      return actual.lte(target);
  }
}

function compareAmounts(indicator: Indicator, target: Amount, actual: Amount): Comparison {
  const actualUnit = actual.unit.name === "" ? parseUnit("") : actual.unit;
  if (!areComparable(target.unit, actualUnit)) return UNKNOWN;
  const direction = target.comparator
    ? { comparator: target.comparator, isSure: true }
    : presumedDirection(indicator, target.unit.family === "money");
  if (direction === null) return UNKNOWN;
  const { comparator } = direction;
  const wanted = target.number.times(target.unit.factor);
  const possible = factors(actual, target);
  const fulfilling = possible.find((factor) => holds(actual.number.times(factor), comparator, wanted));
  const factor = (fulfilling ?? possible[0] ?? ONE).div(target.unit.factor);
  const value = actual.number.times(factor);
  return {
    outcome: fulfilling ? "met" : "missed",
    comparator,
    isPresumed: target.comparator === null,
    isDirectionSure: direction.isSure,
    target: target.number,
    actual: value,
    actualSpan: scaled(spanOf(actual, indicator.actual), factor),
    ratio: target.number.eq(0) ? null : value.div(target.number),
  };
}

/** Compares what can be compared; everything else is "unknown", which no rule may hold against anybody. */
export function compare(indicator: Indicator): Comparison {
  const target = targetOf(indicator);
  const actual = actualOf(indicator);
  if (actual.kind === "phrase") {
    const isSame = compact(indicator.target?.text ?? "") === actual.text;
    const { attainment } = actual;
    // That nothing happened may be just what was wanted.
    if (directions.absence.some((word) => actual.text.startsWith(word))) return UNKNOWN;
    if (isSame || attainment === "met") return { ...UNKNOWN, outcome: "met" };
    return attainment === "partly" || attainment === "missed" ? { ...UNKNOWN, outcome: attainment } : UNKNOWN;
  }
  if (target.kind === "range" && actual.kind === "amount") {
    const [value, low, high] = [actual.number, target.low, target.high];
    return areComparable(target.unit, actual.unit) && value.gte(low) && value.lte(high) ? { ...UNKNOWN, outcome: "met" } : UNKNOWN;
  }
  if (target.kind !== "amount" || actual.kind !== "amount") return UNKNOWN;
  const comparison = compareAmounts(indicator, target, actual);
  if (comparison.outcome !== "missed") return comparison;
  // 99.996 % that the cell shows as 100 % is 100 % to everybody who reads the form.
  const shown = parseQuantity(indicator.actual?.text ?? "");
  const asShown = shown.kind === "amount" ? compareAmounts(indicator, target, shown) : comparison;
  return asShown.outcome === "met" ? asShown : comparison;
}
