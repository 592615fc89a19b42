import type { Sheet } from "../../sheet/sheet";
import { inlineAmount, namesColumn } from "../words/lexicon";

/** A short text as it is stored, with its column. */
export type ShortText = readonly [column: number, text: string];

/** Headings, labels and titles are shorter than this, line breaks and padding included. */
const LONGEST_SHORT_TEXT = 120;
const CHINESE = /[\u4e00-\u9fff]/;
const MOST_REMEMBERED = 20_000;

const verdicts = new Map<string, boolean>();
const indexes = new WeakMap<Sheet, ReadonlyMap<number, readonly ShortText[]>>();

/** Whether a text can be a heading or a title: what no list knows and names no table is data. */
function mayBeLabel(text: string): boolean {
  let verdict = verdicts.get(text);
  if (verdict === undefined) {
    verdict = CHINESE.test(text) && (text.includes("表") || namesColumn(text) || inlineAmount(text) !== null);
    // A sheet of distinct texts must not fill the memory.
    if (verdicts.size >= MOST_REMEMBERED) verdicts.clear();
    verdicts.set(text, verdict);
  }
  return verdict;
}

function indexOf({ snapshot, used }: Sheet): Map<number, readonly ShortText[]> {
  const index = new Map<number, readonly ShortText[]>();
  snapshot.values.forEach((values, row) => {
    let found: ShortText[] | undefined;
    for (let column = 0; column < values.length; column++) {
      const value = values[column];
      if (typeof value !== "string" || value.length === 0 || value.length > LONGEST_SHORT_TEXT || !mayBeLabel(value)) continue;
      (found ??= []).push([column + used.column, value]);
    }
    if (found) index.set(row + used.row, found);
  });
  return index;
}

/**
 * The texts of a sheet that may be headings or titles, by row. Looked up once per sheet and without making cells: most
 * rows of a sheet full of data name nothing, and 100,000 of them must cost next to nothing. Texts under a merge's first
 * cell are still among them.
 */
export function labelsOf(sheet: Sheet): ReadonlyMap<number, readonly ShortText[]> {
  let index = indexes.get(sheet);
  if (!index) indexes.set(sheet, (index = indexOf(sheet)));
  return index;
}
