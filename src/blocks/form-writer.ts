import type { CellStyle, NewCell, NewSheet } from "../edits/new-sheet";
import type { Area } from "../sheet/address";
import type { StoredValue } from "../sheet/sheet";
import type { FormLayout } from "./form-layouts";

const FONT_SIZE = 10;
const TITLE_SIZE = 16;
const LINE = "#000000";
const ROW_HEIGHT = 24;
const TITLE_HEIGHT = 32;
const LINE_HEIGHT = 14;
/** What a cell keeps free beside its text, and a row above and below it; in points. */
const PADDING = 6;
const WIDE = /[^\x20-\x7e]/;

interface PutOptions {
  readonly lastColumn?: number;
  readonly lastRow?: number;
  readonly numberFormat?: string;
  readonly formula?: string;
}

/** In points; a Chinese character is as wide as it is high, a letter or digit about half of it. */
function textWidth(text: string): number {
  return Array.from(text).reduce((width, character) => width + (WIDE.test(character) ? FONT_SIZE : FONT_SIZE / 2), 0);
}

/** Writes a form of its own worksheet row by row, each of its parts where the one before has ended. */
export class FormWriter {
  readonly lastColumn: number;
  private readonly cells: NewCell[] = [];
  private readonly merges: Area[] = [];
  private readonly styles: { area: Area; style: CellStyle }[] = [];
  private readonly heights = new Map<number, number>();
  private count = 0;

  constructor(private readonly layout: FormLayout) {
    this.lastColumn = layout.columns.length - 1;
  }

  /** How many rows were begun. */
  get rows(): number {
    return this.count;
  }

  /**
   * Begins a row whose height is set, in points: programs do not fit rows to the texts of merged cells.
   * @returns its number, as do the others
   */
  next(height = ROW_HEIGHT): number {
    this.heights.set(this.count, height);
    return this.count++;
  }

  /** Begins a row that grows with what is typed into its cells, as long as nobody sets its height. */
  nextGrowing(): number {
    return this.count++;
  }

  put(row: number, column: number, value: StoredValue, { lastColumn = column, lastRow = row, numberFormat, formula }: PutOptions = {}): void {
    const content = value === "" ? null : value;
    if (content !== null || numberFormat !== undefined || formula !== undefined) {
      this.cells.push({ cell: { row, column }, value: content, formula: formula ?? null, numberFormat: numberFormat ?? null });
    }
    if (lastColumn > column || lastRow > row) this.merges.push({ row, column, lastRow, lastColumn });
    if (typeof content === "string" && lastRow === row) this.makeRoom(row, content, column, lastColumn);
  }

  bold(row: number): void {
    this.look(row, 0, this.lastColumn, { bold: true });
  }

  left(row: number, column: number, lastColumn = column): void {
    this.look(row, column, lastColumn, { horizontal: "Left" });
  }

  /** The two lines above the form: outside its borders. */
  heading(title: string, subtitle: string): void {
    for (const [text, height, style] of [[title, TITLE_HEIGHT, { bold: true, fontSize: TITLE_SIZE }], [subtitle, ROW_HEIGHT, { fontSize: FONT_SIZE }]] as const) {
      const row = this.next(height);
      this.put(row, 0, text, { lastColumn: this.lastColumn });
      this.look(row, 0, this.lastColumn, { horizontal: "Center", vertical: "Center", ...style });
    }
  }

  /**
   * The form as it was written.
   * @param begin its first row with borders
   * @param titleRows rows at the top that every page repeats
   */
  finish(begin: number, titleRows: number): NewSheet {
    const { name, columns, isWide } = this.layout;
    const form: Area = { row: begin, column: 0, lastRow: this.count - 1, lastColumn: this.lastColumn };
    return {
      name,
      cells: this.cells,
      styles: [{ area: form, style: { border: LINE, wraps: true, vertical: "Center", horizontal: "Center", fontSize: FONT_SIZE } }, ...this.styles],
      merges: this.merges,
      columnWidths: columns.map(({ width }, index) => ({ index, points: width })),
      rowHeights: [...this.heights].map(([index, points]) => ({ index, points })),
      links: [],
      frozenRows: 0,
      showsGridlines: false,
      print: { orientation: isWide ? "Landscape" : "Portrait", titleRows, fitsWidth: true },
    };
  }

  /** A row whose height is set gets enough for the text. */
  private makeRoom(row: number, text: string, column: number, lastColumn: number): void {
    const height = this.heights.get(row);
    if (height === undefined) return;
    const width = this.layout.columns.slice(column, lastColumn + 1).reduce((whole, one) => whole + one.width, -PADDING);
    const lines = text.split("\n").reduce((count, line) => count + Math.max(1, Math.ceil(textWidth(line) / width)), 0);
    this.heights.set(row, Math.max(height, lines * LINE_HEIGHT + PADDING));
  }

  private look(row: number, column: number, lastColumn: number, style: CellStyle): void {
    this.styles.push({ area: { row, column, lastRow: row, lastColumn }, style });
  }
}
