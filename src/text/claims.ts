import type { Decimal } from "../figures/decimal";
import { compact } from "../figures/normalise";
import type { AmountInText, MentionInText } from "../figures/prose";
import type { Figure } from "../figures/figure";
import { type Interval, exactly, meets, printed, scaled } from "../figures/interval";
import type { Form, TextAt } from "../form/form";
import { sentencesIn } from "./sentences";
import phrases from "./words.json";

/** A figure of a running text, with the words that say what it is. */
export interface Claim {
  readonly cell: TextAt;
  /** Whether the text says what is to be reached; all others say what was. */
  readonly isPlan: boolean;
  readonly amount: AmountInText;
  /** What stands before the figure in its clause, without spaces: "全年支出". */
  readonly lead: string;
  /** The same with the figures that came before in the clause: "每缺1项扣". */
  readonly clause: string;
}

export type PhraseList = keyof typeof phrases;

const anyOf = (list: PhraseList): string => `(?:${phrases[list].join("|")})`;
const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

/** A running text of the form. */
export interface Passage {
  readonly cell: TextAt;
  readonly isPlan: boolean;
}

export function passagesOf({ goals, notes }: Form): Passage[] {
  return [...goals.planned.map((cell) => ({ cell, isPlan: true })), ...[...goals.achieved, ...notes].map((cell) => ({ cell, isPlan: false }))];
}

const PATTERNS = Object.fromEntries((Object.keys(phrases) as PhraseList[]).map((list) => [list, new RegExp(anyOf(list))])) as Readonly<Record<PhraseList, RegExp>>;
/** Words that may stand before or behind a name, one after the other: nobody writes more, and a long text has not to be tried in all ways. */
const FEW = "{0,6}";
const NAMES = Object.fromEntries(
  (Object.keys(phrases) as PhraseList[]).map((list) => [list, new RegExp(`^年?度?${anyOf("subject")}${FEW}${anyOf(list)}${anyOf("link")}${FEW}$`)]),
) as Readonly<Record<PhraseList, RegExp>>;

const EVERY = Object.fromEntries((Object.keys(phrases) as PhraseList[]).map((list) => [list, new RegExp(anyOf(list), "g")])) as Readonly<Record<PhraseList, RegExp>>;

/** Whether the words contain one of the list. */
export function isAbout(words: string, list: PhraseList): boolean {
  return PATTERNS[list].test(words);
}

/** Which of the lists has a phrase that ends last in the words: of "预算支出" it is 支出 that the figure follows. Null for none. */
export function lastOf<List extends PhraseList>(words: string, lists: readonly List[]): List | null {
  const ends = lists.map((list) => [...words.matchAll(EVERY[list])].map(({ index, 0: phrase }) => index + phrase.length).at(-1) ?? 0);
  const last = Math.max(0, ...ends);
  return last === 0 ? null : (lists[ends.indexOf(last)] ?? null);
}

/** What stands before the first phrase of the list; null where there is none. */
export function before(words: string, list: PhraseList): string | null {
  const found = PATTERNS[list].exec(words);
  return found && words.slice(0, found.index);
}

/** Whether a name from the list stands right before the figure and begins the clause: nothing else can then be meant. */
export function isOf({ lead }: Pick<Claim, "lead">, list: PhraseList): boolean {
  return NAMES[list].test(lead);
}

/** The same for an indicator's own words. */
export function isCalled({ lead }: Claim, word: string): boolean {
  if (!lead.includes(word)) return false;
  return new RegExp(`^年?度?(?:${anyOf("subject")}|${anyOf("place")}|${anyOf("verb")})${FEW}${escaped(word)}${anyOf("counted")}?${anyOf("link")}${FEW}$`).test(lead);
}

/** Whether all dates in the sentence lie in the form's year, and none in the middle of it; a period is never the whole year. */
function isOfTheYear(mentions: readonly MentionInText[], year: number | null): boolean {
  return mentions.every((mention) => {
    if (mention.kind === "amount") return true;
    if (mention.kind === "period") return false;
    return (mention.year === null || year === null || mention.year === year) && (mention.month === null || mention.month === 12);
  });
}

/** 达到97% tells what was reached, 达到95%以上 only that a limit was. */
const REACHED = /^达到?(?!.*以[上下内])/u;

export function isLimit({ comparator, text }: AmountInText): boolean {
  return comparator !== null && !REACHED.test(compact(text));
}

export function claimsIn({ cell, isPlan }: Passage, year: number | null): Claim[] {
  return sentencesIn(cell).flatMap(({ words, mentions, figures }) => {
    if (!isOfTheYear(mentions, year) || isAbout(words, "otherTime")) return [];
    return figures.flatMap(({ amount, lead, clause }): Claim[] => {
      if (amount.isApproximate) return [];
      return !isPlan && (isLimit(amount) || isAbout(lead, "intended")) ? [] : [{ cell, isPlan, amount, lead, clause }];
    });
  });
}

/**
 * Every figure in the running texts that is meant exactly and speaks of the form's own year. What a report of results
 * says of targets, limits and other years is left out.
 */
export function claimsOf(form: Form, passages: readonly Passage[]): Claim[] {
  return passages.flatMap((passage) => claimsIn(passage, form.year?.value ?? null));
}

/** The number as a cell would give it, without its unit. */
export function figureOf({ number, digits, unit }: AmountInText): Figure {
  return { value: number, digits, isPercent: false, isExact: false, isText: true, unit: unit.name };
}

/** What the figure can stand for, in the base unit of its family: 元, fractions of 1. */
export function spanOf(amount: AmountInText): Interval {
  return scaled(printed(figureOf(amount)), amount.unit.factor);
}

/** A figure with all that its print can stand for. */
export interface Shown {
  readonly value: Decimal;
  readonly span: Interval;
}

/** What the figure says, in the base unit of its family. */
export function shownBy(amount: AmountInText): Shown {
  return { value: amount.number.times(amount.unit.factor), span: spanOf(amount) };
}

/** Whether one of two figures is the other with fewer digits: 37.8万 and 378160, but not 5 and 6. */
export function isSameFigure(a: Shown, b: Shown): boolean {
  return meets(a.span, exactly(b.value)) || meets(b.span, exactly(a.value));
}

/** Digits that carry information: 5 for 147.17, 1 for 300. Figures of few digits meet by chance. */
export function significantDigits({ number }: AmountInText): number {
  return number.c.length;
}
