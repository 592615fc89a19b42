import type { Area } from "../../../sheet/address";
import { Sheet, type SheetSnapshot, type StoredValue } from "../../../sheet/sheet";
import { sizeText, WorkbookFileError } from "../error";
import { printedNumber } from "../printed-number";
import { textOf, type WordElement } from "./word-elements";

/** A table laid out: a text for each cell that is not covered, and the areas of those that span several. */
export interface Grid {
  readonly rows: readonly (readonly string[])[];
  readonly merges: readonly Area[];
}

/** Far above any table that a person writes; a document may declare spans without end. */
const MOST_COLUMNS = 500;

/**
 * @param maxCells of the laid-out table
 * @throws WorkbookFileError `sheet-too-large`
 */
export function gridOf(table: WordElement, maxCells: number): Grid {
  const rows: string[][] = [];
  const merges: Area[] = [];
  const lines = table.children ?? [];
  /** For each column, the first row that no cell from above reaches into. */
  const freeFrom: number[] = [];
  let cells = 0;
  lines.forEach(({ children = [] }, row) => {
    const texts: string[] = [];
    let column = 0;
    for (const { children: content = [], colSpan = 1, rowSpan = 1 } of children) {
      while ((freeFrom[column] ?? 0) > row) column++;
      const lastColumn = Math.min(column + Math.max(1, colSpan), MOST_COLUMNS) - 1;
      const lastRow = Math.min(row + Math.max(1, rowSpan), lines.length) - 1;
      if (lastColumn < column) break;
      cells += lastColumn - column + 1;
      if (cells > maxCells) throw new WorkbookFileError("sheet-too-large", { size: sizeText(cells), limit: sizeText(maxCells) });
      texts[column] = content.map(textOf).join("\n").trim();
      if (lastColumn > column || lastRow > row) merges.push({ row, column, lastRow, lastColumn });
      for (let covered = column; covered <= lastColumn; covered++) freeFrom[covered] = lastRow + 1;
      column = lastColumn + 1;
    }
    rows.push(Array.from(texts, (text: string | undefined) => text ?? ""));
  });
  return { rows, merges };
}

interface CellContent {
  readonly value: StoredValue;
  readonly numberFormat: string;
}

/** A document has texts only: what is one number by itself is one. */
function contentOf(text: string): CellContent {
  if (text === "") return { value: null, numberFormat: "General" };
  return printedNumber(text) ?? { value: text, numberFormat: "@" };
}

/** The table as a worksheet. @param leads texts of the rows above it, each across its whole width */
export function tableSheet(name: string, { rows, merges }: Grid, leads: readonly string[]): Sheet {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const down = leads.length;
  const texts = [...leads.map((text) => [text]), ...rows].map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ""));
  const contents = texts.map((row) => row.map(contentOf));
  const leadMerges = width > 1 ? leads.map((_, row) => ({ row, column: 0, lastRow: row, lastColumn: width - 1 })) : [];
  const snapshot: SheetSnapshot = {
    name,
    origin: { row: 0, column: 0 },
    values: contents.map((row) => row.map(({ value }) => value)),
    texts,
    formulas: texts.map((row) => row.map(() => "")),
    numberFormats: contents.map((row) => row.map(({ numberFormat }) => numberFormat)),
    merges: [...leadMerges, ...merges.map((area) => ({ ...area, row: area.row + down, lastRow: area.lastRow + down }))],
    hiddenRows: [],
    hiddenColumns: [],
    visibility: "visible",
    isProtected: false,
  };
  return new Sheet(snapshot);
}
