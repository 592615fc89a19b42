import type { FundRow } from "../form/form";
import type { Cell } from "../sheet/sheet";
import { figureAt, textAt } from "./cells";
import { type FundHeader, holdsAmount, rightOf } from "./fund-header";
import { withTotal } from "./fund-roles";
import { labelOf } from "./label";
import { fundRowRole, fundTotalOf } from "./lexicon";
import type { Region } from "./region";

/**
 * The year's total of a table that plans money and has no column for what was done with it: 年度资金总额 | 100. A total that
 * names no year is the year's where no other names the year or the whole period. Null when there is none above `before`.
 */
export function findPlannedHeader(region: Region, before: number): FundHeader | null {
  const totals: { cell: Cell; span: ReturnType<typeof fundTotalOf> }[] = [];
  for (let row = region.area.row; row < before; row++) {
    for (const cell of region.cellsIn(row)) {
      const span = fundTotalOf(cell.text);
      if (span) totals.push({ cell, span });
    }
  }
  const ofYear = totals.filter(({ span }) => span === "year");
  const [total, ...others] = ofYear.length > 0 || totals.some(({ span }) => span === "period") ? ofYear : totals;
  // Two years, or two projects: which of them the table is about is not said.
  if (!total || others.length > 0 || !holdsAmount(rightOf(region, total.cell))) return null;
  const { cell } = total;
  return { row: cell.row, hits: [{ role: "budget", certainty: 1, label: labelOf(cell.text), cell, amount: null }], shape: "planned" };
}

/** The total, and the sources below its label as far as the label beside the block reaches. */
export function plannedRows(region: Region, header: FundHeader, limit: number): FundRow[] {
  const total = header.hits[0]?.cell;
  const value = total && rightOf(region, total);
  if (!value) return [];
  const budgetOf = (row: number) => figureAt(region.sheet, row, value.column);
  const [first] = region.cellsIn(header.row);
  const side = first && first.column < total.column && fundTotalOf(first.text) === null ? first : null;
  const rows: FundRow[] = [{ row: header.row, role: "total", label: textAt(total), figures: { budget: budgetOf(header.row) } }];
  for (let row = header.row + 1; row <= limit; row++) {
    const cells = region.cellsIn(row);
    if (cells.length === 0) continue;
    if (side && cells.some(({ column }) => column <= side.column)) break;
    const label = cells.findLast((cell) => cell.column >= total.column && cell.column < value.column && typeof cell.value === "string");
    // The period may have more sources than the year.
    if (!label && side) continue;
    if (!label || fundRowRole(label.text) === "total") break;
    const budget = budgetOf(row);
    if (fundRowRole(label.text) !== "sub" && !(side && budget.figure)) break;
    rows.push({ row, role: "sub", label: textAt(label), figures: { budget } });
  }
  return withTotal(rows);
}
