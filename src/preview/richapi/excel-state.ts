import { type Area, contains, overlaps } from "../../sheet/address";
import type { StoredValue } from "../../sheet/sheet";
import type { BackendEvent, SheetBackend, WorkbookBackend } from "../backend";
import { ApiError } from "./error";
import { columnCount, rowCount } from "./grid";

/** What a formula showed when the person last let it be worked out. */
interface Result {
  readonly formula: string;
  readonly value: StoredValue;
  readonly text: string;
}

/** Cells of a sheet that share one formula. */
interface ArrayFormula {
  readonly sheetId: string;
  readonly area: Area;
  /** Whether its results spill over from the first cell. */
  readonly isSpilled: boolean;
}

/** What Excel knows or does besides the cells, and Univer has no place for; tests may order it. */
export class ExcelState {
  /** Whether worksheets may come, go, move and be renamed. */
  isStructureProtected = false;
  /** Areas that are selected besides the one of the grid. */
  moreSelected: readonly Area[] = [];
  /** A picture or a chart is selected, and no cell. */
  isPictureSelected = false;
  /** A sheet that is one chart is in front. */
  isChartInFront = false;
  /** Another workbook is in front: Excel then hands over no names of worksheets. */
  isBehind = false;
  /** Whether what happens now is another person's doing. */
  isRemote = false;
  private arrays: readonly ArrayFormula[] = [];
  /** Kept results by sheet and cell while the person calculates by hand; null where Excel does so by itself. */
  private results: Map<string, Result> | null = null;
  private isPending = false;

  constructor(private readonly workbook: WorkbookBackend) {
    workbook.watch((event) => this.hear(event));
  }

  get calculationMode(): "Automatic" | "Manual" {
    return this.results ? "Manual" : "Automatic";
  }

  get calculationState(): "Done" | "Pending" {
    return this.isPending ? "Pending" : "Done";
  }

  setManual(isManual: boolean): void {
    this.results = isManual ? new Map() : null;
    this.calculate();
  }

  /** Formulas show their results, and keep them until the next time when they are calculated by hand. */
  calculate(): void {
    this.isPending = false;
    if (!this.results) return;
    this.results.clear();
    for (const sheet of this.workbook.sheets()) this.keepResults(sheet, this.results);
  }

  /** What the cell showed when it was last calculated; null where its result is of now. */
  kept(sheetId: string, row: number, column: number, formula: string): Pick<Result, "value" | "text"> | null {
    const result = this.isPending ? this.results?.get(placeOf(sheetId, row, column)) : undefined;
    return result?.formula === formula ? result : null;
  }

  /** Makes the cells share their formula, as after Ctrl+Shift+Enter, or as it spills. */
  addArray(sheetId: string, area: Area, { isSpilled = false } = {}): void {
    this.arrays = [...this.arrays, { sheetId, area, isSpilled }];
  }

  /** true or false for all of the cells, null where some do and some do not. */
  isInArray(sheetId: string, area: Area, { isSpilled }: { readonly isSpilled: boolean }): boolean | null {
    const own = this.arrays.filter((array) => array.sheetId === sheetId && (!isSpilled || array.isSpilled) && overlaps(array.area, area));
    if (own.length === 0) return false;
    return own.some((array) => isWithin(area, array.area)) ? true : null;
  }

  /** Excel changes an array as a whole or not at all; one that spills gives way and shows #SPILL!, which is not played. */
  refuseToSplit(sheetId: string, area: Area): void {
    const isSplit = this.arrays.some((array) => array.sheetId === sheetId && !array.isSpilled && rowCount(array.area) * columnCount(array.area) > 1 && overlaps(array.area, area) && !isWithin(array.area, area));
    if (isSplit) throw new ApiError("InvalidOperation", "InvalidOperation: a part of an array cannot be changed");
  }

  refuseStructure(): void {
    if (this.isStructureProtected) throw new ApiError("InvalidOperation", "InvalidOperation: the structure of the workbook is protected");
  }

  /** Does something as another person who has the workbook open. */
  asSomebodyElse(work: () => void): void {
    this.isRemote = true;
    try {
      work();
    } finally {
      this.isRemote = false;
    }
  }

  private hear(event: BackendEvent): void {
    if (event.kind === "changed" && this.results) this.isPending = true;
  }

  private keepResults(sheet: SheetBackend, results: Map<string, Result>): void {
    const used = sheet.usedArea(true);
    if (!used) return;
    const { formulas, values, texts } = sheet.read(used);
    formulas.forEach((line, i) =>
      line.forEach((formula, j) => {
        if (formula) results.set(placeOf(sheet.id, used.row + i, used.column + j), { formula, value: values[i]![j] ?? null, text: texts[i]![j]! });
      }),
    );
  }
}

const placeOf = (sheetId: string, row: number, column: number): string => `${sheetId} ${row} ${column}`;

function isWithin(inner: Area, outer: Area): boolean {
  return contains(outer, inner) && contains(outer, { row: inner.lastRow, column: inner.lastColumn });
}
