import { type CellObject, type ColInfo, type RowInfo, utils, type WorkBook, type WorkSheet, write } from "@e965/xlsx";
import type { Area } from "../../sheet/address";
import type { StoredValue } from "../../sheet/sheet";
import type { SheetBackend, Visibility, WorkbookBackend } from "../backend";

const HIDDEN: Readonly<Record<Visibility, 0 | 1 | 2>> = { visible: 0, hidden: 1, "very-hidden": 2 };

const ERROR_CODES: Readonly<Record<string, number>> = {
  "#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0f, "#REF!": 0x17, "#NAME?": 0x1d, "#NUM!": 0x24, "#N/A": 0x2a,
};

/** The workbook as an .xlsx file: values, formulas, number formats, merged cells, sizes and what is hidden. Fonts, fills and borders are not kept. */
export function saveWorkbookFile(workbook: WorkbookBackend): Uint8Array<ArrayBuffer> {
  const book: WorkBook = utils.book_new();
  const hidden: { name: string; Hidden: 0 | 1 | 2 }[] = [];
  for (const sheet of workbook.sheets()) {
    utils.book_append_sheet(book, worksheet(sheet), sheet.name());
    hidden.push({ name: sheet.name(), Hidden: HIDDEN[sheet.visibility()] });
  }
  book.Workbook = { Sheets: hidden };
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx", cellStyles: true }) as ArrayBuffer);
}

function worksheet(sheet: SheetBackend): WorkSheet {
  const result: WorkSheet = {};
  const used = sheet.usedArea(false);
  if (!used) return { "!ref": "A1" };
  const area: Area = { ...used, row: 0, column: 0 };
  const { values, formulas, numberFormats } = sheet.read(area);
  for (const [row, line] of values.entries()) {
    for (const [column, value] of line.entries()) {
      const cell = cellObject(value, formulas[row]![column]!, numberFormats[row]![column]!);
      if (cell) result[utils.encode_cell({ r: row, c: column })] = cell;
    }
  }
  const range = ({ row, column, lastRow, lastColumn }: Area) => ({ s: { r: row, c: column }, e: { r: lastRow, c: lastColumn } });
  result["!ref"] = utils.encode_range(range(area));
  result["!merges"] = sheet.merges().map(range);
  result["!rows"] = indices(area.lastRow).map((row): RowInfo => ({ hpt: sheet.rowHeight(row) * POINTS_PER_PIXEL, hidden: sheet.isRowHidden(row) }));
  result["!cols"] = indices(area.lastColumn).map((column): ColInfo => ({ wch: (sheet.columnWidth(column) - 5) / 7, hidden: sheet.isColumnHidden(column) }));
  if (sheet.isProtected()) result["!protect"] = {};
  return result;
}

const POINTS_PER_PIXEL = 0.75;

const indices = (last: number): number[] => Array.from({ length: last + 1 }, (_, index) => index);

function cellObject(value: StoredValue, formula: string, format: string): CellObject | null {
  if (value === null && !formula) return null;
  const base = { ...(formula ? { f: formula.slice(1) } : {}), ...(format === "General" ? {} : { z: format }) };
  if (typeof value === "number") return { t: "n", v: value, ...base };
  if (typeof value === "boolean") return { t: "b", v: value, ...base };
  const error = value === null ? undefined : ERROR_CODES[value];
  if (error !== undefined) return { t: "e", v: error, ...base };
  return { t: "s", v: value ?? "", ...base };
}
