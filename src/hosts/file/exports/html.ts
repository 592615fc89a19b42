import type { CellObject, Range } from "@e965/xlsx";
import { Parser } from "htmlparser2";
import { MAX_COLUMNS, MAX_ROWS } from "../bounds/grid";
import { WorkbookFileError } from "../error";
import type { RawSheet } from "../sheetjs";
import { CellText } from "./cell-text";
import { printedCell, textCell } from "./printed";
import { TextClasses } from "./text-classes";

/**
 * A page with tables, which many systems export under the name of .xls, as Excel opens it: all tables below each other on one
 * sheet, and what stands between them in rows of its own.
 */

/** As browsers do (HTML 4.9.11). */
const WIDEST_SPAN = 1000;
const HIGHEST_SPAN = 65_534;
/** Far more than any page has; who closes an element looks for it among those that are open. */
const DEEPEST = 5000;

const CELLS = new Set(["td", "th"]);
const STRUCK = new Set(["s", "strike", "del"]);
const LINE_ENDS = new Set(["p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "center"]);
const UNSHOWN = new Set(["script", "title", "xml", "noscript", "textarea", "select"]);
const SHEET_NAME = /<x:Name>([^<]{1,31})<\/x:Name>/;
const HIDDEN = /display\s*:\s*none/i;
const LINE_THROUGH = /text-decoration[^;]*line-through/i;

type Attributes = Readonly<Record<string, string>>;

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly attributes: Attributes;
}

const spanOf = (text: string | undefined, most: number): number => Math.min(Math.max(1, Number.parseInt(text ?? "1", 10) || 1), most);

class PageReader {
  readonly rows: CellObject[][] = [];
  readonly merges: Range[] = [];
  readonly lines: { hidden?: boolean }[] = [];
  name = "Sheet1";
  private readonly classes = new TextClasses();
  private row = -1;
  private column = 0;
  /** False where the next cell begins a row of its own. */
  private isInRow = false;
  /** For each column of the table, the first row that no cell from above reaches into. */
  private freeFrom: number[] = [];
  private firstMerge = 0;
  private cell: OpenCell | null = null;
  private text = new CellText();
  /** Names of the elements that are open, for what they mean to the text in them. */
  private readonly open: { name: string; isStruck: boolean; isUnshown: boolean }[] = [];
  private covered = 0;

  constructor(private readonly maxCells: number) {}

  opened(name: string, attributes: Attributes): void {
    if (this.open.length >= DEEPEST) throw new WorkbookFileError("unreadable", {}, "HTML: nested too deep");
    const isStruck = STRUCK.has(name) || LINE_THROUGH.test(attributes["style"] ?? "");
    const above = this.open.at(-1);
    this.open.push({ name, isStruck: isStruck || (above?.isStruck ?? false), isUnshown: UNSHOWN.has(name) || (above?.isUnshown ?? false) });
    if (name === "table") this.beginTable();
    else if (name === "tr") this.beginRow(HIDDEN.test(attributes["style"] ?? "") || "hidden" in attributes);
    else if (CELLS.has(name)) this.beginCell(attributes);
    else if (LINE_ENDS.has(name)) this.endLine();
  }

  closed(name: string): void {
    this.open.pop();
    if (CELLS.has(name) || name === "tr") this.flush();
    if (name === "tr") this.isInRow = false;
    if (name === "table") this.endTable();
    else if (LINE_ENDS.has(name)) this.endLine();
  }

  wrote(text: string): void {
    const inside = this.open.at(-1);
    if (inside?.name === "style") this.classes.add(text);
    else if (!inside?.isUnshown) this.text.add(text, inside?.isStruck ?? false);
  }

  commented(text: string): void {
    this.name = SHEET_NAME.exec(text)?.[1] ?? this.name;
  }

  /** Puts down what was written, in its cell or in a row of its own. */
  flush(): void {
    const { cell } = this;
    const text = this.text.take();
    this.cell = null;
    if (text === "") return;
    if (cell) {
      (this.rows[cell.row] ??= [])[cell.column] = this.cellOf(text, cell.attributes);
      return;
    }
    this.nextRow();
    this.isInRow = false;
    this.rows[this.row] = [textCell(text)];
  }

  private cellOf(text: string, attributes: Attributes): CellObject {
    if ("x:str" in attributes || this.classes.isText(attributes)) return textCell(text);
    const exact = Number(attributes["x:num"] || NaN);
    const printed = printedCell(text);
    return Number.isFinite(exact) && printed.t === "n" ? { ...printed, v: exact } : printed;
  }

  private endLine(): void {
    if (this.cell) this.text.breakLine();
    else this.flush();
  }

  private nextRow(): void {
    this.row++;
    this.column = 0;
    this.isInRow = true;
    if (this.row >= MAX_ROWS) throw this.tooLarge();
  }

  private beginTable(): void {
    this.flush();
    this.isInRow = false;
    this.freeFrom = [];
    this.firstMerge = this.merges.length;
  }

  /** Cells that reach below their table end with it. */
  private endTable(): void {
    this.flush();
    for (const merge of this.merges.slice(this.firstMerge)) merge.e.r = Math.min(merge.e.r, Math.max(this.row, merge.s.r));
    this.beginTable();
  }

  private beginRow(isHidden: boolean): void {
    this.flush();
    this.nextRow();
    if (isHidden) this.lines[this.row] = { hidden: true };
  }

  private beginCell(attributes: Attributes): void {
    this.flush();
    if (!this.isInRow) this.nextRow();
    while ((this.freeFrom[this.column] ?? 0) > this.row) this.column++;
    const [width, height] = [spanOf(attributes["colspan"], WIDEST_SPAN), spanOf(attributes["rowspan"], HIGHEST_SPAN)];
    const { row, column } = this;
    this.covered += width;
    if (column + width > MAX_COLUMNS || this.covered > this.maxCells) throw this.tooLarge();
    for (let covered = column; height > 1 && covered < column + width; covered++) this.freeFrom[covered] = row + height;
    if (width > 1 || height > 1) this.merges.push({ s: { r: row, c: column }, e: { r: row + height - 1, c: column + width - 1 } });
    this.column += width;
    this.cell = { row, column, attributes };
  }

  private tooLarge(): WorkbookFileError {
    return new WorkbookFileError("sheet-too-large", { sheet: this.name, range: `${this.row + 1} × ${this.column + 1}` });
  }
}

/** Whether there is a table in the page at all. */
export const hasTable = (text: string): boolean => /<table[\s>]/i.test(text);

/**
 * @param maxCells that its cells may cover
 * @throws WorkbookFileError `sheet-too-large`, or `unreadable` where elements lie within each other without end
 */
export function readHtml(text: string, maxCells: number): { name: string; sheet: RawSheet } {
  const page = new PageReader(maxCells);
  const parser = new Parser({
    onopentag: (name, attributes) => page.opened(name, attributes),
    onclosetag: (name) => page.closed(name),
    ontext: (piece) => page.wrote(piece),
    oncomment: (comment) => page.commented(comment),
  });
  parser.end(text);
  page.flush();
  const merges = page.merges.filter(({ s, e }) => e.r > s.r || e.c > s.c);
  return { name: page.name, sheet: { "!data": page.rows, "!merges": merges, "!rows": page.lines } };
}
