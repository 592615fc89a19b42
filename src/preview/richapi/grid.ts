import { type Area, columnName, columnNumber, formatArea, parseArea } from "../../sheet/address";
import type { SheetBackend } from "../backend";
import { LAST_COLUMN, LAST_ROW, quotedName } from "../../sheet/references";
import { invalidArgument, itemNotFound } from "./error";


/** What a RangeAreas stands for: areas of one worksheet. */
export interface Areas {
  readonly sheet: SheetBackend;
  readonly areas: readonly Area[];
}

/** What a Range stands for. */
export interface Cells {
  readonly sheet: SheetBackend;
  readonly area: Area;
}

export const rowCount = (area: Area): number => area.lastRow - area.row + 1;
export const columnCount = (area: Area): number => area.lastColumn - area.column + 1;
export const isEntireRow = (area: Area): boolean => area.column === 0 && area.lastColumn === LAST_COLUMN;
export const isEntireColumn = (area: Area): boolean => area.row === 0 && area.lastRow === LAST_ROW;

const WHOLE_SHEET: Area = { row: 0, column: 0, lastRow: LAST_ROW, lastColumn: LAST_COLUMN };

/** An area that must lie in the grid. */
export function areaAt(row: number, column: number, lastRow: number, lastColumn: number): Area {
  const isInside = row >= 0 && column >= 0 && lastRow >= row && lastColumn >= column && lastRow <= LAST_ROW && lastColumn <= LAST_COLUMN;
  if (!isInside || ![row, column, lastRow, lastColumn].every(Number.isInteger)) throw invalidArgument("cells outside the worksheet");
  return { row, column, lastRow, lastColumn };
}

/** "A1", "B2:D5", "A:C", "3:7", each with or without sheet name and `$`. */
export function readAddress(address: unknown): Area {
  if (address === undefined || address === null || address === "") return WHOLE_SHEET;
  if (typeof address !== "string") throw invalidArgument("an address is a text");
  const text = address.replace(/^.*!/, "").replaceAll("$", "").trim();
  const area = parseArea(text);
  if (area) return areaAt(area.row, area.column, area.lastRow, area.lastColumn);
  const columns = /^([A-Z]{1,3}):([A-Z]{1,3})$/i.exec(text);
  if (columns) {
    const ends = [columnNumber(columns[1]!), columnNumber(columns[2]!)];
    return areaAt(0, Math.min(...ends), LAST_ROW, Math.max(...ends));
  }
  const rows = /^(\d+):(\d+)$/.exec(text);
  if (rows) {
    const ends = [Number(rows[1]) - 1, Number(rows[2]) - 1];
    return areaAt(Math.min(...ends), 0, Math.max(...ends), LAST_COLUMN);
  }
  throw invalidArgument(`the address ${text}`);
}

export function writeAddress(area: Area): string {
  if (isEntireColumn(area)) return `${columnName(area.column)}:${columnName(area.lastColumn)}`;
  if (isEntireRow(area)) return `${area.row + 1}:${area.lastRow + 1}`;
  return formatArea(area);
}

/** "Sheet1!A1:B2", the sheet's name in quotes where Excel writes them. */
export function fullAddress({ sheet, area }: Cells): string {
  return `${quotedName(sheet.name())}!${writeAddress(area)}`;
}

export function intersection(a: Area, b: Area): Area | null {
  const area = {
    row: Math.max(a.row, b.row),
    column: Math.max(a.column, b.column),
    lastRow: Math.min(a.lastRow, b.lastRow),
    lastColumn: Math.min(a.lastColumn, b.lastColumn),
  };
  return area.row <= area.lastRow && area.column <= area.lastColumn ? area : null;
}

export function boundingRect(a: Area, b: Area): Area {
  return {
    row: Math.min(a.row, b.row),
    column: Math.min(a.column, b.column),
    lastRow: Math.max(a.lastRow, b.lastRow),
    lastColumn: Math.max(a.lastColumn, b.lastColumn),
  };
}

export function existing(area: Area | null, what: string): Area {
  if (!area) throw itemNotFound(what);
  return area;
}
