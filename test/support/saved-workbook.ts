import { listZip, unpackAll } from "../../src/hosts/file/zip";
import { columnName, formatArea, parseArea } from "../../src/sheet/address";
import { descendants, parseXml, type XmlElement } from "./xml";

/**
 * What an .xlsx file says, in a form that two files can be compared in: cell by cell, merge by merge, style by style, whatever
 * numbers and order the file's lists have.
 */
export interface SavedWorkbook {
  readonly names: readonly string[];
  readonly sheets: Readonly<Record<string, SavedSheet>>;
}

export interface SavedSheet {
  readonly state: string;
  /** By address: value (with its kind), formula, style. */
  readonly cells: Readonly<Record<string, { readonly value?: string; readonly formula?: string; readonly style: unknown }>>;
  readonly merges: readonly string[];
  readonly rows: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, string>>;
  /** Everything else that a sheet may have, by the names of its elements. */
  readonly rest: Readonly<Record<string, readonly unknown[]>>;
}

/** Where the same thing may be said in different ways, or programs write what they like. */
const PASSED_OVER = new Set(["dimension", "sheetData", "cols", "mergeCells", "sheetFormatPr", "sheetCalcPr", "phoneticPr", "legacyDrawing", "ignoredErrors", "extLst"]);
const MOST_COLUMNS = 60;
const MOST_BYTES = 50_000_000;

export async function savedWorkbook(bytes: Uint8Array): Promise<SavedWorkbook> {
  const contents = await unpackAll(listZip(bytes).filter(({ name }) => /\.(?:xml|rels|vml)$/.test(name)), MOST_BYTES);
  const texts = [...contents].map(([name, content]) => [name.replace(/^\//, ""), new TextDecoder().decode(content).replace(/^\uFEFF/, "")] as const);
  return describe(new Parts(new Map(texts)));
}

class Parts {
  constructor(private readonly texts: ReadonlyMap<string, string>) {}

  xml(path: string): XmlElement | null {
    const text = this.texts.get(path);
    return text === undefined ? null : parseXml(withoutPrefixes(text));
  }

  /** Targets of a part's relations by id. */
  relations(path: string): Map<string, { readonly type: string; readonly target: string }> {
    const document = this.xml(path.replace(/([^/]*)$/, "_rels/$1.rels"));
    return new Map(
      (document?.children ?? []).map(({ attributes }) => {
        const { Id, Type, Target, TargetMode } = attributes as Record<string, string>;
        const folder = path.split("/").slice(0, -1).join("/");
        const steps = (Target!.startsWith("/") || TargetMode === "External" ? Target! : `${folder}/${Target!}`).replace(/^\//, "");
        return [Id!, { type: Type!.split("/").at(-1)!, target: TargetMode === "External" ? steps : new URL(steps, "file:///").pathname.slice(1) }];
      }),
    );
  }
}

/** Elements of the main namespace may have a prefix. */
const withoutPrefixes = (text: string): string => text.replace(/<(\/?)(?!xml)(?:x|ssml):/g, "<$1");

const find = (element: XmlElement | null, name: string): XmlElement | undefined => element?.children.find((one) => one.name === name);
const all = (element: XmlElement | null | undefined, name: string): XmlElement[] => (element ? descendants(element).filter((one) => one.name === name) : []);

/** An element as it is compared: without ids that mean something only in its own file. */
function plain({ name, attributes, children, text }: XmlElement): unknown {
  const kept = Object.entries(attributes).filter(([key]) => !/^(?:xmlns|mc:|r:id$|xr|x14ac:|applyNumberFormat|applyFont|applyFill|applyBorder|applyAlignment|applyProtection|count$|tabSelected)/.test(key));
  return { name, ...(kept.length ? { attributes: Object.fromEntries(kept.sort()) } : {}), ...(children.length ? { children: children.map(plain) } : {}), ...(text ? { text } : {}) };
}

function describe(parts: Parts): SavedWorkbook {
  const workbook = parts.xml("xl/workbook.xml");
  const relations = parts.relations("xl/workbook.xml");
  const sheetElements = find(workbook, "sheets")?.children ?? [];
  const titles = sheetElements.map(({ attributes }) => attributes["name"]!);
  const strings = all(parts.xml([...relations.values()].find(({ type }) => type === "sharedStrings")?.target ?? ""), "si").map((item) => all(item, "t").map(({ text }) => text).join(""));
  const styles = stylesOf(parts.xml("xl/styles.xml"));
  return {
    names: all(workbook, "definedName").map(({ attributes, text }) => [attributes["name"], titles[Number(attributes["localSheetId"])] ?? "", text, attributes["hidden"] ?? ""].join(" ")).sort(),
    sheets: Object.fromEntries(
      sheetElements.map(({ attributes }) => {
        const path = relations.get(attributes["r:id"]!)!.target;
        return [attributes["name"]!, sheetOf(parts, path, attributes["state"] ?? "visible", strings, styles)];
      }),
    ),
  };
}

interface Styles {
  readonly cells: readonly unknown[];
  readonly looks: readonly unknown[];
}

function stylesOf(document: XmlElement | null): Styles {
  const list = (name: string): readonly XmlElement[] => find(document, name)?.children ?? [];
  const formats = new Map(list("numFmts").map(({ attributes }) => [attributes["numFmtId"], attributes["formatCode"]]));
  const [fonts, fills, borders] = [list("fonts").map(plain), list("fills").map(plain), list("borders").map(plain)];
  return {
    cells: list("cellXfs").map(({ attributes, children }) => ({
      format: formats.get(attributes["numFmtId"]) ?? attributes["numFmtId"] ?? "0",
      font: fonts[Number(attributes["fontId"] ?? 0)],
      fill: fills[Number(attributes["fillId"] ?? 0)],
      border: borders[Number(attributes["borderId"] ?? 0)],
      rest: children.filter(({ name }) => name !== "extLst").map(plain),
    })),
    looks: list("dxfs").map(plain),
  };
}

function sheetOf(parts: Parts, path: string, state: string, strings: readonly string[], styles: Styles): SavedSheet {
  const root = parts.xml(path)!;
  const relations = parts.relations(path);
  const cells: Record<string, SavedSheet["cells"][string]> = {};
  const rows: Record<string, string> = {};
  for (const row of find(root, "sheetData")?.children ?? []) {
    const { ht, hidden, s, customFormat } = row.attributes;
    const described = [ht && `height ${Number(ht)}`, hidden === "1" || hidden === "true" ? "hidden" : "", customFormat === "1" ? JSON.stringify(styles.cells[Number(s)]) : ""].filter(Boolean).join(" ");
    if (described) rows[row.attributes["r"]!] = described;
    for (const cell of row.children) {
      const { r, t = "n", s: format } = cell.attributes;
      const [v, f] = [find(cell, "v")?.text, find(cell, "f")?.text];
      const text = t === "s" ? strings[Number(v)] : t === "inlineStr" ? all(cell, "t").map((one) => one.text).join("") : v;
      const kind = t === "inlineStr" || t === "str" ? "s" : t;
      const value = text === undefined || text === "" ? undefined : `${kind} ${kind === "n" ? Number(text) : text}`;
      // A shared formula is written out in its first cell alone.
      const formula = find(cell, "f")?.attributes["t"] === "shared" && !f ? "shared" : f;
      if (value === undefined && formula === undefined && format === undefined) continue;
      cells[r!] = { ...(value === undefined ? {} : { value }), ...(formula === undefined ? {} : { formula }), style: styles.cells[Number(format ?? 0)] };
    }
  }
  const columns: Record<string, string> = {};
  for (const { attributes } of find(root, "cols")?.children ?? []) {
    const { min, max, width, hidden, style } = attributes;
    for (let column = Number(min) - 1; column < Math.min(Number(max), MOST_COLUMNS); column++) {
      columns[columnName(column)] = [`width ${Number(width)}`, hidden === "1" || hidden === "true" ? "hidden" : "", style ? JSON.stringify(styles.cells[Number(style)]) : ""].filter(Boolean).join(" ");
    }
  }
  const rest: Record<string, unknown[]> = {};
  const note = (name: string, item: unknown): void => void (rest[name] ??= []).push(item);
  for (const element of root.children) {
    if (element.name === "conditionalFormatting") for (const rule of element.children) note("conditionalFormatting", conditionalFormat(element, rule, styles));
    else if (element.name === "hyperlinks") for (const link of element.children) note("hyperlinks", { link: plain(link), target: relations.get(link.attributes["r:id"] ?? "")?.target });
    else if (!PASSED_OVER.has(element.name)) note(element.name, plain(element));
  }
  for (const { type, target } of relations.values()) {
    if (type === "comments") for (const comment of all(parts.xml(target), "comment")) note("comments", [comment.attributes["ref"], all(comment, "t").map(({ text }) => text).join("")]);
  }
  for (const list of Object.values(rest)) list.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return { state, cells, merges: all(find(root, "mergeCells"), "mergeCell").map(({ attributes }) => formatArea(parseArea(attributes["ref"]!)!)).sort(), rows, columns, rest };
}

/** A rule with its look in place of the look's number, and without its place in the order. */
function conditionalFormat(list: XmlElement, rule: XmlElement, styles: Styles): unknown {
  const attributes = Object.fromEntries(Object.entries(rule.attributes).filter(([name]) => name !== "dxfId" && name !== "priority"));
  const number = rule.attributes["dxfId"];
  return { range: list.attributes["sqref"], rule: plain({ ...rule, attributes }), look: number === undefined ? null : styles.looks[Number(number)] };
}
