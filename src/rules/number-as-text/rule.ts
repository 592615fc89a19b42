import type { FigureAt, Form } from "../../form/form";
import { contains } from "../../sheet/address";
import { termsOf } from "../../sheet/formula";
import { type Filled, isFilled } from "../filled";
import { type FigureColumn, figureColumns } from "../figures-of-form";
import { type Draft, EVERY_KIND, type Rule } from "../rule";

/** "10" or "10分" in a column of points, "3359.62" in one of money: an amount with its unit is amount-with-text's. */
function isTextNumber({ figure }: Filled, { holds }: FigureColumn): boolean {
  const isOwnUnit = figure.unit === "" || (figure.unit === "分" && holds === "points");
  return figure.isText && !figure.isPercent && isOwnUnit;
}

/** Cells that a sum of the column passes over. */
function unsummed(texts: readonly Filled[], totals: readonly FigureAt[]): Filled[] {
  const areas = totals.flatMap((total) => (total.formula ? (termsOf(total.formula) ?? []) : [])).map((term) => term.area);
  return texts.filter((cell) => areas.some((area) => contains(area, cell)));
}

interface Texts {
  /** Texts that a formula passes over, or that stand among numbers. */
  readonly odd: readonly Filled[];
  /** Texts of a column in which hardly anything is a number. */
  readonly usual: readonly Filled[];
}

function textsIn(column: FigureColumn): Texts {
  const figures = [...column.cells, ...column.totals].filter(isFilled);
  const texts = figures.filter((cell) => isTextNumber(cell, column));
  const numbers = figures.filter((cell) => !cell.figure.isText);
  if (texts.length < numbers.length) return { odd: texts, usual: [] };
  const odd = unsummed(texts, column.totals);
  return { odd, usual: texts.filter((cell) => !odd.includes(cell)) };
}

function check(form: Form): Draft[] {
  const columns = figureColumns(form).map(textsIn);
  const odd = columns.flatMap((texts) => texts.odd);
  const usual = columns.flatMap((texts) => texts.usual);
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
};
