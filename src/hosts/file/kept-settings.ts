/**
 * The settings that an add-in keeps in a workbook outside its cells. Excel writes them as properties of a web extension part
 * ([MS-OWEXML] 2.1), each value as JSON; our preview, which is no registered add-in, as a part of custom XML.
 */

const WEB_EXTENSION_PART = /(?:^|\/)webextension\d*\.xml$/i;
const CUSTOM_PART = /(?:^|\/)customXml\/[^/]+\.xml$/i;
/** Marks the part that the preview writes: a list of keys and values in JSON. */
export const PREVIEW_SETTINGS = "urn:jixiao-check:preview:settings";

const ATTRIBUTES = /(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** With its attributes, whose values may hold ">". */
const PROPERTY = /<(?:\w+:)?property\s((?:[^"'>]|"[^"]*"|'[^']*')*)>/g;
const PREVIEW_CONTENT = new RegExp(`xmlns="${PREVIEW_SETTINGS}"[^>]*>([^<]*)<`);
const ENTITY = /&(?:#x([0-9A-Fa-f]+)|#(\d+)|(\w+));/g;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replace(ENTITY, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Undefined for what is no JSON: then it is not ours. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function propertiesOf(xml: string): (readonly [string, unknown])[] {
  return [...xml.matchAll(PROPERTY)].flatMap(([, attributes = ""]) => {
    const values = new Map([...attributes.matchAll(ATTRIBUTES)].map(([, name, double, single]) => [name, unescape(double ?? single ?? "")]));
    const value = parseJson(values.get("value") ?? "");
    return value === undefined ? [] : [[values.get("name") ?? "", value] as const];
  });
}

function previewSettingsOf(xml: string): (readonly [string, unknown])[] {
  const content = PREVIEW_CONTENT.exec(xml)?.[1];
  const list = content === undefined ? undefined : parseJson(unescape(content));
  const isPair = (pair: unknown): pair is readonly [string, unknown] => Array.isArray(pair) && typeof pair[0] === "string";
  return Array.isArray(list) ? list.filter(isPair) : [];
}

type Parts = ReadonlyMap<string, Uint8Array>;

function textsOf(parts: Parts, name: RegExp): string[] {
  const decoder = new TextDecoder();
  return [...parts].filter(([path]) => name.test(path)).map(([, content]) => decoder.decode(content));
}

/** What Excel wrote, of all add-ins. */
export function readExtensionSettings(parts: Parts): ReadonlyMap<string, unknown> {
  return new Map(textsOf(parts, WEB_EXTENSION_PART).flatMap(propertiesOf));
}

/**
 * What add-ins keep in the workbook. Where the preview wrote its list, that alone counts: it had the others before it.
 * @param parts of the unpacked workbook, by their paths
 */
export function readKeptSettings(parts: Parts): ReadonlyMap<string, unknown> {
  const ofPreview = textsOf(parts, CUSTOM_PART).find((xml) => PREVIEW_CONTENT.test(xml));
  return ofPreview === undefined ? readExtensionSettings(parts) : new Map(previewSettingsOf(ofPreview));
}
