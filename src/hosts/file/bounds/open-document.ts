import { WorkbookFileError } from "../error";

const TAG = /<(\/?)(?:[^\s<>/:]*:)?(table|table-row|table-cell)(?=[\s/>])([^<>]*)>/g;
const ROWS = /number-rows-repeated\s*=\s*["']([^"']*)["']/g;
const COLUMNS = /number-columns-repeated\s*=\s*["']([^"']*)["']/g;

/** The largest number that an attribute gives, which may stand there twice; 1 for none. */
function repeated(attributes: string, name: RegExp): number {
  const numbers = [...attributes.matchAll(name)].map(([, value]) => Math.max(Number(value) || 1, Number.parseInt(value ?? "", 10) || 1));
  return Math.max(1, ...numbers);
}

/**
 * Looks how many cells the content of an OpenDocument sheet comes to: it may repeat a cell and a row as often as it likes, and the
 * library writes all of them down. A blank cell that is repeated to the edge of the sheet is none.
 * @throws WorkbookFileError `sheet-too-large`
 */
export function checkOpenDocument(xml: string, maxCells: number): void {
  let cells = 0;
  let rows = 1;
  for (const [, slash = "", name = "", attributes = ""] of xml.matchAll(TAG)) {
    if (slash !== "") continue;
    if (name === "table-row") rows = repeated(attributes, ROWS);
    if (name === "table-cell" && !attributes.endsWith("/")) cells += rows * repeated(attributes, COLUMNS);
    if (cells > maxCells) throw new WorkbookFileError("sheet-too-large", { sheet: "", range: `> ${maxCells}` });
  }
}
