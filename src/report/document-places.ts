import type { Form } from "../form/form";
import { type Position, formatCell } from "../sheet/address";
import type { DocumentTable } from "../text/document";
import type { ReportTexts } from "./words";

/** A place in a text document, in the words by which a person finds it. */
export interface DocumentPlace {
  /** The table's number, from 1 in the order of the document. */
  readonly table: number;
  /** From 1 within the table; null for a paragraph right above it. */
  readonly row: number | null;
  /** From 1 within the table; null for a paragraph. */
  readonly column: number | null;
  /** What the column is headed; null where it has no heading. */
  readonly heading: string | null;
  /** "表2第6行“得分”". */
  readonly text: string;
}

const LONGEST_QUOTATION = 20;

function quoted(text: string): string {
  const signs = [...text.replace(/\s/g, "")];
  return signs.length > LONGEST_QUOTATION ? `${signs.slice(0, LONGEST_QUOTATION).join("")}…` : signs.join("");
}

/** The lowest heading above the cell. */
function headingAbove({ sheet }: DocumentTable, { headerRow, headerLastRow }: Form, { row, column }: Position): string | null {
  if (headerRow === null || row <= headerRow) return null;
  const text = sheet.shownAt(headerLastRow ?? headerRow, column)?.text ?? "";
  return text.trim() === "" ? null : quoted(text);
}

export function documentPlace(table: DocumentTable, form: Form, cell: Position, say: ReportTexts["say"]): DocumentPlace {
  const { number, leadRows, sheet } = table;
  if (cell.row < leadRows) {
    const text = say("place.above", { table: number, quotation: quoted(sheet.shownAt(cell.row, cell.column)?.text ?? "") });
    return { table: number, row: null, column: null, heading: null, text };
  }
  const [row, column] = [cell.row - leadRows + 1, cell.column + 1];
  const heading = headingAbove(table, form, cell);
  const text = heading === null ? say("place.cell", { table: number, row, column }) : say("place.headed", { table: number, row, heading });
  return { table: number, row, column, heading, text };
}

/** What a cell is called where a person reads of it: its address in a workbook, its place in a document. */
export function cellName(table: DocumentTable | undefined, form: Form, cell: Position, say: ReportTexts["say"]): string {
  return table ? documentPlace(table, form, cell, say).text : formatCell(cell);
}
