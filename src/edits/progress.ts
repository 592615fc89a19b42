import type { Sheet } from "../sheet/sheet";
import { tryEdit } from "./apply";
import { type Change, inverse, isIdle } from "./change";
import { contentIn, sameContent } from "./content";
import { Draft } from "./draft";
import type { Edit } from "./edit";
import { missing } from "./expectation";
import { isApplied } from "./outcome";

/** An edit and the change that it makes. */
export interface Making {
  readonly edit: Edit;
  readonly change: Change;
}

/**
 * How many of the edits, in their order, are in place on a sheet: the next ones could be carried out on it, those before them
 * taken back from it, and nothing is there of what these replaced. null when no number fits, or when several do that are not
 * the same to the sheet.
 */
export function editsInPlace(sheet: Sheet, makings: readonly Making[]): number | null {
  const fitting = Array.from({ length: makings.length + 1 }, (_, count) => count).filter((count) => isInPlace(sheet, makings, count));
  const [first, last] = [fitting[0], fitting.at(-1)];
  if (first === undefined || last === undefined) return null;
  return makings.slice(first, last).every(({ change }) => isIdle(change)) ? first : null;
}

/** Whether all the edits could be carried out on the sheet, with every word around their rows where it was. */
export function fits(sheet: Sheet, edits: readonly Edit[]): boolean {
  const draft = new Draft(sheet.snapshot);
  return edits.every((edit) => {
    const isAmongItsRows = (edit.kind !== "insert-rows" && edit.kind !== "delete-rows") || missing(draft, edit.beside).length === 0;
    return isAmongItsRows && isApplied(tryEdit(draft, edit));
  });
}

function isInPlace(sheet: Sheet, makings: readonly Making[], count: number): boolean {
  const done = makings.slice(0, count).map(({ change }) => change);
  const rest = makings.slice(count).map(({ edit }) => edit);
  return fits(sheet, rest) && fits(sheet, inverse(done)) && !done.some((change) => isStillThere(sheet, change));
}

/** Whether the cell holds what the change should have replaced. */
function isStillThere(sheet: Sheet, change: Change): boolean {
  if (change.kind !== "cell" || isIdle(change)) return false;
  const { cell, before } = change;
  return (before.value !== null || before.formula !== null) && sameContent(contentIn(sheet, cell), before);
}
