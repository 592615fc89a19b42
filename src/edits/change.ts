import type { Area, Position } from "../sheet/address";
import type { Sheet } from "../sheet/sheet";
import { contentIn } from "./content";
import type { Edit, FormattedContent, PlacedContent } from "./edit";
import type { NewSheet } from "./new-sheet";
import type { PlacedSheet } from "./placed-sheet";

/**
 * What an edit did to a sheet: enough to show it and to take it back. Addresses mean the sheet as it stood when the edit
 * was carried out, so that changes are taken back from the last to the first. Taking back is an edit too and leaves
 * changes of its own; to take those back is to do the first ones again.
 */
export type Change = CellChange | RowsInserted | RowsDeleted | MergesChange | RowHeightChange | PrintAreaChange | NameChange | SheetAdded | SheetRemoved | PlaceFilled | PlaceCleared;

export interface CellChange {
  readonly kind: "cell";
  readonly cell: Position;
  readonly merge: Area | null;
  readonly beside: PlacedContent | null;
  readonly before: FormattedContent;
  readonly after: FormattedContent;
}

export interface RowsInserted {
  readonly kind: "rows-inserted";
  readonly row: number;
  readonly count: number;
  readonly formatOf: number | null;
  readonly beside: readonly PlacedContent[];
}

export interface RowsDeleted {
  readonly kind: "rows-deleted";
  readonly row: number;
  readonly count: number;
  readonly formatOf: number | null;
  readonly beside: readonly PlacedContent[];
  /**
   * What inserting the rows again does not bring back by itself, of their own cells and of the rest of the sheet:
   * `before` as it was, `after` as it would be once the rows are there again.
   */
  readonly lost: readonly (CellChange | MergesChange)[];
}

export interface MergesChange {
  readonly kind: "merges";
  readonly area: Area;
  readonly before: readonly Area[];
  readonly after: readonly Area[];
}

export interface RowHeightChange {
  readonly kind: "row-height";
  readonly row: number;
  readonly before: number | null;
  readonly after: number;
}

export interface PrintAreaChange {
  readonly kind: "print-area";
  readonly before: Area;
  readonly after: Area;
}

export interface NameChange {
  readonly kind: "name";
  readonly name: string;
  readonly isLocal: boolean;
  readonly before: string;
  readonly after: string;
}

/** The whole sheet, as it was made. */
export interface SheetAdded {
  readonly kind: "sheet-added";
  readonly sheet: NewSheet;
}

export interface SheetRemoved {
  readonly kind: "sheet-removed";
  readonly sheet: NewSheet;
}

export interface PlaceFilled {
  readonly kind: "place-filled";
  readonly placed: PlacedSheet;
}

export interface PlaceCleared {
  readonly kind: "place-cleared";
  readonly placed: PlacedSheet;
}

/** A change and the edit that takes it back. */
export interface Reversal {
  readonly change: Change;
  readonly edit: Edit;
}

/** How the changes are taken back one by one, the last one first. A change that brings several edits is taken apart, so that each can be told as done or not. */
export function reversals(changes: readonly Change[]): Reversal[] {
  return changes
    .flatMap(apart)
    .reverse()
    .flatMap((change) => {
      const edit = back(change);
      return edit ? [{ change, edit }] : [];
    });
}

/** The edits that take the changes back, the last one first. */
export function inverse(changes: readonly Change[]): Edit[] {
  return reversals(changes).map(({ edit }) => edit);
}

/** The change that taking this one back makes, where nobody saw it made. */
export function opposite(change: Change): Change {
  switch (change.kind) {
    case "rows-inserted": {
      const { row, count, formatOf, beside } = change;
      return { kind: "rows-deleted", row, count, formatOf, beside: movedFrom(row, count, beside), lost: [] };
    }
    case "rows-deleted": {
      const { row, count, formatOf, beside } = change;
      return { kind: "rows-inserted", row, count, formatOf, beside: movedFrom(row + count, -count, beside) };
    }
    case "row-height":
      return { ...change, before: change.after, after: change.before ?? change.after };
    case "cell":
      return { ...change, before: change.after, after: change.before };
    case "merges":
      return { ...change, before: change.after, after: change.before };
    case "print-area":
      return { ...change, before: change.after, after: change.before };
    case "name":
      return { ...change, before: change.after, after: change.before };
    case "sheet-added":
      return { kind: "sheet-removed", sheet: change.sheet };
    case "sheet-removed":
      return { kind: "sheet-added", sheet: change.sheet };
    case "place-filled":
      return { kind: "place-cleared", placed: change.placed };
    case "place-cleared":
      return { kind: "place-filled", placed: change.placed };
  }
}

/** Whether the change changes nothing. */
export function isIdle(change: Change): boolean {
  return "before" in change && JSON.stringify(change.before) === JSON.stringify(change.after);
}

/** Whether rows came or went, so that addresses before and after mean different rows. */
export function hasRowChanges(changes: readonly Change[]): boolean {
  return changes.some(({ kind }) => kind === "rows-inserted" || kind === "rows-deleted");
}

/** What deleted rows took along counts as lost before they went. */
function apart(change: Change): readonly Change[] {
  return change.kind === "rows-deleted" ? [...change.lost, { ...change, lost: [] }] : [change];
}

function back(change: Change): Edit | null {
  switch (change.kind) {
    case "cell": {
      const { cell, merge, beside, before, after } = change;
      return { kind: "set-cell", cell, merge, beside, expected: after, content: before, numberFormat: before.numberFormat };
    }
    case "rows-inserted": {
      const { row, count, formatOf, beside } = change;
      return { kind: "delete-rows", row, count, formatOf, beside: movedFrom(row, count, beside), expected: [] };
    }
    case "rows-deleted": {
      const { row, count, formatOf, beside } = change;
      return { kind: "insert-rows", row, count, formatOf, beside: movedFrom(row + count, -count, beside) };
    }
    case "merges":
      return { kind: "set-merges", area: change.area, expected: change.after, merges: change.before };
    case "row-height":
      // A height that the host did not tell cannot be set again.
      return change.before === null ? null : { kind: "set-row-height", row: change.row, expected: change.after, height: change.before };
    case "print-area":
      return { kind: "set-print-area", expected: change.after, area: change.before };
    case "name":
      return { kind: "set-name", name: change.name, isLocal: change.isLocal, expected: change.after, formula: change.before };
    case "sheet-added":
      return { kind: "remove-sheet", sheet: change.sheet };
    case "sheet-removed":
      return { kind: "add-sheet", sheet: change.sheet };
    case "place-filled":
      return { kind: "clear-place", placed: change.placed, mayBeBlank: false };
    case "place-cleared":
      return { kind: "fill-place", placed: change.placed };
  }
}

/** The same cells after `count` rows came, or went, in front of `row`. */
function movedFrom(row: number, count: number, cells: readonly PlacedContent[]): PlacedContent[] {
  return cells.map((placed) => (placed.cell.row >= row ? { ...placed, cell: { ...placed.cell, row: placed.cell.row + count } } : placed));
}

/**
 * The changes with what the host made of them: it calculates formulas and may write them in its own way. Changes in
 * front of later row changes keep what was meant, because their cells have moved since.
 */
export function asFound(changes: readonly Change[], after: Sheet): Change[] {
  const settled = changes.findLastIndex(({ kind }) => kind === "rows-inserted" || kind === "rows-deleted");
  const last = new Map(changes.flatMap((change, index) => (change.kind === "cell" && index > settled ? [[`${change.cell.row},${change.cell.column}`, index]] : [])));
  return changes.map((change, index) => {
    if (change.kind !== "cell" || last.get(`${change.cell.row},${change.cell.column}`) !== index) return change;
    return { ...change, after: contentIn(after, change.cell, change.after.numberFormat) };
  });
}
