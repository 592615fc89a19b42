import type { Area } from "../../sheet/address";
import type { Cell, Sheet } from "../../sheet/sheet";
import { type ShortText, labelsOf } from "./label-index";

/** A rectangle of a sheet looked at as rows of the cells that show something. Rows are looked up once. */
export class Region {
  private readonly rows = new Map<number, readonly Cell[]>();

  constructor(
    readonly sheet: Sheet,
    readonly area: Area,
  ) {}

  /** Non-empty cells of a row from left to right, covered cells of merges left out. */
  cellsIn(row: number): readonly Cell[] {
    let cells = this.rows.get(row);
    if (!cells) {
      const found: Cell[] = [];
      for (let column = this.area.column; column <= this.area.lastColumn; column++) {
        const cell = this.sheet.cellAt(row, column);
        if (cell && cell.text.trim() !== "") found.push(cell);
      }
      this.rows.set(row, (cells = found));
    }
    return cells;
  }

  /** Texts of a row that may be headings or titles, as they are stored. */
  labelsIn(row: number): readonly ShortText[] {
    const labels = labelsOf(this.sheet).get(row) ?? [];
    const { column: first, lastColumn: last } = this.area;
    return labels.length === 0 ? labels : labels.filter(([column]) => column >= first && column <= last);
  }

  isBlankRow(row: number): boolean {
    return this.cellsIn(row).length === 0;
  }

  within(area: Partial<Area>): Region {
    return new Region(this.sheet, { ...this.area, ...area });
  }

  /** The rows and columns between the first and the last cell that shows something; null when none does. */
  content(): Area | null {
    let [row, lastRow, column, lastColumn] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let current = this.area.row; current <= this.area.lastRow; current++) {
      for (const cell of this.cellsIn(current)) {
        [row, lastRow] = [Math.min(row, current), current];
        column = Math.min(column, cell.column);
        lastColumn = Math.max(lastColumn, lastColumnOf(this.sheet, cell));
      }
    }
    return row === Infinity ? null : { row, column, lastRow, lastColumn };
  }
}

/** Where the cell ends when merges are followed. */
export function lastColumnOf(sheet: Sheet, { row, column }: { row: number; column: number }): number {
  return sheet.mergeAt(row, column)?.lastColumn ?? column;
}

export function lastRowOf(sheet: Sheet, { row, column }: { row: number; column: number }): number {
  return sheet.mergeAt(row, column)?.lastRow ?? row;
}
