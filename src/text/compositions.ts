import { type Interval, addIntervals } from "../figures/interval";
import { type Claim, spanOf } from "./claims";
import type { FigureInSentence } from "./sentences";

export function isMoney({ amount }: Pick<FigureInSentence, "amount">): boolean {
  return amount.sense === "plain" && amount.unit.family === "money";
}

/** An amount, and the amounts that are told to be parts of it. */
export interface Composition {
  readonly total: Claim;
  readonly parts: readonly Claim[];
}

const PARTS = /其中/g;
const SENTENCE_END = /[。\n]/g;
/** As far before 其中 as its total may end: "万元。其中" and a bracket. */
const NEAR = 4;

/**
 * The amounts after each 其中 of a text, up to the end of the sentence, and the amount just before it. A second 其中 takes
 * apart one of the parts of the first, which then ends there.
 * @param claims of the text, in its order
 */
export function compositionsIn(text: string, claims: readonly Claim[]): Composition[] {
  const ends = [...text.matchAll(SENTENCE_END), ...text.matchAll(PARTS)].map(({ index }) => index).sort((a, b) => a - b);
  let [next, end] = [0, 0];
  return [...text.matchAll(PARTS)].flatMap(({ index: start }): Composition[] => {
    while (next < claims.length && claims[next]!.amount.start < start) next++;
    while (end < ends.length && ends[end]! <= start) end++;
    const total = claims[next - 1];
    const parts: Claim[] = [];
    for (let part = next; part < claims.length && claims[part]!.amount.end <= (ends[end] ?? text.length); part++) parts.push(claims[part]!);
    return total && total.amount.end >= start - NEAR && parts.length > 1 && [total, ...parts].every(isMoney) ? [{ total, parts }] : [];
  });
}

/** What the parts can add up to, in 元. */
export function sumOf(parts: readonly Pick<Claim, "amount">[]): Interval {
  return addIntervals(parts.map(({ amount }) => spanOf(amount)));
}

