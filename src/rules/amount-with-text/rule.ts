import { compact } from "../../figures/normalise";
import type { FigureAt, Funds } from "../../form/form";
import { MONEY_COLUMNS } from "../money";
import { type Draft, FUNDED, type Rule } from "../rule";

/** "3359.62万", "854万(高标准农田)", "约30": a number with something written to it. */
const WITH_TEXT = /^[^\d]{0,6}\d[\d,.]*[^\d,.%].*$|^[^\d.+-]{1,6}\d[\d,.]*$/;

function isWithText(cell: FigureAt): boolean {
  return !(cell.figure && !cell.figure.isText) && WITH_TEXT.test(compact(cell.text));
}

/** The unit that the table declares, written once more behind the number, leaves no doubt of what is meant. */
function repeatsUnit(cell: FigureAt, funds: Funds): boolean {
  return cell.figure !== null && (funds.unit === null || cell.figure.unit === funds.unit);
}

function check(funds: Funds): Draft[] {
  const amounts = funds.rows.flatMap((row) => MONEY_COLUMNS.flatMap((column) => row.figures[column] ?? []));
  const texts = amounts.filter(isWithText);
  const unclear = texts.filter((cell) => !repeatsUnit(cell, funds));
  const draft = (cells: readonly FigureAt[]) => ({
    values: { shown: cells[0]?.text.trim() ?? "", unit: funds.unit ?? "", count: String(cells.length) },
    cells,
  });
  if (unclear.length > 0) return [{ message: "unclear", ...draft(unclear) }];
  // A form that names no unit but in its amounts has to write it there.
  return texts.length > 0 && funds.unit !== null ? [{ severity: "info", message: "unit", ...draft(texts) }] : [];
}

export const amountWithText: Rule = {
  id: "amount-with-text",
  severity: "warning",
  kinds: FUNDED,
  check: ({ form: { funds } }) => (funds ? check(funds) : []),
};
