import type { FigureAt, Form } from "../../form/form";
import { contains } from "../../sheet/address";
import { termsOf } from "../../sheet/formula";
import { type Filled, isFilled, standsAlone } from "../filled";
import { type FigureColumn, figureColumns, figuresAt } from "../figures-of-form";
import { numberCorrection } from "../corrections";
import { type Draft, EVERY_KIND, fixOf, type Rule } from "../rule";

/** "10" or "10分" in a column of points, "3359.62" in one of money: an amount with its unit is amount-with-text's. */
function isTextNumber(cell: Filled, { holds }: FigureColumn): boolean {
  const { figure } = cell;
  const isOwnUnit = figure.unit === "" || (figure.unit === "分" && holds === "points");
  return figure.isText && standsAlone(cell) && !figure.isPercent && isOwnUnit;
}

/** "100分" below all is what people read; no sum adds it up. */
function textNumbersIn(column: FigureColumn): Filled[] {
  const totals = column.totals.filter(isFilled).filter(({ figure }) => figure.unit === "");
  return [...column.cells.filter(isFilled), ...totals].filter((cell) => isTextNumber(cell, column));
}

/** Cells that a sum of the column passes over. */
function unsummed(texts: readonly Filled[], totals: readonly FigureAt[]): Filled[] {
  const areas = totals.flatMap((total) => (total.formula ? (termsOf(total.formula) ?? []) : [])).map((term) => term.area);
  return texts.filter((cell) => areas.some((area) => contains(area, cell)));
}

interface Texts {
  /** Texts that a formula passes over, or that stand among numbers. */
  readonly odd: readonly Filled[];
  /** Texts where hardly anything is a number. */
  readonly usual: readonly Filled[];
}

/** Whether numbers are the habit is judged by all columns of a kind: a form may have one score only. */
function textsIn(columns: readonly FigureColumn[]): Texts {
  const figures = columns.flatMap(({ cells, totals }) => [...cells, ...totals]).filter(isFilled);
  const texts = columns.map((column) => ({ column, cells: textNumbersIn(column) }));
  const all = texts.flatMap(({ cells }) => cells);
  if (all.length < figures.filter(({ figure }) => !figure.isText).length) return { odd: all, usual: [] };
  const odd = texts.flatMap(({ column, cells }) => unsummed(cells, column.totals));
  return { odd, usual: all.filter((cell) => !odd.includes(cell)) };
}

function check(form: Form): Draft[] {
  const kinds = (["money", "points"] as const).map((kind) => textsIn(figureColumns(form).filter(({ holds }) => holds === kind)));
  const odd = kinds.flatMap((texts) => texts.odd);
  const usual = kinds.flatMap((texts) => texts.usual);
  const draft = (cells: readonly Filled[]) => ({ values: { shown: cells[0]?.text.trim() ?? "", count: String(cells.length) }, cells });
  if (odd.length > 0) return [{ message: "among", ...draft(odd) }];
  // A form copied from a page is text throughout: worth knowing once, before somebody writes a formula.
  return usual.length > 0 ? [{ severity: "info", message: "all", ...draft(usual) }] : [];
}

export const numberAsText: Rule = {
  id: "number-as-text",
  severity: "warning",
  kinds: EVERY_KIND,
  check: ({ form }) => check(form),
  fix: ({ cells, message }, { form }) => fixOf(message === "all" ? "suggestion" : "safe", figuresAt(cells, form).map(numberCorrection)),
};
