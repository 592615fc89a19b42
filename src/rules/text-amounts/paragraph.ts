import { type Interval, addIntervals, divideIntervals, exactly, meets, subtractIntervals } from "../../figures/interval";
import { Decimal, plain } from "../../figures/decimal";
import { shownBy, spanOf } from "../../text/claims";
import { isMoney } from "../../text/compositions";
import type { FigureInSentence, Sentence } from "../../text/sentences";

/** Every difference, share and change that the figures of a paragraph have: who states one of them is right. */
export interface Paragraph {
  readonly sentences: readonly Sentence[];
  readonly figures: readonly FigureInSentence[];
}

export function paragraphOf(sentences: readonly Sentence[]): Paragraph {
  return { sentences, figures: sentences.flatMap(({ figures }) => figures) };
}

export const familyOf = ({ amount }: FigureInSentence): string => amount.unit.family;

/** Amounts that can be added and divided: neither shares nor points, and of the family. */
export function ofFamily(figures: readonly FigureInSentence[], family: string): FigureInSentence[] {
  return figures.filter((figure) => familyOf(figure) === family && figure.amount.sense !== "percentage-points");
}

export function moneyOf(figures: readonly FigureInSentence[]): FigureInSentence[] {
  return figures.filter(isMoney);
}

const valueOf = ({ amount }: FigureInSentence): Decimal => shownBy(amount).value;

/** Distinct by what they say: 486.2万元 and 4862000元 are one. */
export function distinct(figures: readonly FigureInSentence[]): FigureInSentence[] {
  return figures.filter((figure, index) => figures.findIndex((other) => valueOf(other).eq(valueOf(figure))) === index);
}

export function quotient(a: FigureInSentence, b: FigureInSentence): Interval | null {
  return valueOf(a).eq(valueOf(b)) ? exactly(new Decimal(1)) : divideIntervals(spanOf(a.amount), spanOf(b.amount));
}

function pairsOf(figures: readonly FigureInSentence[]): (readonly [FigureInSentence, FigureInSentence])[] {
  const different = distinct(figures);
  return different.flatMap((a) => different.map((b) => [a, b] as const));
}

/** Whether some amount is this share of another, or of several that stand together. */
export function isShareOfSome(share: Interval, figures: readonly FigureInSentence[]): boolean {
  return pairsOf(figures).some(([a, b]) => {
    const span = quotient(a, b);
    return span !== null && meets(span, share);
  });
}

/** Whether some two amounts differ by as much, or, where that is a share, by that share of one of them. */
export function isChangeOfSome(change: Interval, figures: readonly FigureInSentence[], isRelative: boolean): boolean {
  return pairsOf(figures).some(([a, b]) => {
    if (a === b) return false;
    const [more, less] = valueOf(a).gt(valueOf(b)) ? [a, b] : [b, a];
    const difference = subtractIntervals(spanOf(more.amount), spanOf(less.amount));
    if (!isRelative) return meets(difference, change);
    const relative = divideIntervals(difference, spanOf(b.amount));
    return relative !== null && meets(relative, change);
  });
}

/** Points that were given are what they are; every other figure may be a rounded print. */
export function sumOfFigures(figures: readonly FigureInSentence[]): Interval {
  return addIntervals(figures.map((figure) => (figure.amount.sense === "points" ? exactly(valueOf(figure)) : spanOf(figure.amount))));
}

/** In the unit of the figure, as a person writes it. */
export function inUnitOf({ amount }: FigureInSentence, value: Decimal): string {
  return `${plain(value.div(amount.unit.factor).round(Math.max(amount.digits, 2)))}${amount.unit.name}`;
}

export const textsOf = (figures: readonly FigureInSentence[], sign: string): string => figures.map(({ amount }) => amount.text).join(sign);
