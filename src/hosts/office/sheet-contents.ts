import { type CellStyle, growingRows, type NewCell, type PrintSetup, type SheetContents } from "../../edits/new-sheet";
import type { PlacedSheet } from "../../edits/placed-sheet";
import { typedValue } from "../../edits/written-text";
import { type Area, columnName, formatArea } from "../../sheet/address";

/** Columns or rows that are to keep the sizes that they have. */
export interface KeptSizes {
  readonly columns: boolean;
  readonly rows: boolean;
}

/** Merges blank cells and gives them their looks, without a round trip: the first stage of what is to stand there. */
export function writeLooks(worksheet: Excel.Worksheet, contents: SheetContents, keeps: KeptSizes): void {
  for (const area of contents.merges) worksheet.getRange(formatArea(area)).merge(false);
  for (const { area, style } of contents.styles) applyStyle(worksheet.getRange(formatArea(area)), area, style);
  if (!keeps.columns) for (const { index, points } of contents.columnWidths) columnFormat(worksheet, index).columnWidth = points;
  if (!keeps.rows) for (const { index, points } of contents.rowHeights) rowFormat(worksheet, index).rowHeight = points;
}

/** Writes what the cells hold, without a round trip: after the looks, which a formula that was not calculated yet does not survive in every program. */
export function writeContents(worksheet: Excel.Worksheet, contents: SheetContents, keeps: KeptSizes): void {
  writeCells(worksheet, contents.cells);
  if (!keeps.rows) for (const [first, last] of growingRows(contents)) rowFormat(worksheet, first, last).autofitRows();
}

/** Leaves a place as blank as it was before it was filled, without a round trip. Its pages are another matter. */
export function clearContents(worksheet: Excel.Worksheet, { area, columns, rows }: PlacedSheet): void {
  const cells = worksheet.getRange(formatArea(area));
  cells.clear("Contents");
  cells.unmerge();
  cells.clear("Formats");
  for (const { index, points } of columns ?? []) {
    const format = columnFormat(worksheet, index);
    if (points === null) format.useStandardWidth = true;
    else format.columnWidth = points;
  }
  for (const { index, points } of rows ?? []) {
    const format = rowFormat(worksheet, index);
    if (points === null) format.autofitRows();
    else format.rowHeight = points;
  }
}

/** A4, each page as wide as the sheet. */
export function setUpPages(layout: Excel.PageLayout, { orientation, titleRows, fitsWidth }: PrintSetup): void {
  layout.orientation = orientation;
  layout.paperSize = "A4";
  layout.centerHorizontally = true;
  if (fitsWidth) layout.zoom = { horizontalFitToPages: 1 };
  if (titleRows > 0) layout.setPrintTitleRows(`$1:$${titleRows}`);
}

export const columnFormat = (worksheet: Excel.Worksheet, column: number): Excel.RangeFormat => worksheet.getRange(`${columnName(column)}:${columnName(column)}`).format;
export const rowFormat = (worksheet: Excel.Worksheet, first: number, last = first): Excel.RangeFormat => worksheet.getRange(`${first + 1}:${last + 1}`).format;

/** All cells in two assignments, because each one is a part of the request. */
function writeCells(worksheet: Excel.Worksheet, cells: readonly NewCell[]): void {
  if (cells.length === 0) return;
  const area: Area = {
    row: Math.min(...cells.map(({ cell }) => cell.row)),
    column: Math.min(...cells.map(({ cell }) => cell.column)),
    lastRow: Math.max(...cells.map(({ cell }) => cell.row)),
    lastColumn: Math.max(...cells.map(({ cell }) => cell.column)),
  };
  const matrix = <Item>(blank: Item): Item[][] =>
    Array.from({ length: area.lastRow - area.row + 1 }, () => new Array<Item>(area.lastColumn - area.column + 1).fill(blank));
  const contents = matrix<string | number | boolean>("");
  const formats = matrix("General");
  for (const { cell, value, formula, numberFormat } of cells) {
    contents[cell.row - area.row]![cell.column - area.column] = formula ?? typedValue(value);
    if (numberFormat !== null) formats[cell.row - area.row]![cell.column - area.column] = numberFormat;
  }
  const range = worksheet.getRange(formatArea(area));
  range.numberFormat = formats;
  range.formulas = contents;
}

function applyStyle({ format }: Excel.Range, area: Area, { bold, fontSize, color, fill, horizontal, vertical, wraps, border }: CellStyle): void {
  if (bold !== undefined) format.font.bold = bold;
  if (fontSize !== undefined) format.font.size = fontSize;
  if (color !== undefined) format.font.color = color;
  if (fill !== undefined) format.fill.color = fill;
  if (horizontal !== undefined) format.horizontalAlignment = horizontal;
  if (vertical !== undefined) format.verticalAlignment = vertical;
  if (wraps !== undefined) format.wrapText = wraps;
  if (border === undefined) return;
  for (const edge of edgesOf(area)) {
    const line = format.borders.getItem(edge);
    line.style = "Continuous";
    line.color = border;
  }
}

/** A single row or column has no lines inside. */
function edgesOf({ row, column, lastRow, lastColumn }: Area): readonly ("EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight" | "InsideHorizontal" | "InsideVertical")[] {
  return [
    "EdgeTop",
    "EdgeBottom",
    "EdgeLeft",
    "EdgeRight",
    ...(lastRow > row ? (["InsideHorizontal"] as const) : []),
    ...(lastColumn > column ? (["InsideVertical"] as const) : []),
  ];
}
