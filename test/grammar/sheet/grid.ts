import { type Area, type Position, formatCell } from "../../../src/sheet/address";
import type { SheetSnapshot, StoredValue } from "../../../src/sheet/sheet";

/** What stands in a cell. */
export interface Content {
  readonly value: StoredValue;
  /** As shown, where that is not the value as it stands. */
  readonly text?: string;
  readonly format?: string;
  readonly formula?: string;
}

export const EMPTY: Content = { value: null };
export const written = (value: StoredValue): Content => ({ value });

/** A worksheet while it is written. Rows and columns count from 0. */
export class Grid {
  private readonly contents = new Map<string, Content>();
  private readonly merges: Area[] = [];
  private readonly hiddenRows = new Set<number>();
  private readonly hiddenColumns = new Set<number>();
  private lastRow = 0;
  private lastColumn = 0;

  put({ row, column }: Position, content: Content): void {
    this.lastRow = Math.max(this.lastRow, row);
    this.lastColumn = Math.max(this.lastColumn, column);
    if (content.value !== null || content.formula !== undefined) this.contents.set(`${row},${column}`, content);
  }

  merge(area: Area): void {
    if (area.row === area.lastRow && area.column === area.lastColumn) return;
    this.merges.push(area);
    this.lastRow = Math.max(this.lastRow, area.lastRow);
    this.lastColumn = Math.max(this.lastColumn, area.lastColumn);
  }

  hideRow(row: number): void {
    this.hiddenRows.add(row);
  }

  hideColumn(column: number): void {
    this.hiddenColumns.add(column);
  }

  snapshot(name: string): SheetSnapshot {
    const matrix = <Value>(of: (content: Content | undefined) => Value): Value[][] =>
      Array.from({ length: this.lastRow + 1 }, (_, row) =>
        Array.from({ length: this.lastColumn + 1 }, (__, column) => of(this.contents.get(`${row},${column}`))),
      );
    return {
      name,
      origin: { row: 0, column: 0 },
      values: matrix((content) => content?.value ?? null),
      texts: matrix((content) => content?.text ?? (content === undefined || content.value === null ? "" : String(content.value))),
      formulas: matrix((content) => content?.formula ?? ""),
      numberFormats: matrix((content) => content?.format ?? "General"),
      merges: this.merges,
      hiddenRows: [...this.hiddenRows],
      hiddenColumns: [...this.hiddenColumns],
      visibility: "visible",
      isProtected: false,
    };
  }
}

export const addressOf = (row: number, column: number): string => formatCell({ row, column });
