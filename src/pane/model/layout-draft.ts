import type { Form, IndicatorColumn, RoleReading } from "../../form/form";
import { type Layout, layoutOrigin } from "../../reading/layouts/layout";
import type { Sheet } from "../../sheet/sheet";

/** The rows that a person may name. */
export const LAYOUT_ROWS = ["firstIndicator", "lastIndicator", "total"] as const;
export type LayoutRow = (typeof LAYOUT_ROWS)[number];

/** Why a row number cannot be taken; each has a text for the person. */
export type RowProblem = "no-row" | "in-heading" | "below-sheet" | "wrong-order" | "total-inside";

/** A layout that leaves everything to the reader; null when the form has no headings to remember it by. */
export function emptyLayout(form: Form): Layout | null {
  const { signature, title } = form;
  if (signature === null) return null;
  return { version: 1, signature, name: title?.text.trim() ?? "", columns: {}, firstIndicator: null, lastIndicator: null, total: null };
}

/** Whether a layout leaves everything to the reader. */
export function isEmpty(layout: Layout): boolean {
  return layout.headingRows === undefined && Object.keys(layout.columns).length === 0 && LAYOUT_ROWS.every((row) => layout[row] === null);
}

/** Whether two layouts say the same. */
export function isSame(a: Layout, b: Layout): boolean {
  const columns = ({ columns }: Layout) => JSON.stringify(Object.entries(columns).sort(([x], [y]) => x.localeCompare(y)));
  return a.signature === b.signature && a.headingRows === b.headingRows && columns(a) === columns(b) && LAYOUT_ROWS.every((row) => a[row] === b[row]);
}

/** How a draft stands to what is kept: the same, nothing set and nothing kept, or something that would be lost. */
export function standingOf({ draft, saved }: { readonly draft: Layout; readonly saved: Layout | null }): "saved" | "auto" | "dirty" {
  if (saved !== null) return isSame(draft, saved) ? "saved" : "dirty";
  return isEmpty(draft) ? "auto" : "dirty";
}

/** The layout with the role moved to a column of the sheet; null takes the role away, "auto" gives it back to the reader. */
export function withColumn(layout: Layout, sheet: Sheet, form: Form, role: IndicatorColumn, column: number | null | "auto"): Layout {
  const origin = layoutOrigin(sheet, form);
  if (!origin) return layout;
  const offset = typeof column === "number" ? column - origin.column : null;
  // A column has one role: what was given to it before goes back to the reader.
  const others = Object.entries(layout.columns).filter(([other, at]) => other !== role && (offset === null || at !== offset));
  return { ...layout, columns: { ...Object.fromEntries(others), ...(column === "auto" ? {} : { [role]: offset }) } };
}

/** The layout with one of its rows set to a row of the sheet, counted from 0; null gives it back to the reader. */
export function withRow(layout: Layout, sheet: Sheet, form: Form, name: LayoutRow, row: number | null): Layout {
  const origin = layoutOrigin(sheet, form);
  return origin ? { ...layout, [name]: row === null ? null : row - origin.row } : layout;
}

/** Why the row, counted from 0, cannot be what the person says; null when it can. Other rows count only where a person named them. */
export function rowProblem(layout: Layout, sheet: Sheet, form: Form, name: LayoutRow, row: number): RowProblem | null {
  const origin = layoutOrigin(sheet, form);
  if (!origin || !Number.isInteger(row)) return "no-row";
  if (row <= origin.row) return "in-heading";
  if (row > sheet.used.lastRow) return "below-sheet";
  const { firstIndicator: first, lastIndicator: last, total } = withRow(layout, sheet, form, name, row);
  if (first !== null && last !== null && first > last) return "wrong-order";
  return first !== null && last !== null && total !== null && first <= total && total <= last ? "total-inside" : null;
}

/** The row of the form, counted from 0, as it is read now. */
export function rowOf(form: Form, name: LayoutRow): number | null {
  if (name === "total") return form.total?.row ?? null;
  return (name === "firstIndicator" ? form.indicators[0] : form.indicators.at(-1))?.row ?? null;
}

/** Below this a person should look whether the column is read rightly. */
const SURE = 0.8;

/** Whether the person is to look at how a column was read. */
export function isUnsure({ confidence }: RoleReading): boolean {
  return confidence < SURE;
}
