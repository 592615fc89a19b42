import { type Area, columnName, columnNumber } from "../../../sheet/address";
import { type CellChange, changedCell } from "./cell-xml";
import { DamagedPartError } from "./damaged-part";
import { closingTag, nextTag, opened, parseXml, withAttributes, withoutEnd, type XmlElement } from "./xml";

/** A cell as its row writes it. Rows and columns count from 0. */
interface CellXml {
  column: number;
  xml: string;
  /** What stands before it: white space. */
  readonly lead: string;
}

/** What a row says of itself. */
export interface RowAttributes {
  readonly ht?: string | number | null;
  readonly customHeight?: string | null;
  readonly hidden?: string | null;
  readonly s?: string | number | null;
  readonly customFormat?: string | null;
}

/** A row of a worksheet, whose cells are looked at when somebody asks. */
class RowXml {
  private read: XmlElement | null = null;
  private cells: CellXml[] | null = null;
  /** What stands behind the last cell. */
  private tail = "";
  private isChanged = false;

  constructor(
    public index: number,
    private openTag: string,
    private readonly body: string,
    private readonly name: string,
    readonly lead: string,
  ) {}

  get(attribute: string): string | undefined {
    return this.element.get(attribute);
  }

  private get element(): XmlElement {
    this.read ??= parseXml(`${withoutEnd(this.openTag)}/>`);
    if (!this.read) throw new DamagedPartError(`row ${this.openTag}`);
    return this.read;
  }

  setAttributes(attributes: RowAttributes): void {
    this.changeTag({ ...attributes });
  }

  includes(text: string): boolean {
    return this.cells ? this.cells.some(({ xml }) => xml.includes(text)) : this.body.includes(text);
  }

  columns(): number[] {
    return this.list().map(({ column }) => column);
  }

  cell(column: number): string | null {
    return this.list().find((cell) => cell.column === column)?.xml ?? null;
  }

  setCell(column: number, xml: string): void {
    const cells = this.list();
    this.isChanged = true;
    const index = cells.findIndex((cell) => cell.column >= column);
    const known = index >= 0 && cells[index]!.column === column;
    if (known && xml === "") cells.splice(index, 1);
    else if (known) cells[index]!.xml = xml;
    else if (xml !== "") {
      cells.splice(index < 0 ? cells.length : index, 0, { column, xml, lead: "" });
      // How far the row reaches is a hint for programs; they do without.
      this.changeTag({ spans: null });
    }
  }

  /** Moves the row, or its cells: each goes to the column that is answered, and away on null. */
  move(index: number, columnOf: (column: number) => number | null): void {
    const cells = this.list();
    this.isChanged = true;
    this.index = index;
    this.changeTag({ r: index + 1, spans: null });
    this.cells = cells.flatMap((cell): CellXml[] => {
      const column = columnOf(cell.column);
      return column === null ? [] : [{ ...cell, column, xml: movedCell(cell.xml, column, index) }];
    });
  }

  toString(): string {
    if (!this.isChanged) return this.lead + this.openTag + (this.openTag.endsWith("/>") ? "" : `${this.body}</${this.name}>`);
    const content = this.list().map(({ lead, xml }) => lead + xml).join("") + this.tail;
    return `${this.lead}${opened(this.openTag)}${content}</${this.name}>`;
  }

  private changeTag(attributes: Readonly<Record<string, string | number | null | undefined>>): void {
    this.openTag = withAttributes(this.openTag, attributes);
    this.read = null;
  }

  list(): CellXml[] {
    if (this.cells) return this.cells;
    const cells: CellXml[] = [];
    let at = 0;
    for (let tag = nextTag(this.body, 0); tag; tag = nextTag(this.body, at)) {
      if (!/(?:^|:)c$/.test(tag.name)) break;
      const end = tag.kind === "empty" ? tag.end : (closingTag(this.body, tag.name, tag.end)?.end ?? tag.end);
      const letters = /\sr\s*=\s*["']([A-Z]+)\d/i.exec(this.body.slice(tag.start, tag.end))?.[1];
      const column = letters ? columnNumber(letters.toUpperCase()) : (cells.at(-1)?.column ?? -1) + 1;
      cells.push({ column, xml: this.body.slice(tag.start, end), lead: this.body.slice(at, tag.start) });
      at = end;
    }
    this.tail = this.body.slice(at);
    return (this.cells = cells);
  }
}

/** A cell's XML at another place. */
export function movedCell(xml: string, column: number, row: number): string {
  const end = nextTag(xml, 0)!.end;
  return withAttributes(xml.slice(0, end), { r: `${columnName(column)}${row + 1}` }) + xml.slice(end);
}

/** The cells of a worksheet, in place. What nobody changes stays as it is written. */
export class SheetRows {
  private rows: RowXml[] = [];
  private readonly byIndex = new Map<number, RowXml>();
  private readonly tail: string;
  /** The cells that were changed; null for none. */
  changedArea: Area | null = null;
  isChanged = false;

  /** `content` stands in the element sheetData, `prefix` is that of the worksheet's elements. */
  constructor(
    content: string,
    private readonly prefix: string,
  ) {
    let at = 0;
    for (let tag = nextTag(content, 0); tag; tag = nextTag(content, at)) {
      const openTag = content.slice(tag.start, tag.end);
      const close = tag.kind === "empty" ? null : closingTag(content, tag.name, tag.end);
      const number = /\sr\s*=\s*["'](\d+)["']/.exec(openTag)?.[1];
      const index = number === undefined ? (this.rows.at(-1)?.index ?? -1) + 1 : Number(number) - 1;
      this.add(new RowXml(index, openTag, content.slice(tag.end, close?.start ?? tag.end), tag.name, content.slice(at, tag.start)));
      at = close?.end ?? tag.end;
    }
    this.tail = content.slice(at);
  }

  /** In the file's order. */
  indexes(): number[] {
    return this.rows.map(({ index }) => index);
  }

  /** All cells with their opening tags, in the file's order. */
  *cells(): Generator<{ readonly row: number; readonly column: number; readonly openTag: string }> {
    for (const row of this.rows) {
      for (const { column, xml } of row.list()) yield { row: row.index, column, openTag: xml.slice(0, nextTag(xml, 0)?.end) };
    }
  }

  /** What a row says of itself; undefined where the file has no such row. */
  attribute(row: number, name: keyof RowAttributes): string | undefined {
    return this.byIndex.get(row)?.get(name);
  }

  setAttributes(row: number, attributes: RowAttributes): void {
    this.isChanged = true;
    this.row(row).setAttributes(attributes);
  }

  /** The columns of a row's cells. */
  columns(row: number): number[] {
    return this.byIndex.get(row)?.columns() ?? [];
  }

  cell(row: number, column: number): string | null {
    return this.byIndex.get(row)?.cell(column) ?? null;
  }

  change(row: number, column: number, change: CellChange): void {
    const reference = `${columnName(column)}${row + 1}`;
    this.setCell(row, column, changedCell(this.cell(row, column), reference, change, this.prefix));
  }

  /** Puts XML in place of a cell's; "" takes the cell away. */
  setCell(row: number, column: number, xml: string): void {
    this.isChanged = true;
    this.row(row).setCell(column, xml);
    const area = this.changedArea ?? { row, column, lastRow: row, lastColumn: column };
    this.changedArea = {
      row: Math.min(area.row, row),
      column: Math.min(area.column, column),
      lastRow: Math.max(area.lastRow, row),
      lastColumn: Math.max(area.lastColumn, column),
    };
  }

  /** Moves whole rows: each goes where it is answered, and away on null. */
  moveRows(placeOf: (row: number) => number | null): void {
    this.isChanged = true;
    this.rows = this.rows.filter((row) => {
      const place = placeOf(row.index);
      if (place !== null && place !== row.index) row.move(place, (column) => column);
      return place !== null;
    });
    this.byIndex.clear();
    for (const row of this.rows) this.byIndex.set(row.index, row);
  }

  /** The same for the cells of some rows. */
  moveColumns(rows: (row: number) => boolean, placeOf: (column: number) => number | null): void {
    this.isChanged = true;
    for (const row of this.rows) if (rows(row.index) && row.columns().some((column) => placeOf(column) !== column)) row.move(row.index, placeOf);
  }

  /** Asks for the XML of every cell in which a text stands, and puts the answer in its place. */
  mapCells(marker: string, change: (xml: string, row: number, column: number) => string): void {
    for (const row of this.rows) {
      if (!row.includes(marker)) continue;
      for (const column of row.columns()) {
        const xml = row.cell(column)!;
        const changed = xml.includes(marker) ? change(xml, row.index, column) : xml;
        if (changed === xml) continue;
        this.isChanged = true;
        row.setCell(column, changed);
      }
    }
  }

  toString(): string {
    return [...this.rows].sort((a, b) => a.index - b.index).join("") + this.tail;
  }

  private row(index: number): RowXml {
    return this.byIndex.get(index) ?? this.add(new RowXml(index, `<${this.prefix}row r="${index + 1}">`, "", `${this.prefix}row`, ""));
  }

  private add(row: RowXml): RowXml {
    this.rows.push(row);
    if (!this.byIndex.has(row.index)) this.byIndex.set(row.index, row);
    return row;
  }
}
