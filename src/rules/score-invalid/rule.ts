import { plain } from "../../figures/decimal";
import { compact, isBlankText } from "../../figures/normalise";
import type { FigureAt, Form } from "../../form/form";
import { isFilled } from "../filled";
import { type Draft, type Rule, WEIGHTED } from "../rule";

/** Excel's own error values are asked about by a rule of their own. */
const ERROR_VALUE = /^#/;

/** A word where points should stand. */
function isWord(cell: FigureAt): boolean {
  return cell.figure === null && !isBlankText(cell.text) && !ERROR_VALUE.test(compact(cell.text));
}

function about(cell: FigureAt | null, column: "weight" | "score", name: string): Draft[] {
  if (!cell) return [];
  const values = { column, name, shown: cell.figure ? plain(cell.figure.value) : cell.text.trim() };
  if (isWord(cell)) return [{ message: "word", values, cells: [cell] }];
  return isFilled(cell) && cell.figure.value.lt(0) ? [{ message: "negative", values, cells: [cell] }] : [];
}

/** "20%" among points: no number of points, and in no sum. */
function percentsIn(form: Form, column: "weight" | "score"): Draft[] {
  const filled = form.indicators.filter((indicator) => isFilled(indicator[column]));
  const percents = filled.filter((indicator) => indicator[column]?.figure?.isPercent);
  if (percents.length * 2 >= filled.length) return [];
  return percents.map((indicator) => {
    const cell = indicator[column]!;
    return { message: "percent", values: { column, name: indicator.name ?? "", shown: cell.text.trim() }, cells: [cell] };
  });
}

/** A column that holds points in most of its rows; one of words was taken for something that it is not. */
function holdsPoints(form: Form, column: "weight" | "score"): boolean {
  const filled = form.indicators.flatMap((indicator) => indicator[column] ?? []);
  return filled.filter(isFilled).length * 2 > filled.length;
}

export const scoreInvalid: Rule = {
  id: "score-invalid",
  severity: "error",
  kinds: WEIGHTED,
  check({ form }) {
    const columns = (["weight", "score"] as const).filter((column) => holdsPoints(form, column));
    return [...form.indicators.flatMap((indicator) => columns.flatMap((column) => about(indicator[column], column, indicator.name ?? ""))), ...columns.flatMap((column) => percentsIn(form, column))];
  },
};
