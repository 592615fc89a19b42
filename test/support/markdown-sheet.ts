import type { SheetOptions } from "./sheets";
import type { StoredValue } from "../../src/sheet/sheet";
import { formatCell, parseArea } from "../../src/sheet/address";

/** The line below the headings; a row of blanks or of dashes is a row of the sheet. */
const SEPARATOR = /^\|(?:\s*:?-{3,}:?\s*\|)+$/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** A sheet as a Markdown table, with indented lines that say what must be read of it. */
export interface MarkdownSheet {
  readonly rows: readonly (readonly StoredValue[])[];
  readonly options: SheetOptions;
  readonly expected: readonly string[];
}

function stored(text: string): StoredValue {
  if (text === "") return null;
  return NUMBER.test(text) ? Number(text) : text.replaceAll("<br>", "\n");
}

/**
 * Below the table "Merged: A1:C1, …" names its merges, "Percent: H7, …" cells that hold a fraction and show it as 98.32%,
 * "Hidden rows: 6, …" and "Hidden columns: G, …" what is not seen.
 */
export function parseMarkdownSheet(markdown: string): MarkdownSheet {
  const lines = markdown.split("\n");
  const listAfter = (lead: string) => lines.find((line) => line.startsWith(lead))?.slice(lead.length).split(", ") ?? [];
  const rows = lines
    .filter((line) => line.startsWith("|") && !SEPARATOR.test(line))
    .map((line) => line.trim().replace(/^\||\|$/g, "").split("|").map((cell) => stored(cell.trim())));
  const percent = new Set(listAfter("Percent: "));
  const shown = rows.flatMap((cells, row) =>
    cells.flatMap((value, column) => {
      const address = formatCell({ row, column });
      return percent.has(address) ? [[address, `${(Number(value) * 100).toFixed(2)}%`] as const] : [];
    }),
  );
  return {
    rows,
    options: {
      merges: listAfter("Merged: "),
      hiddenRows: listAfter("Hidden rows: ").map((row) => Number(row) - 1),
      hiddenColumns: listAfter("Hidden columns: ").flatMap((column) => parseArea(`${column}1`)?.column ?? []),
      texts: Object.fromEntries(shown),
      formats: Object.fromEntries(shown.map(([address]) => [address, "0.00%"])),
    },
    expected: lines.filter((line) => /^ {4}\S/.test(line)).map((line) => line.trim()),
  };
}
