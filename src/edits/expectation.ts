import { type Area, contains, type Position } from "../sheet/address";
import { sameContent } from "./content";
import type { Draft } from "./draft";
import type { PlacedContent } from "./edit";
import { COLUMN_LIMIT, ROW_LIMIT } from "./shift";

export function differing(draft: Draft, expected: readonly PlacedContent[]): Position[] {
  return missing(draft, expected).map(({ cell }) => cell);
}

export function missing(draft: Draft, expected: readonly PlacedContent[]): PlacedContent[] {
  return expected.filter(({ cell, ...content }) => !sameContent(draft.contentAt(cell), content));
}

export function unexpected(found: readonly PlacedContent[], expected: readonly PlacedContent[]): Position[] {
  const known = new Set(expected.map(({ cell }) => `${cell.row},${cell.column}`));
  return found.map(({ cell }) => cell).filter(({ row, column }) => !known.has(`${row},${column}`));
}

/** The cells that hold what we did not put there. What is missing of ours nobody loses. */
export function foreign(found: readonly PlacedContent[], ours: readonly PlacedContent[]): Position[] {
  const known = new Map(ours.map((content) => [`${content.cell.row},${content.cell.column}`, content]));
  return found.flatMap((content) => {
    const own = known.get(`${content.cell.row},${content.cell.column}`);
    return own && sameContent(content, own) ? [] : [content.cell];
  });
}

export function isCoveredBy(merge: Area, cell: Position): boolean {
  return contains(merge, cell) && (cell.row !== merge.row || cell.column !== merge.column);
}

export function sameAreas(a: Area | null, b: Area | null): boolean {
  if (!a || !b) return a === b;
  return a.row === b.row && a.column === b.column && a.lastRow === b.lastRow && a.lastColumn === b.lastColumn;
}

export function sameSets(a: readonly Area[], b: readonly Area[]): boolean {
  return a.length === b.length && b.every((area) => a.some((other) => sameAreas(other, area)));
}

export function isInGrid({ row, column, lastRow, lastColumn }: Area): boolean {
  return row >= 0 && column >= 0 && lastRow < ROW_LIMIT && lastColumn < COLUMN_LIMIT && row <= lastRow && column <= lastColumn;
}
