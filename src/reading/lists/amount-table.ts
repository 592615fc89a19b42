import type { AmountTable } from "../../form/form";
import { amountColumns, firstHeadingRow, lastHeadingRow, withSums } from "./amount-columns";
import { amountRows } from "./amount-rows";
import { moneyUnitAbove } from "../page/money-unit";
import type { Region } from "../page/region";

/** Reads a list of amounts whose headings begin in `headerRow`; null when no row below holds a figure. */
export function readAmountTable(region: Region, headerRow: number): AmountTable | null {
  const firstHeader = firstHeadingRow(region, headerRow);
  const lastHeader = lastHeadingRow(region, headerRow);
  const columns = amountColumns(region, firstHeader, lastHeader);
  const rows = amountRows(region, lastHeader + 1, columns);
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return null;
  return {
    area: { ...region.area, row: firstHeader, lastRow: last.row },
    columns: withSums(columns, rows),
    rows,
    unit: moneyUnitAbove(region, headerRow),
  };
}
