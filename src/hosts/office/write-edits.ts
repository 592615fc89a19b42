import { tryEdit } from "../../edits/apply";
import { Draft } from "../../edits/draft";
import type { Edit, InsertRows, SetCell } from "../../edits/edit";
import { typedValue } from "../../edits/written-text";
import { type Area, formatArea, formatCell, overlaps } from "../../sheet/address";
import type { Sheet } from "../../sheet/sheet";
import { clearContents } from "./sheet-contents";
import { type ColumnValidation, setValidations } from "./validation";

/** How the cells of a row are validated, by the row as it was counted before the plan. */
export type ValidationsByRow = ReadonlyMap<number, readonly ColumnValidation[]>;

const LAST_COLUMN = 16_383;

/** Adds the edits to the request, in their order and without a round trip. All of them must hold for the sheet. */
export function writeEdits(worksheet: Excel.Worksheet, before: Sheet, edits: readonly Edit[], validations: ValidationsByRow): void {
  // Excel is not asked in between: the draft says what is merged where when an edit comes to its turn.
  const draft = new Draft(before.snapshot);
  edits.forEach((edit, index) => {
    tryEdit(draft, edit);
    switch (edit.kind) {
      case "set-cell":
        writeCell(worksheet, edit, draft.contentAt(edit.cell).numberFormat);
        break;
      case "insert-rows":
        insertRows(worksheet, edit, draft, validations.get(rowBefore(edits, index) ?? -1) ?? []);
        break;
      case "delete-rows":
        worksheet.getRange(rowsAddress(edit.row, edit.count)).delete("Up");
        break;
      case "set-merges":
        if (edit.expected.length > 0) worksheet.getRange(formatArea(edit.area)).unmerge();
        for (const area of edit.merges) worksheet.getRange(formatArea(area)).merge(false);
        break;
      case "set-row-height":
        worksheet.getRange(rowsAddress(edit.row, 1)).format.rowHeight = edit.height;
        break;
      case "set-print-area":
        worksheet.pageLayout.setPrintArea(formatArea(edit.area));
        break;
      case "set-name":
        (edit.isLocal ? worksheet.names : worksheet.context.workbook.names).getItem(edit.name).formula = edit.formula;
        break;
      case "remove-sheet":
        worksheet.delete();
        break;
      case "add-sheet":
      case "fill-place":
        // These go in stages: `addWorksheet` and `fillPlace`.
        break;
      case "clear-place":
        clearContents(worksheet, edit.placed);
        break;
    }
  });
}

/** Where the model row of an insertion stood before the plan; null when it has none, or one that came with the plan. */
export function rowBefore(edits: readonly Edit[], index: number): number | null {
  const edit = edits[index];
  return edit?.kind === "insert-rows" && edit.formatOf !== null ? rowAtStart(edits.slice(0, index), edit.formatOf) : null;
}

/** Where a row stood before these edits, which have moved it; null when it came with them. */
export function rowAtStart(edits: readonly Edit[], moved: number): number | null {
  let row = moved;
  for (const earlier of [...edits].reverse()) {
    if (earlier.kind === "insert-rows") {
      if (row >= earlier.row && row < earlier.row + earlier.count) return null;
      if (row >= earlier.row) row -= earlier.count;
    } else if (earlier.kind === "delete-rows" && row >= earlier.row) row += earlier.count;
  }
  return row;
}

/** The cells that an edit writes, as the sheet stands at that moment. */
export function writtenArea(edit: Edit): Area | null {
  switch (edit.kind) {
    case "set-cell":
      return { ...edit.cell, lastRow: edit.cell.row, lastColumn: edit.cell.column };
    case "insert-rows":
    case "delete-rows":
      return { row: edit.row, column: 0, lastRow: edit.row + edit.count - 1, lastColumn: LAST_COLUMN };
    case "set-merges":
      return edit.area;
    case "fill-place":
    case "clear-place":
      return edit.placed.area;
    default:
      return null;
  }
}

function writeCell(worksheet: Excel.Worksheet, { cell, content, numberFormat }: SetCell, formatAfter: string): void {
  const range = worksheet.getRange(formatCell(cell));
  // First, because a formula in a cell for texts would stay a text.
  if (numberFormat !== null) range.numberFormat = [[numberFormat]];
  // A cell for texts takes any text as it is, an apostrophe too.
  if (content.formula === null) range.values = [[formatAfter === "@" && typeof content.value === "string" ? content.value : typedValue(content.value)]];
  else {
    range.formulas = [[content.formula]];
    // Excel gives a cell without a format the one of the cells that its formula refers to.
    range.numberFormat = [[formatAfter]];
  }
}

/** New rows look like the row above them by themselves, by its conditional formats too; like any other one when they are given its looks. */
function insertRows(worksheet: Excel.Worksheet, { row, count, formatOf }: InsertRows, after: Draft, validations: readonly ColumnValidation[]): void {
  const added = worksheet.getRange(rowsAddress(row, count));
  added.insert("Down");
  if (formatOf === null) return;
  const model = formatOf >= row ? formatOf + count : formatOf;
  const rows = worksheet.getRange(rowsAddress(row, count));
  if (model !== row - 1) copyLooks(worksheet, rows, row, count, model, after);
  // Excel hides new rows beside hidden ones along with them.
  rows.rowHidden = false;
  setValidations(worksheet, row, count, validations);
}

/**
 * Formats cannot be copied onto a part of a merged area: areas that reach across a row are taken apart meanwhile. Conditional
 * formats come along as rules of their own, and the areas of those that were there before go around the rows.
 */
function copyLooks(worksheet: Excel.Worksheet, rows: Excel.Range, row: number, count: number, model: number, after: Draft): void {
  const inTheWay = after.merges.filter((area) => touches(area, row, row + count - 1) || (touches(area, model, model) && area.lastRow > area.row));
  for (const area of inTheWay) worksheet.getRange(formatArea(area)).unmerge();
  rows.copyFrom(rowsAddress(model, 1), "Formats");
  // The model's own merged cells come along; which cells of the new rows are merged is for the plan to say.
  rows.unmerge();
  for (const area of inTheWay) worksheet.getRange(formatArea(area)).merge(false);
  // A row that grows with its text goes on to do so.
  const height = after.rowHeight(row);
  if (height !== null) rows.format.rowHeight = height;
}

function touches(area: Area, row: number, lastRow: number): boolean {
  return overlaps(area, { row, column: 0, lastRow, lastColumn: LAST_COLUMN });
}

function rowsAddress(row: number, count: number): string {
  return `${row + 1}:${row + count}`;
}
