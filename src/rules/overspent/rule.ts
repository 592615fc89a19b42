import { plain } from "../../figures/decimal";
import type { FundRow, Funds } from "../../form/form";
import { type Filled, isFilled } from "../filled";
import { hasYearsBudget } from "../fund-parts";
import { isAbove } from "../money";
import { isRateOfOneUnit } from "../rates";
import { type Draft, FUNDED, type Rule } from "../rule";

interface Overspent {
  readonly executed: Filled;
  readonly budget: Filled;
  readonly rate: Filled | null;
}

function overspentRow({ figures }: FundRow, { base }: Funds): Overspent[] {
  const { executed, [base]: budget, rate } = figures;
  // Money without any budget is a question of its own (budget-zero).
  if (!isFilled(executed) || !isFilled(budget) || budget.figure.value.lte(0)) return [];
  return isAbove(executed.figure, budget.figure) ? [{ executed, budget, rate: isFilled(rate) ? rate : null }] : [];
}

/** The total first: it says what the rows below it add up to. */
function check(funds: Funds): Draft[] {
  const totalFirst = [...funds.rows].sort((a, b) => Number(b.role === "total") - Number(a.role === "total"));
  const rows = totalFirst.flatMap((row) => overspentRow(row, funds));
  const [first] = rows;
  if (!first) return [];
  const values = {
    column: funds.base,
    executed: plain(first.executed.figure.value),
    budget: plain(first.budget.figure.value),
    difference: plain(first.executed.figure.value.minus(first.budget.figure.value)),
  };
  const isOtherUnit = rows.some(({ rate, executed, budget }) => rate && isRateOfOneUnit(rate.figure, executed.figure, budget.figure));
  return [{ message: isOtherUnit ? "factor" : "above", values, cells: rows.flatMap(({ executed, budget }) => [executed, budget]) }];
}

export const overspent: Rule = {
  id: "overspent",
  severity: "warning",
  kinds: [...FUNDED, "fund-table"],
  check: ({ form }) => (form.funds && hasYearsBudget(form) ? check(form.funds) : []),
};
