import type { Position } from "../sheet/address";
import type { Sheet } from "../sheet/sheet";
import type { Content, FormattedContent } from "./edit";

/** What a cell of the sheet holds. An empty cell's format is not known to it and taken for the given one. */
export function contentIn(sheet: Sheet, { row, column }: Position, formatOfEmpty = "General"): FormattedContent {
  const cell = sheet.cellAt(row, column);
  return { value: cell?.value ?? null, formula: cell?.formula ?? null, numberFormat: cell?.numberFormat ?? formatOfEmpty };
}

/** Whether two contents are the same to a person. The value of a formula follows from other cells. */
export function sameContent(a: Content, b: Content): boolean {
  return a.formula === null && b.formula === null ? a.value === b.value : canonical(a.formula) === canonical(b.formula);
}

/** Excel writes function names and references in capitals, drops blanks, and quotes names of sheets where it must; texts stay as they are. */
function canonical(formula: string | null): string | null {
  return formula && formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'|\s+|[^"'\s]+/g, (part) => (part.startsWith('"') ? part : part.replace(/^'|'$/g, "").trim().toUpperCase()));
}
