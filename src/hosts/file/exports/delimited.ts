import { MAX_COLUMNS, MAX_ROWS } from "../bounds/grid";
import { WorkbookFileError } from "../error";
import type { RawSheet } from "../sheetjs";
import { printedCell } from "./printed";

/** Tables as text: fields with a comma, a tab or a semicolon between them (RFC 4180), as .csv, .txt or .xls. */

const SEPARATORS = [",", "\t", ";"] as const;
/** What a file is shows in its first lines. */
const LINES_LOOKED_AT = 30;
/** A title above the table has no separator, prose has one now and then. */
const LEAST_SHARE = 1 / 3;
const LEAST_LINES = 2;
const BEGINNING = 100_000;

/** The separator that most of the first lines have; null for a text that is no table. */
export function separatorOf(text: string): string | null {
  const lines = text.slice(0, BEGINNING).split(/\r\n|[\r\n]/).filter((line) => line.trim() !== "").slice(0, LINES_LOOKED_AT);
  const best = SEPARATORS.map((separator) => ({
    separator,
    lines: lines.filter((line) => line.includes(separator)).length,
    count: lines.reduce((sum, line) => sum + line.split(separator).length - 1, 0),
  })).sort((a, b) => b.count - a.count)[0]!;
  return best.lines >= Math.max(LEAST_LINES, lines.length * LEAST_SHARE) ? best.separator : null;
}

/** Takes fields from a text, one after another. */
class Fields {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly separator: string,
  ) {}

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** A field, and whether its line ends behind it. */
  next(): { field: string; endsLine: boolean } {
    const field = this.text[this.at] === '"' ? this.quoted() : this.plain();
    const sign = this.text[this.at];
    this.at += sign === "\r" && this.text[this.at + 1] === "\n" ? 2 : 1;
    return { field, endsLine: sign !== this.separator };
  }

  private quoted(): string {
    const pieces: string[] = [];
    let from = this.at + 1;
    for (;;) {
      const end = this.text.indexOf('"', from);
      pieces.push(this.text.slice(from, end < 0 ? undefined : end));
      this.at = end < 0 ? this.text.length : end + 1;
      if (this.text[this.at] !== '"') break;
      from = this.at + 1;
    }
    // What stands behind the closing mark belongs to the field, as in Excel.
    return pieces.join('"') + this.plain();
  }

  private plain(): string {
    const from = this.at;
    while (this.at < this.text.length && !this.isEnd(this.text[this.at]!)) this.at++;
    return this.text.slice(from, this.at);
  }

  private isEnd(sign: string): boolean {
    return sign === this.separator || sign === "\n" || sign === "\r";
  }
}

/** @throws WorkbookFileError `sheet-too-large` when it leaves Excel's grid */
export function readDelimited(text: string, separator: string): RawSheet {
  const rows: NonNullable<RawSheet["!data"]> = [];
  const fields = new Fields(text, separator);
  let [row, column] = [0, 0];
  while (!fields.isAtEnd) {
    const { field, endsLine } = fields.next();
    const content = field.trim();
    if (row >= MAX_ROWS || column >= MAX_COLUMNS) throw new WorkbookFileError("sheet-too-large", { sheet: "", range: `${row + 1} × ${column + 1}` });
    if (content !== "") (rows[row] ??= [])[column] = printedCell(content);
    [row, column] = endsLine ? [row + 1, 0] : [row, column + 1];
  }
  return { "!data": rows };
}
