import type { BorderStyleTypes as LineNumber, HorizontalAlign as HorizontalNumber, IBorderData, IBorderStyleData, IStyleData, Nullable, VerticalAlign as VerticalNumber } from "@univerjs/core";
import { type CellStyle, type Horizontal, type Line, type LineKind, PLAIN_STYLE, SIDES, type StyleChange, type Vertical } from "../cell-style";
import { BooleanNumber, BorderStyleTypes, HorizontalAlign, VerticalAlign, WrapStrategy } from "./enums";

const LINES: Readonly<Record<LineKind, LineNumber>> = {
  thin: BorderStyleTypes.THIN,
  hair: BorderStyleTypes.HAIR,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  dashDot: BorderStyleTypes.DASH_DOT,
  dashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  double: BorderStyleTypes.DOUBLE,
  medium: BorderStyleTypes.MEDIUM,
  mediumDashed: BorderStyleTypes.MEDIUM_DASHED,
  mediumDashDot: BorderStyleTypes.MEDIUM_DASH_DOT,
  mediumDashDotDot: BorderStyleTypes.MEDIUM_DASH_DOT_DOT,
  slantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
  thick: BorderStyleTypes.THICK,
};

const HORIZONTAL: Readonly<Record<Horizontal, HorizontalNumber>> = {
  general: HorizontalAlign.UNSPECIFIED,
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  justify: HorizontalAlign.JUSTIFIED,
  distributed: HorizontalAlign.DISTRIBUTED,
};

const VERTICAL: Readonly<Record<Vertical, VerticalNumber>> = { top: VerticalAlign.TOP, center: VerticalAlign.MIDDLE, bottom: VerticalAlign.BOTTOM };

const UNIVER_SIDES = { left: "l", right: "r", top: "t", bottom: "b" } as const;

const keyOf = <Key extends string, Value>(table: Readonly<Record<Key, Value>>, value: Value | null | undefined): Key | undefined =>
  (Object.keys(table) as Key[]).find((key) => table[key] === value);

const decoration = (isOn: boolean) => ({ s: isOn ? BooleanNumber.TRUE : BooleanNumber.FALSE });

type Writers = { readonly [Name in keyof CellStyle]?: (value: CellStyle[Name]) => IStyleData };

const WRITERS: Writers = {
  fontName: (ff) => ({ ff }),
  fontSize: (fs) => ({ fs }),
  fontColor: (rgb) => ({ cl: { rgb } }),
  bold: (isOn) => ({ bl: isOn ? BooleanNumber.TRUE : BooleanNumber.FALSE }),
  italic: (isOn) => ({ it: isOn ? BooleanNumber.TRUE : BooleanNumber.FALSE }),
  underline: (isOn) => ({ ul: decoration(isOn) }),
  strikethrough: (isOn) => ({ st: decoration(isOn) }),
  fill: (rgb) => ({ bg: rgb === null ? null : { rgb } }),
  horizontal: (value) => ({ ht: HORIZONTAL[value] }),
  vertical: (value) => ({ vt: VERTICAL[value] }),
  wrap: (isOn) => ({ tb: isOn ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW }),
  numberFormat: (pattern) => ({ n: { pattern } }),
};

const line = (side: Line | null): IBorderStyleData | null => side && { s: LINES[side.kind], cl: { rgb: side.color } };

/** The named fields of a look as Univer writes them. */
export function univerStyle(change: StyleChange): IStyleData {
  const style: IStyleData = {};
  for (const [name, value] of Object.entries(change)) {
    const write = WRITERS[name as keyof CellStyle] as ((value: unknown) => IStyleData) | undefined;
    if (write) Object.assign(style, write(value));
  }
  const bd: IBorderData = {};
  for (const side of SIDES) {
    const value = change[side];
    if (value !== undefined) bd[UNIVER_SIDES[side]] = line(value);
  }
  return Object.keys(bd).length ? { ...style, bd } : style;
}

/** Every field of Univer's, so that a cell that takes the style over keeps nothing of its own. */
export function wholeStyle(style: Nullable<IStyleData>): IStyleData {
  const nothing = { ff: null, fs: null, it: null, bl: null, ul: null, st: null, ol: null, bg: null, cl: null, va: null, n: null, tr: null, ht: null, vt: null, tb: null, pd: null };
  return { ...nothing, ...style, bd: { l: null, r: null, t: null, b: null, ...style?.bd } } as IStyleData;
}

/** How Univer's cell looks. */
export function cellStyle(style: Nullable<IStyleData>, locked: boolean): CellStyle {
  const side = (data: Nullable<IBorderStyleData>): Line | null => {
    const kind = keyOf(LINES, data?.s);
    return kind ? { kind, color: hex(data?.cl.rgb) ?? "#000000" } : null;
  };
  return {
    fontName: style?.ff ?? PLAIN_STYLE.fontName,
    fontSize: style?.fs ?? PLAIN_STYLE.fontSize,
    fontColor: hex(style?.cl?.rgb) ?? PLAIN_STYLE.fontColor,
    bold: style?.bl === BooleanNumber.TRUE,
    italic: style?.it === BooleanNumber.TRUE,
    underline: style?.ul?.s === BooleanNumber.TRUE,
    strikethrough: style?.st?.s === BooleanNumber.TRUE,
    fill: hex(style?.bg?.rgb),
    horizontal: keyOf(HORIZONTAL, style?.ht) ?? "general",
    vertical: keyOf(VERTICAL, style?.vt) ?? "bottom",
    wrap: style?.tb === WrapStrategy.WRAP,
    numberFormat: style?.n?.pattern || "General",
    left: side(style?.bd?.l),
    right: side(style?.bd?.r),
    top: side(style?.bd?.t),
    bottom: side(style?.bd?.b),
    locked,
  };
}

/** A person's choice in the grid may come as "rgb(1, 2, 3)". */
function hex(color: Nullable<string>): string | null {
  if (!color) return null;
  const parts = /^rgba?\((\d+), *(\d+), *(\d+)/.exec(color);
  if (parts) return `#${parts.slice(1).map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`.toUpperCase();
  return color.toUpperCase();
}
