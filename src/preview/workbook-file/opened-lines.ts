import type { IWorksheetData } from "@univerjs/core";
import { SheetRows } from "../../hosts/file/xlsx/rows";
import type { XmlElement } from "../../hosts/file/xlsx/xml";
import { columnPixels, type LineNote, rowPixels } from "../line-sizes";
import { BooleanNumber } from "../univer/enums";

/** A row or column as the file has it. */
interface Line extends LineNote {
  readonly isHidden: boolean;
}

type Lines = ReadonlyMap<number, Line>;

const isOn = (value: string | undefined): boolean => value === "1" || value === "true";

const line = (size: string | undefined, format: string | undefined, hidden: string | undefined): Line => ({
  ...(size === undefined ? {} : { size: Number(size) }),
  ...(format === undefined ? {} : { format: Number(format) }),
  isHidden: isOn(hidden),
});

export function rowsOfXml(root: XmlElement): Lines {
  const rows = new SheetRows(root.child("sheetData")?.innerXml ?? "", root.prefix);
  return new Map(rows.indexes().map((row) => {
    const format = isOn(rows.attribute(row, "customFormat")) ? rows.attribute(row, "s") : undefined;
    return [row, line(rows.attribute(row, "ht"), format, rows.attribute(row, "hidden"))];
  }));
}

export function columnsOfXml(root: XmlElement, count: number): Lines {
  const lines = new Map<number, Line>();
  for (const column of root.child("cols")?.childrenNamed("col") ?? []) {
    const [first, last] = [Math.max(0, Number(column.get("min")) - 1), Math.min(Number(column.get("max")) - 1, count - 1)];
    for (let index = first; index <= last; index++) lines.set(index, line(column.get("width"), column.get("style"), column.get("hidden")));
  }
  return lines;
}

/** The lines of an old workbook as SheetJS hands them over: with holes. */
export function linesOf<T extends { readonly hidden?: boolean }>(infos: readonly (T | undefined)[], sizeOf: (info: T) => number | undefined): Lines {
  const lines = new Map<number, Line>();
  for (const [index, info] of infos.entries()) {
    if (!info) continue;
    const size = sizeOf(info);
    lines.set(index, { ...(size ? { size } : {}), isHidden: info.hidden === true });
  }
  return lines;
}

const styleOf = ({ format }: Line) => (format === undefined ? {} : { s: `s${format}` });
const noteOf = ({ size, format }: Line) => ({ custom: { ...(size === undefined ? {} : { size }), ...(format === undefined ? {} : { format }) } });

/** Of the rows that hold something or say something of themselves: a sheet may have a cell in its last row and nothing above it. */
export function rowData(lines: Lines, cells: Readonly<Record<number, unknown>>, count: number): IWorksheetData["rowData"] {
  const data: IWorksheetData["rowData"] = {};
  for (const row of new Set([...lines.keys(), ...Object.keys(cells).map(Number)])) {
    if (row >= count) continue;
    const found = lines.get(row);
    // A row whose height the file does not fix grows with its text.
    const height = found?.size === undefined ? { ia: BooleanNumber.TRUE } : { h: rowPixels(found.size), ia: BooleanNumber.FALSE };
    data[row] = { ...height, ...(found ? { ...styleOf(found), ...noteOf(found), ...(found.isHidden ? { hd: BooleanNumber.TRUE } : {}) } : {}) };
  }
  return data;
}

export function columnData(lines: Lines, count: number): IWorksheetData["columnData"] {
  const data: IWorksheetData["columnData"] = {};
  for (const [column, found] of lines) {
    if (column >= count) continue;
    data[column] = { ...(found.size === undefined ? {} : { w: columnPixels(found.size) }), ...styleOf(found), ...noteOf(found), ...(found.isHidden ? { hd: BooleanNumber.TRUE } : {}) };
  }
  return data;
}
