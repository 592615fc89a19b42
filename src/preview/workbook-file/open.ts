import { BooleanNumber, CellValueType, type ICellData, type IRange, type IStyleData, type IWorkbookData, type IWorksheetData, LocaleType } from "@univerjs/core";
import { type CellObject, utils, type WorkSheet } from "@e965/xlsx";
import { readKeptSettings } from "../../hosts/file/kept-settings";
import type { DefinedName } from "../backend";
import type { FileNote } from "../cell-style";
import { emptyParts, type SheetParts } from "../sheet-parts";
import { columnPixels, type LineNote, rowPixels } from "../univer/sheet";
import { textType } from "../univer/cells";
import { type Appearance, readAppearance } from "./appearance";
import { Archive, child, children, WORKBOOK } from "./archive";
import { blankArchive } from "./blank";
import { type KeptName, readNames } from "./names";
import type { ParsedFile } from "./parse";
import { readParts } from "./parts";
import { FileProblem } from "./problem";

/** A workbook as the grid opens it. */
export interface OpenedWorkbook {
  readonly name: string;
  readonly data: IWorkbookData;
  /** By sheet id. */
  readonly parts: ReadonlyMap<string, SheetParts>;
  readonly names: readonly DefinedName[];
  /** The add-in's settings. */
  readonly settings: ReadonlyMap<string, unknown>;
  readonly source: FileSource;
}

/** What saving needs of the file that was opened; what the preview does not know of it stays as it was. */
export interface FileSource {
  readonly archive: Archive;
  readonly appearance: Appearance;
  /** Parts of the worksheets by sheet id; a sheet that was added has none. */
  readonly paths: ReadonlyMap<string, string>;
  readonly keptNames: readonly KeptName[];
  /** The comments as they were, by sheet id. */
  readonly comments: ReadonlyMap<string, SheetParts["comments"]>;
}

/** Formatting often reaches down a million rows; the grid draws the rows around the content. */
const SPARE_ROWS = 50;
const SPARE_COLUMNS = 6;
const LEAST_ROWS = 100;
const LEAST_COLUMNS = 20;
const MOST_ROWS = 100_000;
const MOST_COLUMNS = 1_000;

/**
 * A file that was read as the grid opens it: with its values, formulas, number formats, merged cells, sizes, hidden parts and, from
 * .xlsx, its looks.
 * @throws FileProblem
 */
export function openWorkbookFile(name: string, { book, parts: files }: ParsedFile): OpenedWorkbook {
  if (book.SheetNames.length === 0) throw new FileProblem("empty");
  // An old .xls has no parts that could be kept.
  const archive = files.has(WORKBOOK) ? new Archive(files) : blankArchive();
  const appearance = readAppearance(archive);
  const worksheetPaths = archive.worksheetPaths();
  const paths = new Map<string, string>();
  const parts = new Map<string, SheetParts>();
  const sheets: Record<string, Partial<IWorksheetData>> = {};
  for (const [index, sheetName] of book.SheetNames.entries()) {
    const id = sheetId(index);
    const visibility = book.Workbook?.Sheets?.[index]?.Hidden ?? 0;
    const sheet = book.Sheets[sheetName]!;
    const path = worksheetPaths.get(sheetName);
    if (path) paths.set(id, path);
    const sheetParts = path ? readParts(archive, path, appearance.looks) : { ...emptyParts(), protection: sheet["!protect"] ? { sheet: "1" } : null };
    parts.set(id, { ...sheetParts, isVeryHidden: visibility === 2 });
    const root = path ? archive.xml(path)?.documentElement : undefined;
    sheets[id] = { id, name: sheetName, hidden: visibility === 0 ? BooleanNumber.FALSE : BooleanNumber.TRUE, ...content(sheet, sheetName, appearance, root), ...view(root) };
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
  const { names, kept } = readNames(archive, Object.keys(sheets), parts);
  const comments = new Map([...parts].map(([id, sheetParts]) => [id, sheetParts.comments]));
  return { name, data, parts, names, settings: readKeptSettings(files), source: { archive, appearance, paths, keptNames: kept, comments } };
}

/** Frozen panes and the lines of the grid. */
function view(root: Element | undefined): Partial<IWorksheetData> {
  const sheetView = child(child(root, "sheetViews"), "sheetView");
  const pane = child(sheetView, "pane");
  const isFrozen = (pane?.getAttribute("state") ?? "").startsWith("frozen");
  const [xSplit, ySplit] = isFrozen ? [Number(pane?.getAttribute("xSplit") ?? 0), Number(pane?.getAttribute("ySplit") ?? 0)] : [0, 0];
  return {
    ...(xSplit || ySplit ? { freeze: { xSplit, ySplit, startColumn: xSplit || -1, startRow: ySplit || -1 } } : {}),
    ...(["0", "false"].includes(sheetView?.getAttribute("showGridLines") ?? "") ? { showGridlines: BooleanNumber.FALSE } : {}),
  };
}

/** Excel names its worksheets like this, too. */
function sheetId(index: number): string {
  return `{00000000-0001-0000-${String(index).padStart(4, "0")}-000000000000}`;
}

function content(sheet: WorkSheet, name: string, appearance: Appearance, root: Element | undefined): Partial<IWorksheetData> {
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
    rowData: rows(root ? rowsOfXml(root) : linesOf(sheet["!rows"] ?? [], ({ hpt }) => hpt), lastRow),
    columnData: columns(root ? columnsOfXml(root) : linesOf(sheet["!cols"] ?? [], ({ width }) => width), Math.max(LEAST_COLUMNS, lastColumn + 1 + SPARE_COLUMNS)),
  };
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

/** A row or column as the file has it. */
interface Line extends LineNote {
  readonly isHidden: boolean;
}

type Lines = ReadonlyMap<number, Line>;

const isOn = (element: Element, name: string): boolean => ["1", "true"].includes(element.getAttribute(name) ?? "");

function line(element: Element, size: string, format: string | null): Line {
  return { ...(element.hasAttribute(size) ? { size: Number(element.getAttribute(size)) } : {}), ...(format === null ? {} : { format: Number(format) }), isHidden: isOn(element, "hidden") };
}

function rowsOfXml(root: Element): Lines {
  return new Map(
    children(child(root, "sheetData"), "row").map((row) => [Number(row.getAttribute("r")) - 1, line(row, "ht", isOn(row, "customFormat") ? row.getAttribute("s") : null)]),
  );
}

function columnsOfXml(root: Element): Lines {
  const lines = new Map<number, Line>();
  for (const column of children(child(root, "cols"), "col")) {
    const [first, last] = [Number(column.getAttribute("min")) - 1, Math.min(Number(column.getAttribute("max")) - 1, MOST_COLUMNS)];
    for (let index = first; index <= last; index++) lines.set(index, line(column, "width", column.getAttribute("style")));
  }
  return lines;
}

/** The lines of an old workbook as SheetJS hands them over: with holes. */
function linesOf<T extends { readonly hidden?: boolean }>(infos: readonly (T | undefined)[], sizeOf: (info: T) => number | undefined): Lines {
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

function rows(lines: Lines, lastRow: number): IWorksheetData["rowData"] {
  const data: IWorksheetData["rowData"] = {};
  for (let row = 0; row <= lastRow; row++) {
    const found = lines.get(row);
    // A row whose height the file does not fix grows with its text.
    const height = found?.size === undefined ? { ia: BooleanNumber.TRUE } : { h: rowPixels(found.size), ia: BooleanNumber.FALSE };
    data[row] = { ...height, ...(found ? { ...styleOf(found), ...noteOf(found), ...(found.isHidden ? { hd: BooleanNumber.TRUE } : {}) } : {}) };
  }
  return data;
}

function columns(lines: Lines, count: number): IWorksheetData["columnData"] {
  const data: IWorksheetData["columnData"] = {};
  for (const [column, found] of lines) {
    if (column >= count) continue;
    data[column] = { ...(found.size === undefined ? {} : { w: columnPixels(found.size) }), ...styleOf(found), ...noteOf(found), ...(found.isHidden ? { hd: BooleanNumber.TRUE } : {}) };
  }
  return data;
}
