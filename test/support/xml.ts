/** An element of an XML document that has no text beside elements, which is all that a manifest is. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const TOKEN = /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&(#?\w*);?/g, (entity, name: string) => {
    const code = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name);
    const character = code ? String.fromCodePoint(code[1] ? parseInt(code[1], 16) : Number(code[2])) : ENTITIES[name];
    if (!character || !entity.endsWith(";")) throw new Error(`${entity} is no entity`);
    return character;
  });
}

/** Reads a document; throws when it is not well formed. */
export function parseXml(source: string): XmlElement {
  type Open = XmlElement & { readonly children: XmlElement[]; text: string };
  const root: Open = { name: "", attributes: {}, children: [], text: "" };
  const stack: Open[] = [root];
  let end = 0;
  for (const match of source.matchAll(TOKEN)) {
    if (match.index !== end) throw new Error(`not XML: ${source.slice(end, end + 60)}`);
    end += match[0].length;
    const [, closing, name, attributes = "", empty, text] = match;
    const parent = stack.at(-1)!;
    if (text !== undefined) parent.text += decode(text).trim();
    if (!name) continue;
    if (closing) {
      if (stack.pop()?.name !== name) throw new Error(`</${name}> closes something else`);
      continue;
    }
    const pairs = [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key!, decode(value!)] as const);
    if (new Set(pairs.map(([key]) => key)).size !== pairs.length) throw new Error(`<${name}> has an attribute twice`);
    const element: Open = { name, attributes: Object.fromEntries(pairs), children: [], text: "" };
    parent.children.push(element);
    if (!empty) stack.push(element);
  }
  if (end !== source.length || stack.length !== 1 || root.children.length !== 1) throw new Error("not one closed element");
  return root.children[0]!;
}

/** The element and everything in it, in document order. */
export function descendants(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(descendants)];
}
