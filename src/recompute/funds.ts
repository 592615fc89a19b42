import type { Decimal } from "../figures/decimal";
import type { FigureAt, Form, FundColumn, FundRow, Funds } from "../form/form";

export interface Ratio {
  /** Fraction of 1. */
  readonly value: Decimal;
  readonly executed: FigureAt;
  /** The budget that it is a share of. */
  readonly base: FigureAt;
}

export function totalFundRow(funds: Funds): FundRow | null {
  return funds.rows.find((row) => row.role === "total") ?? null;
}

/** Executed ÷ budget of one row; null without both or when the budget is not above 0. */
export function rateOf(row: FundRow, base: FundColumn): Ratio | null {
  const executed = row.figures.executed;
  const budget = row.figures[base];
  if (!executed?.figure || !budget?.figure || budget.figure.value.lte(0)) return null;
  return { value: executed.figure.value.div(budget.figure.value), executed, base: budget };
}

/** The points of the execution rate that stand beside those of the indicators: null where it is one of the indicators itself. */
export function pointsBeside({ funds, indicators }: Pick<Form, "funds" | "indicators">, role: "weight" | "score"): FigureAt | null {
  const cell = (role === "weight" ? funds?.executionWeight : funds?.executionScore) ?? null;
  return cell && !indicators.some((indicator) => indicator[role]?.row === cell.row && indicator[role].column === cell.column) ? cell : null;
}
