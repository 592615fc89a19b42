import { isSameFigure, shownBy, significantDigits } from "../../text/claims";
import { isMoney } from "../../text/compositions";
import { type FigureInSentence, type Sentence, until } from "../../text/sentences";
import type { Draft } from "../rule";

/** Amounts of fewer digits are often the same in two years. */
const TELLING_DIGITS = 4;

interface Dated {
  readonly figure: FigureInSentence;
  /** The year that is named last before the figure in its sentence. */
  readonly year: number;
  /** Whether the sentence begins with the other year, and the amount is plainly of this one: "2023年…下达2022年补助资金共…". */
  readonly isApart: (other: number) => boolean;
}

/** Two years that share an amount: 2023年和2024年, 2022-2024年. */
const JOINED = /^\s*[和及与、至到~-]/;

function datedIn({ cell: { text }, mentions, figures }: Sentence): Dated[] {
  const dates = mentions.flatMap((mention) => (mention.kind === "date" && mention.year !== null ? [{ start: mention.start, end: mention.end, year: mention.year }] : []));
  return figures.flatMap((figure): Dated[] => {
    const { amount } = figure;
    const before = dates.filter(({ end }) => end <= amount.start);
    const last = before.at(-1);
    if (!last || !isMoney(figure) || amount.isApproximate || significantDigits(amount) < TELLING_DIGITS) return [];
    const isInItsClause = until(text, last.end, /[,，;；:：。]/) >= amount.start;
    const isApart = (other: number): boolean => {
      const nearest = before.filter(({ year }) => year === other).at(-1);
      return nearest !== undefined && isInItsClause && !JOINED.test(text.slice(nearest.end, last.start));
    };
    return [{ figure, year: last.year, isApart }];
  });
}

/** "2023年…下达2022年医疗救助资金共39993万元" where the amount is that of 2023 everywhere else: a year left from the last report. */
export function otherYears(sentences: readonly Sentence[], year: number): Draft[] {
  const dated = sentences.flatMap(datedIn);
  return dated.flatMap((odd): Draft[] => {
    if (odd.year === year || !odd.isApart(year)) return [];
    const same = dated.filter((other) => other !== odd && other.figure.cell !== odd.figure.cell && isSameFigure(shownBy(other.figure.amount), shownBy(odd.figure.amount)));
    const [usual] = same;
    if (!usual || same.some((other) => other.year !== year)) return [];
    const values = { shown: odd.figure.amount.text, stated: String(odd.year), usual: String(year), other: usual.figure.amount.text };
    return [{ message: "year", values, cells: [odd.figure.cell, usual.figure.cell] }];
  });
}
