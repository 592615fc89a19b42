import { plain } from "../../figures/decimal";
import { isBlankText } from "../../figures/normalise";
import type { Form, Indicator } from "../../form/form";
import { weightOf } from "../../recompute/weight";
import { pointColumns, pointIn } from "../derived";
import { isFilled } from "../filled";
import { type RowFact, mergeRows } from "../merge";
import { executionFixKind, executionScoreOf, totalScore } from "../corrections";
import { inPoints } from "../points";
import { type Draft, fixOf, type Rule, type RuleContext, SCORED } from "../rule";
import { cellOf, hasOwnCell, hasWeight, isOwnIndicator, isScored } from "../rows";

function isUnscored(indicator: Indicator): boolean {
  const { score } = indicator;
  return hasOwnCell(indicator, "score") && hasWeight(indicator) && (score === null || (!isFilled(score) && isBlankText(score.text)));
}

function factOf(indicator: Indicator): RowFact {
  const weight = weightOf(indicator);
  return { name: indicator.name ?? "", cells: [cellOf(indicator, "score"), ...(weight ? [weight] : [])] };
}

/** A total that has more than the scores, by no more than what the one blank row can hold: both are one slip. */
function gapOf(blank: readonly Indicator[], { form, recomputed: { scores } }: RuleContext): Pick<Draft, "message" | "values" | "cells"> | null {
  const [row, ...others] = blank;
  const [total, weight] = [form.total?.score, row && weightOf(row)];
  if (!weight || others.length > 0 || !isFilled(total) || !scores || form.isSectioned) return null;
  const gap = total.figure.value.minus(scores.sum);
  return gap.gt(0) && gap.lte(inPoints(weight.figure)) ? { message: "gap", values: { total: plain(total.figure.value), sum: plain(scores.sum), difference: plain(gap) }, cells: [total] } : null;
}

function inRows(context: RuleContext): Draft[] {
  const { form } = context;
  const weighted = form.indicators.filter((indicator) => isOwnIndicator(indicator) && hasWeight(indicator));
  const unscored = weighted.filter(isUnscored);
  const facts = unscored.map(factOf);
  if (!isScored(form)) {
    // Nothing is wrong with an empty form.
    const isEmpty = weighted.every(({ actual }) => actual === null);
    return mergeRows(facts, isEmpty ? { severity: "info", message: "empty" } : { severity: "warning", message: "nothing" });
  }
  // A form that is scored in a few rows only is being filled in.
  if (unscored.length * 2 > weighted.length && unscored.length > 1) return mergeRows(facts, { severity: "warning", message: "most" });
  // "—" was typed by somebody who meant something by it.
  const isLeftBlank = ({ score }: Indicator) => score === null;
  const blank = unscored.filter(isLeftBlank);
  const gap = gapOf(blank, context);
  return [
    ...mergeRows(blank.map(factOf), { message: gap?.message ?? "rows", values: gap?.values ?? {} }).map((draft) => ({ ...draft, cells: [...draft.cells, ...(gap?.cells ?? [])] })),
    ...mergeRows(unscored.filter((indicator) => !isLeftBlank(indicator)).map(factOf), { severity: "warning", message: "dash" }),
  ];
}

/** A reviewer's score that was left blank among others. */
function inColumns({ form }: RuleContext): Draft[] {
  return pointColumns(form).flatMap((column) => {
    const blank = form.indicators.filter(isOwnIndicator).filter((indicator) => hasWeight(indicator) && column.cells.some(({ row, text }) => row === indicator.row && text.trim() === ""));
    // Merged down, or given for some rows alone.
    if (blank.length !== 1 || !isFilled(blank[0]?.score)) return [];
    const facts = blank.map((indicator): RowFact => ({ name: indicator.name ?? "", cells: [pointIn(column, indicator.row) ?? cellOf(indicator, "score")] }));
    return mergeRows(facts, { message: "column", values: { column: column.heading.text.trim() } });
  });
}

function ofExecution({ funds, indicators }: Form): Draft[] {
  const { executionScore: score, executionWeight: weight } = funds ?? {};
  if (!funds || !score || !isFilled(weight) || weight.figure.value.lte(0) || score.text.trim() !== "") return [];
  // The score may stand beside the sources, or in a row of the indicators.
  const isElsewhere = funds.rows.some((row) => isFilled(row.figures.score)) || indicators.some(({ levels }) => levels.some(({ text }) => text.includes("执行率")));
  return isElsewhere ? [] : [{ message: "execution", values: {}, cells: [score, weight] }];
}

function ofTotal({ total, columns }: Form): Draft[] {
  if (!total || columns.score === undefined || !isFilled(total.weight) || !total.score || total.score.text.trim() !== "") return [];
  return [{ severity: "warning", message: "total", values: {}, cells: [total.score, total.weight] }];
}

export const scoreMissing: Rule = {
  id: "score-missing",
  severity: "error",
  kinds: SCORED,
  check: (context) => [...inRows(context), ...inColumns(context), ...(isScored(context.form) ? [...ofExecution(context.form), ...ofTotal(context.form)] : [])],
  fix: ({ message }, context) => {
    if (message === "total") return fixOf("safe", [totalScore(context)]);
    return message === "execution" ? fixOf(executionFixKind(context.form), [executionScoreOf(context)]) : null;
  },
};
