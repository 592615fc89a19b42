import type { Form } from "../../../form/form";
import { LAYOUT_ROWS, type LayoutRow, rowOf } from "../../model/layout-draft";

export type RowLabel = LayoutRow | "heading" | "funds";

/** A row of the map; `isAfterGap` when rows before it were left out. */
export interface MapRow {
  readonly row: number;
  readonly labels: readonly RowLabel[];
  readonly isAfterGap: boolean;
}

/** How many rows of the funds, and of the indicators from the first one on, are enough to recognise them. */
const FUND_ROWS = 2;
const INDICATOR_ROWS = 2;
const ROWS_BELOW = 4;

/** The rows that show how a form is read: some of the funds, the headings, the first and last indicator, the total. */
export function mapRows(form: Form): MapRow[] {
  const labels = new Map<number, RowLabel[]>();
  const show = (row: number, label?: RowLabel): void => void labels.set(row, [...(labels.get(row) ?? []), ...(label ? [label] : [])]);
  const { funds, headerRow, headerLastRow } = form;
  if (funds) {
    for (let row = funds.area.row; row <= Math.min(funds.area.lastRow, funds.area.row + FUND_ROWS - 1); row++) show(row, "funds");
  }
  if (headerRow !== null && headerLastRow !== null) {
    for (let row = headerRow; row <= headerLastRow; row++) show(row, "heading");
    // Where no indicator was read yet, the rows below the headings tell which column is what.
    const below = form.indicators.length > 0 ? 1 : ROWS_BELOW;
    for (let row = headerLastRow + 1; row <= headerLastRow + below; row++) show(row);
  }
  for (const { row } of form.indicators.slice(0, INDICATOR_ROWS)) show(row);
  for (const name of LAYOUT_ROWS) {
    const row = rowOf(form, name);
    if (row !== null) show(row, name);
  }
  const rows = [...labels.keys()].filter((row) => row <= form.area.lastRow).sort((a, b) => a - b);
  return rows.map((row, index) => ({ row, labels: labels.get(row) ?? [], isAfterGap: index > 0 && row > rows[index - 1]! + 1 }));
}
