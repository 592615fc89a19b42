import { BooleanNumber, BorderStyleTypes, HorizontalAlign, type IBorderData, type IBorderStyleData, type IStyleData, VerticalAlign, WrapStrategy } from "@univerjs/core";
import { SSF } from "@e965/xlsx";
import type { ConditionalLook } from "../sheet-parts";
import { type Archive, child, elements } from "./archive";

/** How the cells of an .xlsx look: SheetJS reads fills alone, and a form without its borders is no form. */
export interface Appearance {
  /** Styles by the number that cells name. */
  readonly styles: readonly IStyleData[];
  /** Whether cells of these styles are locked. */
  readonly locked: readonly boolean[];
  /** What conditional formats change, by the number that they name. */
  readonly looks: readonly ConditionalLook[];
  /** The number of each cell's style, by sheet name and A1 address. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export function readAppearance(archive: Archive): Appearance {
  const document = archive.xml("xl/styles.xml");
  const list = (name: string): readonly Element[] => [...(elements(document, name)[0]?.children ?? [])];
  const [fonts, fills, borders] = [list("fonts").map(font), list("fills").map(fill), list("borders").map(border)];
  const formats = numberFormats(list("numFmts"));
  const styles = list("cellXfs").map((format): IStyleData => ({
    ...numberFormat(formats, index(format, "numFmtId")),
    ...fonts[index(format, "fontId")],
    ...fills[index(format, "fillId")],
    ...borders[index(format, "borderId")],
    ...alignment(child(format, "alignment")),
  }));
  const locked = list("cellXfs").map((format) => !["0", "false"].includes(child(format, "protection")?.getAttribute("locked") ?? ""));
  const looks = list("dxfs").map(conditionalLook);
  const cells = new Map<string, ReadonlyMap<string, number>>();
  for (const [name, path] of archive.worksheetPaths()) {
    const numbers = new Map<string, number>();
    for (const cell of elements(archive.xml(path), "c")) numbers.set(cell.getAttribute("r") ?? "", index(cell, "s"));
    cells.set(name, numbers);
  }
  return { styles, locked, looks, cells };
}

function numberFormats(own: readonly Element[]): ReadonlyMap<number, string> {
  const known = (SSF as { get_table: () => Record<number, string> }).get_table();
  const table = new Map(Object.entries(known).map(([id, pattern]) => [Number(id), pattern]));
  for (const format of own) table.set(index(format, "numFmtId"), format.getAttribute("formatCode") ?? "General");
  return table;
}

function numberFormat(formats: ReadonlyMap<number, string>, id: number): IStyleData {
  const pattern = formats.get(id);
  return pattern && pattern !== "General" ? { n: { pattern } } : {};
}

function conditionalLook(element: Element): ConditionalLook {
  const font = child(element, "font");
  const isSet = (name: string) => (child(font, name) ? { [CONDITIONAL[name]!]: isOn(child(font, name)) } : {});
  const fill = color(child(child(child(element, "fill"), "patternFill"), "bgColor"));
  const fontColor = color(child(font, "color"));
  return { ...(fill ? { fill } : {}), ...(fontColor ? { fontColor } : {}), ...isSet("b"), ...isSet("i"), ...isSet("u"), ...isSet("strike") };
}

const CONDITIONAL: Readonly<Record<string, keyof ConditionalLook>> = { b: "bold", i: "italic", u: "underline", strike: "strikethrough" };

const index = (element: Element, name: string): number => Number(element.getAttribute(name) ?? 0);

const value = (element: Element | null): string | null => element?.getAttribute("val") ?? null;

const isOn = (element: Element | null): boolean => element !== null && value(element) !== "0" && value(element) !== "false";

/** The colours of the standard theme and of the standard palette that forms use; other indirect colours are left to the grid. */
const THEME = ["#FFFFFF", "#000000", "#E7E6E6", "#44546A", "#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];
const PALETTE: Readonly<Record<string, string>> = { "8": "#000000", "9": "#FFFFFF", "10": "#FF0000", "12": "#0000FF", "13": "#FFFF00", "64": "#000000" };

export function color(element: Element | null): string | null {
  if (!element) return null;
  const rgb = element.getAttribute("rgb");
  if (rgb) return `#${rgb.slice(-6)}`;
  const theme = element.getAttribute("theme");
  if (theme && !element.hasAttribute("tint")) return THEME[Number(theme)] ?? null;
  return PALETTE[element.getAttribute("indexed") ?? ""] ?? null;
}

function font(element: Element): IStyleData {
  const name = value(child(element, "name"));
  const size = value(child(element, "sz"));
  const rgb = color(child(element, "color"));
  return {
    ...(name ? { ff: name } : {}),
    ...(size ? { fs: Number(size) } : {}),
    ...(isOn(child(element, "b")) ? { bl: BooleanNumber.TRUE } : {}),
    ...(isOn(child(element, "i")) ? { it: BooleanNumber.TRUE } : {}),
    ...(isOn(child(element, "u")) ? { ul: { s: BooleanNumber.TRUE } } : {}),
    ...(isOn(child(element, "strike")) ? { st: { s: BooleanNumber.TRUE } } : {}),
    ...(rgb && rgb !== "#000000" ? { cl: { rgb } } : {}),
  };
}

function fill(element: Element): IStyleData {
  const pattern = child(element, "patternFill");
  const rgb = pattern?.getAttribute("patternType") === "solid" ? color(child(pattern, "fgColor")) : null;
  return rgb ? { bg: { rgb } } : {};
}

const LINES: Readonly<Record<string, BorderStyleTypes>> = {
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

function border(element: Element): IStyleData {
  const bd: IBorderData = {};
  for (const [name, side] of Object.entries(SIDES)) {
    const line = child(element, name);
    const style = LINES[line?.getAttribute("style") ?? ""];
    if (style !== undefined) bd[side] = { s: style, cl: { rgb: color(child(line, "color")) ?? "#000000" } } satisfies IBorderStyleData;
  }
  return Object.keys(bd).length ? { bd } : {};
}

const HORIZONTAL: Readonly<Record<string, HorizontalAlign>> = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  centerContinuous: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  justify: HorizontalAlign.JUSTIFIED,
  distributed: HorizontalAlign.DISTRIBUTED,
};

const VERTICAL: Readonly<Record<string, VerticalAlign>> = { top: VerticalAlign.TOP, center: VerticalAlign.MIDDLE, bottom: VerticalAlign.BOTTOM };

/** Vertical text: its letters stand upright one below the other. */
const STACKED = "255";

function alignment(element: Element | null): IStyleData {
  const ht = HORIZONTAL[element?.getAttribute("horizontal") ?? ""];
  const rotation = element?.getAttribute("textRotation");
  return {
    // Excel puts text at the bottom when the file says nothing.
    vt: VERTICAL[element?.getAttribute("vertical") ?? ""] ?? VerticalAlign.BOTTOM,
    ...(ht === undefined ? {} : { ht }),
    ...(element?.getAttribute("wrapText") === "1" || element?.getAttribute("wrapText") === "true" ? { tb: WrapStrategy.WRAP } : {}),
    ...(rotation === STACKED ? { tr: { a: 0, v: BooleanNumber.TRUE } } : {}),
  };
}
