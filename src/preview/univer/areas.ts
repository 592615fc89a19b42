import { type IRange, RANGE_TYPE } from "@univerjs/core";
import type { Area } from "../../sheet/address";
import { LAST_COLUMN, LAST_ROW } from "../../sheet/references";

/** Univer leaves the ends of whole rows and columns open or at the grid's edge; Excel's are at its own edge. */
export function areaOf(range: IRange): Area {
  const isRow = range.rangeType === RANGE_TYPE.ROW || range.rangeType === RANGE_TYPE.ALL;
  const isColumn = range.rangeType === RANGE_TYPE.COLUMN || range.rangeType === RANGE_TYPE.ALL;
  return {
    row: isColumn ? 0 : range.startRow || 0,
    column: isRow ? 0 : range.startColumn || 0,
    lastRow: isColumn ? LAST_ROW : range.endRow || 0,
    lastColumn: isRow ? LAST_COLUMN : range.endColumn || 0,
  };
}

export function rangeOf({ row, column, lastRow, lastColumn }: Area): IRange {
  return { startRow: row, startColumn: column, endRow: lastRow, endColumn: lastColumn };
}

/** The area around the cells of a matrix that Univer keys by row and column, null when it has none. */
export function areaOfMatrix(matrix: Readonly<Record<number, Readonly<Record<number, unknown>> | null | undefined>>): Area | null {
  let area: Area | null = null;
  for (const [rowKey, cells] of Object.entries(matrix)) {
    for (const columnKey of Object.keys(cells ?? {})) {
      const [row, column] = [Number(rowKey), Number(columnKey)];
      area = area
        ? { row: Math.min(area.row, row), column: Math.min(area.column, column), lastRow: Math.max(area.lastRow, row), lastColumn: Math.max(area.lastColumn, column) }
        : { row, column, lastRow: row, lastColumn: column };
    }
  }
  return area;
}
