import { type NewSheet, type PrintSetup, qualifiedAddress, sheetName } from "../../edits/new-sheet";
import { formatCell } from "../../sheet/address";
import { type AddedSheet, HostError, type SheetInfo } from "../port";
import { toHostError } from "./errors";
import { isOfTheProgram } from "./in-halves";
import { infoOf } from "./read-sheet";
import { setUpPages, writeContents } from "./sheet-contents";

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
    // A workbook on the web that was never saved shows a new sheet only when it is asked apart. The sheet is good without.
    await show(info.id).catch(() => undefined);
    // Excel for Windows knows no page without a printer; the sheet is good without.
    const isPageSetUp = sheet.print === null || (await setUpPrint(info.id, sheet.print).then(() => true, () => false));
    return { ...info, isPageSetUp };
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

async function remove(name: string): Promise<void> {
  const context = new Excel.RequestContext();
  context.workbook.worksheets.getItemOrNullObject(name).delete();
  await context.sync();
}

async function setUpPrint(id: string, print: PrintSetup): Promise<void> {
  const context = new Excel.RequestContext();
  setUpPages(context.workbook.worksheets.getItem(id).pageLayout, print);
  await context.sync();
}

async function write(name: string, sheet: NewSheet): Promise<SheetInfo> {
  const context = new Excel.RequestContext();
  const worksheet = context.workbook.worksheets.add(name);
  worksheet.load("id,name,visibility");
  writeContents(worksheet, sheet, { columns: false, rows: false });
  for (const link of sheet.links) {
    const documentReference = qualifiedAddress(link.sheetName, formatCell(link.target));
    worksheet.getRange(formatCell(link.cell)).hyperlink = { documentReference, textToDisplay: link.text };
  }
  if (sheet.frozenRows > 0) worksheet.freezePanes.freezeRows(sheet.frozenRows);
  worksheet.showGridlines = sheet.showsGridlines;
  await context.sync();
  return infoOf(worksheet);
}
