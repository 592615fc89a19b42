import { compact } from "../figures/normalise";
import type { Unit } from "../figures/units";
import type { Indicator } from "../form/form";
import { targetOf } from "../recompute/attainment";
import { labelOf } from "./rows";
import words from "./turned-sign.json";

/** A comparison that the indicator's name speaks against: "cost" and "harm" with ≥, "good" with ≤. */
export type TurnedSign = "cost" | "harm" | "good";

function ownName(indicator: Indicator): string {
  return compact(labelOf(indicator)).replace(/\([^()]*\)$/, "");
}

function endsWithAny(name: string, endings: readonly string[]): boolean {
  return endings.some((ending) => name.endsWith(ending));
}

/** 元/人·月: what is paid to somebody as often as what somebody costs. */
const PER_HEAD = /\/(?:人|户|生|名|家|床|次)/;

/** Money that is spent: what is to be kept down. Aid per head and money saved or earned are to be reached. */
function isSpending({ levels }: Indicator, name: string, unit: Unit): boolean {
  if (words.earning.some((word) => name.includes(word))) return false;
  if (endsWithAny(name, words.spending)) return true;
  return !PER_HEAD.test(unit.name) && levels.slice(0, -1).some((level) => compact(level.text).includes("成本"));
}

/** Until it is settled which way the target is meant, nobody can say whether it was missed. Null where the sign fits the name. */
export function turnedSign(indicator: Indicator): TurnedSign | null {
  const target = targetOf(indicator);
  if (target.kind !== "amount") return null;
  const name = ownName(indicator);
  const isFloor = target.comparator === "≥" || target.comparator === ">";
  const isCeiling = target.comparator === "≤" || target.comparator === "<";
  if (isFloor && target.number.gt(0)) {
    if ((target.unit.family.split("/")[0] ?? "") === "money" && isSpending(indicator, name, target.unit)) return "cost";
    if (endsWithAny(name, words.harm)) return "harm";
  }
  return isCeiling && endsWithAny(name, words.good) && !words.negations.some((word) => name.includes(word)) ? "good" : null;
}
