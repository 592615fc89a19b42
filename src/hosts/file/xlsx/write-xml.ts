export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;" };

/** A text in an element. Excel writes characters that XML forbids as "_x0001_". */
export function escapeText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    // eslint would take the class for a mistake if it named the characters.
    .replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replace(/[&<>]/g, (letter) => ENTITIES[letter]!)
    .replace(/\r/g, "_x000D_");
}

export const escapeAttribute = (text: string): string => text.replace(/[&<>"\n\t]/g, (letter) => ENTITIES[letter]!);

/** An element; attributes that are undefined or null are left out. */
export function tag(name: string, attributes: Readonly<Record<string, string | number | null | undefined>>, content = ""): string {
  const list = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== null);
  const open = [name, ...list.map(([key, value]) => `${key}="${escapeAttribute(String(value))}"`)].join(" ");
  return content ? `<${open}>${content}</${name}>` : `<${open}/>`;
}

/** `<t>` with its white space kept. */
export const textElement = (name: string, text: string): string => tag(name, { "xml:space": text.trim() === text ? null : "preserve" }, escapeText(text));

/** A record without some of its keys. */
export function without(record: Readonly<Record<string, string>>, ...keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

const ENTITY = /&(?:#x([0-9A-Fa-f]+)|#(\d+)|(\w+));/g;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(ENTITY, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** XML of elements without a prefix, as a part writes it whose elements have one. */
export function withPrefix(xml: string, prefix: string): string {
  return prefix ? xml.replace(/<(\/?)(?=[A-Za-z][\w.-]*[\s/>])/g, `<$1${prefix}`) : xml;
}
