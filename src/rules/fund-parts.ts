import { compact, isBlankText } from "../figures/normalise";
import type { Form, FundColumn, FundRow, Funds } from "../form/form";
import { type Filled, isFilled } from "./filled";
import { totalFundRow } from "../recompute/funds";
import { addsUp } from "./money";

/** The sources' amounts in a column, blank ones left out. */
export function sourcesOf(funds: Funds, column: FundColumn): Filled[] {
  return subRows(funds).map((row) => row.figures[column]).filter(isFilled);
}

/** Whether a source says what it has in words: nobody can tell then what the sources make together. */
function hasWordsFor(funds: Funds, column: FundColumn): boolean {
  return subRows(funds).some(({ figures: { [column]: cell } }) => cell && !isFilled(cell) && !isBlankText(cell.text));
}

/** A money column of which the total is not what its sources make. */
export interface WrongTotal {
  readonly total: Filled;
  readonly parts: readonly Filled[];
}

export function wrongTotalOf(funds: Funds, column: FundColumn): WrongTotal | null {
  const total = totalFundRow(funds)?.figures[column];
  const parts = sourcesOf(funds, column);
  if (!isFilled(total) || parts.length === 0 || addsUp(total, parts) || hasWordsFor(funds, column)) return null;
  const upper = upperSourcesOf(funds, column);
  return upper.length < parts.length && addsUp(total, upper) ? null : { total, parts };
}

export function subRows(funds: Funds): FundRow[] {
  return funds.rows.filter((row) => row.role === "sub");
}

/**
 * Whether the money spent can be held against the form's budget. A list that prints the initial budget alone is one of final
 * accounts as often as not: what came in during the year belongs to it and stands nowhere.
 */
export function hasYearsBudget({ kind, table }: Form): boolean {
  const budget = table?.columns.find(({ role }) => role === "budget");
  return kind !== "fund-table" || (budget !== undefined && !compact(budget.heading?.text ?? "").startsWith("年初"));
}

/** The sources that are no parts of the sources above them: 省, 市, 县 may stand below the 地方资金 that they make up. */
export function upperSourcesOf(funds: Funds, column: FundColumn): Filled[] {
  const rows = subRows(funds);
  const upper = rows.filter((_, index) => {
    for (let parent = index - 1; parent >= 0; parent--) {
      const head = rows[parent]?.figures[column];
      const below = rows.slice(parent + 1).map((other) => other.figures[column]).filter(isFilled);
      for (let count = Math.max(2, index - parent); count <= below.length; count++) {
        if (isFilled(head) && addsUp(head, below.slice(0, count))) return false;
      }
    }
    return true;
  });
  return upper.map((row) => row.figures[column]).filter(isFilled);
}
