import { Decimal, plain } from "../../figures/decimal";
import { type Interval, meets, scaled } from "../../figures/interval";
import { compact } from "../../figures/normalise";
import type { Form } from "../../form/form";
import { totalFundRow } from "../../recompute/funds";
import { isFilled } from "../filled";
import { MONEY_COLUMNS } from "../money";
import type { Draft } from "../rule";
import { type Claim, type Passage, before, isAbout, isOf, significantDigits, spanOf } from "../../text/claims";
import { compositionsIn, isMoney, sumOf } from "../../text/compositions";
import { type Money, balanceOf, knownMoney, totalMoney } from "./table-figures";

const WAN = new Decimal(10000);
/** Digits that no two different amounts share by chance. */
const TELLING_DIGITS = 3;

/** The total that the claim states ten thousand times too small or too large; null for any other amount. */
function meantBy({ amount, lead }: Claim, totals: readonly Money[], known: readonly Interval[]): Money | null {
  if (significantDigits(amount) < TELLING_DIGITS || !isAbout(lead, "money") || isAbout(lead, "each")) return null;
  const span = spanOf(amount);
  if ([...totals.map((total) => total.span), ...known].some((money) => meets(money, span))) return null;
  return totals.find((total) => meets(total.span, scaled(span, WAN)) || meets(scaled(total.span, WAN), span)) ?? null;
}

/** 147.17元 where the table has 147.17万元; what is said of it a second time is not wrong a second time. */
export function unitSlips(form: Form, claims: readonly Claim[]): { readonly drafts: Draft[]; readonly slipped: ReadonlySet<Claim> } {
  const [totals, known] = [totalMoney(form), knownMoney(form)];
  const slips = claims.filter(isMoney).flatMap((claim) => {
    const meant = meantBy(claim, totals, known);
    return meant ? [{ claim, meant }] : [];
  });
  const drafts = slips.map(({ claim: { amount, cell }, meant }): Draft => ({
    severity: "error",
    message: "unit",
    values: { shown: amount.text, table: meant.cell.text.trim(), unit: meant.unit },
    cells: [cell, meant.cell],
  }));
  return { drafts, slipped: new Set(slips.map(({ claim }) => claim)) };
}

/** 调整后预算为147.17万元, 实际支出147.17元: the same digits in two units of one text, where neither is a price. */
export function unitsInText(claims: readonly Claim[]): Draft[] {
  const telling = claims.filter((claim) => isMoney(claim) && significantDigits(claim.amount) > TELLING_DIGITS && isAbout(claim.lead, "money") && !isAbout(claim.lead, "each"));
  const keyOf = ({ cell, amount }: Claim, factor: Decimal) => [cell.row, cell.column, plain(amount.number), plain(factor)].join(" ");
  const byKey = new Map(telling.map((claim) => [keyOf(claim, claim.amount.unit.factor), claim]));
  return telling.flatMap((claim): Draft[] => {
    const { cell, amount } = claim;
    const other = byKey.get(keyOf(claim, amount.unit.factor.times(WAN)));
    return other ? [{ message: "unit-in-text", values: { shown: amount.text, other: other.amount.text }, cells: [cell] }] : [];
  });
}

function isAnyKnown(claims: readonly Claim[], form: Form): boolean {
  const known = knownMoney(form);
  return claims.some(({ amount }) => known.some((money) => meets(money, spanOf(amount))));
}

/** 全年支出 … and 年初预算 … beside the same total of the table. Where one is right, the others speak of parts. */
export function statedTotals(form: Form, claims: readonly Claim[]): Draft[] {
  const { funds } = form;
  const total = funds && totalFundRow(funds);
  if (!total || !funds.unit) return [];
  const { unit } = funds;
  return MONEY_COLUMNS.flatMap((column): Draft[] => {
    const cell = total.figures[column];
    const stated = claims.filter((claim) => isMoney(claim) && isOf(claim, column) && !(column === "executed" && claim.isPlan));
    const [first] = stated;
    if (!first || !isFilled(cell) || isAnyKnown(stated, form)) return [];
    return [{ message: "amount", values: { column, shown: first.amount.text, table: cell.text.trim(), unit }, cells: [first.cell, cell] }];
  });
}

const CLAUSE_END = /[,，;；。\n]/;

/** Of one source nothing may be left while another has something. */
export function saysNothingLeft(text: string): boolean {
  return text.split(CLAUSE_END).map(compact).some((clause) => {
    const subject = before(clause, "nothingLeft");
    return subject !== null && !isAbout(subject, "source") && !isAbout(clause, "otherTime");
  });
}

/** What is said to be left, beside budget less executed. */
export function leftOver(form: Form, claims: readonly Claim[], passages: readonly Passage[]): Draft[] {
  const balance = form.funds && balanceOf(form.funds);
  if (!balance) return [];
  const { budget, executed, span, unit } = balance;
  const left = budget.figure.value.minus(executed.figure.value);
  const values = { unit, budget: plain(budget.figure.value), executed: plain(executed.figure.value), balance: plain(left) };
  const denials = span.low.gt(0) ? passages.filter(({ cell, isPlan }) => !isPlan && saysNothingLeft(cell.text)) : [];
  const stated = claims.filter((claim) => isMoney(claim) && !claim.isPlan && isOf(claim, "balance"));
  const isRight = stated.some(({ amount }) => meets(span, spanOf(amount))) || isAnyKnown(stated, form);
  const [wrong] = isRight ? [] : stated;
  return [
    ...denials.map(({ cell }): Draft => ({ message: "nothing-left", values, cells: [cell, budget, executed] })),
    ...(wrong ? [{ message: "balance", values: { ...values, shown: wrong.amount.text }, cells: [wrong.cell, budget, executed] }] : []),
  ];
}

/**
 * "755.19万元，其中124.23万元…、370.83万元…、260.3万元": parts that come to more than the whole, by the last of them. Parts that
 * come to less may leave something out.
 */
export function brokenParts(claims: readonly Claim[], passages: readonly Passage[]): Draft[] {
  return passages.flatMap(({ cell }) =>
    compositionsIn(cell.text, claims.filter((claim) => claim.cell === cell)).flatMap(({ total, parts }): Draft[] => {
      const isOfOneKind = parts.every(({ lead }) => isAbout(lead, "spending") === isAbout(total.lead, "spending") && !isAbout(lead, "each"));
      const whole = spanOf(total.amount);
      const isExceeded = sumOf(parts).low.gte(whole.high) && sumOf(parts.slice(0, -1)).high.lt(whole.low);
      if (!isOfOneKind || !isExceeded) return [];
      const values = { shown: total.amount.text, addends: parts.map(({ amount }) => amount.text).join(" + ") };
      return [{ message: "parts", values, cells: [cell] }];
    }),
  );
}
