import { type Position, parseArea } from "../../sheet/address";

/** What the workbook library leaves out of a worksheet's XML. */
export interface SheetXmlFacts {
  /** False when the file was cut off: the library would show an empty sheet. */
  readonly isComplete: boolean;
  readonly isProtected: boolean;
  /** Cells with a formula that no program has calculated yet; the library shows them as 0. */
  readonly uncalculated: readonly Position[];
}

const CLOSED = /<(?:\/(?:\w+:)?worksheet\s*|(?:\w+:)?worksheet\b[^>]*\/)>\s*$/;
const PROTECTION = /<(?:\w+:)?sheetProtection\b[^>]*\bsheet=["'](?:1|true)["']/;
const FORMULA = /<(?:\w+:)?f\b(?:[^>]*\/>|[^>]*>[^<]*<\/(?:\w+:)?f>)/;
const NO_VALUE = /(?:<(?:\w+:)?v\s*\/>|<(?:\w+:)?v>\s*<\/(?:\w+:)?v>)?/;
const UNCALCULATED = new RegExp(
  `<(?:\\w+:)?c\\b([^>]*)>\\s*${FORMULA.source}\\s*${NO_VALUE.source}\\s*</(?:\\w+:)?c>`,
  "g",
);
const REFERENCE = /\br=["']([A-Z]+\d+)["']/;
const EMPTY_TEXT = /\bt=["']str["']/;

/** Reads the facts from the XML of one worksheet. */
export function readSheetXml(xml: string): SheetXmlFacts {
  const uncalculated: Position[] = [];
  for (const [, attributes = ""] of xml.matchAll(UNCALCULATED)) {
    // A formula whose result is the empty text is stored the same way, but says that it is a text.
    if (EMPTY_TEXT.test(attributes)) continue;
    const area = parseArea(REFERENCE.exec(attributes)?.[1] ?? "");
    if (area) uncalculated.push({ row: area.row, column: area.column });
  }
  return { isComplete: CLOSED.test(xml.slice(-1000)), isProtected: PROTECTION.test(xml), uncalculated };
}

const RELATIONSHIP = /<(?:\w+:)?Relationship\b[^>]*>/g;
const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}=["']([^"']*)["']`).exec(tag)?.[1] ?? "";

/** What workbook.xml.rels names, by id: the part of a worksheet, or null for other kinds of sheets and things. */
export function worksheetParts(relationships: string, workbookPart: string): ReadonlyMap<string, string | null> {
  const folder = workbookPart.replace(/[^/]*$/, "");
  const parts = new Map<string, string | null>();
  for (const [tag] of relationships.matchAll(RELATIONSHIP)) {
    const target = attribute(tag, "Target");
    const isWorksheet = attribute(tag, "Type").endsWith("/worksheet");
    parts.set(attribute(tag, "Id"), isWorksheet ? (target.startsWith("/") ? target.slice(1) : folder + target) : null);
  }
  return parts;
}
