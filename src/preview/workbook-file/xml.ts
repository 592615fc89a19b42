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

const escapeAttribute = (text: string): string => text.replace(/[&<>"\n\t]/g, (letter) => ENTITIES[letter]!);

/** An element; attributes that are undefined or null are left out. */
export function tag(name: string, attributes: Readonly<Record<string, string | number | null | undefined>>, content = ""): string {
  const list = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== null);
  const open = [name, ...list.map(([key, value]) => `${key}="${escapeAttribute(String(value))}"`)].join(" ");
  return content ? `<${open}>${content}</${name}>` : `<${open}/>`;
}

/** `<t>` with its white space kept. */
export const textElement = (name: string, text: string): string => tag(name, { "xml:space": text.trim() === text ? null : "preserve" }, escapeText(text));

/** An element's attributes by their names, without those of other namespaces. */
export function attributesOf(element: Element | null | undefined): Record<string, string> {
  return Object.fromEntries([...(element?.attributes ?? [])].filter(({ prefix, name }) => !prefix && name !== "xmlns").map(({ name, value }) => [name, value]));
}

/** A record without some of its keys. */
export function without(record: Readonly<Record<string, string>>, ...keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

export function innerXml(element: Element): string {
  return [...element.childNodes].map((node) => new XMLSerializer().serializeToString(node)).join("");
}

/**
 * A document with some of its root's children replaced: a text replaces all children of that name, null removes them.
 * `order` lists the names of the children as the schema wants them.
 */
export function rebuild(document: Document, order: readonly string[], replacements: Readonly<Record<string, string | null>>): string {
  const root = document.documentElement;
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const kept = [...root.children].filter(({ localName }) => !Object.hasOwn(replacements, localName));
  const parts = [
    ...kept.map((element) => ({ rank: rank(element.localName), xml: new XMLSerializer().serializeToString(element) })),
    ...Object.entries(replacements).map(([name, xml]) => ({ rank: rank(name), xml: xml ?? "" })),
  ].sort((a, b) => a.rank - b.rank);
  const attributes: Record<string, string> = { xmlns: MAIN, "xmlns:r": RELATIONSHIPS };
  for (const { name, value } of root.attributes) if (name !== "xmlns") attributes[name] = value;
  return HEAD + tag(root.localName, attributes, parts.map(({ xml }) => xml).join(""));
}

/** A target as a relation of the part at `path` writes it, as a path in the archive. */
export function resolvePath(path: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = path.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}
