import { compact } from "../figures/normalise";
import { type AmountInText, type MentionInText, quantitiesIn } from "../figures/prose";
import type { TextAt } from "../form/form";

/** A figure where it stands in its sentence. */
export interface FigureInSentence {
  readonly cell: TextAt;
  readonly amount: AmountInText;
  /** What stands before the figure in its clause, without spaces: "全年支出". */
  readonly lead: string;
  /** The same with the figures that came before in the clause: "每缺1项扣". */
  readonly clause: string;
}

export interface Sentence {
  readonly cell: TextAt;
  /** Without spaces. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly mentions: readonly MentionInText[];
  readonly figures: readonly FigureInSentence[];
}

const CLAUSE_END = /[,，、;；。!！?？()（）\n“”"《》:：]/;
const CLAUSE_MARKS = /[,，、;；。!！?？()（）\n“”"《》]/;
/** A semicolon parts what has one subject as well as what has two. */
export const SENTENCE_END = /[;；。!！?？\n]/;
export const FULL_STOP = /[。!！?？\n]/;

/** Where the part of the text before `end` begins that has no such mark; not before `least`. */
export function since(text: string, end: number, mark: RegExp, least = 0): number {
  for (let place = end; place > least; place--) if (mark.test(text.charAt(place - 1))) return place;
  return least;
}

/** Where the part of the text from `start` on ends that has no such mark. */
export function until(text: string, start: number, mark: RegExp): number {
  for (let place = start; place < text.length; place++) if (mark.test(text.charAt(place))) return place;
  return text.length;
}

/** In characters. A cell of nothing but figures is one clause, which must not be read again for each of them. */
const LONGEST_CLAUSE = 100;

/** The sentences of a text that mention anything; each is looked at once, for a cell may hold 32767 characters. */
export function sentencesIn(cell: TextAt, mark: RegExp = SENTENCE_END): Sentence[] {
  const { text } = cell;
  const found: { start: number; end: number; mentions: MentionInText[] }[] = [];
  for (const mention of quantitiesIn(text)) {
    const last = found.at(-1);
    if (last && mention.start < last.end) last.mentions.push(mention);
    else found.push({ start: since(text, mention.start, mark), end: until(text, mention.end, mark), mentions: [mention] });
  }
  return found.map(({ start, end, mentions }) => ({ cell, start, end, mentions, words: compact(text.slice(start, end)), figures: figuresOf(cell, mentions, start) }));
}

/** "产出情况：" says nothing of one figure; 其中 does. */
const LABEL = /^[^:]*(?<!其中):(?=.)/;

/** PM2.5 and A11: a number behind a letter names something. */
function isCode(text: string, { start, comparator }: AmountInText): boolean {
  return comparator === null && /[A-Za-z]$/.test(text.slice(Math.max(0, start - 1), start));
}

function figuresOf(cell: TextAt, mentions: readonly MentionInText[], start: number): FigureInSentence[] {
  return mentions.flatMap((amount, index): FigureInSentence[] => {
    if (amount.kind !== "amount" || isCode(cell.text, amount)) return [];
    const from = (least: number) => compact(cell.text.slice(since(cell.text, amount.start, CLAUSE_MARKS, least), amount.start));
    const lead = from(mentions[index - 1]?.end ?? start).replace(LABEL, "");
    return [{ cell, amount, lead, clause: from(Math.max(start, amount.start - LONGEST_CLAUSE)) }];
  });
}

/** The words of the clause behind the figure: "占支出总额的40%" has none, "40%用于护理" has some. */
export function wordsBehind({ cell: { text }, amount }: FigureInSentence): string {
  return compact(text.slice(amount.end, until(text, amount.end, CLAUSE_END)));
}
