import { WorkbookFileError } from "../error";
import { MAX_COLUMNS, MAX_ROWS } from "./grid";

const TAG = /<(?:\w+:)?(Worksheet|Row|Cell|Column)\b([^<>]*)>/gi;
const NUMBER = /(?:^|[\s:])(Index|Span|MergeAcross|MergeDown)\s*=\s*["']?([^"'\s>]*)/gi;

const STYLE = /<(?:\w+:)?Style\b([^<>]*)>/gi;
const ID = /(?:^|[\s:])ID\s*=\s*["']([^"']*)/i;
const PARENT = /(?:^|[\s:])Parent\s*=\s*["']([^"']*)/i;
/** Excel's own styles have one parent at most. */
const MOST_PARENTS = 20;

/** A style that is its own ancestor: the library would look for its parents for ever. */
function checkStyles(xml: string): void {
  const parents = new Map<string, string>();
  for (const [, attributes = ""] of xml.matchAll(STYLE)) {
    const [id, parent] = [ID.exec(attributes)?.[1], PARENT.exec(attributes)?.[1]];
    if (id !== undefined && parent !== undefined) parents.set(id, parent);
  }
  for (const id of parents.keys()) {
    let ancestor: string | undefined = id;
    for (let step = 0; ancestor !== undefined; step++) {
      if (step > MOST_PARENTS) throw outside(`Style ${id}`);
      ancestor = parents.get(ancestor);
    }
  }
}

/**
 * Looks whether the numbers in an XML spreadsheet 2003 stay within Excel's grid. Excel does not open such a file either, and the
 * library would go over every place that they name.
 * @throws WorkbookFileError `unreadable`
 */
export function checkSpreadsheetXml(xml: string): void {
  checkStyles(xml);
  /** Columns that were spoken of so far on the sheet. */
  let columns = 0;
  for (const [tag, name = "", attributes = ""] of xml.matchAll(TAG)) {
    if (/^worksheet$/i.test(name)) columns = 0;
    const isRow = /^row$/i.test(name);
    for (const [, attribute = "", value] of attributes.matchAll(NUMBER)) {
      const isDown = /^mergedown$/i.test(attribute) || (isRow && /^index$/i.test(attribute));
      const number = Number(value);
      if (!(number >= 0 && number <= (isDown || isRow ? MAX_ROWS : MAX_COLUMNS))) throw outside(tag);
      if (/^column$/i.test(name)) columns += number;
    }
    if (columns > MAX_COLUMNS) throw outside(tag);
  }
}

const outside = (tag: string): WorkbookFileError => new WorkbookFileError("unreadable", {}, `out of bounds: ${tag.slice(0, 80)}`);
