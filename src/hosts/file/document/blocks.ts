import { type Block, type DocumentTable, headingLevelOf, type Paragraph } from "../../../text/document";
import { type Grid, gridOf, tableSheet } from "./table-sheet";
import { notesOf, textOf, type WordElement } from "./word-elements";

/** A title, a year, a unit above a table are short; what is longer is running text. */
const LONGEST_LEAD = 60;
const MOST_LEADS = 5;

const HEADING_STYLE = /^(?:heading|标题)\s*(\d)$/i;

/** Collects blocks in the order of the document, and knows what stands right above the next one. */
class Collector {
  readonly blocks: Block[] = [];
  private paragraphs = 0;
  private tables = 0;
  private heading: string | null = null;
  private readonly counts: number[] = [];
  /** The grid of the last block where that is a table: another one right below may go on with it. */
  private open: { readonly grid: Grid; readonly leads: readonly string[] } | null = null;

  constructor(
    private readonly tableName: (number: number) => string,
    private readonly maxCells: number,
  ) {}

  addAll(elements: readonly WordElement[]): void {
    for (const element of elements) {
      if (element.type === "paragraph") this.addParagraph(element, false);
      else if (element.type === "table") this.addTable(element);
      else this.addAll(element.children ?? []);
    }
  }

  addNotes(notes: readonly (readonly WordElement[])[]): void {
    for (const body of notes) for (const element of body) this.addParagraph(element, true);
  }

  private addParagraph(element: WordElement, isNote: boolean): void {
    const text = textOf(element).trim();
    if (text === "") return;
    const styled = HEADING_STYLE.exec(element.styleName ?? "")?.[1];
    const headingLevel = isNote ? null : styled ? Number(styled) : headingLevelOf(text);
    const paragraph: Paragraph = { kind: "paragraph", number: ++this.paragraphs, text, headingLevel, heading: this.heading, listNumber: this.listNumberOf(element), isNote };
    this.blocks.push(paragraph);
    this.open = null;
    if (headingLevel !== null) this.heading = text;
  }

  /** Counts on within a level, and begins anew below the next item of a higher one. */
  private listNumberOf({ numbering }: WordElement): number | null {
    if (!numbering?.isOrdered) return null;
    const level = Number(numbering.level);
    this.counts.length = Math.min(this.counts.length, level + 1);
    this.counts[level] = (this.counts[level] ?? 0) + 1;
    return this.counts[level];
  }

  private addTable(element: WordElement): void {
    const grid = gridOf(element, this.maxCells);
    if (this.open && goesOn(this.open.grid, grid)) {
      this.replaceLast(joined(this.open.grid, grid), this.open.leads);
    } else {
      const leads = this.leads();
      this.tables++;
      this.push(grid, leads);
    }
    // A table within a cell is one of its own, behind the one that it stands in.
    const inner = (element.children ?? []).flatMap(({ children = [] }) => children.flatMap((cell) => (cell.children ?? []).filter(({ type }) => type === "table")));
    for (const table of inner) this.addTable(table);
  }

  private replaceLast(grid: Grid, leads: readonly string[]): void {
    this.blocks.pop();
    this.push(grid, leads);
  }

  private push(grid: Grid, leads: readonly string[]): void {
    const table: DocumentTable = { kind: "table", number: this.tables, heading: this.heading, sheet: tableSheet(this.tableName(this.tables), grid, leads), leadRows: leads.length };
    this.blocks.push(table);
    this.open = { grid, leads };
  }

  /** The texts right above, in their order, down from the last table or the last running text. */
  private leads(): string[] {
    const texts: string[] = [];
    for (const block of this.blocks.slice(-MOST_LEADS).reverse()) {
      if (block.kind === "table" || block.text.length > LONGEST_LEAD || /[。；;]/.test(block.text)) break;
      texts.unshift(block.text);
    }
    return texts;
  }
}

const widthOf = ({ rows }: Grid): number => Math.max(0, ...rows.map((row) => row.length));

/** A table that begins right below another with the same first row was cut in two by a page break. */
function goesOn(above: Grid, below: Grid): boolean {
  const heading = (grid: Grid): string => (grid.rows[0] ?? []).map((text) => text.replace(/\s/g, "")).join("|");
  return widthOf(above) === widthOf(below) && below.rows.length > 1 && heading(above) === heading(below);
}

/** The repeated headings stay: readers of forms know them from printed pages. */
function joined(above: Grid, below: Grid): Grid {
  const down = above.rows.length;
  return {
    rows: [...above.rows, ...below.rows],
    merges: [...above.merges, ...below.merges.map((area) => ({ ...area, row: area.row + down, lastRow: area.lastRow + down }))],
  };
}

/**
 * @param tableName what the sheet of a table is called, by the table's number
 * @param maxCells of one table
 * @throws WorkbookFileError `sheet-too-large`
 */
export function blocksOf(document: WordElement, tableName: (number: number) => string, maxCells: number): Block[] {
  const collector = new Collector(tableName, maxCells);
  collector.addAll(document.children ?? []);
  collector.addNotes(notesOf(document));
  return collector.blocks;
}
