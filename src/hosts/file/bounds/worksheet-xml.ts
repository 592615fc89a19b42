import { MAX_COLUMNS, MAX_ROWS } from "./grid";

/**
 * Bounds the numbers in the XML of a worksheet before the workbook library sees them: it makes a list as long as the number
 * of a row, and goes over every column and cell that a range names. What lies outside of Excel's grid is left out, and so is
 * what nobody here needs and the library would walk over: the declared dimension and hyperlinks.
 */

const TAG = /<(\/?)(?:\w+:)?(row|c|col|mergeCell|dimension|hyperlink)\b([^<>]*)>/g;
const REFERENCE = /\br=["']([^"']*)["']/;
const CELL = /^([A-Z]{1,3})(\d{1,7})$/;
const RANGE = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/;
const RANGE_ATTRIBUTE = /\bref=["']([^"']*)["']/;

const columnOf = (letters: string): number => [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
const isRow = (row: number): boolean => row >= 1 && row <= MAX_ROWS;
const isColumn = (column: number): boolean => column >= 1 && column <= MAX_COLUMNS;

/** Undefined where the tag says nothing. */
function referenceOf(attributes: string): string | undefined {
  return REFERENCE.exec(attributes)?.[1];
}

function isCell(reference: string): boolean {
  const match = CELL.exec(reference);
  return match !== null && isColumn(columnOf(match[1]!)) && isRow(Number(match[2]));
}

/** Null where it lies outside or is no range. */
function boundedMerge(attributes: string): string | null {
  const match = RANGE.exec(RANGE_ATTRIBUTE.exec(attributes)?.[1] ?? "");
  if (!match) return null;
  const [, left = "", top, right = "", bottom] = match;
  if (!isColumn(columnOf(left)) || !isRow(Number(top))) return null;
  const last = `${columnOf(right) > MAX_COLUMNS ? "XFD" : right}${Math.min(Number(bottom), MAX_ROWS)}`;
  return `<mergeCell ref="${left}${top}:${last}"/>`;
}

const COL = {
  min: /\bmin=["'](\d{1,10})["']/,
  max: /\bmax=["'](\d{1,10})["']/,
  width: /\bwidth=["']([\d.]{1,20})["']/,
  hidden: /\bhidden=["'](\w{1,5})["']/,
} as const;

/** Pieces of a text to keep, and others in between. */
class Rewriting {
  private readonly pieces: string[] = [];
  private keptTo = 0;

  constructor(private readonly text: string) {}

  /** Puts something in place of what stands from `start` to `end`. */
  replace(start: number, end: number, by: string): void {
    if (start < this.keptTo) return;
    this.pieces.push(this.text.slice(this.keptTo, start), by);
    this.keptTo = end;
  }

  whole(): string {
    return this.pieces.length === 0 ? this.text : this.pieces.join("") + this.text.slice(this.keptTo);
  }
}

class Bounding {
  private readonly result: Rewriting;
  private isRowOutside = false;
  private row = 0;
  private column = 0;
  /** The last column that a <col> has spoken of: Excel's do not overlap. */
  private lastColumn = 0;
  /** Where a cell that is left out begins. */
  private cutFrom: number | null = null;

  constructor(private readonly xml: string) {
    this.result = new Rewriting(xml);
  }

  run(): string {
    for (const match of this.xml.matchAll(TAG)) {
      const [tag, slash = "", name = "", attributes = ""] = match;
      const [start, end] = [match.index, match.index + tag.length];
      if (name === "c") this.cell(slash !== "", attributes, start, end);
      else if (this.cutFrom !== null && name !== "row") continue;
      else if (name === "row") this.rowTag(slash !== "", attributes, start, end);
      else if (name === "col") this.col(attributes, start, end);
      else if (name === "mergeCell") this.merge(tag, attributes, start, end);
      else if (slash === "") this.result.replace(start, end, "");
    }
    return this.result.whole();
  }

  private rowTag(isEnd: boolean, attributes: string, start: number, end: number): void {
    this.endCut(start);
    if (isEnd) return;
    const reference = referenceOf(attributes);
    this.row = reference === undefined ? this.row + 1 : Number(reference);
    this.column = 0;
    this.isRowOutside = !isRow(this.row);
    // Cells that say where they are stay; what the row says of a place outside goes.
    if (this.isRowOutside) this.result.replace(start, end, attributes.endsWith("/") ? "<row/>" : "<row>");
  }

  private cell(isEnd: boolean, attributes: string, start: number, end: number): void {
    if (isEnd) {
      this.endCut(end);
      return;
    }
    this.endCut(start);
    const reference = referenceOf(attributes);
    this.column = reference === undefined ? this.column + 1 : columnOf(/^[A-Z]*/.exec(reference)?.[0] ?? "");
    const isInside = reference === undefined ? !this.isRowOutside && isColumn(this.column) : isCell(reference);
    if (isInside) return;
    if (attributes.endsWith("/")) this.result.replace(start, end, "");
    else this.cutFrom = start;
  }

  private endCut(at: number): void {
    if (this.cutFrom !== null) this.result.replace(this.cutFrom, at, "");
    this.cutFrom = null;
  }

  private col(attributes: string, start: number, end: number): void {
    const value = (name: keyof typeof COL): string | undefined => COL[name].exec(attributes)?.[1];
    const [min, max] = [Number(value("min")), Math.min(Number(value("max")), MAX_COLUMNS)];
    const isSound = isColumn(min) && min > this.lastColumn && max >= min;
    if (isSound) this.lastColumn = max;
    const [width, hidden] = [value("width"), value("hidden")];
    // Written anew: of an attribute that stands there twice the library takes the other one.
    const column = `<col min="${min}" max="${max}"${width === undefined ? "" : ` width="${width}"`}${hidden === undefined ? "" : ` hidden="${hidden}"`}/>`;
    this.result.replace(start, end, isSound ? column : "");
  }

  private merge(tag: string, attributes: string, start: number, end: number): void {
    const bounded = boundedMerge(attributes);
    // The library knows no other way of writing it.
    if (bounded !== tag) this.result.replace(start, end, bounded ?? "");
  }
}

/** The XML of a worksheet without what lies outside of the grid; the same text where nothing does. */
export function boundWorksheetXml(xml: string): string {
  return new Bounding(xml).run();
}
