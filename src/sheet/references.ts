import { type Area, columnName, columnNumber } from "./address";

/** Rows or columns that were put into a sheet or taken out of it. */
export interface Shift {
  readonly sheetName: string;
  readonly axis: "row" | "column";
  /** The first new or removed row or column. */
  readonly at: number;
  /** Below zero when they were removed. */
  readonly count: number;
  /** When only some cells moved: the columns (or rows) whose cells did. */
  readonly across?: readonly [first: number, last: number];
}

/** Excel's grid; a worksheet here may have fewer cells drawn, the others are empty. */
export const LAST_ROW = 1_048_575;
export const LAST_COLUMN = 16_383;

/** Where a span of rows or columns lies after the shift; null when all of it was removed. */
export function shiftSpan(first: number, last: number, { at, count, axis }: Shift): readonly [number, number] | null {
  const edge = axis === "row" ? LAST_ROW : LAST_COLUMN;
  if (first === 0 && last === edge) return [first, last];
  if (count >= 0) {
    const moved = (index: number): number => Math.min(edge, index >= at ? index + count : index);
    return [moved(first), moved(last)];
  }
  const end = at - count;
  const [start, stop] = [first < at ? first : Math.max(at, first + count), last < at ? last : last >= end ? last + count : at - 1];
  return start <= stop ? [start, stop] : null;
}

export function shiftArea(area: Area, shift: Shift): Area | null {
  const rows = shift.axis === "row";
  if (shift.across) {
    const [first, last] = rows ? [area.column, area.lastColumn] : [area.row, area.lastRow];
    if (first < shift.across[0] || last > shift.across[1]) return area;
  }
  const span = rows ? shiftSpan(area.row, area.lastRow, shift) : shiftSpan(area.column, area.lastColumn, shift);
  if (!span) return null;
  return rows ? { ...area, row: span[0], lastRow: span[1] } : { ...area, column: span[0], lastColumn: span[1] };
}

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_.]*$/u;
const LIKE_A_CELL = /^(?:[A-Za-z]{1,3}\d+|[Rr]\d*(?:[Cc]\d*)?|[Cc]\d*)$/;

/** A sheet's name as it stands before an address, in quotes where Excel writes them. */
export function quotedName(name: string): string {
  return PLAIN_NAME.test(name) && !LIKE_A_CELL.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
}

/** A text in quotes, or cells with or without a sheet name before them; neither within a longer word, nor as a table's column: 表1[Q1]. */
const TOKEN =
  /"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.$!'[])('(?:[^']|'')+'!|[\p{L}_][\p{L}\p{N}_.]*!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+)(?![\p{L}\p{N}_(!])/gu;

interface End {
  readonly column: number | null;
  readonly row: number | null;
  readonly isColumnFixed: boolean;
  readonly isRowFixed: boolean;
}

function readEnd(text: string): End {
  const [, columnFixed, letters, rowFixed, digits] = /^(\$?)([A-Z]*)(\$?)(\d*)$/.exec(text)!;
  // "$3" is a fixed row without a column.
  const isRowOnly = letters === "";
  return {
    column: letters ? columnNumber(letters) : null,
    row: digits ? Number(digits) - 1 : null,
    isColumnFixed: columnFixed === "$" && !isRowOnly,
    isRowFixed: rowFixed === "$" || (isRowOnly && columnFixed === "$"),
  };
}

function writeEnd({ column, row, isColumnFixed, isRowFixed }: End): string {
  return (column === null ? "" : `${isColumnFixed ? "$" : ""}${columnName(column)}`) + (row === null ? "" : `${isRowFixed ? "$" : ""}${row + 1}`);
}

function replaceReferences(formula: string, replace: (ends: readonly End[], sheetName: string | null) => readonly End[] | null): string {
  return formula.replace(TOKEN, (token: string, prefix: string | undefined, cells: string | undefined) => {
    if (!cells) return token;
    const sheetName = prefix ? sheetNameOf(prefix) : null;
    const ends = replace(cells.split(":").map(readEnd), sheetName);
    return ends ? (prefix ?? "") + ends.map(writeEnd).join(":") : "#REF!";
  });
}

/** A formula of a sheet after rows or columns were inserted or removed, in that sheet or another. */
export function shiftFormula(formula: string, ownSheet: string, shift: Shift): string {
  return replaceReferences(formula, (ends, sheetName) => {
    if ((sheetName ?? ownSheet).toLowerCase() !== shift.sheetName.toLowerCase()) return ends;
    const [first, last] = [ends[0]!, ends.at(-1)!];
    const area = shiftArea(
      { row: first.row ?? 0, column: first.column ?? 0, lastRow: last.row ?? LAST_ROW, lastColumn: last.column ?? LAST_COLUMN },
      shift,
    );
    if (!area) return null;
    const moved = (end: End, row: number, column: number): End => ({ ...end, row: end.row === null ? null : row, column: end.column === null ? null : column });
    const start = moved(first, area.row, area.column);
    return ends.length === 1 ? [start] : [start, moved(last, area.lastRow, area.lastColumn)];
  });
}

/** The rows, or columns, that a formula refers to and that move along when it is copied. */
export function relativePlaces(formula: string, axis: Shift["axis"]): number[] {
  const places: number[] = [];
  replaceReferences(formula, (ends) => {
    for (const { row, column, isRowFixed, isColumnFixed } of ends) {
      const place = axis === "row" ? (isRowFixed ? null : row) : isColumnFixed ? null : column;
      if (place !== null) places.push(place);
    }
    return ends;
  });
  return places;
}

/** A formula as Excel copies it to another cell: what is not fixed by `$` moves along. */
export function moveFormula(formula: string, rows: number, columns: number): string {
  return replaceReferences(formula, (ends) => {
    const moved = ends.map((end): End => ({
      ...end,
      row: end.row === null || end.isRowFixed ? end.row : end.row + rows,
      column: end.column === null || end.isColumnFixed ? end.column : end.column + columns,
    }));
    const isInside = ({ row, column }: End): boolean => (row ?? 0) >= 0 && (row ?? 0) <= LAST_ROW && (column ?? 0) >= 0 && (column ?? 0) <= LAST_COLUMN;
    return moved.every(isInside) ? moved : null;
  });
}

/** A formula after a sheet got another name. */
export function renameSheetInFormula(formula: string, from: string, to: string): string {
  return formula.replace(TOKEN, (token: string, prefix: string | undefined, cells: string | undefined) =>
    prefix && cells && sheetNameOf(prefix).toLowerCase() === from.toLowerCase() ? `${quotedName(to)}!${cells}` : token,
  );
}

/** The name in what stands before an address: "'乙 表'!" */
function sheetNameOf(prefix: string): string {
  return prefix.slice(0, -1).replace(/^'(.*)'$/s, "$1").replaceAll("''", "'");
}
