import { type Interval, exactly, scaled, subtractIntervals } from "../../figures/interval";
import { parseUnit } from "../../figures/units";
import type { Form, FundRow, Funds, MoneyUnit } from "../../form/form";
import { actualOf, targetOf } from "../../recompute/attainment";
import { totalFundRow } from "../../recompute/funds";
import { type Filled, isFilled } from "../filled";
import { MONEY_COLUMNS, MONEY_ROLES, printedMoney } from "../money";
import { rateBetween, readingsOfRate } from "../rates";

/** An amount of the table, in 元. */
export interface Money {
  readonly cell: Filled;
  readonly span: Interval;
  readonly unit: MoneyUnit;
}

function moneyOf(cell: Filled, unit: MoneyUnit): Money {
  return { cell, unit, span: scaled(printedMoney(cell.figure), parseUnit(unit).factor) };
}

function moneyIn({ figures }: FundRow, unit: MoneyUnit): Money[] {
  return MONEY_COLUMNS.map((column) => figures[column]).filter(isFilled).map((cell) => moneyOf(cell, unit));
}

/** The amounts that the whole project has: budgets and what was spent of them. */
export function totalMoney({ funds, table }: Form): Money[] {
  const inTable = (table?.rows ?? []).filter(({ role }) => role === "total").flatMap(({ figures }) =>
    (table?.columns ?? []).flatMap(({ column, role, unit }) => {
      const [cell, own] = [figures.get(column), unit ?? table?.unit];
      return isFilled(cell) && own && MONEY_ROLES.has(role) ? [moneyOf(cell, own)] : [];
    }),
  );
  const total = funds && totalFundRow(funds);
  return table ? inTable : total && funds.unit ? moneyIn(total, funds.unit) : [];
}

/** Every amount of the form, of a source or an indicator, that a text can name. */
export function knownMoney({ funds, indicators }: Form): Interval[] {
  const inFunds = funds?.unit ? funds.rows.flatMap((row) => moneyIn(row, funds.unit!)) : [];
  const inIndicators = indicators.flatMap((indicator) =>
    [targetOf(indicator), actualOf(indicator)].flatMap((quantity) => (quantity.kind === "amount" ? [quantity.number.times(quantity.unit.factor)] : [])),
  );
  return [...inFunds.map(({ span }) => span), ...inIndicators.map(exactly)];
}

/** Executed by budget of every row, before the budget was adjusted and after. */
export function exactRatesOf({ rows }: Funds): Interval[] {
  return rows.flatMap(({ figures: { executed, budget, initial } }) =>
    [budget, initial].flatMap((base) => (isFilled(executed) && isFilled(base) ? (rateBetween(executed.figure, base.figure) ?? []) : [])),
  );
}

/** What may be called the execution rate of any row, as printed too. */
export function ratesOf(funds: Funds): Interval[] {
  const printedRates = funds.rows.map(({ figures: { rate } }) => rate).filter(isFilled);
  return [...exactRatesOf(funds), ...printedRates.flatMap(({ figure }) => readingsOfRate(figure))];
}

/** What is left of the budget. */
export interface Balance {
  /** In 元. */
  readonly span: Interval;
  readonly budget: Filled;
  readonly executed: Filled;
  readonly unit: MoneyUnit;
}

export function balanceOf(funds: Funds): Balance | null {
  const { unit } = funds;
  const { executed, [funds.base]: budget } = totalFundRow(funds)?.figures ?? {};
  if (!unit || !isFilled(executed) || !isFilled(budget)) return null;
  return { unit, budget, executed, span: subtractIntervals(moneyOf(budget, unit).span, moneyOf(executed, unit).span) };
}
