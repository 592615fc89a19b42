import { columnName } from "../sheet/address";

// The formulas of a form's money, each with its "="; cells are given as "F7", ranges as "F8:F10".

/** How a rate of execution is shown. */
export const RATE = "0.00%";

export function sumFormula(range: string): string {
  return `=SUM(${range})`;
}

/** A sum of blanks would be 0, and a budget of which nothing was spent a finding. */
export function executedFormula(range: string): string {
  return `=IF(COUNT(${range})=0,"",SUM(${range}))`;
}

/** Blank until there is money of both kinds: not every program takes the division of a blank text for an error. */
export function rateFormula(executed: string, budget: string): string {
  return `=IF(ISNUMBER(${executed}),IFERROR(${executed}/${budget},""),"")`;
}

/** MIN passes over a rate that is blank, and would give full marks for it. */
export function executionScoreFormula(rate: string, weight: string): string {
  return `=IF(ISNUMBER(${rate}),ROUND(MIN(1,${rate})*${weight},2),"")`;
}

/** "E8:E10". Rows and column from 0. */
export function rowsOfColumn(column: number, firstRow: number, lastRow: number): string {
  const name = columnName(column);
  return `${name}${firstRow + 1}:${name}${lastRow + 1}`;
}
