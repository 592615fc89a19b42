import { parseFigure } from "../../figures/figure";
import type { FigureAt, FundRow } from "../../form/form";
import type { Cell } from "../../sheet/sheet";
import { figureAt, textAt } from "../page/cells";
import { type FundHeader, holdsAmount, rightOf } from "./fund-header";
import { withTotal } from "./fund-roles";
import { labelOf } from "../words/label";
import { fundRowRole, fundTotalOf, labelAndAmount } from "../words/lexicon";
import { type Region, lastRowOf } from "../page/region";

/**
 * The year's total of a table that plans money and has no column for what was done with it: 年度资金总额 | 100, or
 * 年度资金总额:100 in one cell. A total that names no year is the year's where no other names the year or the whole period.
 * Null when there is none above `before`.
 */
export function findPlannedHeader(region: Region, before: number): FundHeader | null {
  const totals: { cell: Cell; span: ReturnType<typeof fundTotalOf>; amount: string | null }[] = [];
  for (let row = region.area.row; row < before; row++) {
    for (const cell of region.cellsIn(row)) {
      const { lead, amount } = labelAndAmount(cell.text);
      const span = fundTotalOf(lead || cell.text);
      if (span) totals.push({ cell, span, amount: amount || null });
    }
  }
  const ofYear = totals.filter(({ span }) => span === "year");
  const [total, ...others] = ofYear.length > 0 || totals.some(({ span }) => span === "period") ? ofYear : totals;
  // Two years, or two projects: which of them the table is about is not said.
  if (!total || others.length > 0) return null;
  const { cell, amount } = total;
  if (amount === null && !holdsAmount(rightOf(region, cell))) return null;
  return { row: cell.row, hits: [{ role: "budget", certainty: 1, label: labelOf(cell.text), cell, amount }], shape: "planned" };
}

/** The total, and the sources below its label as far as the label beside the block reaches. */
export function plannedRows(region: Region, header: FundHeader, limit: number): FundRow[] {
  const [hit] = header.hits;
  if (!hit) return [];
  const total = hit.cell;
  const isInline = hit.amount !== null;
  const value = isInline ? total : rightOf(region, total);
  if (!value) return [];
  const [first] = region.cellsIn(header.row);
  const side = first && first.column < total.column && fundTotalOf(first.text) === null ? first : null;
  const rowOf = (label: Cell, role: FundRow["role"]): FundRow => {
    const budget = isInline ? amountIn(label) : figureAt(region.sheet, label.row, value.column);
    return { row: label.row, role, label: { ...textAt(label), text: labelAndAmount(label.text).lead || label.text }, figures: { budget } };
  };
  const rows = [rowOf(total, "total")];
  for (let row = header.row + 1; row <= limit; row++) {
    const cells = region.cellsIn(row);
    if (cells.length === 0) continue;
    if (side && cells.some(({ column }) => column <= side.column)) break;
    const isLabel = ({ column, value: held }: Cell) => column >= total.column && (isInline || column < value.column) && typeof held === "string";
    const label = cells.findLast(isLabel);
    // The period may have more sources than the year.
    if (!label && side) continue;
    if (!label) break;
    const source = rowOf(label, "sub");
    const role = fundRowRole(source.label?.text ?? "");
    const isBeside = side !== null && (source.figures.budget?.figure || lastRowOf(region.sheet, side) >= row);
    if (role === "total" || (role !== "sub" && !isBeside)) break;
    rows.push(source);
  }
  return withTotal(rows);
}

/** The figure behind a label's own colon; an empty one where nothing was filled in. */
function amountIn(label: Cell): FigureAt {
  return { ...textAt(label), figure: parseFigure(labelAndAmount(label.text).amount), formula: null };
}
