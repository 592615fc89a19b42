import { type CellStyle, growingRows, type NewSheet, type PrintSetup, qualifiedAddress, sheetName } from "../../edits/new-sheet";
import { type Area, columnName, formatArea, formatCell } from "../../sheet/address";
import type { AddedSheet, SheetInfo } from "../port";
import { toHostError } from "./errors";
import { infoOf } from "./read-sheet";
import { typedValue } from "./write-edits";

/**
 * Adds a worksheet behind the last one and shows it. One that could not be finished is taken away again.
 * @throws HostError
 */
export async function addWorksheet(sheet: NewSheet): Promise<AddedSheet> {
  try {
    const name = sheetName(sheet.name, await readNames());
    const info = await write(name, sheet).catch(async (error: unknown) => {
      // The name was free before: whatever has it now is what we began.
      await remove(name).catch(() => undefined);
      throw error;
    });
    // Excel for Windows knows no page without a printer; the sheet is good without.
    const isPageSetUp = sheet.print === null || (await setUpPrint(info.id, sheet.print).then(() => true, () => false));
    return { ...info, isPageSetUp };
  } catch (error) {
    throw toHostError(error);
  }
}

async function readNames(): Promise<string[]> {
  const context = new Excel.RequestContext();
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await context.sync();
  return worksheets.items.map(({ name }) => name);
}

async function remove(name: string): Promise<void> {
  const context = new Excel.RequestContext();
  context.workbook.worksheets.getItemOrNullObject(name).delete();
  await context.sync();
}

async function setUpPrint(id: string, { orientation, titleRows, fitsWidth }: PrintSetup): Promise<void> {
  const context = new Excel.RequestContext();
  const layout = context.workbook.worksheets.getItem(id).pageLayout;
  layout.orientation = orientation;
  layout.paperSize = "A4";
  layout.centerHorizontally = true;
  if (fitsWidth) layout.zoom = { horizontalFitToPages: 1 };
  if (titleRows > 0) layout.setPrintTitleRows(`$1:$${titleRows}`);
  await context.sync();
}

async function write(name: string, sheet: NewSheet): Promise<SheetInfo> {
  const context = new Excel.RequestContext();
  const worksheet = context.workbook.worksheets.add(name);
  worksheet.load("id,name,visibility");
  for (const area of sheet.merges) worksheet.getRange(formatArea(area)).merge(false);
  for (const { area, style } of sheet.styles) applyStyle(worksheet.getRange(formatArea(area)), area, style);
  for (const { index, points } of sheet.columnWidths) worksheet.getRange(`${columnName(index)}:${columnName(index)}`).format.columnWidth = points;
  for (const { index, points } of sheet.rowHeights) worksheet.getRange(`${index + 1}:${index + 1}`).format.rowHeight = points;
  // After the looks: a formula that was not calculated yet does not survive them in every program.
  writeCells(worksheet, sheet);
  for (const [first, last] of growingRows(sheet)) worksheet.getRange(`${first + 1}:${last + 1}`).format.autofitRows();
  for (const link of sheet.links) {
    const documentReference = qualifiedAddress(link.sheetName, formatCell(link.target));
    worksheet.getRange(formatCell(link.cell)).hyperlink = { documentReference, textToDisplay: link.text };
  }
  if (sheet.frozenRows > 0) worksheet.freezePanes.freezeRows(sheet.frozenRows);
  worksheet.showGridlines = sheet.showsGridlines;
  worksheet.activate();
  await context.sync();
  return infoOf(worksheet);
}

/** All cells in two assignments, because each one is a part of the request. */
function writeCells(worksheet: Excel.Worksheet, { cells }: NewSheet): void {
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
