import { RELATIONSHIPS } from "./write-xml";
import { appending, parseXml, type Splice, spliced, withAttributes, type XmlElement } from "./xml";

/** Where an element belongs among its siblings; one that only chooses between versions (mc:AlternateContent) where its content does. */
function rankOf(element: XmlElement, order: readonly string[]): number {
  const rank = order.indexOf(element.localName);
  if (rank >= 0) return rank;
  const inner = element.children.map((child) => rankOf(child, order)).find((one) => one < order.length);
  return inner ?? order.length;
}

/** Puts XML of a child into an element, before the first one that the schema wants behind it; null for no XML. */
export function insertion(parent: XmlElement, order: readonly string[], name: string, xml: string): Splice | null {
  if (!xml) return null;
  const rank = order.indexOf(name);
  const next = parent.children.find((child) => rankOf(child, order) > rank);
  return next ? { start: next.start, end: next.start, text: xml } : appending(parent, xml);
}

/** Replaces all children of that name by XML, which may be "". */
export function replacement(parent: XmlElement, order: readonly string[], name: string, xml: string): Splice[] {
  const [first, ...others] = parent.childrenNamed(name);
  if (first) return [{ start: first.start, end: first.end, text: xml }, ...others.map(({ start, end }) => ({ start, end, text: "" }))];
  const splice = insertion(parent, order, name, xml);
  return splice ? [splice] : [];
}

/** A document without an attribute of its elements of that name. */
export function withoutAttribute(document: string, name: string, attribute: string): string {
  const found = parseXml(document, ["sheetData"])?.descendants(name) ?? [];
  return spliced(document, found.map(({ start, contentStart: end, openTag }) => ({ start, end, text: withAttributes(openTag, { [attribute]: null }) })));
}

/** The attributes by which an element in that document names another part. */
export function relationAttributes(root: XmlElement, id: string): Record<string, string> {
  for (const [name, value] of root.attributes) {
    if (name.startsWith("xmlns:") && /\/officeDocument\/(?:2006\/)?relationships$/.test(value)) return { [`${name.slice("xmlns:".length)}:id`]: id };
  }
  return { "xmlns:r": RELATIONSHIPS, "r:id": id };
}
