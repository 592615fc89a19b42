import type { Area } from "../sheet/address";
import type { StoredValue } from "../sheet/sheet";
import type { Shift } from "../sheet/references";
import type { CellStyle, FileNote, StyleChange } from "./cell-style";
import type { SheetParts } from "./sheet-parts";

/** What Excel asks of a workbook, in no spreadsheet library's terms. Rows and columns count from 0. */
export interface WorkbookBackend {
  readonly name: string;
  /** In tab order. */
  sheets(): readonly SheetBackend[];
  activeSheet(): SheetBackend;
  activate(sheetId: string): void;
  addSheet(name: string): SheetBackend;
  removeSheet(sheetId: string): void;
  moveSheet(sheetId: string, position: number): void;
  names(): readonly DefinedName[];
  addName(name: DefinedName): void;
  removeName(name: DefinedName): void;
  selection(): { readonly sheetId: string; readonly area: Area };
  /** Shows the sheet, selects the cells and scrolls to them. */
  select(sheetId: string, area: Area): void;
  /** True while the person types in a cell. */
  isEditing(): boolean;
  /** Resolves when formulas that depend on the last writes have their new results. */
  recalculated(): Promise<void>;
  watch(listener: (event: BackendEvent) => void): () => void;
  /** The rows and columns that came and went since the workbook was opened. */
  readonly shifts: readonly SheetShift[];
  /** Draws the active sheet again where what it has besides its cells has changed. */
  refresh(): void;
}

/** A shift with the sheet's id in place of its name, which may change. */
export interface SheetShift extends Omit<Shift, "sheetName"> {
  readonly sheetId: string;
}

/** What stands in a cell. */
export interface CellContents {
  readonly row: number;
  readonly column: number;
  /** A formula that comes to no text has "", one that was not calculated null. */
  readonly value: StoredValue;
  /** With the leading "=", "" where there is none. */
  readonly formula: string;
}

/** A row or a column as a file writes it. */
export interface LineLayout {
  /** Points of a row, digits of a column; null where the program decides. */
  readonly size: number | null;
  /** Points of a row that the program has fitted to its texts; null for others. */
  readonly fitted: number | null;
  readonly isHidden: boolean;
  /** The number of its format in the file that it came from. */
  readonly format: number | undefined;
}

export interface DefinedName {
  readonly name: string;
  /** Without "=". */
  readonly formula: string;
  /** null for a name of the whole workbook. */
  readonly sheetId: string | null;
  readonly comment: string;
  readonly isHidden: boolean;
}

export type Visibility = "visible" | "hidden" | "very-hidden";

export interface SheetBackend {
  readonly id: string;
  name(): string;
  rename(name: string): void;
  visibility(): Visibility;
  setVisibility(visibility: Visibility): void;
  /** What the sheet has besides its cells; it moves along when rows and columns come and go. */
  readonly parts: SheetParts;
  isProtected(): boolean;
  /** Protects the sheet, or with null no longer. */
  setProtection(protection: SheetParts["protection"]): void;
  /** The smallest area that holds every used cell, null when there is none. A cell with nothing but a format counts unless `valuesOnly`. */
  usedArea(valuesOnly: boolean): Area | null;
  read(area: Area): CellMatrices;
  /** The cells that hold something or have looks of their own, in no order: a sheet may have a cell in its last row and nothing above it. */
  contents(): Iterable<CellContents>;
  /** Merged areas of the whole sheet. */
  merges(): readonly Area[];
  isRowHidden(row: number): boolean;
  isColumnHidden(column: number): boolean;
  /** In pixels. */
  rowHeight(row: number): number;
  columnWidth(column: number): number;
  /** Writes from the area's first cell on; undefined leaves a cell alone. */
  write(area: Area, cells: readonly (readonly (CellContent | undefined)[])[]): void;
  setNumberFormats(area: Area, formats: readonly (readonly (string | undefined)[])[]): void;
  setRowsHidden(first: number, last: number, isHidden: boolean): void;
  setColumnsHidden(first: number, last: number, isHidden: boolean): void;
  setRowHeight(first: number, last: number, pixels: number): void;
  setColumnWidth(first: number, last: number, pixels: number): void;
  /** Gives the columns the width of all that have none of their own. */
  resetColumns(first: number, last: number): void;
  fitRows(first: number, last: number): void;
  fitColumns(first: number, last: number): void;
  style(row: number, column: number): CellStyle;
  /** What the cell keeps of the file that it came from. */
  fileNote(row: number, column: number): FileNote;
  /** Whether the cell has looks of its own. */
  isStyled(row: number, column: number): boolean;
  rowLayout(row: number): LineLayout;
  columnLayout(column: number): LineLayout;
  /** The rows that have a layout of their own. */
  laidOutRows(): readonly number[];
  /** How far the grid is drawn. */
  drawnSize(): { readonly rows: number; readonly columns: number };
  /** Whole rows and columns are styled as far as the grid is drawn. */
  setStyles(area: Area, change: (row: number, column: number) => StyleChange): void;
  /** Gives the cells of the one area the looks of the other, again and again as far as it reaches. */
  copyStyles(from: Area, to: Area): void;
  /** Takes away every look. */
  clearStyles(area: Area): void;
  /** Makes room for the area by moving its cells, or the whole rows or columns that it covers. */
  insert(area: Area, direction: "down" | "right"): void;
  remove(area: Area, direction: "up" | "left"): void;
  merge(area: Area): void;
  unmerge(area: Area): void;
  /** How many rows and columns at the top and left stay in view. */
  frozen(): { readonly rows: number; readonly columns: number };
  freeze(rows: number, columns: number): void;
  hasGridlines(): boolean;
  setGridlines(isShown: boolean): void;
}

/** What a person or a program puts in a cell. */
export type CellContent =
  | { readonly kind: "empty" }
  | { readonly kind: "value"; readonly value: string | number | boolean }
  | { readonly kind: "formula"; readonly formula: string };

/** Matrices of one shape. Empty is null in `values` and "" in the others. */
export interface CellMatrices {
  readonly values: StoredValue[][];
  readonly texts: string[][];
  /** With the leading "=", "" where there is none. */
  readonly formulas: string[][];
  readonly numberFormats: string[][];
}

export type ChangeKind = "edited" | "rows-inserted" | "rows-deleted" | "columns-inserted" | "columns-deleted" | "cells-moved";

export type BackendEvent =
  | { readonly kind: "changed"; readonly sheetId: string; readonly area: Area; readonly change: ChangeKind; readonly byProgram: boolean }
  | { readonly kind: "formatted"; readonly sheetId: string; readonly area: Area }
  | { readonly kind: "selected"; readonly sheetId: string; readonly area: Area }
  | { readonly kind: "activated"; readonly sheetId: string; readonly previousId: string | null }
  | { readonly kind: "added"; readonly sheetId: string }
  | { readonly kind: "deleted"; readonly sheetId: string };
