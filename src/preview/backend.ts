import type { Area } from "../sheet/address";
import type { StoredValue } from "../sheet/sheet";

/** What Excel asks of a workbook, in no spreadsheet library's terms. Rows and columns count from 0. */
export interface WorkbookBackend {
  readonly name: string;
  /** In tab order. */
  sheets(): readonly SheetBackend[];
  activeSheet(): SheetBackend;
  activate(sheetId: string): void;
  addSheet(name: string): SheetBackend;
  selection(): { readonly sheetId: string; readonly area: Area };
  /** Shows the sheet, selects the cells and scrolls to them. */
  select(sheetId: string, area: Area): void;
  /** True while the person types in a cell. */
  isEditing(): boolean;
  /** Resolves when formulas that depend on the last writes have their new results. */
  recalculated(): Promise<void>;
  watch(listener: (event: BackendEvent) => void): () => void;
}

export type Visibility = "visible" | "hidden" | "very-hidden";

export interface SheetBackend {
  readonly id: string;
  name(): string;
  rename(name: string): void;
  visibility(): Visibility;
  setVisibility(visibility: Visibility): void;
  isProtected(): boolean;
  setProtected(isProtected: boolean): void;
  /** The smallest area that holds every used cell, null when there is none. A cell with nothing but a format counts unless `valuesOnly`. */
  usedArea(valuesOnly: boolean): Area | null;
  read(area: Area): CellMatrices;
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
