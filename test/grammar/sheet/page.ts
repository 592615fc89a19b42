import type { Content, Grid } from "./grid";
import { EMPTY, addressOf } from "./grid";

/** The columns of the sheet that one cell of a line takes. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/**
 * Spans for cells that fill a width together: each takes one column, and those that may grow share what is left over.
 * @param grows for each cell whether it may grow
 */
export function spread(grows: readonly boolean[], width: number, left: number): Span[] {
  const growing = grows.flatMap((grow, index) => (grow ? [index] : []));
  const takers = growing.length > 0 ? growing : [grows.length - 1];
  const widths = grows.map(() => 1);
  for (let rest = width - grows.length, turn = 0; rest > 0; rest--, turn++) widths[takers[turn % takers.length]!]!++;
  let first = left;
  return widths.map((taken) => {
    const span = { first, last: first + taken - 1 };
    first += taken;
    return span;
  });
}

/** Lines of merged cells, one below the other, on a part of a sheet; remembers where what stands. */
export class Page {
  /** Addresses by what stands there, as "row3.score". */
  readonly cells = new Map<string, string>();

  constructor(
    readonly grid: Grid,
    readonly left: number,
    readonly width: number,
    /** The row that the next line takes. */
    public row: number,
  ) {}

  put(span: Span, content: Content, key?: string, row = this.row, lastRow = row): void {
    this.grid.put({ row, column: span.first }, content);
    this.grid.merge({ row, column: span.first, lastRow, lastColumn: span.last });
    if (key !== undefined) this.cells.set(key, addressOf(row, span.first));
  }

  /** One line; contents that are missing leave their cells empty. */
  line(spans: readonly Span[], contents: readonly (Content | null)[], keys: readonly (string | null)[] = []): number {
    spans.forEach((span, index) => this.put(span, contents[index] ?? EMPTY, keys[index] ?? undefined));
    return this.row++;
  }

  get across(): Span {
    return { first: this.left, last: this.left + this.width - 1 };
  }

  /** The address of what has been put down under a key; throws where nothing was. */
  at(key: string): string {
    const address = this.cells.get(key);
    if (address === undefined) throw new Error(`nothing was put down as ${key}`);
    return address;
  }
}
