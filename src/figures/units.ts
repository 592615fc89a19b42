import { Decimal } from "./decimal";
import names from "./unit-names.json";
import families from "./units.json";

/** A unit as a form names it. Amounts can be compared only within one family. */
export interface Unit {
  /** "money", "percent", "money/人·月", or the unit's own name when it belongs to no family ("人次", "户"). */
  readonly family: string;
  /** How many of the family's base unit it is: 10000 for 万元. */
  readonly factor: Decimal;
  /** As written, "" for none. */
  readonly name: string;
}

const BY_NAME = new Map(
  Object.entries(families).flatMap(([family, members]) =>
    Object.entries(members).map(([name, factor]) => [name, { family, factor: new Decimal(factor) }] as const),
  ),
);
const SPELLINGS = new Map(Object.entries(names.spellings));

const MULTIPLIERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10000, 亿: 100000000 };
const MULTIPLES = /^[十百千万亿]+/;
const PERCENT = new Set(["%", "百分比", "%(百分比)", "百分点", "个百分点"]);

/** Names of units that can follow a number in prose, longest first. */
export const UNIT_NAMES: readonly string[] = [...new Set([...BY_NAME.keys(), ...SPELLINGS.keys(), ...names.counters])].sort(
  (a, b) => b.length - a.length,
);

/** One spelling for "元/人*月", "元/人/月" and "元每人每月". */
function spelled(text: string): string {
  const name = text.replace(/^\((.*)\)$/, "$1").replace(/[*×]/g, "·").replace(/每/g, "/");
  const [head = "", ...rest] = name.split("/");
  return SPELLINGS.get(name) ?? (rest.length > 1 ? `${head}/${rest.join("·")}` : name);
}

/** Reads a compacted unit: "万人次" → 10000 × 人次, "%" → percent, "" → no unit. "万" alone multiplies whatever is meant. */
export function parseUnit(text: string): Unit {
  const name = spelled(text);
  if (PERCENT.has(name)) return { family: "percent", factor: new Decimal("0.01"), name: "%" };
  if (name === "‰") return { family: "percent", factor: new Decimal("0.001"), name };
  const known = BY_NAME.get(name.toLowerCase());
  if (known) return { ...known, name };
  const [head = "", per] = name.split("/");
  if (per !== undefined) {
    const amount = parseUnit(head);
    return { family: `${amount.family}/${per}`, factor: amount.factor, name };
  }
  const multiples = MULTIPLES.exec(name)?.[0] ?? "";
  const rest = SPELLINGS.get(name.slice(multiples.length)) ?? name.slice(multiples.length);
  const factor = [...multiples].reduce((product, sign) => product.times(MULTIPLIERS[sign] ?? 1), new Decimal(1));
  const base = BY_NAME.get(rest.toLowerCase());
  return base ? { family: base.family, factor: base.factor.times(factor), name } : { family: rest.toLowerCase(), factor, name };
}

/** True when an amount in one unit can be weighed against an amount in the other; a missing unit fits any. */
export function areComparable(a: Unit, b: Unit): boolean {
  return a.family === b.family || a.family === "" || b.family === "";
}
