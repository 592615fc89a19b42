import type { CellObject, Range } from "@e965/xlsx";
import { type Area, formatArea } from "../../sheet/address";
import type { SheetSnapshot, StoredValue } from "../../sheet/sheet";
import { MAX_COLUMNS, MAX_ROWS, cutText, eachOf } from "./bounds/grid";
import { WorkbookFileError } from "./error";
import type { RawSheet } from "./sheetjs";

/** What a snapshot needs to know beside the sheet's own cells. */
export interface SheetFacts {
  readonly name: string;
  readonly visibility: SheetSnapshot["visibility"];
  readonly isProtected: boolean;
}

function valueOf(cell: CellObject): StoredValue {
  switch (cell.t) {
    case "n":
      return typeof cell.v === "number" && Number.isFinite(cell.v) ? cell.v : null;
    case "s":
      return typeof cell.v === "string" && cell.v !== "" ? cutText(cell.v) : null;
    case "b":
      return Boolean(cell.v);
    case "e":
      return cutText(cell.w ?? "#VALUE!");
    default:
      return null;
  }
}

function textOf(cell: CellObject, value: StoredValue): string {
  if (value === null) return "";
  return cutText(cell.w ?? (typeof value === "boolean" ? String(value).toUpperCase() : String(value)));
}

/** A cell that is blank, or shows nothing and computes nothing, must not stretch the sheet. */
const isBlank = (cell: CellObject): boolean =>
  cell.f === undefined && (cell.t === "z" || (cell.t === "s" && String(cell.v ?? "").trim() === ""));

/** The range of real cells. What the file declares is not believed: some programs declare the whole grid, others too little. */
function usedRange(rows: readonly (readonly CellObject[] | undefined)[]): Area | null {
  let [row, column, lastRow, lastColumn] = [Infinity, Infinity, -1, -1];
  eachOf(rows, (cells, i) => {
    if (i >= MAX_ROWS) return;
    eachOf(cells, (cell, j) => {
      if (j >= MAX_COLUMNS || isBlank(cell)) return;
      row = Math.min(row, i);
      lastRow = Math.max(lastRow, i);
      column = Math.min(column, j);
      lastColumn = Math.max(lastColumn, j);
    });
  });
  return lastRow < 0 ? null : { row, column, lastRow, lastColumn };
}

function toArea({ s, e }: Range): Area {
  return { row: s.r, column: s.c, lastRow: Math.min(e.r, MAX_ROWS - 1), lastColumn: Math.min(e.c, MAX_COLUMNS - 1) };
}

const isSound = (area: Area): boolean =>
  area.row >= 0 && area.column >= 0 && area.lastRow >= area.row && area.lastColumn >= area.column;

/**
 * Merges that can stand beside each other. Excel's never overlap: where they cover more than there is, the file is damaged, and
 * those that come after that are left out, because every row would remember every one of them.
 */
function mergesOf(ranges: readonly Range[], used: Area | null): Area[] {
  let left = used ? (used.lastRow - used.row + 1) * (used.lastColumn - used.column + 1) : 0;
  return ranges.map(toArea).filter((area) => {
    if (!isSound(area) || left < 0) return false;
    left -= used ? sharedCells(area, used) : 0;
    return true;
  });
}

function sharedCells(a: Area, b: Area): number {
  const height = Math.min(a.lastRow, b.lastRow) - Math.max(a.row, b.row) + 1;
  const width = Math.min(a.lastColumn, b.lastColumn) - Math.max(a.column, b.column) + 1;
  return Math.max(height, 0) * Math.max(width, 0);
}

function hiddenIndexes(lines: readonly ({ hidden?: boolean } | undefined)[] = [], most: number): number[] {
  const hidden: number[] = [];
  eachOf(lines, (line, index) => {
    if (line.hidden && index < most) hidden.push(index);
  });
  return hidden;
}

/**
 * Turns the library's sheet into a snapshot.
 * @throws WorkbookFileError `sheet-too-large` when the used range has more than `maxCells` cells
 */
export function toSnapshot(raw: RawSheet, facts: SheetFacts, maxCells: number): SheetSnapshot {
  const rows = raw["!data"] ?? [];
  const used = usedRange(rows);
  const height = used ? used.lastRow - used.row + 1 : 0;
  const width = used ? used.lastColumn - used.column + 1 : 0;
  if (used && height * width > maxCells) {
    throw new WorkbookFileError("sheet-too-large", { sheet: facts.name, range: formatArea(used) });
  }
  const origin = { row: used?.row ?? 0, column: used?.column ?? 0 };
  // Rows without a cell are one and the same row: most of a sparse sheet costs nothing.
  const blank = {
    values: new Array<StoredValue>(width).fill(null),
    texts: new Array<string>(width).fill(""),
    formats: new Array<string>(width).fill("General"),
  };
  const values: StoredValue[][] = [];
  const texts: string[][] = [];
  const formulas: string[][] = [];
  const numberFormats: string[][] = [];
  for (let i = 0; i < height; i++) {
    const cells = rows[origin.row + i];
    const line = {
      values: cells ? [...blank.values] : blank.values,
      texts: cells ? [...blank.texts] : blank.texts,
      formulas: cells ? [...blank.texts] : blank.texts,
      formats: cells ? [...blank.formats] : blank.formats,
    };
    eachOf(cells ?? [], (cell, column) => {
      const j = column - origin.column;
      if (j < 0 || j >= width) return;
      const value = valueOf(cell);
      line.values[j] = value;
      line.texts[j] = textOf(cell, value);
      if (cell.f !== undefined) line.formulas[j] = `=${cell.f}`;
      if (typeof cell.z === "string" && cell.z) line.formats[j] = cell.z;
    });
    values.push(line.values);
    texts.push(line.texts);
    formulas.push(line.formulas);
    numberFormats.push(line.formats);
  }
  return {
    name: facts.name,
    origin,
    values,
    texts,
    formulas,
    numberFormats,
    merges: mergesOf(raw["!merges"] ?? [], used),
    hiddenRows: hiddenIndexes(raw["!rows"], MAX_ROWS),
    hiddenColumns: hiddenIndexes(raw["!cols"], MAX_COLUMNS),
    visibility: facts.visibility,
    isProtected: facts.isProtected || Boolean(raw["!protect"]),
  };
}
