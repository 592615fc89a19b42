import type { StoredValue } from "../../../sheet/sheet";
import { escapeText, tag, textElement, withPrefix } from "./write-xml";
import { opened, parseXml, withAttributes, type XmlElement } from "./xml";

/** What is to change in a cell; what is left out stays as it is. */
export interface CellChange {
  /** The number of its format; 0 for none of its own. */
  readonly style?: number;
  /** Without "="; null for none. */
  readonly formula?: string | null;
  /** What the cell says, or what its formula comes to. */
  readonly value?: StoredValue;
}

const ERROR_TEXT = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|BLOCKED!|FIELD!|CONNECT!|UNKNOWN!)$/;

export const isErrorText = (value: StoredValue): boolean => typeof value === "string" && ERROR_TEXT.test(value);

/** A cell's XML after a change; "" when nothing is left of it. `old` is its XML so far, `prefix` that of the worksheet's elements. */
export function changedCell(old: string | null, reference: string, change: CellChange, prefix: string): string {
  const before = old === null ? null : parseXml(old);
  const openTag = opened(before?.openTag ?? `<${prefix}c r="${reference}">`);
  const style = change.style === undefined ? {} : { s: change.style || null };
  const content = contentOf(before, change);
  if (!content.xml && !(change.style ?? Number(before?.get("s") ?? 0))) return "";
  const attributes = { ...style, ...(content.type === undefined ? {} : { t: content.type, vm: null }), ...(change.formula === undefined ? {} : { cm: null }) };
  return withAttributes(openTag, attributes) + withPrefix(content.xml, prefix) + `</${prefix}c>`;
}

/** What stands in a cell and the name of its kind; undefined where the kind stays. */
function contentOf(before: XmlElement | null, { formula, value }: CellChange): { readonly xml: string; readonly type?: string | null } {
  if (formula === undefined && value === undefined) return { xml: before?.innerXml ?? "" };
  const oldFormula = before?.child("f");
  const f = formula === undefined ? (oldFormula?.xml ?? "") : formula === null ? "" : tag("f", {}, escapeText(formula));
  if (value === undefined) {
    const kept = before?.children.filter(({ localName }) => localName === "v" || localName === "is").map(({ xml }) => xml);
    return { xml: f + (kept?.join("") ?? "") };
  }
  const v = (text: string): string => f + tag("v", {}, escapeText(text));
  if (value === null) return { xml: f, type: null };
  if (typeof value === "number") return { xml: v(String(value)), type: null };
  if (typeof value === "boolean") return { xml: v(value ? "1" : "0"), type: "b" };
  if (isErrorText(value)) return { xml: v(value), type: "e" };
  if (f) return { xml: v(value), type: "str" };
  // A text that stands in the cell itself: the list of shared texts, which other sheets count on, stays as it is.
  return { xml: tag("is", {}, textElement("t", value)), type: "inlineStr" };
}
