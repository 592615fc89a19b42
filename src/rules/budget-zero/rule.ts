import { plain } from "../../figures/decimal";
import type { FigureAt, FundRow, Funds } from "../../form/form";
import { isFilled } from "../filled";
import { hasYearsBudget, subRows } from "../fund-parts";
import { type Draft, FUNDED, type Rule } from "../rule";

function isAboveZero(cell: FigureAt | undefined): cell is FigureAt {
  return isFilled(cell) && cell.figure.value.gt(0);
}

/** Rows that say 0 for the budget. A total of 0 above sources that are not 0 is a wrong sum, which funds-sum says. */
function rowsWithoutBudget(funds: Funds): FundRow[] {
  const isSumWrong = subRows(funds).some((row) => isAboveZero(row.figures[funds.base]));
  return funds.rows.filter((row) => row.figures[funds.base]?.figure?.value.eq(0) && !(row.role === "total" && isSumWrong));
}

function findingOf(message: string, column: "executed" | "rate", rows: readonly FundRow[], base: Funds["base"]): Draft[] {
  const cells = rows.map((row) => row.figures[column]).filter(isFilled);
  const [first] = cells;
  if (!first) return [];
  const budgets = rows.map((row) => row.figures[base]).filter(isFilled);
  const values = { column: base, shown: first.text.trim(), amount: plain(first.figure.value), count: String(cells.length) };
  return [{ message, values, cells: [...cells, ...budgets] }];
}

export const budgetZero: Rule = {
  id: "budget-zero",
  severity: "warning",
  kinds: [...FUNDED, "fund-table"],
  *check({ form }) {
    const { funds } = form;
    if (!funds || !hasYearsBudget(form)) return;
    const rows = rowsWithoutBudget(funds);
    const isSpent = (row: FundRow) => isAboveZero(row.figures.executed);
    yield* findingOf("spent", "executed", rows.filter(isSpent), funds.base);
    yield* findingOf("rate", "rate", rows.filter((row) => !isSpent(row) && isAboveZero(row.figures.rate)), funds.base);
  },
};
