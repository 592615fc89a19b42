import { compact } from "../../figures/normalise";
import type { TextAt } from "../../form/form";
import type { Cell } from "../../sheet/sheet";
import { textAt } from "./cells";
import { isAnyLabel, namesColumn } from "../words/lexicon";
import labels from "../words/lexicon/labels.json";

const LONGEST_TITLE = 60;
const TITLE = /表(?:[((].*[))]|\d+)?$|^表\d|^附?表[一二三四五六七八九十\d]/;
/** What may share the title's row: the year, the number of an annex, the unit of the money. */
const BESIDE_TITLE = /^(?:[(]?(?:20\d\d)?年?度?[)]?|附?[件表]?[一二三四五六七八九十\d]+(?:[-—][\d]+)*|附[件表]|(?:金额)?单位[::].*)$/;
/** A title of which every word has a cell of its own. */
const MOST_PIECES = 6;
const LONGEST_PIECE = 12;

function readsLikeTitle(text: string): boolean {
  return text.length <= LONGEST_TITLE && TITLE.test(text) && labels.titleWords.some((word) => text.includes(word));
}

/**
 * The name of a table in a row that says nothing else: in one cell, beside the year (2021 | 年度 | …自评表), or with its
 * words spread over cells. Then `text` joins them and the place is that of the first. Null when the row is no title.
 */
export function titleIn(cells: readonly Cell[]): TextAt | null {
  const named = cells.filter(({ value, text }) => typeof value === "string" && readsLikeTitle(compact(text)));
  const [title] = named;
  if (title) return named.length === 1 && cells.every((cell) => cell === title || BESIDE_TITLE.test(compact(cell.text))) ? textAt(title) : null;
  const [first] = cells;
  if (!first || cells.length > MOST_PIECES) return null;
  const pieces = cells.map(({ text }) => compact(text));
  const arePieces = cells.every((cell, index) => (pieces[index] ?? "").length <= LONGEST_PIECE && !isAnyLabel(cell.text) && !namesColumn(cell.text));
  return arePieces && readsLikeTitle(pieces.join("")) ? { ...textAt(first), text: pieces.join("") } : null;
}
