import { Decimal } from "./decimal";
import families from "./units.json";

/** A unit as a form names it. Amounts can be compared only within one family. */
export interface Unit {
  /** "元", "percent", or the unit's own name when it belongs to no family ("人次", "元/人·月"). */
  readonly family: string;
  /** How many of the family's base unit it is: 10000 for 万元. */
  readonly factor: Decimal;
  /** As written, "" for none. */
  readonly name: string;
}

const BY_NAME = new Map(
  Object.entries(families).flatMap(([family, units]) =>
    Object.entries(units).map(([name, factor]) => [name, { family, factor: new Decimal(factor) }] as const),
  ),
);

const MULTIPLIERS: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10000, 亿: 100000000 };
const MULTIPLES = /^(百|千|万|亿)+/;
const PERCENT = new Set(["%", "百分比", "%(百分比)", "百分点", "个百分点"]);

/** Reads a compacted unit: "万人次" → 10000 × 人次, "%" → percent, "" → no unit. "万" alone multiplies whatever is meant. */
export function parseUnit(text: string): Unit {
  const name = text.replace(/^[(]|[)]$/g, "").replace(/\*/g, "·");
  if (PERCENT.has(name)) return { family: "percent", factor: new Decimal("0.01"), name: "%" };
  if (name === "‰") return { family: "percent", factor: new Decimal("0.001"), name };
  const known = BY_NAME.get(name);
  if (known) return { ...known, name };
  const multiples = MULTIPLES.exec(name)?.[0] ?? "";
  const rest = name.slice(multiples.length);
  const factor = [...multiples].reduce((product, sign) => product.times(MULTIPLIERS[sign] ?? 1), new Decimal(1));
  const base = BY_NAME.get(rest);
  return base
    ? { family: base.family, factor: base.factor.times(factor), name }
    : { family: rest.toLowerCase(), factor, name };
}

/** True when an amount in one unit can be weighed against an amount in the other; a missing unit fits any. */
export function areComparable(a: Unit, b: Unit): boolean {
  return a.family === b.family || a.family === "" || b.family === "";
}
