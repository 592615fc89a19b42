import { type JsonTable, checkedFile } from "../../src/report/json";
import { checkSheet } from "../../src/rules/check";
import { Sheet, type SheetSnapshot } from "../../src/sheet/sheet";
import { saying } from "../support/json-words";

/** What the command line would print of a sheet: the only way from here to what is tested. */
export function readSheet(snapshot: SheetSnapshot): readonly JsonTable[] {
  const sheet = new Sheet(snapshot);
  return checkedFile(
    "form.xlsx",
    [{ sheet, check: checkSheet(sheet) }],
    saying(({ rule }) => rule),
  ).tables;
}
