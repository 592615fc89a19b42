import { BooleanNumber, Dimension, Direction, type ICellData, type IStyleData, type Nullable } from "@univerjs/core";
import type { Area } from "../../sheet/address";
import type { StoredValue } from "../../sheet/sheet";
import type { CellContent, CellContents, CellMatrices, LineLayout, SheetBackend, Visibility } from "../backend";
import type { CellStyle, FileNote, StyleChange } from "../cell-style";
import { LAST_COLUMN, LAST_ROW } from "../../sheet/references";
import { columnPixels, type LineNote, POINTS_PER_PIXEL, rowPixels } from "../line-sizes";
import type { SheetParts } from "../sheet-parts";
import { areaOf, areaOfMatrix, rangeOf } from "./areas";
import { cellData, hasContent, storedValue } from "./cells";
import type { FacadeSheet } from "./start";
import { cellStyle, univerStyle, wholeStyle } from "./style";

export interface SheetContext {
  readonly parts: SheetParts;
  /** Tells that the program moved cells; what it does to whole rows and columns is heard of by itself. */
  readonly cellsMoved: (area: Area, axis: "row" | "column", count: number) => void;
  /** The style that a cell, row or column of the workbook names. */
  readonly styleOf: (data: Nullable<{ readonly s?: Nullable<IStyleData | string> }>) => Nullable<IStyleData>;
  /** The same for the number of its format in the file: see {@link FileNote}. */
  readonly isLocked: (format: number | undefined) => boolean;
  /** Runs a command of Univer's as the program's own doing. */
  readonly execute: (command: string, params: object) => void;
  /** Runs the writing code as the program's own doing. */
  readonly asProgram: (write: () => void) => void;
}

/** What Univer's own styling says of itself: of anything else that names no formula Univer believes that the cell has none any more. */
const STYLING = "sheet.command.set-style";

/** A worksheet of Univer's as the preview's Excel sees it. */
export class UniverSheet implements SheetBackend {
  readonly id: string;

  constructor(
    private readonly sheet: FacadeSheet,
    private readonly unitId: string,
    private readonly context: SheetContext,
  ) {
    this.id = sheet.getSheetId();
  }

  name(): string {
    return this.sheet.getSheetName();
  }

  rename(name: string): void {
    this.sheet.setName(name);
  }

  visibility(): Visibility {
    if (!this.sheet.isSheetHidden()) return "visible";
    return this.parts.isVeryHidden ? "very-hidden" : "hidden";
  }

  setVisibility(visibility: Visibility): void {
    this.parts.isVeryHidden = visibility === "very-hidden";
    if (visibility === "visible") this.sheet.showSheet();
    else this.sheet.hideSheet();
  }

  get parts(): SheetParts {
    return this.context.parts;
  }

  isProtected(): boolean {
    return this.parts.protection !== null;
  }

  setProtection(protection: SheetParts["protection"]): void {
    this.parts.protection = protection;
    const permission = this.sheet.getWorksheetPermission();
    if (protection) void permission.protect().then(() => permission.setReadOnly());
    else if (permission.isProtected()) void permission.unprotect();
  }

  usedArea(valuesOnly: boolean): Area | null {
    const used: Record<number, Record<number, true>> = {};
    const note = (row: number, column: number): void => void ((used[row] ??= {})[column] = true);
    this.sheet.getSheet().getCellMatrix().forValue((row, column, cell: Nullable<ICellData>) => {
      if (hasContent(cell) || (!valuesOnly && cell?.s)) note(row, column);
    });
    // A merged area is a format of all its cells.
    if (!valuesOnly) {
      for (const { row, column, lastRow, lastColumn } of this.merges()) {
        note(row, column);
        note(lastRow, lastColumn);
      }
    }
    return areaOfMatrix(used);
  }

  read(area: Area): CellMatrices {
    const [rows, columns] = [area.lastRow - area.row + 1, area.lastColumn - area.column + 1];
    const matrix = <T>(empty: T): T[][] => Array.from({ length: rows }, () => new Array<T>(columns).fill(empty));
    const result: CellMatrices = { values: matrix<StoredValue>(null), texts: matrix(""), formulas: matrix(""), numberFormats: matrix("General") };
    // The grid may be smaller than Excel's: what lies outside is empty.
    const worksheet = this.sheet.getSheet();
    const [lastRow, lastColumn] = [Math.min(area.lastRow, worksheet.getRowCount() - 1), Math.min(area.lastColumn, worksheet.getColumnCount() - 1)];
    if (lastRow < area.row || lastColumn < area.column) return result;
    const range = this.sheet.getRange(rangeOf({ ...area, lastRow, lastColumn }));
    const [texts, formulas, formats] = [range.getDisplayValues(), range.getFormulas(), range.getNumberFormats()];
    for (let i = 0; i <= lastRow - area.row; i++) {
      for (let j = 0; j <= lastColumn - area.column; j++) {
        const value = storedValue(worksheet.getCellRaw(area.row + i, area.column + j));
        result.values[i]![j] = value;
        result.texts[i]![j] = value === null ? "" : shownText(texts[i]?.[j], value);
        result.formulas[i]![j] = formulas[i]?.[j] ?? "";
        result.numberFormats[i]![j] = formats[i]?.[j] || "General";
      }
    }
    return result;
  }

  *contents(): Generator<CellContents> {
    const worksheet = this.sheet.getSheet();
    for (const [rowKey, cells] of Object.entries(worksheet.getCellMatrix().getMatrix())) {
      for (const [columnKey, cell] of Object.entries((cells ?? {}) as Record<string, Nullable<ICellData>>)) {
        if (!hasContent(cell) && !cell?.s) continue;
        const [row, column] = [Number(rowKey), Number(columnKey)];
        // A formula may stand in another cell that this one shares it with.
        const formula = cell?.f || cell?.si ? this.sheet.getRange(row, column).getFormula() : "";
        yield { row, column, value: formula && cell?.v === "" ? "" : storedValue(cell), formula };
      }
    }
  }

  merges(): readonly Area[] {
    return this.sheet.getSheet().getMergeData().map(areaOf);
  }

  isRowHidden(row: number): boolean {
    return !this.sheet.getSheet().getRowVisible(row);
  }

  isColumnHidden(column: number): boolean {
    return !this.sheet.getSheet().getColVisible(column);
  }

  rowHeight(row: number): number {
    return this.sheet.getRowHeight(row);
  }

  columnWidth(column: number): number {
    return this.sheet.getColumnWidth(column);
  }

  write(area: Area, cells: readonly (readonly (CellContent | undefined)[])[]): void {
    this.makeRoom(area);
    const value: Record<number, Record<number, ICellData>> = {};
    for (const [i, row] of cells.entries()) {
      for (const [j, content] of row.entries()) {
        if (content) (value[area.row + i] ??= {})[area.column + j] = cellData(content);
      }
    }
    if (Object.keys(value).length) this.context.execute("sheet.command.set-range-values", { ...this.place, value });
  }

  setNumberFormats(area: Area, formats: readonly (readonly (string | undefined)[])[]): void {
    this.makeRoom(area);
    this.context.asProgram(() => {
      const before = this.read(area).numberFormats;
      const wanted = formats.map((row, i) => row.map((format, j) => format ?? before[i]![j]!));
      this.sheet.getRange(rangeOf(area)).setNumberFormats(wanted);
    });
  }

  setRowsHidden(first: number, last: number, isHidden: boolean): void {
    if (isHidden) this.sheet.hideRows(first, last - first + 1);
    else this.sheet.showRows(first, last - first + 1);
  }

  setColumnsHidden(first: number, last: number, isHidden: boolean): void {
    if (isHidden) this.sheet.hideColumns(first, last - first + 1);
    else this.sheet.showColumns(first, last - first + 1);
  }

  setRowHeight(first: number, last: number, pixels: number): void {
    this.makeRoom({ row: first, column: 0, lastRow: last, lastColumn: 0 });
    this.sheet.setRowHeightsForced(first, last - first + 1, pixels);
  }

  setColumnWidth(first: number, last: number, pixels: number): void {
    this.makeRoom({ row: 0, column: first, lastRow: 0, lastColumn: last });
    this.sheet.setColumnWidths(first, last - first + 1, pixels);
  }

  resetColumns(first: number, last: number): void {
    const worksheet = this.sheet.getSheet();
    this.setColumnWidth(first, last, worksheet.getConfig().defaultColumnWidth);
    for (let column = first; column <= last; column++) delete worksheet.getColumnManager().getColumn(column)?.w;
  }

  fitRows(first: number, last: number): void {
    const { lastRow } = this.drawn({ row: first, column: 0, lastRow: last, lastColumn: 0 });
    this.sheet.setRowAutoHeight(first, lastRow - first + 1);
  }

  fitColumns(first: number, last: number): void {
    const used = this.usedArea(true);
    for (let column = first; column <= Math.min(last, used?.lastColumn ?? -1); column++) {
      const texts = this.read({ row: 0, column, lastRow: used!.lastRow, lastColumn: column }).texts.flat();
      this.sheet.setColumnWidth(column, Math.max(...texts.map(widthOf)) + MARGIN);
    }
  }

  style(row: number, column: number): CellStyle {
    const worksheet = this.sheet.getSheet();
    const cell = worksheet.getCellRaw(row, column);
    const holder = [cell, worksheet.getRowManager().getRow(row), worksheet.getColumnManager().getColumn(column)].find((data) => data?.s);
    const note = noteOf(cell);
    return cellStyle(this.context.styleOf(holder), note.locked ?? this.context.isLocked(note.format));
  }

  fileNote(row: number, column: number): FileNote {
    return noteOf(this.sheet.getSheet().getCellRaw(row, column));
  }

  isStyled(row: number, column: number): boolean {
    return Boolean(this.sheet.getSheet().getCellRaw(row, column)?.s);
  }

  rowLayout(row: number): LineLayout {
    const data = this.sheet.getSheet().getRowManager().getRow(row);
    const { size, format } = (data?.custom ?? {}) as LineNote;
    // A row that grows with its text has no height of its own.
    const pixels = data?.ia === BooleanNumber.TRUE ? undefined : data?.h;
    const fitted = pixels === undefined && data?.ah ? data.ah * POINTS_PER_PIXEL : null;
    return { size: pixels === undefined ? null : size !== undefined && rowPixels(size) === pixels ? size : pixels * POINTS_PER_PIXEL, fitted, isHidden: this.isRowHidden(row), format };
  }

  columnLayout(column: number): LineLayout {
    const data = this.sheet.getSheet().getColumnManager().getColumn(column);
    const { size, format } = (data?.custom ?? {}) as LineNote;
    const pixels = data?.w;
    return { size: pixels === undefined ? null : size !== undefined && columnPixels(size) === pixels ? size : (pixels - 5) / 7, fitted: null, isHidden: this.isColumnHidden(column), format };
  }

  laidOutRows(): readonly number[] {
    return Object.keys(this.sheet.getSheet().getRowManager().getRowData()).map(Number);
  }

  drawnSize(): { rows: number; columns: number } {
    const worksheet = this.sheet.getSheet();
    return { rows: worksheet.getRowCount(), columns: worksheet.getColumnCount() };
  }

  setStyles(area: Area, change: (row: number, column: number) => StyleChange): void {
    this.writeLooks(this.drawn(area), (row, column) => {
      const { locked, ...looks } = change(row, column);
      const note = noteOf(this.sheet.getSheet().getCellRaw(row, column));
      return { s: univerStyle(looks), ...(locked === undefined ? {} : { custom: { ...note, locked } }) };
    });
  }

  copyStyles(from: Area, to: Area): void {
    const worksheet = this.sheet.getSheet();
    this.writeLooks(this.drawn(to), (row, column) => {
      const source = worksheet.getCellRaw(from.row + ((row - to.row) % (from.lastRow - from.row + 1)), from.column + ((column - to.column) % (from.lastColumn - from.column + 1)));
      return this.looks(source);
    });
  }

  clearStyles(area: Area): void {
    this.writeLooks(this.drawn(area), () => this.looks(null));
  }

  insert(area: Area, direction: "down" | "right"): void {
    const isDown = direction === "down";
    const isWhole = isDown ? area.lastColumn - area.column === LAST_COLUMN : area.lastRow - area.row === LAST_ROW;
    if (!isWhole) {
      this.makeRoom(area);
      this.context.asProgram(() => this.sheet.getRange(rangeOf(area)).insertCells(isDown ? Dimension.ROWS : Dimension.COLUMNS));
      this.context.cellsMoved(area, isDown ? "row" : "column", isDown ? area.lastRow - area.row + 1 : area.lastColumn - area.column + 1);
      return;
    }
    const at = isDown ? area.row : area.column;
    const command = isDown ? "sheet.command.insert-row-by-range" : "sheet.command.insert-col-by-range";
    const [before, after] = isDown ? [Direction.UP, Direction.DOWN] : [Direction.LEFT, Direction.RIGHT];
    // New rows and columns look like the one before them.
    const cellValue = at === 0 ? undefined : this.looksOfNeighbour(this.drawn(area), isDown);
    this.context.execute(command, { ...this.place, range: rangeOf(this.drawn(area)), direction: at === 0 ? before : after, cellValue });
  }

  remove(area: Area, direction: "up" | "left"): void {
    const isUp = direction === "up";
    const isWhole = isUp ? area.lastColumn - area.column === LAST_COLUMN : area.lastRow - area.row === LAST_ROW;
    if (!isWhole) {
      this.context.asProgram(() => this.sheet.getRange(rangeOf(this.drawn(area))).deleteCells(isUp ? Dimension.ROWS : Dimension.COLUMNS));
      this.context.cellsMoved(area, isUp ? "row" : "column", -(isUp ? area.lastRow - area.row + 1 : area.lastColumn - area.column + 1));
      return;
    }
    // Univer would leave hidden rows and columns standing.
    if (isUp) this.setRowsHidden(area.row, area.lastRow, false);
    else this.setColumnsHidden(area.column, area.lastColumn, false);
    this.context.execute(isUp ? "sheet.command.remove-row-by-range" : "sheet.command.remove-col-by-range", { ...this.place, range: rangeOf(this.drawn(area)) });
  }

  merge(area: Area): void {
    this.makeRoom(area);
    this.context.asProgram(() => this.sheet.getRange(rangeOf(area)).merge({ isForceMerge: true }));
  }

  unmerge(area: Area): void {
    const drawn = this.drawn(area);
    this.context.asProgram(() => this.sheet.getRange(rangeOf(drawn)).breakApart());
  }

  frozen(): { rows: number; columns: number } {
    const { xSplit, ySplit } = this.sheet.getFreeze();
    return { rows: ySplit, columns: xSplit };
  }

  freeze(rows: number, columns: number): void {
    if (rows === 0 && columns === 0) this.sheet.cancelFreeze();
    else this.sheet.setFreeze({ xSplit: columns, ySplit: rows, startRow: rows || -1, startColumn: columns || -1 });
  }

  hasGridlines(): boolean {
    return !this.sheet.hasHiddenGridLines();
  }

  setGridlines(isShown: boolean): void {
    this.sheet.setHiddenGridlines(!isShown);
  }

  private get place(): { unitId: string; subUnitId: string } {
    return { unitId: this.unitId, subUnitId: this.id };
  }

  private writeLooks(area: Area, make: (row: number, column: number) => ICellData): void {
    const cellValue: Record<number, Record<number, ICellData>> = {};
    for (let row = area.row; row <= area.lastRow; row++) {
      for (let column = area.column; column <= area.lastColumn; column++) (cellValue[row] ??= {})[column] = make(row, column);
    }
    this.context.execute("sheet.mutation.set-range-values", { ...this.place, cellValue, trigger: STYLING });
    this.growRows(area.row, area.lastRow);
  }

  /** Rows whose height nobody fixed hold their text whatever it looks like. */
  private growRows(first: number, last: number): void {
    const rows = this.sheet.getSheet().getRowManager();
    for (let row = first; row <= last; row++) if (rows.getRow(row)?.ia === BooleanNumber.TRUE) this.sheet.setRowAutoHeight(row, 1);
  }

  private looks(cell: Nullable<ICellData>): ICellData {
    const { format, locked } = noteOf(cell);
    return { s: wholeStyle(this.context.styleOf(cell)), custom: { ...(format === undefined ? {} : { format }), ...(locked === undefined ? {} : { locked }) } };
  }

  private looksOfNeighbour(area: Area, isAbove: boolean): Record<number, Record<number, ICellData>> {
    const worksheet = this.sheet.getSheet();
    const value: Record<number, Record<number, ICellData>> = {};
    for (let row = area.row; row <= area.lastRow; row++) {
      for (let column = area.column; column <= area.lastColumn; column++) {
        const source = isAbove ? worksheet.getCellRaw(area.row - 1, column) : worksheet.getCellRaw(row, area.column - 1);
        if (source?.s) (value[row] ??= {})[column] = this.looks(source);
      }
    }
    return value;
  }

  /** An area as far as the grid is drawn; its first cells always are. */
  private drawn(area: Area): Area {
    this.makeRoom({ ...area, lastRow: area.row, lastColumn: area.column });
    const worksheet = this.sheet.getSheet();
    const [isWholeColumn, isWholeRow] = [area.lastRow === LAST_ROW, area.lastColumn === LAST_COLUMN];
    if (!isWholeColumn && !isWholeRow) this.makeRoom(area);
    else if (!isWholeColumn) this.makeRoom({ ...area, lastColumn: area.column });
    else if (!isWholeRow) this.makeRoom({ ...area, lastRow: area.row });
    return { ...area, lastRow: Math.min(area.lastRow, worksheet.getRowCount() - 1), lastColumn: Math.min(area.lastColumn, worksheet.getColumnCount() - 1) };
  }

  /** Excel's grid is never too small. */
  private makeRoom({ lastRow, lastColumn }: Area): void {
    const worksheet = this.sheet.getSheet();
    if (lastRow >= worksheet.getRowCount()) this.sheet.setRowCount(lastRow + 1);
    if (lastColumn >= worksheet.getColumnCount()) this.sheet.setColumnCount(lastColumn + 1);
  }
}

/** Univer shows truth values as 1 and 0 in places. */
function shownText(text: string | undefined, value: StoredValue): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return text ?? String(value ?? "");
}

const noteOf = (cell: Nullable<ICellData>): FileNote => (cell?.custom ?? {}) as FileNote;

const MARGIN = 10;

/** About how wide a text is in pixels: Chinese characters are twice as wide as others. */
const widthOf = (text: string): number => Math.max(...text.split("\n").map((line) => [...line].reduce((sum, letter) => sum + (letter > "\u2e80" ? 15 : 8), 0)));
