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

/** "≥" or "≤" for a target that is a bare number, as the indicator's name suggests; null when it suggests neither. */
function presumedComparator(indicator: Indicator, isMoney: boolean): Comparator | null {
  const names = indicator.levels.map((level) => compact(level.text));
  const own = names.at(-1) ?? "";
  if (directions.ceiling.some((word) => own.includes(word))) return "≤";
  if (directions.floor.some((word) => own.includes(word))) return "≥";
  // A price or a cost may be a standard to be kept exactly; nothing can be said.
  return isMoney || names.some((name) => name.includes("成本")) ? null : "≥";
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
  const comparator = target.comparator ?? presumedComparator(indicator, target.unit.family === "money");
  if (comparator === null) return UNKNOWN;
  const wanted = target.number.times(target.unit.factor);
  const possible = factors(actual, target);
  const fulfilling = possible.find((factor) => holds(actual.number.times(factor), comparator, wanted));
  const factor = (fulfilling ?? possible[0] ?? ONE).div(target.unit.factor);
  const value = actual.number.times(factor);
  return {
    outcome: fulfilling ? "met" : "missed",
    comparator,
    isPresumed: target.comparator === null,
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
    if (isSame || attainment === "met") return { ...UNKNOWN, outcome: "met" };
    return attainment === "partly" || attainment === "missed" ? { ...UNKNOWN, outcome: attainment } : UNKNOWN;
  }
  if (target.kind === "range" && actual.kind === "amount") {
    const [value, low, high] = [actual.number, target.low, target.high];
    return areComparable(target.unit, actual.unit) && value.gte(low) && value.lte(high) ? { ...UNKNOWN, outcome: "met" } : UNKNOWN;
  }
  return target.kind === "amount" && actual.kind === "amount" ? compareAmounts(indicator, target, actual) : UNKNOWN;
}
