import { Decimal, digitsShown } from "../../figures/decimal";
import { divideIntervals, meets, subtractIntervals } from "../../figures/interval";
import { isAbout, isLimit, isOf, lastOf, shownBy, spanOf } from "../../text/claims";
import type { FigureInSentence, Sentence } from "../../text/sentences";
import { saysNothingLeft } from "../narrative-mismatch/money";
import type { Draft } from "../rule";
import { type Paragraph, distinct, inUnitOf, isChangeOfSome, isShareOfSome, moneyOf, sumOfFigures } from "./paragraph";

const HUNDRED = new Decimal(100);

/** What the sentence had to spend, and what it says was spent: the figures before the one that is asked about. */
interface Account {
  readonly available: readonly FigureInSentence[];
  readonly spent: readonly FigureInSentence[];
}

function accountBefore({ figures }: Sentence, end: number): Account {
  const told = moneyOf(figures).filter(({ amount }) => amount.end <= end && !amount.isApproximate);
  const kinds = told.map(({ lead }) => lastOf(lead, ["available", "spent"]));
  return { available: distinct(told.filter((_, index) => kinds[index] === "available")), spent: distinct(told.filter((_, index) => kinds[index] === "spent")) };
}

const isTold = ({ amount }: FigureInSentence): boolean => !amount.isApproximate && !isLimit(amount);

/** "预算320万元，支出304.64万元，执行率92.5%": no two amounts of the paragraph, and no sum of budgets, give that rate. */
export function brokenRates({ sentences, figures }: Paragraph): Draft[] {
  return sentences.flatMap((sentence) =>
    sentence.figures.flatMap((rate): Draft[] => {
      if (rate.amount.sense !== "percent" || !isOf(rate, "spentRate") || !isTold(rate)) return [];
      const { available, spent } = accountBefore(sentence, rate.amount.start);
      const [base, executed] = [available.at(-1), spent.at(-1)];
      if (!base || !executed || isShareOfSome(spanOf(rate.amount), moneyOf(figures))) return [];
      const together = divideIntervals(sumOfFigures(spent), sumOfFigures(available));
      const first = divideIntervals(sumOfFigures([executed]), sumOfFigures(available));
      if ([together, first].some((span) => span !== null && meets(span, spanOf(rate.amount)))) return [];
      const expected = digitsShown(shownBy(executed.amount).value.div(shownBy(base.amount).value).times(HUNDRED), 2);
      const values = { shown: rate.amount.text, budget: base.amount.text, executed: executed.amount.text, expected };
      return [{ severity: available.length === 1 && spent.length === 1 ? "error" : "warning", message: "rate", values, cells: [rate.cell] }];
    }),
  );
}

/** "预算4820万元，支出4613.7万元，结余260.3万元", and 无结余 where the sentence has something left. */
export function brokenBalances({ sentences, figures }: Paragraph): Draft[] {
  return sentences.flatMap((sentence): Draft[] => {
    const stated = sentence.figures.filter((figure) => moneyOf([figure]).length > 0 && isOf(figure, "balance") && isTold(figure));
    const wrong = stated.flatMap((balance): Draft[] => {
      const { available, spent } = accountBefore(sentence, balance.amount.start);
      const [base, executed] = [available.at(-1), spent.at(-1)];
      if (!base || !executed || isAbout(sentence.words, "otherThings")) return [];
      const others = moneyOf(figures).filter((figure) => figure !== balance);
      const left = subtractIntervals(sumOfFigures(available), sumOfFigures(spent));
      if (isChangeOfSome(spanOf(balance.amount), others, false) || meets(left, spanOf(balance.amount))) return [];
      const expected = inUnitOf(balance, shownBy(base.amount).value.minus(shownBy(executed.amount).value));
      const values = { shown: balance.amount.text, budget: base.amount.text, executed: executed.amount.text, expected };
      return [{ severity: available.length === 1 && spent.length === 1 ? "error" : "warning", message: "balance", values, cells: [balance.cell] }];
    });
    return [...wrong, ...deniedBalance(sentence)];
  });
}

function deniedBalance(sentence: Sentence): Draft[] {
  if (!saysNothingLeft(sentence.words) || isAbout(sentence.words, "otherThings")) return [];
  const { available: [base, ...otherBases], spent: [executed, ...others] } = accountBefore(sentence, sentence.end);
  if (!base || !executed || otherBases.length > 0 || others.length > 0) return [];
  const left = subtractIntervals(spanOf(base.amount), spanOf(executed.amount));
  if (left.low.lte(0)) return [];
  const expected = inUnitOf(base, shownBy(base.amount).value.minus(shownBy(executed.amount).value));
  return [{ message: "nothing-left", values: { shown: executed.amount.text, budget: base.amount.text, executed: executed.amount.text, expected }, cells: [base.cell] }];
}
