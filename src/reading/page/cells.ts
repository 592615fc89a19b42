import type { FigureAt, TextAt } from "../../form/form";
import { figureOf } from "../../figures/figure";
import type { Cell, Sheet } from "../../sheet/sheet";

export function textAt(cell: Cell): TextAt {
  return { row: cell.row, column: cell.column, text: cell.text };
}

/** The figure that stands in a column of a row; an empty cell gives an empty text with its own address. */
export function figureAt(sheet: Sheet, row: number, column: number): FigureAt {
  const cell = sheet.shownAt(row, column);
  // A value merged down over several rows belongs to the first of them.
  if (!cell || cell.row !== row) return { row, column, text: "", figure: null, formula: null };
  return { row, column: cell.column, text: cell.text, figure: figureOf(cell), formula: cell.formula };
}
