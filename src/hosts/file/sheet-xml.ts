/** What the workbook library leaves out of a worksheet's XML. */
export interface SheetXmlFacts {
  /** False when the file was cut off: the library would show an empty sheet. */
  readonly isComplete: boolean;
  readonly isProtected: boolean;
}

const CLOSED = /<(?:\/(?:\w+:)?worksheet\s*|(?:\w+:)?worksheet\b[^>]*\/)>\s*$/;
const PROTECTION = /<(?:\w+:)?sheetProtection\b[^>]*\bsheet=["'](?:1|true)["']/;

/** Reads the facts from the XML of one worksheet. */
export function readSheetXml(xml: string): SheetXmlFacts {
  return { isComplete: CLOSED.test(xml.slice(-1000)), isProtected: PROTECTION.test(xml) };
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
