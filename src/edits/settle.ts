import { type Area, formatArea } from "../sheet/address";
import type { Sheet } from "../sheet/sheet";
import { type Application, changesOf, isApplied, type Outcome, refused, tryEdit } from "./apply";
import { asFound } from "./change";
import { contentIn, sameContent } from "./content";
import { Draft } from "./draft";
import type { Edit } from "./edit";

/**
 * The outcomes of a plan that was written, by what the sheet holds afterwards. A host carries edits out in their order
 * and stops at the first that fails: the sheet shows how far it came. When it shows nothing of the kind, because it could
 * not be read or somebody else wrote as well, all edits are taken for applied: taking them back looks at each cell first.
 * @param before the sheet on which the plan was tried out
 * @param found the sheet after writing; null when it could not be read
 */
export function settle(before: Sheet, { outcomes }: Application, found: Sheet | null, hasFailed: boolean): readonly Outcome[] {
  if (!found) return outcomes;
  const applied = outcomes.filter(isApplied);
  const reached = hasFailed ? (editsDone(before, applied.map(({ edit }) => edit), found) ?? applied.length) : applied.length;
  const changes = asFound(changesOf(applied.slice(0, reached)), found);
  let next = 0;
  return outcomes.map((outcome) => {
    if (!isApplied(outcome)) return outcome;
    const change = changes[next++];
    return change ? { ...outcome, change } : refused(outcome.edit, "not-reached");
  });
}

/** How many of the edits the found sheet shows; null when it looks like none of the stages on the way. */
function editsDone(before: Sheet, edits: readonly Edit[], found: Sheet): number | null {
  const draft = new Draft(before.snapshot);
  let done = sameCells(draft.toSheet(), found) ? 0 : null;
  edits.forEach((edit, index) => {
    tryEdit(draft, edit);
    if (sameCells(draft.toSheet(), found)) done = index + 1;
  });
  return done;
}

function sameCells(a: Sheet, b: Sheet): boolean {
  const [lastRow, lastColumn] = [Math.max(a.used.lastRow, b.used.lastRow), Math.max(a.used.lastColumn, b.used.lastColumn)];
  for (let row = 0; row <= lastRow; row++) {
    for (let column = 0; column <= lastColumn; column++) {
      if (!sameContent(contentIn(a, { row, column }), contentIn(b, { row, column }))) return false;
    }
  }
  return placesOf(a.merges) === placesOf(b.merges);
}

const placesOf = (areas: readonly Area[]): string => areas.map(formatArea).sort().join();
