import { type Decimal, digitsShown, plain, sum } from "../../figures/decimal";
import { type Interval, addIntervals, meets } from "../../figures/interval";
import { compact } from "../../figures/normalise";
import { parseQuantity } from "../../figures/quantity";
import { parseUnit } from "../../figures/units";
import type { AmountColumnRole } from "../../form/form";
import { type Filled, isFilled } from "../filled";
import { printedMoney } from "../money";
import { rateBetween, readingsOfRate } from "../rates";
import type { TableRow } from "./table-row";

/** One row held against a formula: what it says, and what it should say. */
export interface RowCheck {
  readonly holds: boolean;
  /** The result first. */
  readonly cells: readonly [Filled, ...Filled[]];
  readonly expected: Decimal;
  /** "100 × 25", with the units as the cells give them. */
  readonly terms: string;
}

export interface RowFormula {
  /** Names the message. */
  readonly id: "product" | "adjusted" | "rate" | "balance";
  /** True when the headings alone say the formula; else other rows have to confirm it. */
  readonly isDefinition: boolean;
  /** The expected result for people. */
  readonly print: (expected: Decimal) => string;
  /** Null where the row has not all that it takes. */
  readonly check: (row: TableRow) => RowCheck | null;
}

const MONEY_DIGITS_SHOWN = 6;
export const asMoney = (amount: Decimal): string => digitsShown(amount, MONEY_DIGITS_SHOWN);
const NEGATIVE_ONE = -1;

function negated({ low, high, isClosed }: Interval): Interval {
  return { low: high.times(NEGATIVE_ONE), high: low.times(NEGATIVE_ONE), isClosed };
}

function scaled({ low, high, isClosed }: Interval, factor: Decimal): Interval {
  return factor.lt(0) ? negated(scaled({ low, high, isClosed }, factor.abs())) : { low: low.times(factor), high: high.times(factor), isClosed };
}

const PRICE_UNIT = /^(?:百万元|亿元|万元|千元|元)/;

/** The number in a cell of quantities or prices: "25人天", "7.5万元/集", 1200. */
function numberIn({ text, figure }: { readonly text: string; readonly figure: Filled["figure"] | null }): { value: Decimal; unit: string } | null {
  if (figure && !figure.isText) return { value: figure.value, unit: "" };
  const quantity = parseQuantity(text);
  return quantity.kind === "amount" && quantity.comparator === null ? { value: quantity.number, unit: quantity.unit.name } : null;
}

/** Where a list has no column for it, the one amount of the year is what quantity and price make. */
function productCell({ at }: TableRow): { role: AmountColumnRole; cell: Filled } | null {
  const roles: readonly AmountColumnRole[] = ["amount", "budget", "initial"];
  const found = roles.flatMap((role) => {
    const cell = at(role);
    return cell ? [{ role, cell }] : [];
  });
  return found[0]?.role === "amount" || found.length === 1 ? (found[0] ?? null) : null;
}

/** Without a unit of its own a price is in that of the amounts, or in 元. */
function priceFactors(unit: string, amountUnit: Decimal): Decimal[] {
  const named = PRICE_UNIT.exec(compact(unit))?.[0];
  const factors = named ? [parseUnit(named).factor] : [amountUnit, parseUnit("元").factor];
  return factors.map((factor) => factor.div(amountUnit));
}

const product: RowFormula = {
  id: "product",
  isDefinition: false,
  print: asMoney,
  check(row) {
    const [priceCell, quantityCell, result] = [row.cellAt("price"), row.cellAt("quantity"), productCell(row)];
    const [price, quantity] = [priceCell && numberIn(priceCell), quantityCell && numberIn(quantityCell)];
    if (!price || !quantity || !result || !priceCell || !quantityCell) return null;
    if (quantity.value.lte(0) || price.value.lte(0)) return null;
    const amountUnit = parseUnit(row.unitOf(result.role) ?? "元").factor;
    const amount = printedMoney(result.cell.figure);
    const perPiece = printedMoney({ ...result.cell.figure, value: price.value, digits: 0, isExact: priceCell.formula !== null });
    // A further factor may stand in a column of its own: 12 months, 2 times.
    const others = row.figures.filter((cell) => ![result.cell.column, priceCell.column, quantityCell.column].includes(cell.column));
    const factors = priceFactors(price.unit, amountUnit).map((factor) => factor.times(quantity.value));
    const accepted = [...factors, ...others.flatMap(({ figure }) => factors.map((factor) => factor.times(figure.value)))];
    return {
      holds: accepted.some((factor) => meets(scaled(perPiece, factor), amount)),
      cells: [result.cell, ...[priceCell, quantityCell].filter(isFilled)],
      expected: price.value.times(factors[0] ?? quantity.value),
      terms: `${priceCell.text.trim()} × ${quantityCell.text.trim()}`,
    };
  },
};

const adjusted: RowFormula = {
  id: "adjusted",
  isDefinition: true,
  print: asMoney,
  check({ at }) {
    const [initial, adjustment, budget] = [at("initial"), at("adjustment"), at("budget")];
    if (!initial || !adjustment || !budget) return null;
    const parts = [initial, adjustment];
    return {
      holds: meets(addIntervals(parts.map(({ figure }) => printedMoney(figure))), printedMoney(budget.figure)),
      cells: [budget, ...parts],
      expected: sum(parts.map(({ figure }) => figure.value)),
      terms: `${plain(initial.figure.value)} + ${plain(adjustment.figure.value)}`,
    };
  },
};

/** Budgets that a list may divide by or take from; the adjusted one first. */
const BASES: readonly AmountColumnRole[] = ["budget", "initial", "amount"];

function basesOf({ at, money }: TableRow, without: readonly Filled[]): Filled[] {
  const named = BASES.flatMap((role) => at(role) ?? []);
  // Money received (到位) stands in a column that no role is made for.
  return [...named, ...money.filter((cell) => !named.includes(cell) && !without.includes(cell))];
}

const rate: RowFormula = {
  id: "rate",
  isDefinition: true,
  print: (ratio) => `${digitsShown(ratio.times(100), 4)}%`,
  check(row) {
    const [executed, shown] = [row.at("executed"), row.at("rate")];
    if (!executed || !shown || executed.figure.value.lt(0)) return null;
    const bases = basesOf(row, [executed, shown]).filter(({ figure }) => figure.value.gt(0));
    const [base] = bases;
    if (!base || !BASES.some((role) => row.at(role) === base)) return null;
    const holds = bases.some(({ figure }) => {
      const quotient = rateBetween(executed.figure, figure);
      return !quotient || readingsOfRate(shown.figure).some((reading) => meets(reading, quotient));
    });
    return {
      holds,
      cells: [shown, executed, base],
      expected: executed.figure.value.div(base.figure.value),
      terms: `${plain(executed.figure.value)} ÷ ${plain(base.figure.value)}`,
    };
  },
};

const balance: RowFormula = {
  id: "balance",
  isDefinition: false,
  print: asMoney,
  check(row) {
    const [executed, left] = [row.at("executed"), row.at("balance")];
    if (!executed || !left) return null;
    const bases = basesOf(row, [executed, left]);
    const [base] = bases;
    if (!base || !BASES.some((role) => row.at(role) === base)) return null;
    const spent = negated(printedMoney(executed.figure));
    return {
      holds: bases.some(({ figure }) => meets(addIntervals([printedMoney(figure), spent]), printedMoney(left.figure))),
      cells: [left, base, executed],
      expected: base.figure.value.minus(executed.figure.value),
      terms: `${plain(base.figure.value)} − ${plain(executed.figure.value)}`,
    };
  },
};

export const ROW_FORMULAS: readonly RowFormula[] = [product, adjusted, rate, balance];
