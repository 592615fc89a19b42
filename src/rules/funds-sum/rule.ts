import { plain, sum } from "../../figures/decimal";
import { addIntervals, meets } from "../../figures/interval";
import type { FigureAt, FundColumn, FundRow, Funds } from "../../form/form";
import { totalFundRow } from "../../recompute/funds";
import { printedMoney } from "../money";
import { addendsText } from "../points";
import { type Draft, FUNDED, type Rule } from "../rule";

const MONEY: readonly FundColumn[] = ["initial", "budget", "executed"];

type Filled = FigureAt & { readonly figure: NonNullable<FigureAt["figure"]> };

function isFilled(cell: FigureAt | undefined): cell is Filled {
  return cell?.figure != null;
}

function addsUp(total: Filled, parts: readonly Filled[]): boolean {
  return meets(printedMoney(total.figure), addIntervals(parts.map((part) => printedMoney(part.figure))));
}

/** Rows that are no parts of the rows above them: 省, 市, 县 may stand below the 地方资金 that they make up. */
function withoutNested(rows: readonly FundRow[], column: FundColumn): FundRow[] {
  return rows.filter((row, index) => {
    for (let parent = index - 1; parent >= 0; parent--) {
      const head = rows[parent]?.figures[column];
      const below = rows.slice(parent + 1).map((other) => other.figures[column]).filter(isFilled);
      for (let count = Math.max(2, index - parent); count <= below.length; count++) {
        if (isFilled(head) && addsUp(head, below.slice(0, count))) return false;
      }
    }
    return row.figures[column]?.figure != null;
  });
}

function checkColumn(funds: Funds, column: FundColumn): Draft[] {
  const total = totalFundRow(funds)?.figures[column];
  const subs = funds.rows.filter((row) => row.role === "sub");
  const parts = subs.map((row) => row.figures[column]).filter(isFilled);
  if (!isFilled(total) || parts.length === 0 || addsUp(total, parts)) return [];
  const upper = withoutNested(subs, column).map((row) => row.figures[column]).filter(isFilled);
  if (upper.length < parts.length && addsUp(total, upper)) return [];
  const added = sum(parts.map((part) => part.figure.value));
  const values = {
    column,
    total: plain(total.figure.value),
    sum: plain(added),
    difference: plain(total.figure.value.minus(added)),
    addends: addendsText(parts),
  };
  return [{ message: "total", values, cells: [total, ...parts] }];
}

export const fundsSum: Rule = {
  id: "funds-sum",
  severity: "error",
  kinds: FUNDED,
  check: ({ form: { funds } }) => (funds ? MONEY.flatMap((column) => checkColumn(funds, column)) : []),
};
