import { BooleanNumber, CellValueType, type ICellData, type IRange, type IStyleData, type IWorkbookData, type IWorksheetData, LocaleType } from "@univerjs/core";
import { type CellObject, type ColInfo, read, type RowInfo, utils, type WorkBook, type WorkSheet } from "@e965/xlsx";
import type { SheetFlags } from "../univer/sheet";
import { textType } from "../univer/cells";
import { type Appearance, readAppearance } from "./appearance";
import { Archive, elements } from "./archive";
import { FileProblem } from "./problem";

/** A workbook as the grid opens it. */
export interface OpenedWorkbook {
  readonly name: string;
  readonly data: IWorkbookData;
  /** By sheet id. */
  readonly flags: ReadonlyMap<string, SheetFlags>;
}

export const LARGEST_FILE = 20 * 1024 * 1024;
/** Formatting often reaches down a million rows; the grid draws the rows around the content. */
const SPARE_ROWS = 50;
const SPARE_COLUMNS = 6;
const LEAST_ROWS = 100;
const LEAST_COLUMNS = 20;
const POINTS_PER_PIXEL = 0.75;
const MOST_ROWS = 100_000;
const MOST_COLUMNS = 1_000;

const ENCRYPTED = /password|encrypt|ECMA-376/i;

/**
 * Reads an .xlsx, .xlsm or .xls file with its values, formulas, number formats, merged cells, sizes, hidden parts and,
 * from .xlsx, its looks.
 * @throws FileProblem
 */
export function openWorkbookFile(name: string, bytes: Uint8Array): OpenedWorkbook {
  if (bytes.length > LARGEST_FILE) throw new FileProblem("too-large");
  if (bytes.length === 0) throw new FileProblem("empty");
  const book = parse(bytes);
  if (book.SheetNames.length === 0) throw new FileProblem("empty");
  const archive = new Archive((book as WorkBook & { files?: Record<string, { content?: Uint8Array }> }).files ?? {});
  const appearance = readAppearance(archive);
  const paths = archive.worksheetPaths();
  const flags = new Map<string, SheetFlags>();
  const sheets: Record<string, Partial<IWorksheetData>> = {};
  for (const [index, sheetName] of book.SheetNames.entries()) {
    const id = sheetId(index);
    const visibility = book.Workbook?.Sheets?.[index]?.Hidden ?? 0;
    const sheet = book.Sheets[sheetName]!;
    flags.set(id, { isVeryHidden: visibility === 2, isProtected: isProtected(sheet, archive.xml(paths.get(sheetName) ?? "")) });
    sheets[id] = { id, name: sheetName, hidden: visibility === 0 ? BooleanNumber.FALSE : BooleanNumber.TRUE, ...content(sheet, sheetName, appearance) };
  }
  const data: IWorkbookData = {
    id: `workbook-${crypto.randomUUID()}`,
    name,
    appVersion: "0",
    locale: LocaleType.ZH_CN,
    styles: Object.fromEntries(appearance.styles.map((style, index) => [`s${index}`, style])),
    sheetOrder: Object.keys(sheets),
    sheets,
  };
  return { name, data, flags };
}

/** Excel names its worksheets like this, too. */
function sheetId(index: number): string {
  return `{00000000-0001-0000-${String(index).padStart(4, "0")}-000000000000}`;
}

function parse(bytes: Uint8Array): WorkBook {
  if (!looksLikeAWorkbook(bytes)) throw new FileProblem("unreadable", "neither a zip archive nor a compound file");
  try {
    return read(bytes, { type: "array", cellStyles: true, cellNF: true, cellFormula: true, sheetStubs: true, bookFiles: true });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new FileProblem(ENCRYPTED.test(detail) ? "encrypted" : "unreadable", detail);
  }
}

/** SheetJS would take any text for a table. */
function looksLikeAWorkbook([first, second, third, fourth]: Uint8Array): boolean {
  const isZip = first === 0x50 && second === 0x4b;
  const isCompoundFile = first === 0xd0 && second === 0xcf && third === 0x11 && fourth === 0xe0;
  return isZip || isCompoundFile;
}

function isProtected(sheet: WorkSheet, document: Document | null): boolean {
  const element = elements(document, "sheetProtection")[0];
  if (element) return ["1", "true"].includes(element.getAttribute("sheet") ?? "");
  return Boolean(sheet["!protect"]);
}

function content(sheet: WorkSheet, name: string, appearance: Appearance): Partial<IWorksheetData> {
  const used = utils.decode_range(sheet["!ref"] ?? "A1");
  const cellData: Record<number, Record<number, ICellData>> = {};
  const [lastRow, lastColumn] = [Math.min(used.e.r, MOST_ROWS - 1), Math.min(used.e.c, MOST_COLUMNS - 1)];
  const numbers = appearance.cells.get(name);
  for (let row = used.s.r; row <= lastRow; row++) {
    for (let column = used.s.c; column <= lastColumn; column++) {
      const address = utils.encode_cell({ r: row, c: column });
      const cell = cellOf(sheet[address] as CellObject | undefined, numbers?.get(address), appearance.styles);
      if (cell) (cellData[row] ??= {})[column] = cell;
    }
  }
  const mergeData = (sheet["!merges"] ?? []).map(({ s, e }): IRange => ({ startRow: s.r, startColumn: s.c, endRow: e.r, endColumn: e.c }));
  return {
    cellData,
    mergeData,
    rowCount: Math.max(LEAST_ROWS, lastRow + 1 + SPARE_ROWS),
    columnCount: Math.max(LEAST_COLUMNS, lastColumn + 1 + SPARE_COLUMNS),
    rowData: rows(sheet["!rows"] ?? [], lastRow),
    columnData: columns(sheet["!cols"] ?? [], lastColumn + SPARE_COLUMNS),
  };
}

function cellOf(cell: CellObject | undefined, styleNumber: number | undefined, styles: readonly IStyleData[]): ICellData | null {
  const base = styleNumber === undefined ? undefined : styles[styleNumber];
  const pattern = cell?.z && cell.z !== "General" ? String(cell.z) : null;
  const style: ICellData = base || pattern ? { s: pattern ? { ...base, n: { pattern } } : `s${styleNumber}` } : {};
  const stored = cell ? { ...valueOf(cell), ...(cell.f ? { f: `=${cell.f}` } : {}) } : {};
  const all = { ...style, ...stored };
  return Object.keys(all).length ? all : null;
}

function valueOf({ t, v, w }: CellObject): ICellData {
  if (t === "n") return { v: Number(v), t: CellValueType.NUMBER };
  if (t === "b") return { v: v ? 1 : 0, t: CellValueType.BOOLEAN };
  if (t === "e") return { v: w ?? "#VALUE!", t: CellValueType.STRING };
  if (t === "z" || v === undefined || v === "") return {};
  return { v: String(v), t: textType(String(v)) };
}

function rows(infos: readonly (RowInfo | undefined)[], lastRow: number): IWorksheetData["rowData"] {
  const data: IWorksheetData["rowData"] = {};
  for (let row = 0; row <= lastRow; row++) {
    const info = infos[row];
    data[row] = {
      // A row whose height the file does not fix grows with its text.
      ...(info?.hpt ? { h: Math.round(info.hpt / POINTS_PER_PIXEL), ia: BooleanNumber.FALSE } : { ia: BooleanNumber.TRUE }),
      ...(info?.hidden ? { hd: BooleanNumber.TRUE } : {}),
    };
  }
  return data;
}

function columns(infos: readonly (ColInfo | undefined)[], lastColumn: number): IWorksheetData["columnData"] {
  const data: IWorksheetData["columnData"] = {};
  for (const [column, info] of infos.entries()) {
    if (info && column <= lastColumn) data[column] = { ...(info.wch ? { w: pixels(info.wch) } : {}), ...(info.hidden ? { hd: BooleanNumber.TRUE } : {}) };
  }
  return data;
}

/** Excel's widths count digits of the standard font, which are seven pixels wide, and five pixels of margin. */
const pixels = (characters: number): number => Math.round(characters * 7 + 5);
