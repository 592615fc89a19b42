import type { Area, Position } from "../sheet/address";
import type { CellChange, Change, MergesChange } from "./change";
import type { FormattedContent, PlacedContent } from "./edit";
import type { SheetContents } from "./new-sheet";
import type { PlacedSheet } from "./placed-sheet";
import { renameSheet, type RowShift, type RowSpan, shiftFormula, shiftRows } from "./shift";

/** Some of what a change is about is not in the sheet any more. */
class Gone extends Error {}

/**
 * The changes as they read after rows of their sheet came or went, cells, areas and formulas alike.
 * @returns null when a part of them went with the rows
 */
export function movedChanges(changes: readonly Change[], shift: RowShift, sheetName: string): Change[] | null {
  const mover = new Mover(
    (span) => shiftRows(span, shift),
    (formula) => shiftFormula(formula, shift, sheetName, sheetName),
  );
  try {
    return changes.map((change) => moved(change, mover));
  } catch (error) {
    if (error instanceof Gone) return null;
    throw error;
  }
}

/** The changes as they read after a sheet, their own or another one, got a new name. */
export function renamedChanges(changes: readonly Change[], from: string, to: string): Change[] {
  const mover = new Mover(
    (span) => span,
    (formula) => renameSheet(formula, from, to),
  );
  return changes.map((change) => moved(change, mover));
}

function moved(change: Change, mover: Mover): Change {
  switch (change.kind) {
    case "cell":
      return mover.cellChange(change);
    case "merges":
      return mover.merges(change);
    case "rows-inserted":
      return { ...change, row: mover.row(change.row), formatOf: mover.rowOrNone(change.formatOf), beside: change.beside.map((placed) => mover.placed(placed)) };
    case "rows-deleted":
      return {
        ...change,
        row: mover.row(change.row),
        formatOf: mover.rowOrNone(change.formatOf),
        beside: change.beside.map((placed) => mover.placed(placed)),
        lost: change.lost.map((lost) => (lost.kind === "cell" ? mover.cellChange(lost) : mover.merges(lost))),
      };
    case "row-height":
      return { ...change, row: mover.row(change.row) };
    case "print-area":
      return { ...change, before: mover.area(change.before), after: mover.area(change.after) };
    case "name":
      return { ...change, before: mover.formula(change.before), after: mover.formula(change.after) };
    case "place-filled":
    case "place-cleared":
      return { ...change, placed: mover.place(change.placed) };
    case "sheet-added":
    case "sheet-removed":
      return change;
  }
}

/** Every part of a change after its sheet has changed. */
class Mover {
  constructor(
    private readonly rowsOf: (span: RowSpan) => RowSpan | null,
    readonly formula: (formula: string) => string,
  ) {}

  row(row: number): number {
    const rows = this.rowsOf([row, row]);
    if (!rows) throw new Gone();
    return rows[0];
  }

  rowOrNone(row: number | null): number | null {
    return row === null ? null : this.row(row);
  }

  area(area: Area): Area {
    const rows = this.rowsOf([area.row, area.lastRow]);
    if (!rows) throw new Gone();
    return { ...area, row: rows[0], lastRow: rows[1] };
  }

  placed<Content extends PlacedContent>(content: Content): Content {
    return { ...content, cell: this.position(content.cell), formula: content.formula && this.formula(content.formula) };
  }

  cellChange({ kind, cell, merge, beside, before, after }: CellChange): CellChange {
    return { kind, cell: this.position(cell), merge: merge && this.area(merge), beside: beside && this.placed(beside), before: this.content(before), after: this.content(after) };
  }

  merges({ kind, area, before, after }: MergesChange): MergesChange {
    return { kind, area: this.area(area), before: before.map((merge) => this.area(merge)), after: after.map((merge) => this.area(merge)) };
  }

  place({ area, contents, columns, rows, page }: PlacedSheet): PlacedSheet {
    return { area: this.area(area), contents: this.contents(contents), columns, rows: rows?.map(({ index, points }) => ({ index: this.row(index), points })) ?? null, page };
  }

  private contents({ cells, styles, merges, columnWidths, rowHeights }: SheetContents): SheetContents {
    return {
      cells: cells.map((cell) => this.placed(cell)),
      styles: styles.map(({ area, style }) => ({ area: this.area(area), style })),
      merges: merges.map((merge) => this.area(merge)),
      columnWidths,
      rowHeights: rowHeights.map(({ index, points }) => ({ index: this.row(index), points })),
    };
  }

  private content({ value, formula, numberFormat }: FormattedContent): FormattedContent {
    return { value, formula: formula && this.formula(formula), numberFormat };
  }

  private position({ row, column }: Position): Position {
    return { row: this.row(row), column };
  }
}
