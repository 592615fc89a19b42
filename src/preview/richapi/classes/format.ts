import type { ClassTable } from "../class-table";
import type { Cells } from "../grid";

const POINTS_PER_PIXEL = 0.75;

/** The same for all, or null when they differ, as Excel answers. */
function common<T>(first: number, last: number, read: (index: number) => T): T | null {
  const answer = read(first);
  for (let index = first + 1; index <= last; index++) if (read(index) !== answer) return null;
  return answer;
}

export const FORMAT: ClassTable<Cells> = {
  scalars: {
    RowHeight: ({ sheet, area }) => common(area.row, area.lastRow, (row) => sheet.rowHeight(row) * POINTS_PER_PIXEL),
    ColumnWidth: ({ sheet, area }) => common(area.column, area.lastColumn, (column) => sheet.columnWidth(column) * POINTS_PER_PIXEL),
  },
};

