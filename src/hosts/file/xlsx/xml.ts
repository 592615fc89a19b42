import { decodeEntities, escapeAttribute } from "./write-xml";

/**
 * XML that is changed in place: elements know where they stand in their document's text, so that whatever nobody changes stays to the
 * letter. It reads documents as programs write them, without a DOM, in a time that grows with the text.
 */
export class XmlElement {
  readonly children: XmlElement[] = [];
  /** Where the content ends; the start of the closing tag. */
  contentEnd: number;
  end: number;
  private parsed: ReadonlyMap<string, string> | null = null;

  /** The opening tag stands from `start` to `contentStart`. */
  constructor(
    private readonly source: string,
    /** With its prefix. */
    readonly name: string,
    readonly start: number,
    readonly contentStart: number,
  ) {
    this.contentEnd = this.end = contentStart;
  }

  get localName(): string {
    return this.name.slice(this.name.indexOf(":") + 1);
  }

  /** "x:" where elements of this namespace have a prefix, "" otherwise. */
  get prefix(): string {
    return this.name.slice(0, this.name.indexOf(":") + 1);
  }

  get isEmptyTag(): boolean {
    return this.source[this.contentStart - 2] === "/";
  }

  get openTag(): string {
    return this.source.slice(this.start, this.contentStart);
  }

  /** By their names with prefixes, in their order; declarations of namespaces too. */
  get attributes(): ReadonlyMap<string, string> {
    return (this.parsed ??= attributesOf(this.openTag));
  }

  get(name: string): string | undefined {
    return this.attributes.get(name);
  }

  /** The value of the attribute of any prefix: "r:id" by "id". */
  getPrefixed(localName: string): string | undefined {
    for (const [name, value] of this.attributes) if (name.endsWith(`:${localName}`)) return value;
    return undefined;
  }

  get xml(): string {
    return this.source.slice(this.start, this.end);
  }

  get innerXml(): string {
    return this.source.slice(this.contentStart, this.contentEnd);
  }

  /** All text in it, also that of its children. */
  get text(): string {
    return textOf(this.innerXml);
  }

  child(localName: string): XmlElement | undefined {
    return this.children.find((element) => element.localName === localName);
  }

  childrenNamed(localName: string): XmlElement[] {
    return this.children.filter((element) => element.localName === localName);
  }

  /** Everything of that name in it, in document order. */
  descendants(localName: string): XmlElement[] {
    return this.children.flatMap((element) => [...(element.localName === localName ? [element] : []), ...element.descendants(localName)]);
  }
}

/** Something between "<" and ">". */
export interface Tag {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly kind: "open" | "close" | "empty";
}

const NAME = /[^\s/>]+/y;

/** The next tag of an element from a position on; comments, CDATA and instructions are passed over. null at the end, or where the text is cut off. */
export function nextTag(text: string, from: number, to = text.length): Tag | null {
  let at = from;
  for (;;) {
    const start = text.indexOf("<", at);
    if (start < 0 || start >= to) return null;
    const closer = SPECIAL.find(([opener]) => text.startsWith(opener, start))?.[1];
    if (closer === undefined) return tagAt(text, start);
    const end = text.indexOf(closer, start);
    if (end < 0) return null;
    at = end + closer.length;
  }
}

const SPECIAL = [["<!--", "-->"], ["<![CDATA[", "]]>"], ["<?", "?>"]] as const;

function tagAt(text: string, start: number): Tag | null {
  let quote = "";
  for (let at = start + 1; at < text.length; at++) {
    const letter = text[at]!;
    if (quote) {
      if (letter === quote) quote = "";
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === ">") {
      const isClose = text[start + 1] === "/";
      NAME.lastIndex = start + (isClose ? 2 : 1);
      return { start, end: at + 1, name: NAME.exec(text)?.[0] ?? "", kind: isClose ? "close" : text[at - 1] === "/" ? "empty" : "open" };
    }
  }
  return null;
}

/** Far deeper than any part is nested. */
const DEEPEST = 200;

/**
 * The root of a document, null when the text is not well formed or says what an entity is (no program that writes workbooks does).
 * What is in elements named in `leaves` is not looked at.
 */
export function parseXml(text: string, leaves: readonly string[] = []): XmlElement | null {
  const root = new XmlElement(text, "", 0, 0);
  const stack = [root];
  for (let tag = nextTag(text, 0); tag; tag = nextTag(text, tag.end)) {
    const open = stack.at(-1)!;
    if (tag.name.startsWith("!")) return null;
    if (tag.kind === "close") {
      if (stack.length === 1 || open.name !== tag.name) return null;
      open.contentEnd = tag.start;
      open.end = tag.end;
      stack.pop();
      continue;
    }
    const element = new XmlElement(text, tag.name, tag.start, tag.end);
    open.children.push(element);
    if (tag.kind === "empty") continue;
    stack.push(element);
    if (stack.length > DEEPEST) return null;
    if (!leaves.includes(element.localName)) continue;
    const close = closingTag(text, tag.name, tag.end);
    if (!close) return null;
    tag = { ...close, end: close.start };
  }
  return stack.length === 1 && root.children.length === 1 ? root.children[0]! : null;
}

/** The tag that closes an element in which no other one of its name stands. */
export function closingTag(text: string, name: string, from: number): Tag | null {
  const wanted = `</${name}`;
  for (let at = text.indexOf(wanted, from); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const tag = tagAt(text, at);
    if (tag?.name === name) return tag;
  }
  return null;
}

const ATTRIBUTE = /(?<=[\s"'])([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function attributesOf(openTag: string): Map<string, string> {
  return new Map([...openTag.matchAll(ATTRIBUTE)].map(([, name, double, single]) => [name!, decodeEntities(double ?? single ?? "")]));
}

/** The text of a piece of XML without its tags and comments. */
export function textOf(xml: string): string {
  return xml
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map((piece) => (piece.startsWith("<![CDATA[") ? piece.slice("<![CDATA[".length, -"]]>".length) : decodeEntities(piece.replace(/<!--[\s\S]*?-->/g, "").replace(/<[^>]*>/g, ""))))
    .join("");
}

/** A change of a text: what stands from `start` to `end` becomes `text`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all changes, which do not overlap; of several at one place the first comes first. */
export function spliced(text: string, splices: readonly Splice[]): string {
  let result = "";
  let at = 0;
  for (const splice of [...splices].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return result + text.slice(at);
}

export const replacing = (element: XmlElement, text: string): Splice => ({ start: element.start, end: element.end, text });

/** Puts XML behind the last child of an element. */
export function appending(element: XmlElement, xml: string): Splice {
  if (!element.isEmptyTag) return { start: element.contentEnd, end: element.contentEnd, text: xml };
  return replacing(element, `${opened(element.openTag)}${xml}</${element.name}>`);
}

const trailingBlanks = (text: string): number => text.length - text.trimEnd().length;

/** The opening tag of an element, or that of an empty one, without what ends it. */
export const withoutEnd = (openTag: string): string => openTag.slice(0, openTag.endsWith("/>") ? -2 : -1).trimEnd();

/** The same tag as one that opens an element with content. */
export const opened = (openTag: string): string => `${withoutEnd(openTag)}>`;

/** An opening tag with other attributes: null takes one away. The others stay as they are written. */
export function withAttributes(openTag: string, changes: Readonly<Record<string, string | number | null | undefined>>): string {
  const splices: Splice[] = [];
  const left = new Map(Object.entries(changes));
  for (const { 0: written, 1: name, index } of openTag.matchAll(ATTRIBUTE)) {
    if (!left.has(name!)) continue;
    const value = left.get(name!);
    left.delete(name!);
    const [start, end] = [index, index + written.length];
    if (value === null || value === undefined) splices.push({ start: start - trailingBlanks(openTag.slice(0, start)), end, text: "" });
    else splices.push({ start, end, text: `${name}="${escapeAttribute(String(value))}"` });
  }
  const added = [...left].filter(([, value]) => value !== null && value !== undefined).map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`);
  const end = withoutEnd(openTag).length;
  return spliced(openTag, [...splices, { start: end, end, text: added.join("") }]);
}
