import { compact } from "../../figures/normalise";
import type { Indicator } from "../../form/form";
import { targetOf } from "../../recompute/attainment";
import { labelOf, quoted } from "../rows";
import type { Draft, Rule } from "../rule";
import words from "./directions.json";

function ownName(indicator: Indicator): string {
  return compact(labelOf(indicator)).replace(/\([^()]*\)$/, "");
}

function endsWithAny(name: string, endings: readonly string[]): boolean {
  return endings.some((ending) => name.endsWith(ending));
}

/** Money that is spent: what is to be kept down. Aid per head and money saved or earned are to be reached. */
function isSpending({ levels }: Indicator, name: string): boolean {
  if (words.earning.some((word) => name.includes(word))) return false;
  return endsWithAny(name, words.spending) || levels.slice(0, -1).some((level) => compact(level.text).includes("成本"));
}

function draftsFor(indicator: Indicator): Draft[] {
  const target = targetOf(indicator);
  const cell = indicator.target;
  if (target.kind !== "amount" || !cell) return [];
  const name = ownName(indicator);
  const isFloor = target.comparator === "≥" || target.comparator === ">";
  const isCeiling = target.comparator === "≤" || target.comparator === "<";
  const values = quoted(indicator);
  if (isFloor && target.number.gt(0)) {
    if (target.unit.family === "money" && isSpending(indicator, name)) return [{ message: "cost", values, cells: [cell] }];
    if (endsWithAny(name, words.harm)) return [{ message: "harm", values, cells: [cell] }];
  }
  if (isCeiling && endsWithAny(name, words.good) && !words.negations.some((word) => name.includes(word))) {
    return [{ message: "good", values, cells: [cell] }];
  }
  return [];
}

export const targetDirection: Rule = {
  id: "target-direction",
  severity: "warning",
  kinds: ["self-evaluation", "self-evaluation-unscored"],
  check: ({ form }) => form.indicators.flatMap(draftsFor),
};
