import { type Area, contains, overlaps } from "../sheet/address";
import type { Draft } from "./draft";
import type { AddSheet, ClearPlace, FillPlace, PlacedContent, RemoveSheet } from "./edit";
import { foreign, isInGrid, sameAreas } from "./expectation";
import { contentsOf } from "./new-sheet";
import { notThere, type Outcome, refused } from "./outcome";
import { COLUMN_LIMIT, ROW_LIMIT } from "./shift";

export function addSheet(draft: Draft, edit: AddSheet): Outcome {
  const found = draft.contentsOf(0, ROW_LIMIT);
  if (found.length > 0) return refused(edit, "changed", found.map(({ cell }) => cell));
  draft.layOut(edit.sheet);
  return { edit, status: "applied", change: { kind: "sheet-added", sheet: edit.sheet } };
}

export function removeSheet(draft: Draft, edit: RemoveSheet): Outcome {
  const changed = foreign(draft.contentsOf(0, ROW_LIMIT), contentsOf(edit.sheet));
  if (changed.length > 0) return refused(edit, "changed", changed);
  draft.clear({ row: 0, column: 0, lastRow: ROW_LIMIT - 1, lastColumn: COLUMN_LIMIT - 1 });
  return { edit, status: "applied", change: { kind: "sheet-removed", sheet: edit.sheet } };
}

export function fillPlace(draft: Draft, edit: FillPlace): Outcome {
  const { area, contents } = edit.placed;
  if (!isInGrid(area)) return refused(edit, "out-of-grid");
  const table = draft.editing?.tables.find((other) => overlaps(other, area));
  if (table) return refused(edit, "in-table", [table]);
  const filtered = draft.editing?.filtered;
  // The rows right behind a filter become part of it when it is set again.
  if (filtered && area.row <= filtered.lastRow + 1 && filtered.row <= area.lastRow) return refused(edit, "filtered", [filtered]);
  const held = contentsWithin(draft, area).map(({ cell }) => cell);
  const occupied = held.length > 0 ? held : draft.merges.filter((merge) => overlaps(merge, area));
  if (occupied.length > 0) return refused(edit, "occupied", occupied);
  draft.layOut(contents);
  return { edit, status: "applied", change: { kind: "place-filled", placed: edit.placed } };
}

export function clearPlace(draft: Draft, edit: ClearPlace): Outcome {
  const { area, contents } = edit.placed;
  const expected = contentsOf(contents);
  const found = contentsWithin(draft, area);
  const changed = foreign(found, expected);
  if (changed.length > 0) return refused(edit, "changed", changed);
  const merges = draft.merges.filter((merge) => overlaps(merge, area));
  const strange = merges.filter((merge) => !contents.merges.some((ours) => sameAreas(ours, merge)));
  if (strange.length > 0) return refused(edit, "merged-differently", strange);
  if (found.length === 0 && expected.length > 0 && !edit.mayBeBlank) return notThere(edit, expected.slice(0, 1));
  draft.clear(area);
  return { edit, status: "applied", change: { kind: "place-cleared", placed: edit.placed } };
}

function contentsWithin(draft: Draft, area: Area): PlacedContent[] {
  return draft.contentsOf(area.row, area.lastRow - area.row + 1).filter(({ cell }) => contains(area, cell));
}
