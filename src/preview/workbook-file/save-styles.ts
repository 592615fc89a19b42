import { colorXml, type StylesPart } from "../../hosts/file/xlsx/styles-part";
import { tag } from "../../hosts/file/xlsx/write-xml";
import { type CellStyle, type Line, SIDES } from "../cell-style";
import type { ConditionalLook } from "../sheet-parts";
import { attributesOf } from "./parts";

/** The parts of a style that a file keeps in lists of their own. */
const FONT = ["fontName", "fontSize", "fontColor", "bold", "italic", "underline", "strikethrough"] as const;
const BORDER = SIDES;
const ALIGNMENT = ["horizontal", "vertical", "wrap"] as const;

const isSame = (a: CellStyle, b: CellStyle | undefined, keys: readonly (keyof CellStyle)[]): boolean =>
  b !== undefined && keys.every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));

/** The numbers under which a file knows looks. A cell whose looks nobody changed keeps the format that it came with, to the letter. */
export class StyleNumbers {
  private readonly numbers = new Map<string, number>();

  /** `opened` are the file's formats as the preview understood them. */
  constructor(
    private readonly part: StylesPart,
    private readonly opened: readonly CellStyle[],
  ) {}

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
    const font = toggle("b", look.bold) + toggle("i", look.italic) + toggle("strike", look.strikethrough) + toggle("u", look.underline) + (look.fontColor ? colorXml(look.fontColor) : "");
    const fill = look.fill ? tag("fill", {}, tag("patternFill", { patternType: "solid" }, colorXml(look.fill, "fgColor") + colorXml(look.fill, "bgColor"))) : "";
    return this.part.number("dxfs", tag("dxf", {}, (font ? tag("font", {}, font) : "") + fill));
  }

  private makeFormat(style: CellStyle, origin: number | undefined): number {
    const isAllSame = (opened: CellStyle | undefined): boolean => isSame(style, opened, Object.keys(style) as (keyof CellStyle)[]);
    const before = origin === undefined ? undefined : this.opened[origin];
    if (origin !== undefined && isAllSame(before)) return origin;
    const known = origin === undefined ? this.opened.findIndex(isAllSame) : -1;
    if (known >= 0) return known;
    const element = origin === undefined ? undefined : this.part.items("cellXfs")[origin];
    const old = attributesOf(element);
    const keep = (keys: readonly (keyof CellStyle)[], attribute: string, make: () => number): string | number =>
      isSame(style, before, keys) ? (old[attribute] ?? 0) : make();
    const [oldAlignment, oldProtection] = [element?.child("alignment"), element?.child("protection")];
    const alignment = isSame(style, before, ALIGNMENT) ? (oldAlignment?.xml ?? "") : alignmentXml(style, attributesOf(oldAlignment));
    const protection = isSame(style, before, ["locked"]) ? (oldProtection?.xml ?? "") : tag("protection", { ...attributesOf(oldProtection), locked: style.locked ? "1" : "0" });
    const attributes = {
      ...old,
      numFmtId: keep(["numberFormat"], "numFmtId", () => (style.numberFormat === "General" ? 0 : this.part.numberFormat(style.numberFormat))),
      fontId: keep(FONT, "fontId", () => this.part.number("fonts", fontXml(style))),
      fillId: keep(["fill"], "fillId", () => (style.fill === null ? 0 : this.part.number("fills", tag("fill", {}, tag("patternFill", { patternType: "solid" }, colorXml(style.fill, "fgColor")))))),
      borderId: keep(BORDER, "borderId", () => this.part.number("borders", borderXml(style))),
      xfId: old["xfId"] ?? 0,
      applyNumberFormat: 1,
      applyFont: 1,
      applyFill: 1,
      applyBorder: 1,
      applyAlignment: 1,
      ...(protection ? { applyProtection: 1 } : {}),
    };
    return this.part.number("cellXfs", tag("xf", attributes, alignment + protection));
  }
}

function fontXml(style: CellStyle): string {
  const flags = [["b", style.bold], ["i", style.italic], ["strike", style.strikethrough]] as const;
  const marks = flags.filter(([, isOn]) => isOn).map(([name]) => tag(name, {}));
  return tag(
    "font",
    {},
    marks.join("") + (style.underline ? tag("u", {}) : "") + tag("sz", { val: style.fontSize }) + colorXml(style.fontColor) + tag("name", { val: style.fontName }),
  );
}

function borderXml(style: CellStyle): string {
  const side = (name: string, line: Line | null): string => (line ? tag(name, { style: line.kind }, colorXml(line.color)) : tag(name, {}));
  return tag("border", {}, SIDES.map((name) => side(name, style[name])).join("") + tag("diagonal", {}));
}

function alignmentXml({ horizontal, vertical, wrap }: CellStyle, old: Readonly<Record<string, string>>): string {
  return tag("alignment", { ...old, horizontal: horizontal === "general" ? null : horizontal, vertical: vertical === "bottom" ? null : vertical, wrapText: wrap ? "1" : null });
}
