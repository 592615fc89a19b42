import { isBlankText } from "../../figures/normalise";
import type { Form, Indicator } from "../../form/form";
import { isFilled } from "../filled";
import { type RowFact, mergeRows } from "../merge";
import { type Draft, fixOf, type Rule, SCORED } from "../rule";
import { cellOf, hasOwnCell, isOwnIndicator, isWeighted } from "../rows";
import { leftOverWeight } from "./left-over";

function hasPoints({ score }: Indicator): boolean {
  return isFilled(score) && score.figure.value.gt(0);
}

function isSaid(text: string | undefined): boolean {
  return text !== undefined && !isBlankText(text);
}

/** Rows without a weight in a table that has a column of them. */
function inColumn(indicators: readonly Indicator[]): Draft[] {
  const blank = indicators.filter((indicator) => isOwnIndicator(indicator) && hasOwnCell(indicator, "weight") && indicator.weight === null);
  const fact = (indicator: Indicator): RowFact => ({
    name: indicator.name ?? "",
    cells: [cellOf(indicator, "weight"), ...(indicator.score ? [indicator.score] : [])],
  });
  const filledIn = blank.filter((indicator) => !hasPoints(indicator) && isSaid(indicator.target?.text) && isSaid(indicator.actual?.text));
  return [
    ...mergeRows(blank.filter(hasPoints).map(fact), { message: "scored" }),
    ...mergeRows(filledIn.map(fact), { severity: "warning", message: "unscored" }),
  ];
}

/** Rows whose name carries no points in a table that has them in the names: "长效管理机制健全性 (4分)". */
function inNames({ indicators, groups }: Form): Draft[] {
  const scored = indicators.filter((indicator) => isOwnIndicator(indicator) && hasPoints(indicator));
  // The points of a group of one are that one's own.
  const ofOne = new Set(groups.flatMap(({ label, rows }) => (label.points && rows.length === 1 ? rows : [])));
  const hasNamedPoints = ({ row, levels }: Indicator) => levels.at(-1)?.points != null || ofOne.has(row);
  const without = scored.filter((indicator) => !hasNamedPoints(indicator));
  if (without.length * 2 > scored.length) return [];
  const fact = (indicator: Indicator): RowFact => ({
    name: indicator.name ?? "",
    cells: [indicator.levels.at(-1) ?? cellOf(indicator, "weight"), ...(indicator.score ? [indicator.score] : [])],
  });
  return mergeRows(without.map(fact), { severity: "warning", message: "name-points" });
}

function check(form: Form): Draft[] {
  if (form.columns.weight === undefined) return inNames(form);
  return isWeighted(form) ? inColumn(form.indicators) : [];
}

export const weightMissing: Rule = {
  id: "weight-missing",
  severity: "error",
  kinds: SCORED,
  check: ({ form }) => check(form),
  fix({ message, cells: [first] }, context) {
    const row = context.form.indicators.find(({ cells: { weight } }) => weight?.row === first?.row && weight?.column === first?.column);
    return fixOf("suggestion", [row && message !== "name-points" ? leftOverWeight(row, context) : null]);
  },
};
