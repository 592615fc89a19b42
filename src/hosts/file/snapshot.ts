import type { CellObject, Range } from "@e965/xlsx";
import { type Area, formatArea } from "../../sheet/address";
import type { SheetSnapshot, StoredValue } from "../../sheet/sheet";
import { WorkbookFileError } from "./error";
import type { RawSheet } from "./sheetjs";

/** The largest grid that Excel has; what lies outside comes from a damaged or hostile file. */
const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;

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
      return typeof cell.v === "string" && cell.v !== "" ? cell.v : null;
    case "b":
      return Boolean(cell.v);
    case "e":
      return cell.w ?? "#VALUE!";
    default:
      return null;
  }
}

function textOf(cell: CellObject, value: StoredValue): string {
  if (value === null) return "";
  return cell.w ?? (typeof value === "boolean" ? String(value).toUpperCase() : String(value));
}

/** A cell that is blank, or shows nothing and computes nothing, must not stretch the sheet. */
const isBlank = (cell: CellObject): boolean =>
  cell.f === undefined && (cell.t === "z" || (cell.t === "s" && String(cell.v ?? "").trim() === ""));

/** The range of real cells. What the file declares is not believed: some programs declare the whole grid, others too little. */
function usedRange(rows: readonly (readonly CellObject[] | undefined)[]): Area | null {
  let [row, column, lastRow, lastColumn] = [Infinity, Infinity, -1, -1];
  // forEach goes over the cells that exist; an index would go over a million holes.
  rows.forEach((cells, i) => {
    if (i >= MAX_ROWS) return;
    cells?.forEach((cell, j) => {
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

function hiddenIndexes(lines: readonly ({ hidden?: boolean } | undefined)[] = []): number[] {
  const hidden: number[] = [];
  lines.forEach((line, index) => {
    if (line?.hidden) hidden.push(index);
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
    cells?.forEach((cell, column) => {
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
    merges: (raw["!merges"] ?? []).map(toArea).filter(isSound),
    hiddenRows: hiddenIndexes(raw["!rows"]),
    hiddenColumns: hiddenIndexes(raw["!cols"]),
    visibility: facts.visibility,
    isProtected: facts.isProtected || Boolean(raw["!protect"]),
  };
}
