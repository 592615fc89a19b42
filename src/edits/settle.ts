import { type Area, formatArea } from "../sheet/address";
import type { Sheet } from "../sheet/sheet";
import { type Application, tryEdit } from "./apply";
import { asFound, type Change } from "./change";
import { contentIn, sameContent } from "./content";
import { Draft } from "./draft";
import { type Applied, changesOf, isApplied, type Outcome, refused } from "./outcome";
import { editsInPlace } from "./progress";

/** What became of a plan that was written. */
export interface Settled {
  readonly outcomes: readonly Outcome[];
  /** Whether the sheet does not show how far it came: the outcomes tell then what was tried. */
  readonly isInDoubt: boolean;
}

/**
 * The outcomes of a plan by what the sheet holds afterwards. A host carries edits out in their order and stops at the
 * first that fails: the sheet shows how far it came. When it could not be read, or looks like none of the stages because
 * somebody else wrote as well, all edits are told as tried: taking them back looks at each cell first.
 * @param before the sheet on which the plan was tried out
 * @param found the sheet after writing, with its facts for editing where a failure has to be settled; null when it could not be read
 */
export function settle(before: Sheet, { outcomes }: Application, found: Sheet | null, hasFailed: boolean): Settled {
  if (!found) return { outcomes, isInDoubt: hasFailed };
  const applied = outcomes.filter(isApplied);
  const reached = hasFailed ? (editsDone(before, applied, found) ?? editsInPlace(found, applied)) : applied.length;
  const changes = asFound(changesOf(applied.slice(0, reached ?? applied.length)), found);
  let next = 0;
  const settled = outcomes.map((outcome) => {
    if (!isApplied(outcome)) return outcome;
    const change = changes[next++];
    return change ? { ...outcome, change } : refused(outcome.edit, "not-reached");
  });
  return { outcomes: settled, isInDoubt: reached === null };
}

/**
 * How many of the edits the found sheet shows; null when it looks like none of the stages on the way. Edits that change no
 * cell look alike before and after: they count as far as the last of them that shows elsewhere.
 */
function editsDone(before: Sheet, applied: readonly Applied[], found: Sheet): number | null {
  const draft = new Draft(before.snapshot);
  let first = sameCells(draft.toSheet(), found) ? 0 : null;
  let shown = first;
  for (const [index, { edit, change }] of applied.entries()) {
    tryEdit(draft, edit);
    if (!sameCells(draft.toSheet(), found)) {
      if (first !== null) break;
    } else if (first === null) first = shown = index + 1;
    else if (isSeen(change, found)) shown = index + 1;
  }
  return shown;
}

/** Whether a change that no cell's content tells is there for certain. */
function isSeen(change: Change, found: Sheet): boolean {
  const facts = found.snapshot.editing;
  switch (change.kind) {
    case "cell": {
      const { before, after } = change;
      return before.numberFormat !== after.numberFormat && contentIn(found, change.cell, before.numberFormat).numberFormat === after.numberFormat;
    }
    case "row-height": {
      const height = facts?.rowHeights[change.row] ?? null;
      // Programs round heights to their pixels.
      return height !== null && (change.before === null || Math.abs(height - change.after) < Math.abs(height - change.before));
    }
    case "print-area":
      return areaText(change.before) !== areaText(change.after) && areaText(facts?.printArea) === areaText(change.after);
    case "name":
      return change.before !== change.after && facts?.names.some(({ name, isLocal, formula }) => name === change.name && isLocal === change.isLocal && formula === change.after) === true;
    default:
      return false;
  }
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

const areaText = (area: Area | null | undefined): string => (area ? formatArea(area) : "");
const placesOf = (areas: readonly Area[]): string => areas.map(formatArea).sort().join();
