import type { Edit } from "../../edits/edit";
import { type Area, formatCell, type Position } from "../../sheet/address";
import type { Sheet } from "../../sheet/sheet";
import type { PickWorksheet } from "./read-sheet";
import { rowAtStart } from "./write-edits";

interface Target {
  readonly edit: Edit;
  /** Where the cell stood before the plan. */
  readonly cell: Position;
}

/** The cells that a plan writes one by one, as they stood before it. */
export function singleCells(edits: readonly Edit[]): Target[] {
  return edits.flatMap((edit, index): Target[] => {
    if (edit.kind !== "set-cell") return [];
    const row = rowAtStart(edits.slice(0, index), edit.cell.row);
    return row === null ? [] : [{ edit, cell: { row, column: edit.cell.column } }];
  });
}

/** The area that holds all of the cells; null for none. */
export function areaAround(targets: readonly Target[]): Area | null {
  if (targets.length === 0) return null;
  const rows = targets.map(({ cell }) => cell.row);
  const columns = targets.map(({ cell }) => cell.column);
  return { row: Math.min(...rows), column: Math.min(...columns), lastRow: Math.max(...rows), lastColumn: Math.max(...columns) };
}

/**
 * The edits that would write a single cell of an array: Excel refuses that for one that was entered as such, and lets a spilled
 * one fall to #SPILL!. One round trip; where Excel does not say, none is taken for one.
 */
export async function arrayEdits(pick: PickWorksheet, sheet: Sheet, targets: readonly Target[]): Promise<ReadonlySet<Edit>> {
  const context = new Excel.RequestContext();
  const worksheet = pick(context.workbook.worksheets);
  const ranges = targets.map(({ cell }) => worksheet.getRange(formatCell(cell)));
  for (const range of ranges) range.load("savedAsArray,hasSpill");
  const isKnown = await context.sync().then(() => true, () => false);
  const isShared = ({ cell }: Target, index: number): boolean => ranges[index]!.hasSpill || (ranges[index]!.savedAsArray && hasTwin(sheet, cell));
  return new Set(isKnown ? targets.filter(isShared).map(({ edit }) => edit) : []);
}

/** Whether a cell beside it has the very same formula. An array of one cell can be written. */
function hasTwin(sheet: Sheet, { row, column }: Position): boolean {
  const formula = sheet.cellAt(row, column)?.formula;
  const beside = [sheet.cellAt(row - 1, column), sheet.cellAt(row + 1, column), sheet.cellAt(row, column - 1), sheet.cellAt(row, column + 1)];
  return formula != null && beside.some((cell) => cell?.formula === formula);
}
