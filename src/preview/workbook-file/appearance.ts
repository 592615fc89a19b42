import type { BorderStyleTypes as LineNumber, HorizontalAlign as HorizontalNumber, IBorderData, IBorderStyleData, IStyleData, VerticalAlign as VerticalNumber } from "@univerjs/core";
import { SSF } from "@e965/xlsx";
import type { ConditionalLook } from "../sheet-parts";
import { BooleanNumber, BorderStyleTypes, HorizontalAlign, VerticalAlign, WrapStrategy } from "../univer/enums";
import type { Package } from "../../hosts/file/xlsx/package";
import { WorkbookPart } from "../../hosts/file/xlsx/workbook-part";
import type { XmlElement } from "../../hosts/file/xlsx/xml";

/** How the cells of an .xlsx look: SheetJS reads fills alone, and a form without its borders is no form. */
export interface Appearance {
  /** Styles by the number that cells name. */
  readonly styles: readonly IStyleData[];
  /** Whether cells of these styles are locked. */
  readonly locked: readonly boolean[];
  /** What conditional formats change, by the number that they name. */
  readonly looks: readonly ConditionalLook[];
}

export function readAppearance(parts: Package): Appearance {
  const document = parts.xml(new WorkbookPart(parts).stylesPath);
  const list = (name: string): readonly XmlElement[] => document?.child(name)?.children ?? [];
  const [fonts, fills, borders] = [list("fonts").map(font), list("fills").map(fill), list("borders").map(border)];
  const formats = numberFormats(list("numFmts"));
  const styles = list("cellXfs").map((format): IStyleData => ({
    ...numberFormat(formats, index(format, "numFmtId")),
    ...fonts[index(format, "fontId")],
    ...fills[index(format, "fillId")],
    ...borders[index(format, "borderId")],
    ...alignment(format.child("alignment")),
  }));
  const locked = list("cellXfs").map((format) => !["0", "false"].includes(format.child("protection")?.get("locked") ?? ""));
  return { styles, locked, looks: list("dxfs").map(conditionalLook) };
}

function numberFormats(own: readonly XmlElement[]): ReadonlyMap<number, string> {
  const known = (SSF as { get_table: () => Record<number, string> }).get_table();
  const table = new Map(Object.entries(known).map(([id, pattern]) => [Number(id), pattern]));
  for (const format of own) table.set(index(format, "numFmtId"), format.get("formatCode") ?? "General");
  return table;
}

function numberFormat(formats: ReadonlyMap<number, string>, id: number): IStyleData {
  const pattern = formats.get(id);
  return pattern && pattern !== "General" ? { n: { pattern } } : {};
}

function conditionalLook(element: XmlElement): ConditionalLook {
  const font = element.child("font");
  const isSet = (name: string) => (font?.child(name) ? { [CONDITIONAL[name]!]: isOn(font.child(name)) } : {});
  const fill = color(element.child("fill")?.child("patternFill")?.child("bgColor"));
  const fontColor = color(font?.child("color"));
  return { ...(fill ? { fill } : {}), ...(fontColor ? { fontColor } : {}), ...isSet("b"), ...isSet("i"), ...isSet("u"), ...isSet("strike") };
}

const CONDITIONAL: Readonly<Record<string, keyof ConditionalLook>> = { b: "bold", i: "italic", u: "underline", strike: "strikethrough" };

const index = (element: XmlElement, name: string): number => Number(element.get(name) ?? 0);

const value = (element: XmlElement | undefined): string | null => element?.get("val") ?? null;

const isOn = (element: XmlElement | undefined): boolean => element !== undefined && value(element) !== "0" && value(element) !== "false";

/** The colours of the standard theme and of the standard palette that forms use; other indirect colours are left to the grid. */
const THEME = ["#FFFFFF", "#000000", "#E7E6E6", "#44546A", "#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];
const PALETTE: Readonly<Record<string, string>> = { "8": "#000000", "9": "#FFFFFF", "10": "#FF0000", "12": "#0000FF", "13": "#FFFF00", "64": "#000000" };

export function color(element: XmlElement | undefined): string | null {
  if (!element) return null;
  const rgb = element.get("rgb");
  if (rgb) return `#${rgb.slice(-6)}`;
  const theme = element.get("theme");
  if (theme && !element.attributes.has("tint")) return THEME[Number(theme)] ?? null;
  return PALETTE[element.get("indexed") ?? ""] ?? null;
}

function font(element: XmlElement): IStyleData {
  const name = value(element.child("name"));
  const size = value(element.child("sz"));
  const rgb = color(element.child("color"));
  return {
    ...(name ? { ff: name } : {}),
    ...(size ? { fs: Number(size) } : {}),
    ...(isOn(element.child("b")) ? { bl: BooleanNumber.TRUE } : {}),
    ...(isOn(element.child("i")) ? { it: BooleanNumber.TRUE } : {}),
    ...(isOn(element.child("u")) ? { ul: { s: BooleanNumber.TRUE } } : {}),
    ...(isOn(element.child("strike")) ? { st: { s: BooleanNumber.TRUE } } : {}),
    ...(rgb && rgb !== "#000000" ? { cl: { rgb } } : {}),
  };
}

function fill(element: XmlElement): IStyleData {
  const pattern = element.child("patternFill");
  const rgb = pattern?.get("patternType") === "solid" ? color(pattern.child("fgColor")) : null;
  return rgb ? { bg: { rgb } } : {};
}

const LINES: Readonly<Record<string, LineNumber>> = {
  thin: BorderStyleTypes.THIN,
  hair: BorderStyleTypes.HAIR,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  dashDot: BorderStyleTypes.DASH_DOT,
  dashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  double: BorderStyleTypes.DOUBLE,
  medium: BorderStyleTypes.MEDIUM,
  mediumDashed: BorderStyleTypes.MEDIUM_DASHED,
  thick: BorderStyleTypes.THICK,
};

const SIDES = { left: "l", right: "r", top: "t", bottom: "b" } as const;

function border(element: XmlElement): IStyleData {
  const bd: IBorderData = {};
  for (const [name, side] of Object.entries(SIDES)) {
    const line = element.child(name);
    const style = LINES[line?.get("style") ?? ""];
    if (style !== undefined) bd[side] = { s: style, cl: { rgb: color(line?.child("color")) ?? "#000000" } } satisfies IBorderStyleData;
  }
  return Object.keys(bd).length ? { bd } : {};
}

const HORIZONTAL: Readonly<Record<string, HorizontalNumber>> = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  centerContinuous: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  justify: HorizontalAlign.JUSTIFIED,
  distributed: HorizontalAlign.DISTRIBUTED,
};

const VERTICAL: Readonly<Record<string, VerticalNumber>> = { top: VerticalAlign.TOP, center: VerticalAlign.MIDDLE, bottom: VerticalAlign.BOTTOM };

/** Vertical text: its letters stand upright one below the other. */
const STACKED = "255";

function alignment(element: XmlElement | undefined): IStyleData {
  const ht = HORIZONTAL[element?.get("horizontal") ?? ""];
  const rotation = element?.get("textRotation");
  return {
    // Excel puts text at the bottom when the file says nothing.
    vt: VERTICAL[element?.get("vertical") ?? ""] ?? VerticalAlign.BOTTOM,
    ...(ht === undefined ? {} : { ht }),
    ...(element?.get("wrapText") === "1" || element?.get("wrapText") === "true" ? { tb: WrapStrategy.WRAP } : {}),
    ...(rotation === STACKED ? { tr: { a: 0, v: BooleanNumber.TRUE } } : {}),
  };
}
