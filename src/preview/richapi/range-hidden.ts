import { notServed } from "./error";
import { type Cells, fullAddress, isEntireColumn, isEntireRow } from "./grid";

/** true, false, or null when some are hidden and some are not. */
function common(first: number, last: number, isHidden: (index: number) => boolean): boolean | null {
  const answer = isHidden(first);
  for (let index = first + 1; index <= last; index++) if (isHidden(index) !== answer) return null;
  return answer;
}

export const rowHidden = ({ sheet, area }: Cells): boolean | null => common(area.row, area.lastRow, (row) => sheet.isRowHidden(row));

export const columnHidden = ({ sheet, area }: Cells): boolean | null =>
  common(area.column, area.lastColumn, (column) => sheet.isColumnHidden(column));

type Readers = Readonly<Record<string, (cells: Cells, options: unknown) => unknown>>;

const POINTS_PER_PIXEL = 0.75;

const ROW_PROPERTIES: Readers = {
  address: (cells) => fullAddress(cells),
  addressLocal: (cells) => fullAddress(cells),
  rowIndex: ({ area }) => area.row,
  rowHidden: ({ sheet, area }) => sheet.isRowHidden(area.row),
  format: (cells, options) => pick("Range.GetRowProperties", { rowHeight: ({ sheet, area }) => sheet.rowHeight(area.row) * POINTS_PER_PIXEL }, cells, options),
};

const COLUMN_PROPERTIES: Readers = {
  address: (cells) => fullAddress(cells),
  addressLocal: (cells) => fullAddress(cells),
  columnIndex: ({ area }) => area.column,
  columnHidden: ({ sheet, area }) => sheet.isColumnHidden(area.column),
  format: (cells, options) =>
    pick("Range.GetColumnProperties", { columnWidth: ({ sheet, area }) => sheet.columnWidth(area.column) * POINTS_PER_PIXEL }, cells, options),
};

/** One object per row, with the properties that the options ask for. */
export function rowProperties({ sheet, area }: Cells, options: unknown): unknown[] {
  const last = isEntireColumn(area) ? (sheet.usedArea(false)?.lastRow ?? area.row) : area.lastRow;
  return each(area.row, last, (row) => pick("Range.GetRowProperties", ROW_PROPERTIES, { sheet, area: { ...area, row, lastRow: row } }, options));
}

/** One object per column. */
export function columnProperties({ sheet, area }: Cells, options: unknown): unknown[] {
  const last = isEntireRow(area) ? (sheet.usedArea(false)?.lastColumn ?? area.column) : area.lastColumn;
  return each(area.column, last, (column) =>
    pick("Range.GetColumnProperties", COLUMN_PROPERTIES, { sheet, area: { ...area, column, lastColumn: column } }, options),
  );
}

function each<T>(first: number, last: number, make: (index: number) => T): T[] {
  return Array.from({ length: last - first + 1 }, (_, index) => make(first + index));
}

function pick(method: string, readers: Readers, cells: Cells, options: unknown): Record<string, unknown> {
  const answer: Record<string, unknown> = {};
  for (const [name, isWanted] of Object.entries((options ?? {}) as Record<string, unknown>)) {
    if (!isWanted) continue;
    const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (!read) throw notServed(`${method}({ ${name} })`);
    answer[name] = read(cells, isWanted);
  }
  return answer;
}
