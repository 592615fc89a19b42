import { type CellStyle, type Line, SIDES } from "../cell-style";
import type { ConditionalLook } from "../sheet-parts";
import { child } from "./archive";
import { attributesOf, rebuild, tag } from "./xml";

const ORDER = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst"];
/** Files number their own number formats from here on. */
const FIRST_OWN_FORMAT = 164;

/** Lists of the style sheet that grow. */
type ListName = "numFmts" | "fonts" | "fills" | "borders" | "cellXfs" | "dxfs";

/** The parts of a style that a file keeps in lists of their own. */
const FONT = ["fontName", "fontSize", "fontColor", "bold", "italic", "underline", "strikethrough"] as const;
const BORDER = SIDES;
const ALIGNMENT = ["horizontal", "vertical", "wrap"] as const;

const isSame = (a: CellStyle, b: CellStyle | undefined, keys: readonly (keyof CellStyle)[]): boolean =>
  b !== undefined && keys.every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));

/** The style sheet of a file with what was added to it. A cell whose looks nobody changed keeps the format that it came with, to the letter. */
export class StyleSheet {
  private readonly lists: Record<ListName, string[]>;
  private readonly formats: readonly Element[];
  private readonly numbers = new Map<string, number>();
  private readonly ownFormats = new Map<string, number>();

  /** `opened` are the file's formats as the preview understood them. */
  constructor(
    private readonly document: Document,
    private readonly opened: readonly CellStyle[],
  ) {
    const list = (name: ListName): Element[] => [...(child(document.documentElement, name)?.children ?? [])];
    const texts = (name: ListName): string[] => list(name).map((element) => new XMLSerializer().serializeToString(element));
    this.formats = list("cellXfs");
    this.lists = { numFmts: texts("numFmts"), fonts: texts("fonts"), fills: texts("fills"), borders: texts("borders"), cellXfs: texts("cellXfs"), dxfs: texts("dxfs") };
    for (const format of list("numFmts")) this.ownFormats.set(format.getAttribute("formatCode") ?? "", Number(format.getAttribute("numFmtId")));
  }

  /** The number of a cell's format. `origin` is the one that it came with. */
  format(style: CellStyle, origin: number | undefined): number {
    const key = `${origin ?? ""} ${JSON.stringify(style)}`;
    let number = this.numbers.get(key);
    if (number === undefined) this.numbers.set(key, (number = this.makeFormat(style, origin)));
    return number;
  }

  /** The number of what a conditional format changes. */
  look(look: ConditionalLook): number {
    const toggle = (name: string, isOn: boolean | undefined): string => (isOn === undefined ? "" : tag(name, { val: isOn ? null : "0" }));
    const font = toggle("b", look.bold) + toggle("i", look.italic) + toggle("strike", look.strikethrough) + toggle("u", look.underline) + (look.fontColor ? color(look.fontColor) : "");
    const fill = look.fill ? tag("fill", {}, tag("patternFill", { patternType: "solid" }, color(look.fill, "fgColor") + color(look.fill, "bgColor"))) : "";
    return this.append("dxfs", tag("dxf", {}, (font ? tag("font", {}, font) : "") + fill));
  }

  xml(): string {
    const replacements = Object.fromEntries(
      Object.entries(this.lists).map(([name, items]) => [name, items.length ? tag(name, { count: items.length }, items.join("")) : null]),
    );
    return rebuild(this.document, ORDER, replacements);
  }

  private makeFormat(style: CellStyle, origin: number | undefined): number {
    const isAllSame = (opened: CellStyle | undefined): boolean => isSame(style, opened, Object.keys(style) as (keyof CellStyle)[]);
    const before = origin === undefined ? undefined : this.opened[origin];
    if (origin !== undefined && isAllSame(before)) return origin;
    const known = origin === undefined ? this.opened.findIndex(isAllSame) : -1;
    if (known >= 0) return known;
    const element = origin === undefined ? null : (this.formats[origin] ?? null);
    const old = attributesOf(element);
    const keep = (keys: readonly (keyof CellStyle)[], attribute: string, make: () => number): string | number =>
      isSame(style, before, keys) ? (old[attribute] ?? 0) : make();
    const alignment = isSame(style, before, ALIGNMENT) ? serialize(child(element, "alignment")) : alignmentXml(style, attributesOf(child(element, "alignment")));
    const protection = isSame(style, before, ["locked"]) ? serialize(child(element, "protection")) : tag("protection", { ...attributesOf(child(element, "protection")), locked: style.locked ? "1" : "0" });
    const attributes = {
      ...old,
      numFmtId: keep(["numberFormat"], "numFmtId", () => this.numberFormat(style.numberFormat)),
      fontId: keep(FONT, "fontId", () => this.append("fonts", fontXml(style))),
      fillId: keep(["fill"], "fillId", () => (style.fill === null ? 0 : this.append("fills", tag("fill", {}, tag("patternFill", { patternType: "solid" }, color(style.fill, "fgColor")))))),
      borderId: keep(BORDER, "borderId", () => this.append("borders", borderXml(style))),
      xfId: old["xfId"] ?? 0,
      applyNumberFormat: 1,
      applyFont: 1,
      applyFill: 1,
      applyBorder: 1,
      applyAlignment: 1,
      ...(protection ? { applyProtection: 1 } : {}),
    };
    return this.append("cellXfs", tag("xf", attributes, alignment + protection));
  }

  private append(name: ListName, xml: string): number {
    const list = this.lists[name];
    // What the file had stays in its place; what is added is added once.
    const known = list.indexOf(xml);
    return known >= 0 ? known : list.push(xml) - 1;
  }

  private numberFormat(pattern: string): number {
    const known = pattern === "General" ? 0 : this.ownFormats.get(pattern);
    if (known !== undefined) return known;
    const id = Math.max(FIRST_OWN_FORMAT - 1, ...this.ownFormats.values()) + 1;
    this.ownFormats.set(pattern, id);
    this.append("numFmts", tag("numFmt", { numFmtId: id, formatCode: pattern }));
    return id;
  }
}

const serialize = (element: Element | null): string => (element ? new XMLSerializer().serializeToString(element) : "");

const color = (rgb: string, name = "color"): string => tag(name, { rgb: `FF${rgb.slice(1)}` });

function fontXml(style: CellStyle): string {
  const flags = [["b", style.bold], ["i", style.italic], ["strike", style.strikethrough]] as const;
  const marks = flags.filter(([, isOn]) => isOn).map(([name]) => tag(name, {}));
  return tag(
    "font",
    {},
    marks.join("") + (style.underline ? tag("u", {}) : "") + tag("sz", { val: style.fontSize }) + color(style.fontColor) + tag("name", { val: style.fontName }),
  );
}

function borderXml(style: CellStyle): string {
  const side = (name: string, line: Line | null): string => (line ? tag(name, { style: line.kind }, color(line.color)) : tag(name, {}));
  return tag("border", {}, SIDES.map((name) => side(name, style[name])).join("") + tag("diagonal", {}));
}

function alignmentXml({ horizontal, vertical, wrap }: CellStyle, old: Readonly<Record<string, string>>): string {
  return tag("alignment", { ...old, horizontal: horizontal === "general" ? null : horizontal, vertical: vertical === "bottom" ? null : vertical, wrapText: wrap ? "1" : null });
}
