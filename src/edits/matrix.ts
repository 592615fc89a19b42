import type { Position } from "../sheet/address";

/** Rows of cells that are copied when they are first written: most rows of a sheet stay as they are. */
export class Matrix<Item> {
  private readonly rows: Item[][];
  private readonly own = new WeakSet<readonly Item[]>();

  constructor(
    source: readonly (readonly Item[])[],
    origin: Position,
    private columns: number,
    private readonly blank: Item,
  ) {
    const left = new Array<Item>(origin.column).fill(blank);
    const above = Array.from({ length: origin.row }, () => this.blankRow());
    this.rows = [...above, ...source.map((row) => (left.length > 0 ? [...left, ...row] : (row as Item[])))];
  }

  get width(): number {
    return this.columns;
  }

  get height(): number {
    return this.rows.length;
  }

  at(row: number, column: number): Item {
    return this.rows[row]?.[column] ?? this.blank;
  }

  set(row: number, column: number, item: Item): void {
    let line = this.rows[row]!;
    if (!this.own.has(line)) {
      line = [...line];
      this.own.add(line);
      this.rows[row] = line;
    }
    line[column] = item;
  }

  /** Makes the cell one of the matrix. */
  reach(row: number, column: number): void {
    if (column >= this.columns) {
      const added = new Array<Item>(column + 1 - this.columns).fill(this.blank);
      this.columns = column + 1;
      this.rows.forEach((line, index) => (this.rows[index] = [...line, ...added]));
    }
    while (this.rows.length <= row) this.rows.push(this.blankRow());
  }

  insert(row: number, lines: readonly (readonly Item[])[]): void {
    this.rows.splice(row, 0, ...lines.map((line) => [...line]));
  }

  delete(row: number, count: number): void {
    this.rows.splice(row, count);
  }

  copyOf(row: number): readonly Item[] {
    return this.rows[row] ?? this.blankRow();
  }

  blankRow(): Item[] {
    return new Array<Item>(this.columns).fill(this.blank);
  }

  /** The upper left part of that size. */
  cut(height: number, width: number): Item[][] {
    return this.rows.slice(0, height).map((line) => (line.length > width ? line.slice(0, width) : line));
  }
}
