import { Decimal, plain, sum } from "../figures/decimal";
import { columnName } from "../sheet/address";
import type { FormLayout, FundHeading } from "./form-layouts";
import type { FormWriter } from "./form-writer";
import type { NewFormContent, NewFormFund } from "./new-form-content";

/** To the cent in 万元 too, where an amount has so many digits. */
const MONEY = "#,##0.00####";
export const RATE = "0.00%";

/** The cells of the execution rate's points and score, "G6", which the total of the form adds. */
export interface ExecutionCells {
  readonly weight: string;
  readonly score: string;
}

/** Blank until there is money of both kinds: not every program takes the division of a blank text for an error. */
export function rateFormula(executed: string, budget: string): string {
  return `=IF(ISNUMBER(${executed}),IFERROR(${executed}/${budget},""),"")`;
}

/** The funds, their total first. @returns what the form's total adds; null where the form does not score the funds */
export function writeFunds(writer: FormWriter, layout: FormLayout["funds"], content: NewFormContent): ExecutionCells | null {
  if (!layout) return null;
  const { side, headings, sources, isScored } = layout;
  const first = writer.next();
  for (const { column, text, lastColumn } of headings) writer.put(first, column, text, { lastColumn });
  const funds = content.funds.length > 0 ? content.funds : sources.map((label): NewFormFund => ({ label, initial: null, budget: null }));
  const total = writer.next();
  const rows = funds.map(() => writer.next());
  writer.put(first, 0, side, { lastRow: writer.rows - 1 });
  const columns = new Map(headings.map((heading) => [heading.role, heading]));
  writeLabels(writer, columns.get("label")!, total, rows, funds);
  for (const role of ["initial", "budget"] as const) {
    const heading = columns.get(role);
    if (heading) writeAmounts(writer, heading, total, rows, funds.map((fund) => fund[role]));
  }
  writeExecuted(writer, columns.get("executed")!, total, rows);
  const cellOf = (role: FundHeading["role"]): string => `${columnName(columns.get(role)!.column)}${total + 1}`;
  const { column, lastColumn } = columns.get("rate")!;
  writer.put(total, column, "", { numberFormat: RATE, formula: rateFormula(cellOf("executed"), cellOf("budget")), lastColumn });
  for (const row of rows) writer.put(row, column, isScored ? "—" : "", { lastColumn });
  if (!isScored) return null;
  const [weight, score] = [columns.get("weight")!, columns.get("score")!];
  writer.put(total, weight.column, Number(plain(content.execution)), { numberFormat: "General" });
  // MIN passes over a rate that is blank, and would give full marks for it.
  const formula = `=IF(ISNUMBER(${cellOf("rate")}),ROUND(MIN(1,${cellOf("rate")})*${cellOf("weight")},2),"")`;
  writer.put(total, score.column, "", { numberFormat: "General", formula, lastColumn: score.lastColumn });
  for (const row of rows) for (const heading of [weight, score]) writer.put(row, heading.column, "—");
  return { weight: cellOf("weight"), score: cellOf("score") };
}

function writeLabels(writer: FormWriter, { column, lastColumn }: FundHeading, total: number, rows: readonly number[], funds: readonly NewFormFund[]): void {
  writer.put(total, column, "年度资金总额", { lastColumn });
  funds.forEach(({ label }, index) => {
    writer.put(rows[index]!, column, index === 0 && !/^其中/.test(label) ? `其中：${label}` : label, { lastColumn });
    writer.left(rows[index]!, column);
  });
}

function writeAmounts(writer: FormWriter, { column, lastColumn }: FundHeading, total: number, rows: readonly number[], figures: readonly (number | null)[]): void {
  const known = figures.flatMap((figure) => (figure === null ? [] : new Decimal(figure)));
  writer.put(total, column, Number(plain(sum(known))), { lastColumn, numberFormat: MONEY, formula: `=SUM(${rangeOf(column, rows)})` });
  rows.forEach((row, index) => writer.put(row, column, figures[index]!, { lastColumn, numberFormat: MONEY }));
}

/** A sum of blanks would be 0, and a budget of which nothing was spent a finding. */
function writeExecuted(writer: FormWriter, { column, lastColumn }: FundHeading, total: number, rows: readonly number[]): void {
  const range = rangeOf(column, rows);
  writer.put(total, column, "", { lastColumn, numberFormat: MONEY, formula: `=IF(COUNT(${range})=0,"",SUM(${range}))` });
  for (const row of rows) writer.put(row, column, null, { lastColumn, numberFormat: MONEY });
}

function rangeOf(column: number, rows: readonly number[]): string {
  const name = columnName(column);
  return `${name}${rows[0]! + 1}:${name}${rows.at(-1)! + 1}`;
}
