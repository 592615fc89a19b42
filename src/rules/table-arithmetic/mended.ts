import type { Decimal } from "../../figures/decimal";
import type { AmountFigure, AmountRow, AmountTable } from "../../form/form";
import type { Position } from "../../sheet/address";
import { type Filled, isFilled } from "../filled";

/** A cell that a formula finds wrong, and what the formula makes of it. */
export interface Mend {
  readonly cell: Filled;
  readonly expected: Decimal;
}

function mendedFigure(cell: AmountFigure, value: Decimal): AmountFigure {
  return isFilled(cell) ? { ...cell, figure: { ...cell.figure, value } } : cell;
}

/**
 * The list as it would be with every wrong result but one set right. One slip breaks each formula that its cell goes into:
 * whatever then holds was broken by another cell, which is told.
 */
export function mendedBut(table: AmountTable, mends: readonly Mend[], { row, column }: Position): AmountTable {
  const others = mends.filter(({ cell }) => cell.row !== row || cell.column !== column);
  const rowOf = (own: AmountRow): AmountRow => {
    const ofRow = others.filter(({ cell }) => cell.row === own.row);
    if (ofRow.length === 0) return own;
    const figures = ofRow.flatMap(({ cell: { column: place }, expected }) => {
      const cell = own.figures.get(place);
      return cell ? [[place, mendedFigure(cell, expected)] as const] : [];
    });
    return { ...own, figures: new Map([...own.figures, ...figures]) };
  };
  return { ...table, rows: table.rows.map(rowOf) };
}
