import { type Area, type Position, contains } from "./address";

/** What a cell stores. An error value such as #DIV/0! is its text with `isError`. Empty is null, never "". */
export type StoredValue = string | number | boolean | null;

export interface Cell extends Position {
  readonly value: StoredValue;
  /** As shown in the grid, number format applied; "" when empty. */
  readonly text: string;
  /** With its leading "=", or null. */
  readonly formula: string | null;
  /** The format code, "General" when none is set. */
  readonly numberFormat: string;
  readonly isError: boolean;
}

/** A name that the workbook, or this sheet alone, gives to cells. */
export interface DefinedName {
  readonly name: string;
  readonly isLocal: boolean;
  /** With its leading "=". */
  readonly formula: string;
}

/** What matters to whoever changes a sheet, and to nobody who reads it. */
export interface EditingFacts {
  /** Heights of the rows from the first row of the sheet, in points; null where the host does not say. */
  readonly rowHeights: readonly (number | null)[];
  /** Where the table objects of the sheet stand. */
  readonly tables: readonly Area[];
  /** What is printed of the sheet; null for all of it, and for several areas. */
  readonly printArea: Area | null;
  /** The rows that a filter is hiding some of, with their headings; null where none does. */
  readonly filtered: Area | null;
  readonly names: readonly DefinedName[];
}

/**
 * The used range of a worksheet as a host hands it over: four matrices of the same shape whose first cell is
 * `origin`. Made for one round trip and no object per cell, so that a sheet of five million cells can be looked at.
 */
export interface SheetSnapshot {
  readonly name: string;
  readonly origin: Position;
  readonly values: readonly (readonly StoredValue[])[];
  readonly texts: readonly (readonly string[])[];
  /** "" or a non-formula where the cell has none; only strings that begin with "=" count. */
  readonly formulas: readonly (readonly unknown[])[];
  readonly numberFormats: readonly (readonly string[])[];
  readonly merges: readonly Area[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  readonly visibility: "visible" | "hidden" | "very-hidden";
  readonly isProtected: boolean;
  /** True where the program waits for a person to have it calculate: results of formulas may be old. */
  readonly isCalculationPending?: boolean;
  /** Only where they were asked for. */
  readonly editing?: EditingFacts;
}

/** All that Excel has, those of linked data types and of Python cells too. */
const ERROR_VALUE =
  /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|GETTING_DATA|BUSY!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|EXTERNAL!|TIMEOUT!|PYTHON!)$/;

/** True for what a formula shows that could not be worked out. */
export function isErrorText(text: string): boolean {
  return ERROR_VALUE.test(text);
}

/** A worksheet as it is. Cells covered by a merge read as empty: hosts and old exporters leave stale values there. */
export class Sheet {
  readonly name: string;
  /** The used range; its `lastRow` is before its `row` when the sheet is empty. */
  readonly used: Area;
  readonly merges: readonly Area[];
  private readonly hiddenRows: ReadonlySet<number>;
  private readonly hiddenColumns: ReadonlySet<number>;
  private readonly mergesByRow = new Map<number, Area[]>();

  constructor(readonly snapshot: SheetSnapshot) {
    const { origin, values } = snapshot;
    this.name = snapshot.name;
    this.used = {
      row: origin.row,
      column: origin.column,
      lastRow: origin.row + values.length - 1,
      lastColumn: origin.column + (values[0]?.length ?? 0) - 1,
    };
    this.merges = snapshot.merges;
    this.hiddenRows = new Set(snapshot.hiddenRows);
    this.hiddenColumns = new Set(snapshot.hiddenColumns);
    for (const merge of snapshot.merges) {
      // A merge may be declared over whole columns; only its used rows can matter.
      const last = Math.min(merge.lastRow, this.used.lastRow);
      for (let row = merge.row; row <= last; row++) {
        const sameRow = this.mergesByRow.get(row);
        if (sameRow) sameRow.push(merge);
        else this.mergesByRow.set(row, [merge]);
      }
    }
  }

  get isVisible(): boolean {
    return this.snapshot.visibility === "visible";
  }

  get isProtected(): boolean {
    return this.snapshot.isProtected;
  }

  get isCalculationPending(): boolean {
    return this.snapshot.isCalculationPending === true;
  }

  isRowHidden(row: number): boolean {
    return this.hiddenRows.has(row);
  }

  isColumnHidden(column: number): boolean {
    return this.hiddenColumns.has(column);
  }

  /** The merged area that holds the cell, or null. */
  mergeAt(row: number, column: number): Area | null {
    return this.mergesByRow.get(row)?.find((merge) => contains(merge, { row, column })) ?? null;
  }

  /** True for the cells of a merge other than its top-left one. */
  isCovered(row: number, column: number): boolean {
    const merge = this.mergeAt(row, column);
    return merge !== null && (merge.row !== row || merge.column !== column);
  }

  /** What the cell stores; null when it is empty, outside the used range or covered by a merge. */
  valueAt(row: number, column: number): StoredValue {
    const value = this.snapshot.values[row - this.used.row]?.[column - this.used.column] ?? null;
    return value === null || value === "" || this.isCovered(row, column) ? null : value;
  }

  /** The cell, or null when it is empty, outside the used range or covered by a merge. */
  cellAt(row: number, column: number): Cell | null {
    const value = this.valueAt(row, column);
    const [i, j] = [row - this.used.row, column - this.used.column];
    const formula = this.snapshot.formulas[i]?.[j];
    const isFormula = typeof formula === "string" && formula.startsWith("=") && !this.isCovered(row, column);
    if (value === null && !isFormula) return null;
    return {
      row,
      column,
      value,
      text: this.snapshot.texts[i]?.[j] ?? String(value ?? ""),
      formula: isFormula ? formula : null,
      numberFormat: this.snapshot.numberFormats[i]?.[j] || "General",
      isError: typeof value === "string" && isErrorText(value),
    };
  }

  /** The cell that shows here: the top-left one when the position lies in a merge. */
  shownAt(row: number, column: number): Cell | null {
    const merge = this.mergeAt(row, column);
    return merge ? this.cellAt(merge.row, merge.column) : this.cellAt(row, column);
  }
}
