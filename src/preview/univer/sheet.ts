import type { ICellData, Nullable } from "@univerjs/core";
import type { Area } from "../../sheet/address";
import type { StoredValue } from "../../sheet/sheet";
import type { CellContent, CellMatrices, SheetBackend, Visibility } from "../backend";
import { areaOf, areaOfMatrix, rangeOf } from "./areas";
import { cellData, hasContent, storedValue } from "./cells";
import type { FacadeSheet } from "./start";

/** What Univer has no place for. */
export interface SheetFlags {
  isVeryHidden: boolean;
  isProtected: boolean;
}

export interface SheetContext {
  readonly flags: SheetFlags;
  /** Runs a command of Univer's as the program's own doing. */
  readonly execute: (command: string, params: object) => void;
  /** Runs the writing code as the program's own doing. */
  readonly asProgram: (write: () => void) => void;
}

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
    return this.context.flags.isVeryHidden ? "very-hidden" : "hidden";
  }

  setVisibility(visibility: Visibility): void {
    this.context.flags.isVeryHidden = visibility === "very-hidden";
    if (visibility === "visible") this.sheet.showSheet();
    else this.sheet.hideSheet();
  }

  isProtected(): boolean {
    return this.context.flags.isProtected;
  }

  setProtected(isProtected: boolean): void {
    this.context.flags.isProtected = isProtected;
    const permission = this.sheet.getWorksheetPermission();
    if (isProtected) void permission.protect().then(() => permission.setReadOnly());
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
    if (Object.keys(value).length) this.context.execute("sheet.command.set-range-values", { unitId: this.unitId, subUnitId: this.id, value });
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
