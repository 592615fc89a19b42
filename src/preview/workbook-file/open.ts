import type { ICellData, IRange, IStyleData, IWorkbookData, IWorksheetData } from "@univerjs/core";
import { type CellObject, utils, type WorkSheet } from "@e965/xlsx";
import { readKeptSettings } from "../../hosts/file/kept-settings";
import { blankPackage } from "../../hosts/file/xlsx/blank";
import { DamagedPartError } from "../../hosts/file/xlsx/damaged-part";
import { Package } from "../../hosts/file/xlsx/package";
import { SheetRows } from "../../hosts/file/xlsx/rows";
import { type ListedSheet, WorkbookPart } from "../../hosts/file/xlsx/workbook-part";
import type { XmlElement } from "../../hosts/file/xlsx/xml";
import { LAST_COLUMN, LAST_ROW } from "../../sheet/references";
import type { DefinedName } from "../backend";
import type { FileNote } from "../cell-style";
import { ApiError } from "../richapi/error";
import { emptyParts, type SheetParts } from "../sheet-parts";
import { textType } from "../univer/cells";
import { BooleanNumber, CellValueType } from "../univer/enums";
import { type Appearance, readAppearance } from "./appearance";
import { type UnseenKind, unseenKinds } from "./contents";
import { LARGEST_GRID } from "./limits";
import { columnData, columnsOfXml, linesOf, rowData, rowsOfXml } from "./opened-lines";
import { type KeptName, readNames } from "./names";
import type { ParsedFile } from "./parse";
import { readParts } from "./parts";
import { FileProblem } from "./problem";

/** A workbook as the grid opens it. */
export interface OpenedWorkbook {
  readonly name: string;
  /** Without the language, which is the page's. */
  readonly data: Omit<IWorkbookData, "locale">;
  /** By sheet id. */
  readonly parts: ReadonlyMap<string, SheetParts>;
  readonly names: readonly DefinedName[];
  /** The add-in's settings. */
  readonly settings: ReadonlyMap<string, unknown>;
  readonly source: FileSource;
}

/** What saving needs of the file that was opened; what the preview does not know of it stays as it was. */
export interface FileSource {
  /** The parts of the file, or of a new one for an old workbook that has none which could be kept. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** False for an old workbook: what the preview does not know of it is lost. */
  readonly isKept: boolean;
  /** ".xlsm" for a file with macros; an old workbook becomes an .xlsx. */
  readonly extension: string;
  readonly appearance: Appearance;
  /** Parts of the worksheets by sheet id; a sheet that was added has none. */
  readonly paths: ReadonlyMap<string, string>;
  /** What it holds and the preview does not show. */
  readonly unseen: readonly UnseenKind[];
  readonly keptNames: readonly KeptName[];
  /** The comments as they were, by sheet id. */
  readonly comments: ReadonlyMap<string, SheetParts["comments"]>;
}

/** How far the reading of a file is: sheets that were read, of so many. */
export interface Reading {
  readonly done: number;
  readonly total: number;
}

export interface OpenOptions {
  readonly onReading?: (reading: Reading) => void;
  /** Cells and rows that the grid may be given. */
  readonly largestGrid?: number;
}

/** Formatting often reaches down a million rows; the grid draws the rows around the content. */
const SPARE_ROWS = 50;
const SPARE_COLUMNS = 6;
const LEAST_ROWS = 100;
const LEAST_COLUMNS = 20;

/** A worksheet of a file. */
interface FileSheet {
  readonly id: string;
  readonly name: string;
  readonly visibility: number;
  /** What SheetJS read of it. */
  readonly read: WorkSheet;
  /** Its part; null in an old workbook. */
  readonly path: string | null;
}

/**
 * A file that was read as the grid opens it: with its values, formulas, number formats, merged cells, sizes, hidden parts and, from
 * .xlsx, its looks.
 * @throws FileProblem
 */
export function openWorkbookFile(name: string, { book, parts: files }: ParsedFile, { onReading, largestGrid = LARGEST_GRID }: OpenOptions = {}): OpenedWorkbook {
  const file = new Package(files);
  const isKept = new WorkbookPart(file).root?.localName === "workbook";
  const archive = isKept ? file : blankPackage();
  const workbook = new WorkbookPart(archive);
  const appearance = readAppearance(archive);
  const listed = workbook.sheets();
  const worksheets = isKept ? sheetsOfPackage(book, listed) : sheetsOfOldWorkbook(book);
  if (worksheets.length === 0) throw new FileProblem("empty");
  const parts = new Map<string, SheetParts>();
  const sheets: Record<string, Partial<IWorksheetData>> = {};
  let size = 0;
  for (const [done, { id, name: sheetName, visibility, read, path }] of worksheets.entries()) {
    onReading?.({ done, total: worksheets.length });
    const sheetParts = path ? readable(() => readParts(archive, path, appearance.looks)) : { ...emptyParts(), protection: read["!protect"] ? { sheet: "1" } : null };
    parts.set(id, { ...sheetParts, isVeryHidden: visibility === 2 });
    const root = path ? archive.xml(path, ["sheetData"]) : null;
    // Saving could do nothing but harm.
    if (path && root?.localName !== "worksheet") throw new FileProblem("unreadable", path);
    sheets[id] = { id, name: sheetName, hidden: visibility === 0 ? BooleanNumber.FALSE : BooleanNumber.TRUE, ...readable(() => content(read, appearance, root)), ...view(root) };
    size += sizeOf(sheets[id]);
    if (size > largestGrid) throw new FileProblem("too-many-cells", `${size} or more`);
  }
  const data: OpenedWorkbook["data"] = {
    id: `workbook-${crypto.randomUUID()}`,
    name,
    appVersion: "0",
    styles: Object.fromEntries(appearance.styles.map((style, index) => [`s${index}`, style])),
    sheetOrder: Object.keys(sheets),
    sheets,
  };
  const ids = new Map(worksheets.map(({ id, path }) => [path, id]));
  const { names, kept } = readNames(archive, listed.map(({ path }) => ids.get(path) ?? path), parts);
  return {
    name,
    data,
    parts,
    names,
    settings: readKeptSettings(files),
    source: {
      parts: archive.all,
      isKept,
      extension: workbook.extension,
      appearance,
      paths: new Map(worksheets.flatMap(({ id, path }) => (path ? [[id, path] as const] : []))),
      unseen: isKept ? unseenKinds(archive, listed.filter(({ path }) => !ids.has(path))) : [],
      keptNames: kept,
      comments: new Map([...parts].map(([id, sheetParts]) => [id, sheetParts.comments])),
    },
  };
}

/** @throws FileProblem where the sheet's part is damaged */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    // What names no cells (merges, hyperlinks, tables) makes a file damaged for Excel, too.
    throw error instanceof DamagedPartError || error instanceof ApiError ? new FileProblem("unreadable", error.message) : error;
  }
}

/** Cells and rows that the grid takes in. */
function sizeOf({ cellData = {}, rowData = {} }: Partial<IWorksheetData>): number {
  return Object.keys(rowData).length + Object.values(cellData).reduce((sum: number, cells) => sum + Object.keys(cells as object).length, 0);
}

/** The worksheets among the sheets of a file; there are others. */
function sheetsOfPackage(book: ParsedFile["book"], listed: readonly ListedSheet[]): FileSheet[] {
  return listed.flatMap(({ name, path, state, kind }, index): FileSheet[] => {
    const read = book.Sheets[name];
    if (kind !== "worksheet") return [];
    // SheetJS leaves out without a word what it cannot read.
    if (!read) throw new FileProblem("unreadable", `sheet ${name}`);
    return [{ id: sheetId(index), name, visibility: ["visible", "hidden", "veryHidden"].indexOf(state), read, path }];
  });
}

function sheetsOfOldWorkbook(book: ParsedFile["book"]): FileSheet[] {
  return book.SheetNames.flatMap((name, index): FileSheet[] => {
    const read = book.Sheets[name];
    const isWorksheet = read && ((read["!type"] as string | undefined) ?? "sheet") === "sheet";
    return isWorksheet ? [{ id: sheetId(index), name, visibility: book.Workbook?.Sheets?.[index]?.Hidden ?? 0, read, path: null }] : [];
  });
}

/** Frozen panes and the lines of the grid. */
function view(root: XmlElement | null): Partial<IWorksheetData> {
  const sheetView = root?.child("sheetViews")?.child("sheetView");
  const pane = sheetView?.child("pane");
  const isFrozen = (pane?.get("state") ?? "").startsWith("frozen");
  const [xSplit, ySplit] = isFrozen ? [Number(pane?.get("xSplit") ?? 0), Number(pane?.get("ySplit") ?? 0)] : [0, 0];
  return {
    ...(xSplit || ySplit ? { freeze: { xSplit, ySplit, startColumn: xSplit || -1, startRow: ySplit || -1 } } : {}),
    ...(["0", "false"].includes(sheetView?.get("showGridLines") ?? "") ? { showGridlines: BooleanNumber.FALSE } : {}),
  };
}

/** Excel names its worksheets like this, too. */
function sheetId(index: number): string {
  return `{00000000-0001-0000-${String(index).padStart(4, "0")}-000000000000}`;
}

function content(sheet: WorkSheet, appearance: Appearance, root: XmlElement | null): Partial<IWorksheetData> {
  const cellData: Record<number, Record<number, ICellData>> = {};
  let [lastRow, lastColumn] = [0, 0];
  const put = (row: number, column: number, format: number | undefined): void => {
    // What lies outside Excel's grid comes from a damaged file.
    if (row > LAST_ROW || column > LAST_COLUMN) return;
    const cell = cellOf(sheet[utils.encode_cell({ r: row, c: column })] as CellObject | undefined, format, appearance.styles);
    if (!cell) return;
    (cellData[row] ??= {})[column] = cell;
    [lastRow, lastColumn] = [Math.max(lastRow, row), Math.max(lastColumn, column)];
  };
  if (root) for (const { row, column, openTag } of new SheetRows(root.child("sheetData")?.innerXml ?? "", root.prefix).cells()) put(row, column, formatOf(openTag));
  else for (const { r, c } of Object.keys(sheet).filter((key) => !key.startsWith("!")).map((key) => utils.decode_cell(key))) put(r, c, undefined);
  const mergeData = (sheet["!merges"] ?? []).map(({ s, e }): IRange => ({ startRow: s.r, startColumn: s.c, endRow: e.r, endColumn: e.c }));
  const rowCount = Math.min(LAST_ROW + 1, Math.max(LEAST_ROWS, lastRow + 1 + SPARE_ROWS));
  const columnCount = Math.min(LAST_COLUMN + 1, Math.max(LEAST_COLUMNS, lastColumn + 1 + SPARE_COLUMNS));
  return {
    cellData,
    mergeData,
    rowCount,
    columnCount,
    rowData: rowData(root ? rowsOfXml(root) : linesOf(sheet["!rows"] ?? [], ({ hpt }) => hpt), cellData, rowCount),
    columnData: columnData(root ? columnsOfXml(root, columnCount) : linesOf(sheet["!cols"] ?? [], ({ width }) => width), columnCount),
  };
}

/** The number of the format that a cell names. */
function formatOf(openTag: string): number | undefined {
  const number = /\ss\s*=\s*["'](\d+)["']/.exec(openTag)?.[1];
  return number === undefined ? undefined : Number(number);
}

function cellOf(cell: CellObject | undefined, format: number | undefined, styles: readonly IStyleData[]): ICellData | null {
  const pattern = cell?.z && cell.z !== "General" ? String(cell.z) : null;
  const known = format !== undefined && styles[format] !== undefined;
  const style: ICellData = known ? { s: `s${format}` } : pattern ? { s: { n: { pattern } } } : {};
  const stored = cell ? { ...valueOf(cell), ...(cell.f ? { f: `=${cell.f}` } : {}) } : {};
  const rich = cell?.t === "s" && typeof cell.r === "string" && /<(?:\w+:)?r[ >]/.test(cell.r) ? { xml: cell.r, text: String(cell.v) } : undefined;
  const note: FileNote = { ...(known ? { format } : {}), ...(rich ? { rich } : {}) };
  const all = { ...style, ...stored, ...(Object.keys(note).length ? { custom: { ...note } } : {}) };
  return Object.keys(all).length ? all : null;
}

function valueOf({ t, v, w }: CellObject): ICellData {
  if (t === "n") return { v: Number(v), t: CellValueType.NUMBER };
  if (t === "b") return { v: v ? 1 : 0, t: CellValueType.BOOLEAN };
  if (t === "e") return { v: w ?? "#VALUE!", t: CellValueType.STRING };
  if (t === "z" || v === undefined || v === "") return {};
  return { v: String(v), t: textType(String(v)) };
}
