import type { SheetBackend, WorkbookBackend } from "../backend";
import { textOf } from "./class-table";
import { itemNotFound } from "./error";
import { type Cells, readAddress } from "./grid";

/** By name, in any case, or by id. */
export function findSheet(workbook: WorkbookBackend, key: unknown): SheetBackend | undefined {
  const name = textOf(key)?.toLowerCase();
  return workbook.sheets().find((sheet) => sheet.id === key || sheet.name().toLowerCase() === name);
}

/** Cells that a program names by a text, of the given sheet when the text names none. */
export function readPlace(workbook: WorkbookBackend, address: unknown, otherwise: SheetBackend): Cells {
  const text = textOf(address) ?? "";
  const end = text.lastIndexOf("!");
  if (end < 0) return { sheet: otherwise, area: readAddress(text) };
  const name = text.slice(0, end).replace(/^=/, "").replace(/^'(.*)'$/s, "$1").replaceAll("''", "'");
  const sheet = findSheet(workbook, name);
  if (!sheet) throw itemNotFound(`no worksheet ${name}`);
  return { sheet, area: readAddress(text.slice(end + 1)) };
}
