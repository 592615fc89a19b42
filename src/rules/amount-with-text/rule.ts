import { compact } from "../../figures/normalise";
import type { FigureAt, Form, MoneyUnit } from "../../form/form";
import { figureColumns, figuresAt } from "../figures-of-form";
import { numberCorrection } from "../corrections";
import { type Draft, fixOf, FUNDED, type Rule } from "../rule";

/** "3359.62万", "854万(高标准农田)", "约30": a number with something written to it. */
const WITH_TEXT = /^[^\d]{0,6}\d[\d,.]*[^\d,.%].*$|^[^\d.+-]{1,6}\d[\d,.]*$/;

function isWithText(cell: FigureAt): boolean {
  return !(cell.figure && !cell.figure.isText) && WITH_TEXT.test(compact(cell.text));
}

/** The unit that the table declares, written once more behind the number, leaves no doubt of what is meant. */
function repeatsUnit(cell: FigureAt, unit: MoneyUnit | null): boolean {
  return cell.figure !== null && (unit === null || cell.figure.unit === unit);
}

function check(form: Form): Draft[] {
  const unit = (form.table ?? form.funds)?.unit ?? null;
  const amounts = figureColumns(form).filter(({ holds }) => holds === "money").flatMap(({ cells, totals }) => [...cells, ...totals]);
  const texts = amounts.filter(isWithText).sort((a, b) => a.row - b.row || a.column - b.column);
  const unclear = texts.filter((cell) => !repeatsUnit(cell, unit));
  const draft = (cells: readonly FigureAt[]) => ({
    values: { shown: cells[0]?.text.trim() ?? "", unit: unit ?? "none", count: String(cells.length) },
    cells,
  });
  if (unclear.length > 0) return [{ message: "unclear", ...draft(unclear) }];
  // A form that names no unit but in its amounts has to write it there.
  return texts.length > 0 && unit !== null ? [{ severity: "info", message: "unit", ...draft(texts) }] : [];
}

export const amountWithText: Rule = {
  id: "amount-with-text",
  severity: "warning",
  kinds: [...FUNDED, "fund-table"],
  check: ({ form }) => check(form),
  fix: ({ message, cells }, { form }) => (message === "unit" ? fixOf("safe", figuresAt(cells, form).map(numberCorrection)) : null),
};
