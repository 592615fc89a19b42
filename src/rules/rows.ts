import type { FigureAt, Form, Indicator } from "../form/form";
import { isFilled } from "./filled";

export type Role = keyof Indicator["cells"];

/** Whether the table has the column and the cell is the row's own, not merged down from the row above. */
export function hasOwnCell(indicator: Indicator, role: Role): boolean {
  return indicator.cells[role]?.row === indicator.row;
}

/** Where the person would write the value; the row's own name where the table has no such column. */
export function cellOf(indicator: Indicator, role: Role) {
  return indicator.cells[role] ?? indicator.levels.at(-1) ?? { row: indicator.row, column: 0 };
}

export function hasWeight({ weight }: Indicator): boolean {
  return isAboveZero(weight);
}

/** Whether the row is for an indicator of its own: neither a row that the template left over nor a part of the row above. */
export function isOwnIndicator({ name, isSubItem }: Indicator): boolean {
  return name !== null && !isSubItem;
}

function isAboveZero(cell: FigureAt | null | undefined): boolean {
  return isFilled(cell) && cell.figure.value.gt(0);
}

/** Whether points have been given in the form at all; 0 in a total is what its formula says of nothing. */
export function isScored({ indicators, funds, total }: Form): boolean {
  return [...indicators.map(({ score }) => score), funds?.executionScore, total?.score].some(isAboveZero);
}

/** Whether points are allotted in cells of their own anywhere in the form. */
export function isWeighted({ indicators, funds, total }: Form): boolean {
  return [...indicators.map(({ weight }) => weight), funds?.executionWeight, total?.weight].some(isAboveZero);
}
