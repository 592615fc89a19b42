import { type NewSheet, type PrintSetup, qualifiedAddress, sheetName } from "../../edits/new-sheet";
import { formatCell } from "../../sheet/address";
import { type AddedSheet, HostError, type SheetInfo } from "../port";
import { toHostError } from "./errors";
import { isOfTheProgram } from "./in-halves";
import { infoOf } from "./read-sheet";
import { setUpPages, writeContents, writeLooks } from "./sheet-contents";

const ALL_SIZES = { columns: false, rows: false };

/**
 * Adds a worksheet behind the last one, in stages, and shows it. One that could not be finished is taken away again.
 * @throws HostError when there is no such sheet afterwards
 */
export async function addWorksheet(sheet: NewSheet): Promise<AddedSheet> {
  try {
    const name = sheetName(sheet.name, await readNames());
    let begun: SheetInfo | null = null;
    try {
      begun = await add(name);
      await write(begun.id, sheet);
    } catch (error) {
      if (await (begun ? remove(begun.id) : removeBlank(name)).then(() => true, () => false)) throw error;
      return { id: "", name, visibility: "visible", ...begun, isPageSetUp: true, failure: (await structureFailure(error)).code };
    }
    // A workbook on the web that was never saved shows a new sheet only when it is asked apart. The sheet is good without.
    await show(begun.id).catch(() => undefined);
    // Excel for Windows knows no page without a printer; the sheet is good without.
    const isPageSetUp = sheet.print === null || (await setUpPrint(begun.id, sheet.print).then(() => true, () => false));
    return { ...begun, isPageSetUp, failure: null };
  } catch (error) {
    throw await structureFailure(error);
  }
}

/** A failure to add or to remove a worksheet: Excel does not say for certain that the workbook's structure is protected. */
export async function structureFailure(error: unknown): Promise<HostError> {
  const failure = toHostError(error);
  if (isOfTheProgram(failure.code)) return failure;
  const context = new Excel.RequestContext();
  const { protection } = context.workbook;
  protection.load("protected");
  const isProtected = await context.sync().then(() => protection.protected, () => false);
  return isProtected ? new HostError("workbook-protected", failure.detail) : failure;
}

async function show(id: string): Promise<void> {
  const context = new Excel.RequestContext();
  context.workbook.worksheets.getItem(id).activate();
  await context.sync();
}

async function readNames(): Promise<string[]> {
  const context = new Excel.RequestContext();
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await context.sync();
  return worksheets.items.map(({ name }) => name);
}

async function add(name: string): Promise<SheetInfo> {
  const context = new Excel.RequestContext();
  const worksheet = context.workbook.worksheets.add(name);
  worksheet.load("id,name,visibility");
  await context.sync();
  return infoOf(worksheet);
}

async function remove(id: string): Promise<void> {
  const context = new Excel.RequestContext();
  context.workbook.worksheets.getItemOrNullObject(id).delete();
  await context.sync();
}

/** The name was free before: a blank sheet that has it now is the one whose adding Excel did not confirm; one with contents is somebody's. */
async function removeBlank(name: string): Promise<void> {
  const context = new Excel.RequestContext();
  const worksheet = context.workbook.worksheets.getItemOrNullObject(name);
  const used = worksheet.getUsedRangeOrNullObject(false);
  worksheet.load("id");
  used.load("address");
  await context.sync();
  if (!worksheet.isNullObject && used.isNullObject) await remove(worksheet.id);
}

async function setUpPrint(id: string, print: PrintSetup): Promise<void> {
  const context = new Excel.RequestContext();
  setUpPages(context.workbook.worksheets.getItem(id).pageLayout, print);
  await context.sync();
}

async function write(id: string, sheet: NewSheet): Promise<void> {
  const context = new Excel.RequestContext();
  const worksheet = context.workbook.worksheets.getItem(id);
  writeLooks(worksheet, sheet, ALL_SIZES);
  writeContents(worksheet, sheet, ALL_SIZES);
  for (const link of sheet.links) {
    const documentReference = qualifiedAddress(link.sheetName, formatCell(link.target));
    worksheet.getRange(formatCell(link.cell)).hyperlink = { documentReference, textToDisplay: link.text };
  }
  if (sheet.frozenRows > 0) worksheet.freezePanes.freezeRows(sheet.frozenRows);
  worksheet.showGridlines = sheet.showsGridlines;
  await context.sync();
}
