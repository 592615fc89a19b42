import { signatureIn } from "../../reading/segments/given-headings";
import type { Layout } from "../../reading/layouts/layout";
import { type Area, columnName, columnNumber } from "../../sheet/address";
import type { Sheet } from "../../sheet/sheet";

/** What a person typed to point at the headings of a form. Rows count from 1; blank columns mean all. */
export interface PointedHeading {
  readonly row: string;
  /** How many rows the headings take. */
  readonly rows: string;
  readonly firstColumn: string;
  readonly lastColumn: string;
}

/** Why the headings cannot be there; each has a text for the person. */
export type PointProblem = "no-row" | "outside" | "no-column" | "wrong-columns" | "blank";

/** Headings of forms have one to three rows; four leave room for the unheard-of. */
export const MOST_HEADING_ROWS = 4;

/** The area that was pointed at, within the used part of the sheet. */
function areaOf(sheet: Sheet, { row, rows, firstColumn, lastColumn }: PointedHeading): Area | PointProblem {
  const [first, count] = [Number(row) - 1, Number(rows)];
  if (!Number.isInteger(first) || row.trim() === "" || !Number.isInteger(count) || count < 1 || count > MOST_HEADING_ROWS) return "no-row";
  const { used } = sheet;
  if (first < used.row || first + count - 1 > used.lastRow) return "outside";
  const [left, right] = [columnIn(firstColumn, used.column), columnIn(lastColumn, used.lastColumn)];
  if (left === null || right === null) return "no-column";
  if (left > right || left > used.lastColumn || right < used.column) return "wrong-columns";
  return { row: first, lastRow: first + count - 1, column: Math.max(left, used.column), lastColumn: Math.min(right, used.lastColumn) };
}

function columnIn(letters: string, otherwise: number): number | null {
  const name = letters.trim();
  if (name === "") return otherwise;
  return /^[A-Za-z]{1,3}$/.test(name) ? columnNumber(name) : null;
}

/** A layout for the template whose headings stand there, everything else left to the reader. */
export function layoutAt(sheet: Sheet, pointed: PointedHeading, name: string): Layout | PointProblem {
  const area = areaOf(sheet, pointed);
  if (typeof area === "string") return area;
  const signature = signatureIn(sheet, area);
  if (signature === null) return "blank";
  const headingRows = area.lastRow - area.row + 1;
  return { version: 1, signature, name, headingRows, columns: {}, firstIndicator: null, lastIndicator: null, total: null };
}

/** What a person would type for headings that were found. */
export function pointedAt(headerRow: number, headerLastRow: number, columns: { readonly column: number; readonly lastColumn: number } | null): PointedHeading {
  return {
    row: String(headerRow + 1),
    rows: String(headerLastRow - headerRow + 1),
    firstColumn: columns ? columnName(columns.column) : "",
    lastColumn: columns ? columnName(columns.lastColumn) : "",
  };
}
