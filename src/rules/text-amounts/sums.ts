import { type Interval, meets } from "../../figures/interval";
import { type Claim, isAbout, isOf, shownBy, spanOf } from "../../text/claims";
import { compositionsIn, sumOf } from "../../text/compositions";
import type { FigureInSentence, Sentence } from "../../text/sentences";
import { sum } from "../../figures/decimal";
import type { Draft } from "../rule";
import { type Paragraph, familyOf, inUnitOf, ofFamily, sumOfFigures, textsOf } from "./paragraph";

/** Whether the whole is what some run of the items right before it adds up to, each item that the next ones make up counted once. */
function isSumOf(whole: Interval, items: readonly FigureInSentence[]): boolean {
  return items.some((_, from) => meets(sumOfFigures(items.slice(from)), whole) || meets(sumOfFigures(withoutParts(items.slice(from))), whole));
}

/** Without the items that make up the one before them: 产出65分，数量20分、质量20分、时效20分、成本5分. */
export function withoutParts(items: readonly FigureInSentence[]): FigureInSentence[] {
  const kept: FigureInSentence[] = [];
  for (let index = 0; index < items.length; ) {
    const own = items[index]!;
    kept.push(own);
    let end = index + 1;
    while (end < items.length && !meets(sumOfFigures(items.slice(index + 1, end + 1)), sumOfFigures([own]))) end++;
    index = end < items.length ? end + 1 : index + 1;
  }
  return kept;
}

const isInBrackets = ({ cell: { text }, amount: { start } }: FigureInSentence): boolean => {
  const before = text.slice(0, start);
  const open = Math.max(before.lastIndexOf("（"), before.lastIndexOf("("));
  return open > Math.max(before.lastIndexOf("）"), before.lastIndexOf(")"));
};

function itemsOf({ figures }: Sentence, whole: FigureInSentence): FigureInSentence[] {
  return ofFamily(figures, familyOf(whole)).filter((figure) => figure.amount.end <= whole.amount.start && !isInBrackets(figure));
}

const NOT_ITEMS = (words: string): boolean => isAbout(words, "otherThings") || isAbout(words, "changed") || isAbout(words, "each") || isAbout(words, "otherTime");

/** "平整860.5万元、灌溉1742.3万元、道路596.8万元，合计3140万元": the items of one sentence beside what they are said to add up to. */
export function brokenSums({ sentences }: Paragraph): Draft[] {
  return sentences.flatMap((sentence) =>
    sentence.figures.flatMap((whole): Draft[] => {
      if (!isOf(whole, "sum") || whole.amount.isApproximate || familyOf(whole) === "" || whole.amount.sense === "percent") return [];
      const items = itemsOf(sentence, whole);
      // What stands between is what the sum is of: 补助795265.75元；…涉及1896人次，共计639318.31元.
      const last = sentence.figures[sentence.figures.indexOf(whole) - 1];
      if (items.length < 2 || last !== items.at(-1) || items.some(({ amount }) => amount.isApproximate || amount.comparator) || NOT_ITEMS(sentence.words)) return [];
      if (isSumOf(spanOf(whole.amount), items)) return [];
      const expected = inUnitOf(whole, sum(items.map(({ amount }) => shownBy(amount).value)));
      return [{ severity: "error", message: "sum", values: { shown: whole.amount.text, addends: textsOf(items, " + "), expected }, cells: [whole.cell] }];
    }),
  );
}

/** Parts of one kind, each by its source: they cannot overlap. */
const areSources = (parts: readonly Claim[]): boolean => parts.every(({ lead }) => isAbout(lead, "sources"));

/** "2450万元，其中省级1200万元、市级650万元、县级700万元": parts that come to more than the whole, by the last of them. */
export function brokenParts(text: string, claims: readonly Claim[]): Draft[] {
  return compositionsIn(text, claims).flatMap(({ total, parts }): Draft[] => {
    const isOfOneKind = parts.every(({ lead }) => isAbout(lead, "spending") === isAbout(total.lead, "spending") || areSources(parts)) && !parts.some(({ lead }) => isAbout(lead, "each"));
    const whole = spanOf(total.amount);
    const isExceeded = sumOf(parts).low.gte(whole.high) && sumOf(parts.slice(0, -1)).high.lt(whole.low);
    if (!isOfOneKind || !isExceeded) return [];
    const expected = inUnitOf(total, sum(parts.map(({ amount }) => shownBy(amount).value)));
    const values = { shown: total.amount.text, addends: textsOf(parts, " + "), expected };
    return [{ severity: areSources(parts) ? "error" : "warning", message: "parts", values, cells: [total.cell] }];
  });
}
