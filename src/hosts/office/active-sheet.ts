import { HostError } from "../port";
import { toHostError } from "./errors";
import { isOfTheProgram } from "./in-halves";

/** Why the sheet in front could not be read: of one that is no worksheet but a chart Excel only says that something is wrong. */
export async function activeSheetFailure(error: unknown): Promise<HostError> {
  const failure = toHostError(error);
  if (isOfTheProgram(failure.code) || failure.code === "too-large") return failure;
  const hasWorksheets = await answers(({ worksheets }) => void worksheets.load("items/id"));
  const isWorksheet = await answers(({ worksheets }) => void worksheets.getActiveWorksheet().load("id"));
  return hasWorksheets && !isWorksheet ? new HostError("no-worksheet", failure.detail) : failure;
}

/** Why cells could not be selected: of a hidden sheet Excel only says that it cannot be. */
export async function selectionFailure(sheetId: string, error: unknown): Promise<HostError> {
  const failure = toHostError(error);
  if (isOfTheProgram(failure.code)) return failure;
  const context = new Excel.RequestContext();
  const worksheet = context.workbook.worksheets.getItemOrNullObject(sheetId);
  worksheet.load("visibility");
  const isHidden = await context.sync().then(() => !worksheet.isNullObject && worksheet.visibility !== "Visible", () => false);
  return isHidden ? new HostError("sheet-hidden", failure.detail) : failure;
}

async function answers(ask: (workbook: Excel.Workbook) => void): Promise<boolean> {
  const context = new Excel.RequestContext();
  ask(context.workbook);
  return context.sync().then(() => true, () => false);
}
