import type { ICellData, IWorksheetData } from "@univerjs/core";
import type { CellContents, DefinedName, LineLayout, SheetBackend, SheetShift, WorkbookBackend } from "../../src/preview/backend";
import type { CellStyle, FileNote } from "../../src/preview/cell-style";
import { emptyParts, type SheetParts, shiftParts } from "../../src/preview/sheet-parts";
import { storedValue } from "../../src/preview/univer/cells";
import { BooleanNumber, CellValueType } from "../../src/preview/univer/enums";
import type { LineNote } from "../../src/preview/line-sizes";
import { cellStyle } from "../../src/preview/univer/style";
import { baselineOf } from "../../src/preview/workbook-file/baseline";
import { type OpenedWorkbook, openWorkbookFile } from "../../src/preview/workbook-file/open";
import { openedCells } from "../../src/preview/workbook-file/opened-cells";
import { parseFile } from "../../src/preview/workbook-file/parse";
import { saveWorkbookFile } from "../../src/preview/workbook-file/save";
import type { Area } from "../../src/sheet/address";
import { parseArea } from "../../src/sheet/address";
import type { StoredValue } from "../../src/sheet/sheet";
import { shiftFormula } from "../../src/sheet/references";

/**
 * A workbook opened and saved as the preview does it, with plain data in the place of its spreadsheet: what a person does to cells is
 * done here by the test, and nothing is calculated.
 */
export class OpenedFile {
  private readonly sheets: DataSheet[];
  private readonly shifts: SheetShift[] = [];
  private names: readonly DefinedName[];
  readonly settings: Map<string, unknown>;
  private readonly baseline;
  private readonly openedStyles: readonly CellStyle[];

  static async open(bytes: Uint8Array): Promise<OpenedFile> {
    return new OpenedFile(openWorkbookFile("a.xlsx", await parseFile(bytes)));
  }

  private constructor(readonly opened: OpenedWorkbook) {
    const { styles, locked } = opened.source.appearance;
    this.openedStyles = styles.map((style, format) => cellStyle(style, locked[format]!));
    this.sheets = opened.data.sheetOrder.map((id) => new DataSheet(id, opened.data.sheets[id]!, opened.parts.get(id)!, this.openedStyles));
    this.names = opened.names;
    this.settings = new Map(opened.settings);
    this.baseline = baselineOf(this.backend, this.settings, openedCells(opened));
  }

  sheet(name: string): DataSheet {
    return this.sheets.find((sheet) => sheet.name() === name)!;
  }

  addSheet(name: string): DataSheet {
    const sheet = new DataSheet(`new-${name}`, { name }, emptyParts(), this.openedStyles);
    this.sheets.push(sheet);
    return sheet;
  }

  removeSheet(name: string): void {
    this.sheets.splice(this.sheets.indexOf(this.sheet(name)), 1);
  }

  /** Puts the last sheet before the others. */
  moveLastToFront(): void {
    this.sheets.unshift(this.sheets.pop()!);
  }

  addName(name: string, formula: string): void {
    this.names = [...this.names, { name, formula, sheetId: null, comment: "", isHidden: false }];
  }

  /** Inserts whole rows or columns, or with a count below zero removes them. */
  shift(name: string, axis: "row" | "column", at: number, count: number): void {
    const own = this.sheet(name);
    this.shifts.push({ sheetId: own.id, axis, at, count });
    for (const sheet of this.sheets) sheet.shift(name, axis, at, count);
  }

  save(): Promise<Uint8Array<ArrayBuffer>> {
    return saveWorkbookFile(this.backend, { source: this.opened.source, baseline: this.baseline, openedStyles: this.openedStyles, settings: this.settings });
  }

  private get backend(): WorkbookBackend {
    const { sheets, names, shifts } = this;
    // Saving asks for nothing else.
    return { name: "a.xlsx", shifts, sheets: () => sheets as unknown as readonly SheetBackend[], names: () => names } as Partial<WorkbookBackend> as WorkbookBackend;
  }
}

type Used = Pick<
  SheetBackend,
  "id" | "name" | "visibility" | "parts" | "contents" | "merges" | "frozen" | "hasGridlines" | "drawnSize" | "rowLayout" | "columnLayout" | "laidOutRows" | "style" | "fileNote" | "isStyled" | "read"
>;

class DataSheet implements Used {
  private cells = new Map<string, ICellData>();
  private rows: NonNullable<IWorksheetData["rowData"]>;
  private columns: NonNullable<IWorksheetData["columnData"]>;
  private readonly ownStyles = new Map<string, CellStyle>();
  private ownName: string;

  constructor(
    readonly id: string,
    private readonly data: Partial<IWorksheetData>,
    readonly parts: SheetParts,
    private readonly openedStyles: readonly CellStyle[],
  ) {
    this.ownName = data.name ?? "";
    this.rows = structuredClone(data.rowData ?? {});
    this.columns = structuredClone(data.columnData ?? {});
    for (const [row, cells] of Object.entries(structuredClone(data.cellData ?? {}))) {
      for (const [column, cell] of Object.entries(cells as Record<string, ICellData>)) this.cells.set(`${row},${column}`, cell);
    }
  }

  name(): string {
    return this.ownName;
  }

  rename(name: string): void {
    this.ownName = name;
  }

  visibility(): "visible" | "hidden" | "very-hidden" {
    if (this.data.hidden !== BooleanNumber.TRUE) return "visible";
    return this.parts.isVeryHidden ? "very-hidden" : "hidden";
  }

  /** What a person enters, or a program writes as a formula's result. */
  write(address: string, content: { readonly value?: StoredValue; readonly formula?: string | null }): void {
    const key = keyOf(address);
    const { v: oldValue, f: oldFormula, ...rest } = this.cells.get(key) ?? {};
    const value = content.value === undefined ? oldValue : typeof content.value === "boolean" ? Number(content.value) : content.value;
    const kind = typeof content.value === "boolean" ? { t: CellValueType.BOOLEAN } : typeof content.value === "number" ? { t: CellValueType.NUMBER } : typeof content.value === "string" ? { t: CellValueType.STRING } : {};
    const formula = content.formula === undefined ? oldFormula : content.formula && `=${content.formula}`;
    this.cells.set(key, { ...rest, ...kind, ...(value === undefined || value === null ? {} : { v: value }), ...(formula ? { f: formula } : {}) });
  }

  setStyle(address: string, change: Partial<CellStyle>): void {
    const { row, column } = parseArea(address)!;
    this.ownStyles.set(keyOf(address), { ...this.style(row, column), ...change });
  }

  clear(address: string): void {
    this.cells.delete(keyOf(address));
  }

  *contents(): Generator<CellContents> {
    for (const [key, cell] of this.cells) {
      const [row, column] = key.split(",").map(Number) as [number, number];
      yield { row, column, value: storedValue(cell), formula: cell.f ?? "" };
    }
  }

  read(area: Area): ReturnType<SheetBackend["read"]> {
    const matrix = <T>(of: (row: number, column: number) => T): T[][] =>
      Array.from({ length: area.lastRow - area.row + 1 }, (_, i) => Array.from({ length: area.lastColumn - area.column + 1 }, (__, j) => of(area.row + i, area.column + j)));
    const values = matrix((row, column) => storedValue(this.cells.get(`${row},${column}`)));
    return { values, texts: values.map((line) => line.map((value) => String(value ?? ""))), formulas: matrix(() => ""), numberFormats: matrix(() => "General") };
  }

  merges(): readonly Area[] {
    return (this.data.mergeData ?? []).map(({ startRow, startColumn, endRow, endColumn }) => ({ row: startRow, column: startColumn, lastRow: endRow, lastColumn: endColumn }));
  }

  frozen(): { rows: number; columns: number } {
    return { rows: this.data.freeze?.ySplit ?? 0, columns: this.data.freeze?.xSplit ?? 0 };
  }

  hasGridlines(): boolean {
    return this.data.showGridlines !== BooleanNumber.FALSE;
  }

  drawnSize(): { rows: number; columns: number } {
    return { rows: this.data.rowCount ?? 200, columns: this.data.columnCount ?? 26 };
  }

  rowLayout(row: number): LineLayout {
    const { size, format } = (this.rows[row]?.custom ?? {}) as LineNote;
    return { size: size ?? null, fitted: null, isHidden: this.rows[row]?.hd === BooleanNumber.TRUE, format };
  }

  columnLayout(column: number): LineLayout {
    const { size, format } = (this.columns[column]?.custom ?? {}) as LineNote;
    return { size: size ?? null, fitted: null, isHidden: this.columns[column]?.hd === BooleanNumber.TRUE, format };
  }

  hideRow(row: number): void {
    this.rows[row] = { ...this.rows[row], hd: BooleanNumber.TRUE };
  }

  setColumnWidth(column: number, digits: number): void {
    this.columns[column] = { ...this.columns[column], custom: { ...this.columns[column]?.custom, size: digits } };
  }

  laidOutRows(): readonly number[] {
    return Object.keys(this.rows).map(Number);
  }

  style(row: number, column: number): CellStyle {
    const key = `${row},${column}`;
    const { format } = this.fileNote(row, column);
    return this.ownStyles.get(key) ?? this.openedStyles[format ?? 0] ?? cellStyle(undefined, true);
  }

  fileNote(row: number, column: number): FileNote {
    return (this.cells.get(`${row},${column}`)?.custom ?? {}) as FileNote;
  }

  isStyled(row: number, column: number): boolean {
    const key = `${row},${column}`;
    return this.ownStyles.has(key) || Boolean(this.cells.get(key)?.s);
  }

  shift(sheetName: string, axis: "row" | "column", at: number, count: number): void {
    const shift = { sheetName, axis, at, count };
    shiftParts(this.parts, this.ownName, shift);
    const isOwn = sheetName === this.ownName;
    const place = (index: number): number | null => (index < at ? index : count < 0 && index < at - count ? null : index + count);
    const moved = new Map<string, ICellData>();
    for (const [key, cell] of this.cells) {
      const [row, column] = key.split(",").map(Number) as [number, number];
      const [newRow, newColumn] = isOwn ? (axis === "row" ? [place(row), column] : [row, place(column)]) : [row, column];
      const formula = cell.f ? { f: shiftFormula(cell.f, this.ownName, shift) } : {};
      if (newRow !== null && newColumn !== null) moved.set(`${newRow},${newColumn}`, { ...cell, ...formula });
    }
    this.cells = moved;
    if (!isOwn) return;
    const lines = <T>(old: Readonly<Record<number, T>>): Record<number, T> =>
      Object.fromEntries(Object.entries(old).flatMap(([index, line]) => (place(Number(index)) === null ? [] : [[place(Number(index))!, line]])));
    if (axis === "row") this.rows = lines(this.rows);
    else this.columns = lines(this.columns);
  }
}

function keyOf(address: string): string {
  const { row, column } = parseArea(address)!;
  return `${row},${column}`;
}
