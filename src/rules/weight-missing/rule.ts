import type { Form, Indicator } from "../../form/form";
import { isFilled } from "../filled";
import { type RowFact, mergeRows } from "../merge";
import { type Draft, fixOf, type Rule, SCORED } from "../rule";
import { fittedAmount } from "../../edits/fitting";
import { isFilledInWithout, isScoredWithout, leftOverWeight } from "../left-over";
import { cellOf, isOwnIndicator, isWeighted } from "../rows";

function hasPoints({ score }: Indicator): boolean {
  return isFilled(score) && score.figure.value.gt(0);
}

/** Rows without a weight in a table that has a column of them. */
function inColumn(indicators: readonly Indicator[]): Draft[] {
  const fact = (indicator: Indicator): RowFact => ({
    name: indicator.name ?? "",
    cells: [cellOf(indicator, "weight"), ...(indicator.score ? [indicator.score] : [])],
  });
  return [
    ...mergeRows(indicators.filter(isScoredWithout).map(fact), { message: "scored" }),
    ...mergeRows(indicators.filter(isFilledInWithout).map(fact), { severity: "warning", message: "unscored" }),
  ];
}

/** Rows whose name carries no points in a table that has them in the names: "长效管理机制健全性 (4分)". */
function inNames({ indicators, groups }: Form): Draft[] {
  const scored = indicators.filter((indicator) => isOwnIndicator(indicator) && hasPoints(indicator));
  const named = new Set(scored.flatMap(({ row, levels }) => (levels.at(-1)?.points ? [row] : [])));
  // Rows that share the points of their group, none of which has its own, lack nothing; level 1 always has points.
  const shared = new Set(groups.flatMap(({ depth, label, rows }) => (label.points && (rows.length === 1 || depth > 1) && !rows.some((row) => named.has(row)) ? rows : [])));
  const hasNamedPoints = ({ row }: Indicator) => named.has(row) || shared.has(row);
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
    const leftOver = message === "name-points" ? null : leftOverWeight(context);
    const place = leftOver?.indicator.cells.weight;
    if (!leftOver || !place || place.row !== first?.row || place.column !== first.column) return null;
    const [cell, ...basis] = [place, ...leftOver.basis].map(({ row, column }) => ({ row, column }));
    const choice = fittedAmount(context.sheet, place, { value: leftOver.points, expression: null, isRounded: false }, context.policy.rounding);
    return fixOf("suggestion", [{ cell: cell!, subject: "weight", name: leftOver.indicator.name ?? "", choices: [choice], basis }]);
  },
};
