import { Decimal } from "../figures/decimal";
import { type Interval, exactly, meets, printed, scaled } from "../figures/interval";
import { compact, compactSigns, isBlankText } from "../figures/normalise";
import { type Comparator, loneComparator } from "../figures/comparator";
import { dateOfSerial } from "../figures/date";
import { oncePer } from "../figures/once-per";
import { type Attainment, saySame } from "../figures/phrase";
import { type Amount, type Quantity, isApproximate, parseQuantity } from "../figures/quantity";
import { type Unit, areComparable } from "../figures/units";
import type { FigureAt, Indicator } from "../form/form";
import { grantsFullMarks } from "./own-rule";
import directions from "../policy/directions.json";
import type { Policy } from "../policy/policy";

/** How an indicator's actual value stands to its target. */
export interface Comparison {
  /** "met" as well where the target was missed and the form's own rule gives full marks for what was reached. */
  readonly outcome: Attainment;
  /** What was held against what; null where nothing was. */
  readonly basis: "amounts" | "range" | "phrase" | null;
  /** The comparison that was made; null for phrases and ranges. */
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
  basis: null,
  comparator: null,
  isPresumed: false,
  isDirectionSure: false,
  target: null,
  actual: null,
  actualSpan: null,
  ratio: null,
};

/** 正向 and 反向 in the column of signs: not a comparison that is written before a number, but the same in effect. */
const COLUMN_WORDS: ReadonlyMap<string, Comparator> = new Map(
  (Object.entries(directions.columnWords) as [Comparator, string[]][]).flatMap(([comparator, words]) => words.map((word) => [word, comparator] as const)),
);

/** What the column of signs says of a row's target; null for 定性 and other words. */
export function signOf({ sign }: Indicator): Comparator | null {
  const said = compactSigns(sign ?? "");
  return loneComparator(said) ?? COLUMN_WORDS.get(said) ?? null;
}

/** What the target cell says, with the sign and the unit that stand in columns of their own. */
export const targetOf = oncePer((indicator: Indicator): Quantity => {
  const text = indicator.target?.text ?? "";
  if (isBlankText(text)) return { kind: "blank" };
  const quantity = parseQuantity(`${text}${unitAfter(text, indicator.unit)}`);
  return quantity.kind === "amount" && quantity.comparator === null ? { ...quantity, comparator: signOf(indicator) } : quantity;
});

/**
 * What the actual cell says. A stored number of which the format hides digits counts with all of them, and a number
 * beside a date can be the day that a spreadsheet counts so.
 */
export const actualOf = oncePer((indicator: Indicator): Quantity => {
  const quantity = parseQuantity(indicator.actual?.text ?? "");
  if (quantity.kind !== "amount") return quantity;
  const day = quantity.unit.name === "" && targetOf(indicator).kind === "date" ? dateOfSerial(quantity.number.toNumber()) : null;
  return day ? { kind: "date", ...day } : { ...quantity, number: storedNumber(quantity, indicator.actual) ?? quantity.number };
});

/** The number behind the one that is shown; null when they are the same or the format shows it in another unit. */
function storedNumber({ number, digits }: Amount, cell: FigureAt | null): Decimal | null {
  const figure = cell?.figure;
  if (!figure || figure.isText || !figure.isExact) return null;
  const stored = figure.isPercent ? figure.value.times(100) : figure.value;
  return meets(printed({ value: number, digits, isExact: false }), exactly(stored)) ? stored : null;
}

function unitAfter(text: string, unit: string | null): string {
  return unit !== null && /[\d.]$/.test(compact(text)) ? unit : "";
}

const UNDIRECTED = new Set(["money", "minute", "day", "workday", "month"]);

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
function presumedDirection(indicator: Indicator, { family }: Unit): Direction | null {
  const names = indicator.levels.map((level) => compact(level.text));
  const own = (names.at(-1) ?? "").replace(/\([^()]*\)$/, "");
  const mentions = (words: readonly string[]) => words.some((word) => own.includes(word));
  const ofRate = directionOfRate(own);
  if (ofRate) return ofRate;
  if (mentions(directions.ceiling)) return { comparator: "≤", isSure: false };
  if (mentions(directions.neither)) return null;
  if (mentions(directions.floor)) return { comparator: "≥", isSure: false };
  // A price or a cost may be a standard to be kept exactly, and a time one to be kept short; nothing can be said.
  return UNDIRECTED.has(family) || names.some((name) => name.includes("成本")) ? null : { comparator: "≥", isSure: false };
}

function directionOf(indicator: Indicator, { comparator, unit }: Amount): Direction | null {
  return comparator ? { comparator, isSure: true } : presumedDirection(indicator, unit);
}

/** A figure that is reached exactly is reached in any direction. */
const KEPT: Direction = { comparator: "=", isSure: false };

const ONE = new Decimal(1);

/**
 * By what the actual number may have to be multiplied to stand in the target's base unit. Percentages are typed as
 * "95%", 0.95 or 95; beside a percentage a bare number may be either.
 */
function factors(actual: Amount, target: Amount): Decimal[] {
  if (actual.unit.name === "" && target.unit.family === "percent") {
    return [target.unit.factor, ...(actual.number.lte(1) ? [ONE] : [])];
  }
  if (actual.unit.name === "") return [target.unit.factor];
  if (target.unit.name === "" && actual.unit.family === "percent" && target.number.gt(1)) return [actual.unit.factor.times(100)];
  return [actual.unit.factor];
}

/** Whole numbers of things are counted, not rounded; everything else is a print. */
function spanOf(actual: Amount, cell: FigureAt | null): Interval {
  const { number, digits, unit } = actual;
  const isCounted = digits === 0 && unit.family !== "percent" && unit.family !== "money" && unit.factor.eq(1);
  return isCounted || storedNumber(actual, cell) ? exactly(number) : printed({ value: number, digits, isExact: false });
}

/** What a target with "=" asks for. */
export type Equality = Policy["equality"]["asks"];

function holds(actual: Decimal, comparator: Comparator, target: Decimal, equality: Equality): boolean {
  switch (comparator) {
    case "=":
      return equality === "exactly" ? actual.eq(target) : actual.gte(target);
    case "≥":
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

function compareAmounts(indicator: Indicator, target: Amount, actual: Amount, equality: Equality, notes: readonly string[]): Comparison {
  if (!areComparable(target.unit, actual.unit)) return UNKNOWN;
  const wanted = target.number.times(target.unit.factor);
  const possible = factors(actual, target);
  const isSame = possible.some((factor) => actual.number.times(factor).eq(wanted));
  const direction = directionOf(indicator, target) ?? (isSame ? KEPT : null);
  if (direction === null) return UNKNOWN;
  const { comparator } = direction;
  const fulfilling = possible.find((factor) => holds(actual.number.times(factor), comparator, wanted, equality));
  if (fulfilling === undefined && isApproximate(indicator.target?.text ?? "")) return UNKNOWN;
  const factor = (fulfilling ?? possible[0] ?? ONE).div(target.unit.factor);
  const value = actual.number.times(factor);
  const isMet = fulfilling !== undefined || grantsFullMarks(indicator, { comparator, actual: value.times(target.unit.factor), target: wanted, unit: target.unit }, notes);
  return {
    outcome: isMet ? "met" : "missed",
    basis: "amounts",
    comparator,
    isPresumed: target.comparator === null,
    isDirectionSure: direction.isSure,
    target: target.number,
    actual: value,
    actualSpan: scaled(spanOf(actual, indicator.actual), factor),
    ratio: target.number.eq(0) ? null : value.div(target.number),
  };
}

/** Inside its ends a range is met. Outside, the indicator's name has to say on which side it is missed. */
function compareRange(indicator: Indicator, { low, high, unit }: Quantity & { kind: "range" }, actual: Amount): Comparison {
  if (!areComparable(unit, actual.unit)) return UNKNOWN;
  const [from, to] = [low.times(unit.factor), high.times(unit.factor)];
  const values = factors(actual, { ...actual, number: high, unit }).map((factor) => actual.number.times(factor));
  if (values.some((value) => value.gte(from) && value.lte(to))) return { ...UNKNOWN, basis: "range", outcome: "met" };
  const direction = low.lt(0) ? null : presumedDirection(indicator, unit);
  if (direction === null) return UNKNOWN;
  const isBelow = values.every((value) => value.lt(from));
  return { ...UNKNOWN, basis: "range", outcome: isBelow === (direction.comparator === "≤") ? "met" : "missed" };
}

/**
 * Compares what can be compared; everything else is "unknown", which no rule may hold against anybody.
 * @param notes of the form, which may give full marks for less than the target
 */
export function compare(indicator: Indicator, equality: Equality, notes: readonly string[] = []): Comparison {
  const target = targetOf(indicator);
  const actual = actualOf(indicator);
  if (actual.kind === "phrase") {
    return { ...UNKNOWN, basis: "phrase", outcome: saySame(indicator.target?.text ?? "", actual.text) ? "met" : actual.attainment };
  }
  if (target.kind === "range" && actual.kind === "amount") return compareRange(indicator, target, actual);
  return target.kind === "amount" && actual.kind === "amount" ? compareAmounts(indicator, target, actual, equality, notes) : UNKNOWN;
}
