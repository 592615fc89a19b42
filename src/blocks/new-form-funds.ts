import { Decimal, plain, sum } from "../figures/decimal";
import { columnName } from "../sheet/address";
import type { FormLayout, FundHeading } from "./form-layouts";
import type { FormWriter } from "./form-writer";
import { executedFormula, executionScoreFormula, RATE, rateFormula, rowsOfColumn, sumFormula } from "./fund-formulas";
import type { NewFormContent, NewFormFund } from "./new-form-content";

/** To the cent in 万元 too, where an amount has so many digits. */
const MONEY = "#,##0.00####";

/** The cells of the execution rate's points and score, "G6", which the total of the form adds. */
export interface ExecutionCells {
  readonly weight: string;
  readonly score: string;
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
  writer.put(total, score.column, "", { numberFormat: "General", formula: executionScoreFormula(cellOf("rate"), cellOf("weight")), lastColumn: score.lastColumn });
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
  writer.put(total, column, Number(plain(sum(known))), { lastColumn, numberFormat: MONEY, formula: sumFormula(rowsOfColumn(column, rows[0]!, rows.at(-1)!)) });
  rows.forEach((row, index) => writer.put(row, column, figures[index]!, { lastColumn, numberFormat: MONEY }));
}

function writeExecuted(writer: FormWriter, { column, lastColumn }: FundHeading, total: number, rows: readonly number[]): void {
  writer.put(total, column, "", { lastColumn, numberFormat: MONEY, formula: executedFormula(rowsOfColumn(column, rows[0]!, rows.at(-1)!)) });
  for (const row of rows) writer.put(row, column, null, { lastColumn, numberFormat: MONEY });
}
