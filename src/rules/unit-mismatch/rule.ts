import { compact } from "../../figures/normalise";
import { type Unit, areComparable, parseUnit } from "../../figures/units";
import units from "../../figures/units.json";
import type { Indicator } from "../../form/form";
import { actualOf, targetOf } from "../../recompute/attainment";
import { quoted } from "../rows";
import type { Draft, Rule } from "../rule";
import { slipOf } from "../slips";

const MEASURED = new Set(["percent", ...Object.keys(units)]);
/** Words after a number are a unit only while they are as short as one. */
const LONGEST_UNIT = 3;
/** Full marks are 100 分, so 95 分 and 95 % are said for each other; persons and visits are not. */
const EXCHANGED: readonly (readonly [string, string])[] = [["percent", "分"]];
const DISTINCT: readonly (readonly [string, string])[] = [["人", "人次"]];

function isPair(pairs: readonly (readonly [string, string])[], a: Unit, b: Unit): boolean {
  return pairs.some(([one, other]) => (a.family === one && b.family === other) || (a.family === other && b.family === one));
}

/** 元/人·月 and 元 measure the same: what it is counted by is often left out. */
function headOf(unit: Unit): Unit {
  return parseUnit(unit.name.split(/[/每]/)[0] ?? "");
}

/** Counted things go by many names (个, 家, 户); a measure beside another, or beside a count, is a different thing. */
function differ(a: Unit, b: Unit): boolean {
  if (areComparable(a, b) || isPair(EXCHANGED, a, b)) return false;
  return MEASURED.has(a.family) || MEASURED.has(b.family) || isPair(DISTINCT, a, b);
}

function draftsFor(indicator: Indicator): Draft[] {
  const { target, actual } = indicator;
  if (!target || !actual) return [];
  const cells = [actual, target];
  const values = quoted(indicator);
  if (slipOf(indicator) === "wan") return [{ message: "factor", values, cells }];
  const [wanted, reached] = [targetOf(indicator), actualOf(indicator)];
  if (wanted.kind !== "amount" || reached.kind !== "amount") return [];
  const [a, b] = [headOf(wanted.unit), headOf(reached.unit)];
  if (!differ(a, b) || [a, b].some(({ name }) => compact(name).length > LONGEST_UNIT)) return [];
  return [{ message: "units", values: { ...values, targetUnit: wanted.unit.name, actualUnit: reached.unit.name }, cells }];
}

export const unitMismatch: Rule = {
  id: "unit-mismatch",
  severity: "warning",
  kinds: ["self-evaluation", "self-evaluation-unscored", "score-table"],
  check: ({ form }) => form.indicators.flatMap(draftsFor),
};
