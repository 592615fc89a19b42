import type { Area } from "../sheet/address";
import type { Cell, Sheet } from "../sheet/sheet";

/** Headings, labels and titles are shorter than this, line breaks and padding included. */
const LONGEST_SHORT_TEXT = 120;

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

  /**
   * Short texts of a row as they are stored, looked at without making cells of them: most rows of a sheet full of data
   * name nothing, and 100,000 of them must cost next to nothing. Texts below a merge's first cell are still among them.
   */
  *shortTextsIn(row: number): Generator<readonly [column: number, text: string]> {
    const values = this.sheet.snapshot.values[row - this.sheet.used.row];
    if (!values) return;
    const { column: first } = this.sheet.used;
    for (let index = this.area.column - first; index <= this.area.lastColumn - first; index++) {
      const value = values[index];
      if (typeof value === "string" && value.length > 0 && value.length <= LONGEST_SHORT_TEXT) yield [index + first, value];
    }
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
