import type { Area } from "../sheet/address";
import { areasIn } from "../sheet/formula";
import type { Sheet } from "../sheet/sheet";
import { type Change, inverse } from "./change";
import { contentIn, sameContent } from "./content";
import type { PlacedContent } from "./edit";
import { movedChanges } from "./moved-changes";
import { fits } from "./progress";
import type { RowShift } from "./shift";

/**
 * Changes whose cells are not where they were, as they read where somebody's new or deleted rows have brought them: the one
 * place where the words beside them stand again and every cell holds what it was left with.
 * @returns null when they did not move, when there is no such place, and when there are several: no cell is guessed
 */
export function foundAgain(changes: readonly Change[], sheet: Sheet): Change[] | null {
  const signs = changes.flatMap(signsOf);
  if (signs.length === 0 || signs.every((sign) => isAt(sheet, sign, 0))) return null;
  const first = Math.min(...changes.flatMap(rowsOf));
  const above = [...signs.map(({ cell }) => cell.row), ...changes.flatMap(areasOf).flatMap(({ row, lastRow }) => [row, lastRow])].filter((row) => row < first);
  const places = new Map<string, Change[]>();
  for (const distance of distances(signs, sheet)) {
    for (const shift of shiftsAbove(first, distance, above)) {
      const moved = movedChanges(changes, shift, sheet.name);
      if (moved && fits(sheet, inverse(moved))) places.set(JSON.stringify(moved), moved);
    }
    if (places.size > 1) return null;
  }
  const [place] = places.values();
  return place ?? null;
}

/** Words that say which rows are meant. */
function signsOf(change: Change): PlacedContent[] {
  const isWord = ({ value, formula }: PlacedContent): boolean => typeof value === "string" && value !== "" && formula === null;
  switch (change.kind) {
    case "cell":
      return change.beside && isWord(change.beside) ? [change.beside] : [];
    case "rows-inserted":
    case "rows-deleted":
      return change.beside.filter(isWord);
    case "place-filled":
      return change.placed.contents.cells.filter(isWord);
    default:
      return [];
  }
}

function rowsOf(change: Change): number[] {
  switch (change.kind) {
    case "cell":
      return [change.merge?.row ?? change.cell.row];
    case "rows-inserted":
    case "rows-deleted":
    case "row-height":
      return [change.row];
    case "merges":
      return [change.area, ...change.before, ...change.after].map(({ row }) => row);
    case "place-filled":
    case "place-cleared":
      return [change.placed.area.row];
    default:
      return [];
  }
}

/** How far the words may have gone, by the rows where the rarest of them stands now. */
function distances(signs: readonly PlacedContent[], sheet: Sheet): number[] {
  const found = signs.map((sign) => rowsWith(sign, sheet).map((row) => row - sign.cell.row).filter((distance) => distance !== 0));
  return found.filter((rows) => rows.length > 0).sort((a, b) => a.length - b.length)[0] ?? [];
}

function rowsWith({ cell: { column }, ...content }: PlacedContent, sheet: Sheet): number[] {
  const rows: number[] = [];
  for (let row = sheet.used.row; row <= sheet.used.lastRow; row++) {
    if (sameContent(contentIn(sheet, { row, column }), content)) rows.push(row);
  }
  return rows;
}

/**
 * The ways in which rows may have come or gone so that all from `first` on moved that far.
 * @param above rows before it that the changes speak of: whether these moved too makes the difference
 */
function shiftsAbove(first: number, distance: number, above: readonly number[]): RowShift[] {
  const count = Math.abs(distance);
  const kind = distance > 0 ? "insert" : "delete";
  const last = kind === "insert" ? first : first - count;
  return [...new Set([0, ...above.map((row) => row + 1)])].filter((row) => row <= last).map((row) => ({ kind, row, count }));
}

/** Areas that a change speaks of without writing them. */
function areasOf(change: Change): Area[] {
  switch (change.kind) {
    case "cell":
      return [change.before, change.after].flatMap(({ formula }) => areasIn(formula ?? ""));
    case "name":
      return [change.before, change.after].flatMap(areasIn);
    case "print-area":
      return [change.before, change.after];
    case "place-filled":
      return change.placed.contents.cells.flatMap(({ formula }) => areasIn(formula ?? ""));
    default:
      return [];
  }
}

function isAt(sheet: Sheet, { cell, ...content }: PlacedContent, distance: number): boolean {
  return sameContent(contentIn(sheet, { row: cell.row + distance, column: cell.column }), content);
}
