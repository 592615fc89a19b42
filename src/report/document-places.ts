import type { Form } from "../form/form";
import type { Finding } from "../rules/finding";
import { type Position, formatCell } from "../sheet/address";
import type { DocumentTable } from "../text/document";
import type { RunningText } from "../text/running-text";
import type { ReportTexts } from "./words";

/** A place in a text document, in the words by which a person finds it. */
export interface DocumentPlace {
  /** The table's number, from 1 in the order of the document; null in the running text. */
  readonly table: number | null;
  /** From 1 within the table; null for a paragraph. */
  readonly row: number | null;
  /** From 1 within the table; null for a paragraph. */
  readonly column: number | null;
  /** What the column is headed, or the heading that a paragraph stands below; null where there is none. */
  readonly heading: string | null;
  /** Only in the running text: number of the paragraph, from 1, empty ones not counted. */
  readonly paragraph?: number;
  /** Only in the running text: the words around what the finding is about. */
  readonly quotation?: string;
  /** "表2第6行“得分”". */
  readonly text: string;
}

/** What a sheet of a document was made of. */
interface DocumentPart {
  readonly table?: DocumentTable;
  readonly text?: RunningText;
}

const LONGEST_QUOTATION = 20;
const LONGEST_AROUND = 40;
/** Of a quotation around a figure, how much stands before it: the words that say what it is. */
const BEFORE = 28;

function quoted(text: string, longest = LONGEST_QUOTATION): string {
  const signs = [...text.replace(/\s/g, "")];
  return signs.length > longest ? `${signs.slice(0, longest).join("")}…` : signs.join("");
}

/** The words of the paragraph around the figure, or its beginning where that does not stand in it. */
export function quotationFrom(paragraph: string, figure: string | undefined): string {
  const text = paragraph.replace(/\s/g, "");
  const shown = (figure ?? "").replace(/\s/g, "");
  const at = shown === "" ? -1 : text.indexOf(shown);
  if (at < 0) return quoted(text, LONGEST_AROUND);
  const from = Math.max(0, at - BEFORE);
  return `${from > 0 ? "…" : ""}${quoted(text.slice(from), Math.max(LONGEST_AROUND, at - from + shown.length))}`;
}

/** The lowest heading above the cell. */
function headingAbove({ sheet }: DocumentTable, { headerRow, headerLastRow }: Form, { row, column }: Position): string | null {
  if (headerRow === null || row <= headerRow) return null;
  const text = sheet.shownAt(headerLastRow ?? headerRow, column)?.text ?? "";
  return text.trim() === "" ? null : quoted(text);
}

function placeInTable(table: DocumentTable, form: Form, cell: Position, say: ReportTexts["say"]): DocumentPlace {
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

function placeInText({ paragraphs }: RunningText, { row }: Position, figure: string | undefined, say: ReportTexts["say"]): DocumentPlace {
  const { number, heading, text } = paragraphs[row]!;
  const quotation = quotationFrom(text, figure);
  return { table: null, row: null, column: null, heading, paragraph: number, quotation, text: say("place.quoted", { paragraph: number, quotation }) };
}

/** Where the cells of a finding are in a document, one for each. Empty in a workbook. */
export function placesOf({ table, text }: DocumentPart, form: Form, { cells, values }: Finding, say: ReportTexts["say"]): DocumentPlace[] {
  return cells.flatMap((cell, index) => {
    // The first is what is to be corrected; another paragraph that has a say in it has its own figure.
    if (text) return placeInText(text, cell, index === 0 ? values["shown"] : values["other"], say);
    return table ? placeInTable(table, form, cell, say) : [];
  });
}

/** What a cell is called where a person reads of it: its address in a workbook, its place in a document. */
export function cellName({ table, text }: DocumentPart, form: Form, cell: Position, say: ReportTexts["say"]): string {
  if (text) return say("place.paragraph", { paragraph: text.paragraphs[cell.row]!.number });
  return table ? placeInTable(table, form, cell, say).text : formatCell(cell);
}
