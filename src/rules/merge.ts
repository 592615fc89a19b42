import type { Position } from "../sheet/address";
import type { Draft } from "./rule";

/** One thing that is so in one row. */
export interface RowFact {
  /** What the person calls the row; "" where it has no name. */
  readonly name: string;
  /** The first is the one a person would correct. */
  readonly cells: readonly [Position, ...Position[]];
}

/** More names do not help a person who sees the cells beside. */
const NAMES_SHOWN = 3;

/**
 * The same thing in ten rows is one finding with ten cells. Its text is given
 * `count` (rows), `names` (the first few, "甲、乙、丙"; "" when no row has a name) and `others` (rows not named).
 */
export function mergeRows(facts: readonly RowFact[], draft: Pick<Draft, "message" | "severity"> & { readonly values?: Draft["values"] }): Draft[] {
  if (facts.length === 0) return [];
  const names = facts.flatMap(({ name }) => name.trim() || []).slice(0, NAMES_SHOWN);
  const toCorrect = facts.map(({ cells }) => cells[0]);
  const beside = facts.flatMap(({ cells }) => cells.slice(1));
  return [
    {
      ...draft,
      values: { ...draft.values, count: String(facts.length), names: names.join("、"), others: String(facts.length - names.length) },
      cells: [...toCorrect, ...beside],
    },
  ];
}
