import { type Area, contains, overlaps, type Position } from "../sheet/address";
import type { Sheet } from "../sheet/sheet";
import { addSheet, clearPlace, fillPlace, removeSheet } from "./apply-whole";
import type { CellChange, MergesChange } from "./change";
import { sameContent } from "./content";
import { Draft } from "./draft";
import type { DeleteRows, Edit, EditPlan, InsertRows, SetCell, SetMerges, SetName, SetPrintArea, SetRowHeight } from "./edit";
import { differing, isCoveredBy, isInGrid, missing, sameAreas, sameSets, unexpected } from "./expectation";
import { isApplied, notThere, type Outcome, refused } from "./outcome";
import { COLUMN_LIMIT, oppositeOf, ROW_LIMIT, type RowShift, shiftFormula } from "./shift";

/** What a plan makes of a sheet. */
export interface Application {
  readonly sheet: Sheet;
  /** One for each edit of the plan, in its order. */
  readonly outcomes: readonly Outcome[];
}

/** What an Excel cell holds at most. */
const LONGEST_TEXT = 32_767;
const LONGEST_FORMULA = 8_192;

/** What would become of the sheet: the preview before anything is touched, the measure of what was written afterwards. */
export function applyToSheet(sheet: Sheet, plan: EditPlan): Application {
  const draft = new Draft(sheet.snapshot);
  const stale = differing(draft, plan.premises);
  const outcomes = plan.edits.map((edit) => (stale.length > 0 ? refused(edit, "premise-changed", stale) : tryEdit(draft, edit)));
  if (!plan.isAtomic || outcomes.every(isApplied)) return { sheet: draft.toSheet(), outcomes };
  return { sheet, outcomes: outcomes.map((outcome) => (isApplied(outcome) ? refused(outcome.edit, "with-others") : outcome)) };
}

/** Carries the edit out on the draft, or leaves the draft as it is and says why. */
export function tryEdit(draft: Draft, edit: Edit): Outcome {
  if (draft.isProtected) return refused(edit, "protected");
  switch (edit.kind) {
    case "set-cell":
      return setCell(draft, edit);
    case "insert-rows":
      return insertRows(draft, edit);
    case "delete-rows":
      return deleteRows(draft, edit);
    case "set-merges":
      return setMerges(draft, edit);
    case "set-row-height":
      return setRowHeight(draft, edit);
    case "set-print-area":
      return setPrintArea(draft, edit);
    case "set-name":
      return setName(draft, edit);
    case "add-sheet":
      return addSheet(draft, edit);
    case "remove-sheet":
      return removeSheet(draft, edit);
    case "fill-place":
      return fillPlace(draft, edit);
    case "clear-place":
      return clearPlace(draft, edit);
  }
}

function setCell(draft: Draft, edit: SetCell): Outcome {
  const { cell, expected, content } = edit;
  if (!isInGrid({ ...cell, lastRow: cell.row, lastColumn: cell.column })) return refused(edit, "out-of-grid", [cell]);
  if (typeof content.value === "string" && content.value.length > LONGEST_TEXT) return refused(edit, "too-long", [cell]);
  if (content.formula !== null && content.formula.length > LONGEST_FORMULA) return refused(edit, "too-long", [cell]);
  // First: in another row nothing else that is said of the cell would mean this one.
  const moved = missing(draft, edit.beside ? [edit.beside] : []);
  if (moved.length > 0) return notThere(edit, moved);
  if (!sameAreas(draft.mergeAt(cell), edit.merge)) return refused(edit, "merged-differently", [cell]);
  if (edit.merge && isCoveredBy(edit.merge, cell)) return refused(edit, "covered", [cell]);
  const before = draft.contentAt(cell);
  if (before.formula !== null && expected.formula === null) return refused(edit, "has-formula", [cell]);
  if (!sameContent(before, expected)) return refused(edit, "changed", [cell]);
  const after = { value: content.value === "" ? null : content.value, formula: content.formula, numberFormat: edit.numberFormat ?? before.numberFormat };
  draft.put(cell, after, after.numberFormat);
  return { edit, status: "applied", change: { kind: "cell", cell, merge: edit.merge, beside: edit.beside, before, after } };
}

function insertRows(draft: Draft, edit: InsertRows): Outcome {
  const { row, count, formatOf, beside } = edit;
  if (!isInGrid({ row, column: 0, lastRow: row + count - 1, lastColumn: 0 }) || count < 1) return refused(edit, "out-of-grid");
  const moved = missing(draft, beside);
  // A word may have been changed; when none is where it was, these are other rows.
  if (beside.length > 0 && moved.length === beside.length) return notThere(edit, moved);
  const table = draft.editing?.tables.find((area) => area.row < row && row <= area.lastRow);
  if (table) return refused(edit, "in-table", [table]);
  const filtered = draft.editing?.filtered;
  if (filtered && filtered.row < row && row <= filtered.lastRow + 1) return refused(edit, "filtered", [filtered]);
  const array = arrayAcross(draft, row);
  if (array.length > 0) return refused(edit, "in-array", array);
  draft.shift({ kind: "insert", row, count }, formatOf);
  return { edit, status: "applied", change: { kind: "rows-inserted", row, count, formatOf, beside } };
}

function deleteRows(draft: Draft, edit: DeleteRows): Outcome {
  const { row, count, formatOf, beside, expected } = edit;
  const rows: Area = { row, column: 0, lastRow: row + count - 1, lastColumn: COLUMN_LIMIT - 1 };
  if (!isInGrid(rows) || count < 1) return refused(edit, "out-of-grid");
  const moved = missing(draft, beside);
  if (beside.length > 0 && moved.length === beside.length) return notThere(edit, moved);
  const changed = [...differing(draft, expected), ...unexpected(draft.contentsOf(row, count), expected)];
  if (changed.length > 0) return refused(edit, "changed", changed);
  const table = draft.editing?.tables.find((area) => overlaps(area, rows));
  if (table) return refused(edit, "in-table", [table]);
  const shift: RowShift = { kind: "delete", row, count };
  const needed = [...referring(draft, shift), ...beheaded(draft, rows)];
  if (needed.length > 0) return refused(edit, "referenced", needed);
  const lost = lostBy(draft, shift, formatOf);
  draft.shift(shift, null);
  return { edit, status: "applied", change: { kind: "rows-deleted", row, count, formatOf, beside, lost } };
}

function setMerges(draft: Draft, edit: SetMerges): Outcome {
  const { area, expected, merges } = edit;
  if (!isInGrid(area)) return refused(edit, "out-of-grid", [area]);
  const before = draft.merges.filter((merge) => overlaps(merge, area));
  if (!sameSets(before, expected)) return refused(edit, "merged-differently", before);
  const table = draft.editing?.tables.find((other) => overlaps(other, area));
  if (table) return refused(edit, "in-table", [table]);
  const covered = merges.flatMap((merge) => draft.contentsOf(merge.row, merge.lastRow - merge.row + 1).filter(({ cell }) => isCoveredBy(merge, cell)));
  if (covered.length > 0) return refused(edit, "not-empty", covered.map(({ cell }) => cell));
  draft.setMerges(before, merges);
  return { edit, status: "applied", change: { kind: "merges", area, before: expected, after: merges } };
}

function setRowHeight(draft: Draft, edit: SetRowHeight): Outcome {
  const { row, expected, height } = edit;
  if (row < 0 || row >= ROW_LIMIT) return refused(edit, "out-of-grid");
  const before = draft.rowHeight(row);
  if (expected !== null && before !== null && before !== expected) return refused(edit, "changed", [{ row, column: 0 }]);
  draft.setRowHeight(row, height);
  return { edit, status: "applied", change: { kind: "row-height", row, before, after: height } };
}

function setPrintArea(draft: Draft, edit: SetPrintArea): Outcome {
  const { expected, area } = edit;
  if (!draft.editing) return refused(edit, "unsupported");
  if (!sameAreas(draft.editing.printArea, expected)) return refused(edit, "changed");
  draft.setPrintArea(area);
  return { edit, status: "applied", change: { kind: "print-area", before: expected, after: area } };
}

function setName(draft: Draft, edit: SetName): Outcome {
  if (!draft.editing) return refused(edit, "unsupported");
  const { name, isLocal, expected, formula } = edit;
  const known = draft.editing.names.find((other) => other.name === name && other.isLocal === isLocal);
  if (known?.formula !== expected) return refused(edit, "changed");
  draft.setName(known, formula);
  return { edit, status: "applied", change: { kind: "name", name, isLocal, before: expected, after: formula } };
}

/** Functions that give another result in each cell, though nothing in their formula differs. */
const BY_PLACE = /\b(?:ROW|COLUMN|RAND|RANDBETWEEN|CELL|INDIRECT|OFFSET)\(/i;

/**
 * The first cell of each array formula that reaches over the line above the row. Hosts do not tell which formulas are
 * arrays: its cells all have the same formula over several cells, and yet not the same results.
 */
function arrayAcross(draft: Draft, row: number): Position[] {
  const formulaAt = (at: number, column: number): string | null => (at < 0 ? null : draft.contentAt({ row: at, column }).formula);
  return draft.cellsOf(row, 1).flatMap(({ column }) => {
    const formula = formulaAt(row, column);
    if (formula === null || formulaAt(row - 1, column) !== formula || !formula.includes(":") || BY_PLACE.test(formula)) return [];
    let [first, last] = [row - 1, row];
    while (formulaAt(first - 1, column) === formula) first--;
    while (formulaAt(last + 1, column) === formula) last++;
    const results = new Set(Array.from({ length: last - first + 1 }, (_, index) => draft.contentAt({ row: first + index, column }).value));
    return results.size > 1 ? [{ row: first, column }] : [];
  });
}

/** The formulas that the shift would rob of a cell they refer to. */
function referring(draft: Draft, shift: RowShift): Position[] {
  const broken = (formula: string): number => formula.split("#REF!").length;
  return draft
    .formulaCells()
    .filter(({ cell }) => cell.row < shift.row || cell.row >= shift.row + shift.count)
    .filter(({ formula }) => broken(shiftFormula(formula!, shift, draft.name, draft.name)) > broken(formula!))
    .map(({ cell }) => cell);
}

/** Merged areas that begin in the rows with something to show, and end behind them. */
function beheaded(draft: Draft, rows: Area): Position[] {
  return draft.merges.filter((merge) => {
    const { value, formula } = draft.contentAt(merge);
    return contains(rows, merge) && merge.lastRow > rows.lastRow && (value !== null || formula !== null);
  });
}

/** What is different after the rows went and came again. Merges come last, so that they are the first to be set right. */
function lostBy(draft: Draft, shift: RowShift, formatOf: number | null): (CellChange | MergesChange)[] {
  const again = new Draft(draft.toSheet().snapshot);
  again.shift(shift, null);
  again.shift(oppositeOf(shift), formatOf);
  const isOutside = ({ row }: Position): boolean => row < shift.row || row >= shift.row + shift.count;
  const isShown = (cell: Position): boolean => !draft.merges.some((merge) => isCoveredBy(merge, cell));
  const cells = [...draft.cellsOf(shift.row, shift.count).filter(isShown), ...draft.formulaCells().map(({ cell }) => cell).filter(isOutside)];
  return [
    ...cells.flatMap((cell): CellChange[] => {
      const [before, after] = [draft.contentAt(cell), again.contentAt(cell)];
      const isSame = sameContent(before, after) && before.numberFormat === after.numberFormat;
      return isSame ? [] : [{ kind: "cell", cell, merge: draft.mergeAt(cell), beside: null, before, after }];
    }),
    ...draft.merges
      .filter((merge) => !again.merges.some((other) => sameAreas(other, merge)))
      .map((merge): MergesChange => ({ kind: "merges", area: merge, before: [merge], after: again.merges.filter((other) => overlaps(other, merge)) })),
  ];
}
