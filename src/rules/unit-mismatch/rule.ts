import { type Unit, areComparable } from "../../figures/units";
import type { Indicator } from "../../form/form";
import { actualOf, targetOf } from "../../recompute/attainment";
import { quoted } from "../rows";
import type { Draft, Rule } from "../rule";
import { slipOf } from "../slips";

/** Families of units that measure one thing and nothing else; times are counted in many ways. */
const MEASURED = new Set(["percent", "money", "length", "area", "volume", "weight", "energy"]);
/** Words after a number are a unit only while they are as short as one. */
const LONGEST_UNIT = 3;
/** Full marks are 100 分, so 95 分 and 95 % are said for each other; 亩 is an area that no round factor converts. */
const EXCHANGED: readonly (readonly [string, string])[] = [["percent", "分"], ["area", "亩"]];
/** Persons, households, visits and events are counted differently; 户 beside 家 or 个 is a firm. */
const DISTINCT: readonly (readonly [string, string])[] = [["人", "人次"], ["人", "户"], ["人次", "户"], ["人次", "户次"], ["户", "户次"], ...["场", "场次", "期", "件"].flatMap((event) => [[event, "人次"] as const, [event, "人"] as const])];

/** 元/人·月 and 元 measure the same: what it is counted by is often left out. */
function familyOf({ family }: Unit): string {
  return family.split("/")[0] ?? "";
}

function isPair(pairs: readonly (readonly [string, string])[], a: string, b: string): boolean {
  return pairs.some((pair) => a !== b && pair.includes(a) && pair.includes(b));
}

/** Counted things go by many names (个, 家, 户); a measure beside another, or beside a count, is a different thing. */
function differ(one: Unit, other: Unit): boolean {
  const [a, b] = [familyOf(one), familyOf(other)];
  if (a === b || areComparable(one, other) || isPair(EXCHANGED, a, b)) return false;
  return MEASURED.has(a) || MEASURED.has(b) || isPair(DISTINCT, a, b);
}

function draftsFor(indicator: Indicator): Draft[] {
  const { target, actual } = indicator;
  if (!target || !actual) return [];
  const cells = [actual, target];
  const values = quoted(indicator);
  if (slipOf(indicator) === "wan") return [{ message: "factor", values, cells }];
  const [wanted, reached] = [targetOf(indicator), actualOf(indicator)];
  if (wanted.kind !== "amount" || reached.kind !== "amount") return [];
  // 元/人·月 is longer than any unit, and known.
  const isUnit = (unit: Unit) => familyOf(unit).length <= LONGEST_UNIT || MEASURED.has(familyOf(unit));
  if (!differ(wanted.unit, reached.unit) || !isUnit(wanted.unit) || !isUnit(reached.unit)) return [];
  return [{ message: "units", values: { ...values, targetUnit: wanted.unit.name, actualUnit: reached.unit.name }, cells }];
}

export const unitMismatch: Rule = {
  id: "unit-mismatch",
  severity: "warning",
  kinds: ["self-evaluation", "self-evaluation-unscored", "score-table"],
  check: ({ form }) => form.indicators.flatMap(draftsFor),
};
