import { Decimal, plain, sum } from "../../figures/decimal";
import { compact } from "../../figures/normalise";
import { meets } from "../../figures/interval";
import { type Claim, isAbout, isSameFigure, shownBy, significantDigits, spanOf } from "../../text/claims";
import { compositionsIn, isMoney } from "../../text/compositions";
import type { FigureInSentence } from "../../text/sentences";
import type { Draft } from "../rule";
import { inUnitOf, textsOf } from "./paragraph";

/** Digits that no two different amounts share by chance. */
const TELLING_DIGITS = 4;
/** So many digits that two amounts which nearly agree were meant to be one. */
const MANY_DIGITS = 6;
const FACTORS = ["10000", "1000", "100000000"].map((factor) => new Decimal(factor));
const NEAR = new Decimal("0.01");
const SHORTEST_NAME = 4;

/** "1254600元（152.46万元）": one amount in two units. */
export function brokenConversions(figures: readonly FigureInSentence[]): Draft[] {
  return figures.flatMap((figure, index): Draft[] => {
    const before = figures[index - 1];
    if (!before || before.cell !== figure.cell || !isMoney(figure) || !isMoney(before)) return [];
    const between = compact(figure.cell.text.slice(before.amount.end, figure.amount.start));
    const isOtherUnit = between === "(" && !figure.amount.unit.factor.eq(before.amount.unit.factor) && !figure.amount.isApproximate;
    if (!isOtherUnit || meets(spanOf(figure.amount), spanOf(before.amount))) return [];
    const values = { shown: figure.amount.text, other: before.amount.text, expected: inUnitOf(figure, shownBy(before.amount).value) };
    return [{ severity: "error", message: "conversion", values, cells: [figure.cell] }];
  });
}

/** 147.17元 where the text has 147.17万元: the same digits in two units, of which neither is a price. */
export function unitSlips(claims: readonly Claim[]): Draft[] {
  const telling = claims.filter((claim) => isMoney(claim) && significantDigits(claim.amount) >= TELLING_DIGITS && !isAbout(claim.lead, "each"));
  const keyOf = ({ amount }: Claim, factor: Decimal): string => `${plain(amount.number)} ${plain(factor)}`;
  const byKey = new Map(telling.map((claim) => [keyOf(claim, claim.amount.unit.factor), claim]));
  const drafts = telling.flatMap((claim): Draft[] => {
    const other = FACTORS.map((factor) => byKey.get(keyOf(claim, claim.amount.unit.factor.times(factor)))).find((found) => found !== undefined);
    if (!other) return [];
    const cells = other.cell === claim.cell ? [claim.cell] : [claim.cell, other.cell];
    return [{ severity: "error", message: "unit", values: { shown: claim.amount.text, other: other.amount.text }, cells }];
  });
  // Said twice in one paragraph it is one thing to correct.
  return drafts.filter(({ cells: [cell], values }, index) => drafts.findIndex((draft) => draft.cells[0] === cell && draft.values["shown"] === values["shown"]) === index);
}

const GENERIC = /(?:为|是|达到?|共计?|合计|总计|约|已|[::]|其中|全年|本年|当年|全市|全县|全区|我[市县区局]|的)/g;

const ORDER = /^[一二三四五六七八九十]是/;

/** What the amount is called, without words that stand beside any: 资助参保资金支出. */
const nameOf = ({ lead }: Claim): string => lead.replace(ORDER, "").replace(GENERIC, "").replace(/^年度?/, "");

/** 资助参保资金支出 and 参保资金支出 name one thing; 支出 and 资金支出 name anything. */
function areOneName(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const telling = short.replace(/资金|支出|收入|预算|经费|金额|财政|补助|专项|项目|中央|省级?|市级?|县级?|区级?|总额|数$/g, "");
  return short.length >= SHORTEST_NAME && telling.length >= 2 && long.endsWith(short);
}

/** Two digits changed places, or one is another, or many agree: 2386.52 and 2368.52. */
function isNearly(a: Claim, b: Claim): boolean {
  const [first, second] = [shownBy(a.amount).value, shownBy(b.amount).value];
  if (first.eq(0) || isSameFigure(shownBy(a.amount), shownBy(b.amount)) || !a.amount.unit.factor.eq(b.amount.unit.factor)) return false;
  const [some, others] = [plain(a.amount.number), plain(b.amount.number)];
  const changed = some.length === others.length ? [...some].flatMap((sign, index) => (sign === others[index] ? [] : [index])) : [];
  const [i, j] = changed;
  const isOneDigit = changed.length === 1;
  const isSwap = changed.length === 2 && j === i! + 1 && some[i!] === others[j] && some[j] === others[i!];
  const isClose = Math.min(significantDigits(a.amount), significantDigits(b.amount)) >= MANY_DIGITS && first.minus(second).div(first).abs().lt(NEAR);
  return isOneDigit || isSwap || isClose;
}

/** One thing given with two amounts that were meant to be one: 10814.33 and 10841.07. The one that is told less often is shown. */
export function twoAmounts(claims: readonly Claim[]): Draft[] {
  const telling = claims.filter((claim) => isMoney(claim) && significantDigits(claim.amount) >= TELLING_DIGITS && !isAbout(claim.lead, "each") && nameOf(claim).length >= SHORTEST_NAME);
  const timesOf = ({ amount }: Claim): number => claims.filter((other) => isMoney(other) && isSameFigure(shownBy(amount), shownBy(other.amount))).length;
  const found = telling.flatMap((claim, index) =>
    telling.slice(index + 1).flatMap((other) => {
      if (claim.cell === other.cell || !areOneName(nameOf(claim), nameOf(other)) || !isNearly(claim, other)) return [];
      return [timesOf(claim) < timesOf(other) ? { odd: claim, usual: other } : { odd: other, usual: claim }];
    }),
  );
  const first = new Map(found.map((pair) => [`${pair.odd.cell.row} ${pair.odd.amount.text}`, pair]));
  return [...first.values()].map(({ odd, usual }): Draft => ({
    message: "twice",
    values: { name: nameOf(odd), shown: odd.amount.text, other: usual.amount.text },
    cells: [odd.cell, usual.cell],
  }));
}

/** Words of two signs that the names of all parts share with that of the amount: 救助. */
function shareWord(name: string, parts: readonly string[]): boolean {
  const words = Array.from({ length: Math.max(0, name.length - 1) }, (_, index) => name.slice(index, index + 2));
  return words.some((word) => !/资金|支出|财政|补助|专项|预算|经费|元/.test(word) && parts.every((part) => part.includes(word)));
}

/** 直接救助支出48888.19万元 beside 住院救助42242.44万元 and 门诊救助6476.66万元: nearly their sum, and nothing else. */
export function nearSums(claims: readonly Claim[]): Draft[] {
  const money = claims.filter((claim) => isMoney(claim) && significantDigits(claim.amount) >= MANY_DIGITS);
  const texts = [...new Set(money.map(({ cell }) => cell))];
  const lists = texts.flatMap((cell) => compositionsIn(cell.text, claims.filter((claim) => claim.cell === cell)).map(({ parts }) => parts).filter((parts) => parts.length > 2));
  return money.flatMap((claim): Draft[] => {
    const { value } = shownBy(claim.amount);
    if (money.some((other) => other !== claim && isSameFigure(shownBy(other.amount), shownBy(claim.amount)))) return [];
    const near = lists.flatMap((parts) => runsOf(parts)).find((run) => {
      const together = sum(run.map(({ amount }) => shownBy(amount).value));
      const difference = together.minus(value).abs();
      return !run.includes(claim) && !difference.eq(0) && difference.div(value).lt(NEAR) && shareWord(nameOf(claim), run.map(nameOf)) && !run.some(({ cell }) => cell === claim.cell);
    });
    if (!near) return [];
    const expected = inUnitOf(claim, sum(near.map(({ amount }) => shownBy(amount).value)));
    return [{ message: "near-sum", values: { name: nameOf(claim), shown: claim.amount.text, addends: textsOf(near, " + "), other: near[0]!.amount.text, expected }, cells: [claim.cell, near[0]!.cell] }];
  });
}

/** At least two that stand side by side, not all. */
function runsOf(parts: readonly Claim[]): (readonly Claim[])[] {
  return parts.flatMap((_, from) => parts.slice(from + 1).map((__, length) => parts.slice(from, from + length + 2))).filter(({ length }) => length < parts.length);
}
