import type { Package } from "./package";
import { escapeAttribute, MAIN, HEAD, tag, withPrefix } from "./write-xml";
import { appending, opened, parseXml, type Splice, spliced, withAttributes, type XmlElement } from "./xml";
import { insertion } from "./sections";
import type { WorkbookPart } from "./workbook-part";

const ORDER = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst"];
/** Files number their own number formats from here on. */
const FIRST_OWN_FORMAT = 164;

/** Lists of the style sheet that grow. */
export type StyleList = "numFmts" | "fonts" | "fills" | "borders" | "cellXfs" | "dxfs";

/** What a list begins with that is needed and not there: 0 stands for no look of one's own, and of fills 1 too is what it always is. */
const DEFAULTS: Readonly<Record<StyleList, readonly string[]>> = {
  numFmts: [],
  fonts: [tag("font", {}, tag("sz", { val: 11 }) + tag("name", { val: "宋体" }))],
  fills: ["none", "gray125"].map((patternType) => tag("fill", {}, tag("patternFill", { patternType }))),
  borders: [tag("border", {}, ["left", "right", "top", "bottom", "diagonal"].map((side) => tag(side, {})).join(""))],
  cellXfs: [tag("xf", { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0, xfId: 0 })],
  dxfs: [],
};

/** The part that says how cells look: its lists grow, and what stands in them stays in its place. */
export class StylesPart {
  private readonly root: XmlElement | null;
  private readonly added = new Map<StyleList, string[]>();
  private readonly ownFormats = new Map<string, number>();

  constructor(
    private readonly parts: Package,
    private readonly workbook: WorkbookPart,
  ) {
    this.root = parts.xml(workbook.stylesPath);
    for (const format of this.items("numFmts")) this.ownFormats.set(format.get("formatCode") ?? "", Number(format.get("numFmtId")));
  }

  items(list: StyleList): readonly XmlElement[] {
    return this.root?.child(list)?.children ?? [];
  }

  /** The number of an item, which is added where the list has none that is written alike. */
  number(list: StyleList, xml: string): number {
    const wanted = withPrefix(xml, this.root?.prefix ?? "");
    const known = this.items(list).findIndex((item) => item.xml === wanted);
    if (known >= 0) return known;
    const added = this.added.get(list) ?? (this.items(list).length ? [] : DEFAULTS[list].map((item) => withPrefix(item, this.root?.prefix ?? "")));
    this.added.set(list, added);
    const index = added.indexOf(wanted);
    return this.items(list).length + (index >= 0 ? index : added.push(wanted) - 1);
  }

  /** The id of a number format that no program has built in. */
  numberFormat(pattern: string): number {
    const known = this.ownFormats.get(pattern);
    if (known !== undefined) return known;
    const id = Math.max(FIRST_OWN_FORMAT - 1, ...this.ownFormats.values()) + 1;
    this.ownFormats.set(pattern, id);
    this.number("numFmts", tag("numFmt", { numFmtId: id, formatCode: pattern }));
    return id;
  }

  /** Puts what was added into the package. */
  write(): void {
    if (this.added.size === 0) return;
    const path = this.parts.has(this.workbook.stylesPath) ? this.workbook.stylesPath : this.workbook.addStyles(HEAD + tag("styleSheet", { xmlns: MAIN }));
    this.parts.update(path, (text) => {
      const root = this.root ?? parseXml(text)!;
      return spliced(text, ORDER.flatMap((name) => this.grown(root, name as StyleList)));
    });
  }

  private grown(root: XmlElement, name: StyleList): Splice[] {
    const added = this.added.get(name);
    if (!added) return [];
    const list = root.child(name);
    if (!list) {
      const splice = insertion(root, ORDER, name, withPrefix(tag(name, { count: added.length }, added.join("")), root.prefix));
      return splice ? [splice] : [];
    }
    const grown = appending(list, added.join(""));
    const openTag = withAttributes(list.openTag, { count: list.children.length + added.length });
    if (list.isEmptyTag) return [{ ...grown, text: `${opened(openTag)}${added.join("")}</${list.name}>` }];
    return [{ start: list.start, end: list.contentStart, text: openTag }, grown];
  }
}

export const colorXml = (rgb: string, name = "color"): string => `<${name} rgb="FF${escapeAttribute(rgb.slice(1))}"/>`;
