import { compact, isBlankText } from "../figures/normalise";
import type { Form, FundColumn, FundRow, Funds } from "../form/form";
import { totalFundRow } from "../recompute/funds";
import { type Filled, isFilled } from "./filled";
import { addsUp, sourceTree } from "./fund-tree";

/** The amounts in a column of the sources that make up the total; blank ones and the parts of sources are left out. */
export function sourcesOf(funds: Funds, column: FundColumn): Filled[] {
  return upperRows(funds).map((row) => row.figures[column]).filter(isFilled);
}

/** Whether a source says what it has in words: nobody can tell then what the sources make together. */
function hasWordsFor(rows: readonly FundRow[], column: FundColumn): boolean {
  return rows.some(({ figures: { [column]: cell } }) => cell && !isFilled(cell) && !isBlankText(cell.text));
}

/** A money column of which the total, or a source, is not what its parts make. */
export interface WrongTotal {
  /** The source; null for the total of all. */
  readonly parent: FundRow | null;
  readonly total: Filled;
  readonly parts: readonly Filled[];
}

function wrongIn(parent: FundRow | null, whole: FundRow | null, rows: readonly FundRow[], column: FundColumn): WrongTotal | null {
  const total = whole?.figures[column];
  const parts = rows.map(({ figures }) => figures[column]).filter(isFilled);
  return isFilled(total) && parts.length > 0 && !addsUp(total, parts) && !hasWordsFor(rows, column) ? { parent, total, parts } : null;
}

/** The total of the column that its sources do not make. */
export function wrongTotalOf(funds: Funds, column: FundColumn): WrongTotal | null {
  return wrongIn(null, totalFundRow(funds), upperRows(funds), column);
}

/** The sources of the column that their own parts do not make. */
export function wrongSourcesOf(funds: Funds, column: FundColumn): WrongTotal[] {
  return sourceTree(funds).nested.flatMap(({ parent, parts }) => wrongIn(parent, parent, parts, column) ?? []);
}

export function subRows(funds: Funds): FundRow[] {
  return funds.rows.filter((row) => row.role === "sub");
}

/** The rows of the sources that make up the total. */
export function upperRows(funds: Funds): readonly FundRow[] {
  return sourceTree(funds).upper;
}

/**
 * Whether the money spent can be held against the form's budget. A list that prints the initial budget alone is one of final
 * accounts as often as not: what came in during the year belongs to it and stands nowhere.
 */
export function hasYearsBudget({ kind, table }: Form): boolean {
  const budget = table?.columns.find(({ role }) => role === "budget");
  return kind !== "fund-table" || (budget !== undefined && !compact(budget.heading?.text ?? "").startsWith("年初"));
}
