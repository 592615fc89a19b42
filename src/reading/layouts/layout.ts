import { compact } from "../../figures/normalise";
import type { Form, IndicatorColumn } from "../../form/form";
import type { Position } from "../../sheet/address";
import type { Sheet } from "../../sheet/sheet";
import { Region } from "../page/region";

/**
 * What a person set right about how forms of one template are read. Columns count from the first cell of the heading
 * rows and rows from the last of them, so that a layout holds wherever the template stands.
 */
export interface Layout {
  readonly version: 1;
  /** See `signatureOf`. */
  readonly signature: string;
  /** What the person calls the template: its title, as a rule. */
  readonly name: string;
  /** How many heading rows a person named; absent where the reader finds the headings itself. They are found again by the signature. */
  readonly headingRows?: number;
  /** A role with null is one that the template does not have; a role that is absent is left to the reader. */
  readonly columns: Readonly<Partial<Record<IndicatorColumn, number | null>>>;
  /** Rows below the last heading row, from 1; null leaves it to the reader. */
  readonly firstIndicator: number | null;
  readonly lastIndicator: number | null;
  readonly total: number | null;
}

export const LAYOUT_ROLES: readonly IndicatorColumn[] = [
  "level1", "level2", "level3", "level4", "sign", "target", "unit", "actual", "weight", "score", "reason", "rule",
];

/** The first and the last of the rows that name columns. */
interface HeadingRows {
  readonly row: number;
  readonly lastRow: number;
}

function firstColumnOf(region: Region, header: HeadingRows): number {
  const columns: number[] = [];
  for (let row = header.row; row <= header.lastRow; row++) columns.push(...region.cellsIn(row).map((cell) => cell.column));
  return Math.min(...columns);
}

/** The texts of the heading rows with their places among each other: equal for forms of one template, and for nothing else. */
export function signatureOf(region: Region, header: HeadingRows): string {
  const first = firstColumnOf(region, header);
  const parts: string[] = [];
  for (let row = header.row; row <= header.lastRow; row++) {
    for (const cell of region.cellsIn(row)) parts.push(`${row - header.row},${cell.column - first}:${compact(cell.text)}`);
  }
  return parts.join("|");
}

/** The cell from which a form's layout counts: the first column of its headings in their last row. Null without a signature. */
export function layoutOrigin(sheet: Sheet, form: Form): Position | null {
  const { signature, headerRow, headerLastRow } = form;
  if (signature === null || headerRow === null || headerLastRow === null) return null;
  return { row: headerLastRow, column: firstColumnOf(new Region(sheet, form.area), { row: headerRow, lastRow: headerLastRow }) };
}

/** The layout that a person gave to the template with this heading, if any. */
export function layoutFor(layouts: readonly Layout[], signature: string): Layout | null {
  return layouts.find((layout) => layout.signature === signature) ?? null;
}

/** A place among the headings as a column of the sheet, and back. */
export function columnAt(region: Region, header: HeadingRows, offset: number): number {
  return firstColumnOf(region, header) + offset;
}

export type LayoutProblem = "not-json" | "not-a-layout" | "newer-version";

function isOffset(value: unknown, least: number): boolean {
  return value === null || (Number.isInteger(value) && (value as number) >= least && (value as number) <= 16_384);
}

function asLayout(value: unknown): Layout | LayoutProblem {
  if (typeof value !== "object" || value === null) return "not-a-layout";
  const layout = value as Record<keyof Layout, unknown>;
  if (typeof layout.version === "number" && layout.version > 1) return "newer-version";
  const columns = layout.columns;
  const isSound =
    layout.version === 1 &&
    typeof layout.signature === "string" &&
    layout.signature !== "" &&
    typeof layout.name === "string" &&
    typeof columns === "object" &&
    columns !== null &&
    Object.entries(columns).every(([role, offset]) => (LAYOUT_ROLES as readonly string[]).includes(role) && isOffset(offset, 0)) &&
    (layout.headingRows === undefined || (layout.headingRows !== null && isOffset(layout.headingRows, 1))) &&
    [layout.firstIndicator, layout.lastIndicator, layout.total].every((offset) => isOffset(offset, 1));
  return isSound ? (value as Layout) : "not-a-layout";
}

/** Reads layouts from a file that a bureau hands out; says what is wrong with it instead of guessing. */
export function parseLayouts(json: string): { layouts: readonly Layout[] } | { problem: LayoutProblem } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { problem: "not-json" };
  }
  const list = typeof value === "object" && value !== null && "layouts" in value ? value.layouts : null;
  if (!Array.isArray(list)) return { problem: "not-a-layout" };
  const layouts: Layout[] = [];
  for (const entry of list) {
    const layout = asLayout(entry);
    if (typeof layout === "string") return { problem: layout };
    layouts.push(layout);
  }
  return { layouts };
}

export function formatLayouts(layouts: readonly Layout[]): string {
  return `${JSON.stringify({ layouts }, null, 2)}\n`;
}
