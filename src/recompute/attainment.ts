import { type Decimal } from "../figures/decimal";
import { compact, isBlankText } from "../figures/normalise";
import { type Comparator, type Quantity, parseQuantity } from "../figures/quantity";
import { areComparable, parseUnit } from "../figures/units";
import type { Indicator } from "../form/form";
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
}

const UNKNOWN: Comparison = { outcome: "unknown", comparator: null, isPresumed: false, target: null, actual: null };
const SIGNS = /^[≥≤><=≧≦＝═]/;

/** What the target cell says, with the sign and the unit that stand in columns of their own. */
export function targetOf(indicator: Indicator): Quantity {
  const text = indicator.target?.text ?? "";
  if (isBlankText(text)) return { kind: "blank" };
  const sign = indicator.sign && SIGNS.test(indicator.sign.trim()) && !SIGNS.test(text.trim()) ? indicator.sign : "";
  return parseQuantity(`${sign}${text}${unitAfter(text, indicator.unit)}`);
}

export function actualOf(indicator: Indicator): Quantity {
  return parseQuantity(indicator.actual?.text ?? "");
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

/** Percentages are typed as "95%", 0.95 or 95; beside a percentage a bare number may be either. */
function candidates(actual: Quantity & { kind: "amount" }, target: Quantity & { kind: "amount" }): Decimal[] {
  const base = actual.number.times(actual.unit.factor);
  if (actual.unit.name === "" && target.unit.family === "percent") {
    return [actual.number.div(100), ...(actual.number.lte(1) ? [actual.number] : [])];
  }
  if (actual.unit.name === "") return [actual.number.times(target.unit.factor)];
  if (target.unit.name === "" && actual.unit.family === "percent" && target.number.gt(1)) return [base.times(100)];
  return [base];
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

function compareAmounts(indicator: Indicator, target: Quantity & { kind: "amount" }, actual: Quantity & { kind: "amount" }): Comparison {
  const actualUnit = actual.unit.name === "" ? parseUnit("") : actual.unit;
  if (!areComparable(target.unit, actualUnit)) return UNKNOWN;
  const comparator = target.comparator ?? presumedComparator(indicator, target.unit.family === "money");
  if (comparator === null) return UNKNOWN;
  const wanted = target.number.times(target.unit.factor);
  const values = candidates(actual, target);
  const met = values.find((value) => holds(value, comparator, wanted));
  const shown = met ?? values[0] ?? actual.number;
  return {
    outcome: met ? "met" : "missed",
    comparator,
    isPresumed: target.comparator === null,
    target: target.number,
    actual: target.unit.factor.eq(0) ? shown : shown.div(target.unit.factor),
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
