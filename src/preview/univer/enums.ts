import type * as Univer from "@univerjs/core";

/**
 * Univer's numbers for plain data, under Univer's names: whoever reads and writes files needs these alone, in a worker too, and not the
 * whole spreadsheet. The compiler holds each to Univer's own.
 */
export const BooleanNumber = {
  FALSE: 0 as Univer.BooleanNumber.FALSE,
  TRUE: 1 as Univer.BooleanNumber.TRUE,
} as const;

export const CellValueType = {
  STRING: 1 as Univer.CellValueType.STRING,
  NUMBER: 2 as Univer.CellValueType.NUMBER,
  BOOLEAN: 3 as Univer.CellValueType.BOOLEAN,
  FORCE_STRING: 4 as Univer.CellValueType.FORCE_STRING,
} as const;

export const HorizontalAlign = {
  UNSPECIFIED: 0 as Univer.HorizontalAlign.UNSPECIFIED,
  LEFT: 1 as Univer.HorizontalAlign.LEFT,
  CENTER: 2 as Univer.HorizontalAlign.CENTER,
  RIGHT: 3 as Univer.HorizontalAlign.RIGHT,
  JUSTIFIED: 4 as Univer.HorizontalAlign.JUSTIFIED,
  DISTRIBUTED: 6 as Univer.HorizontalAlign.DISTRIBUTED,
} as const;

export const VerticalAlign = {
  TOP: 1 as Univer.VerticalAlign.TOP,
  MIDDLE: 2 as Univer.VerticalAlign.MIDDLE,
  BOTTOM: 3 as Univer.VerticalAlign.BOTTOM,
} as const;

export const WrapStrategy = {
  OVERFLOW: 1 as Univer.WrapStrategy.OVERFLOW,
  WRAP: 3 as Univer.WrapStrategy.WRAP,
} as const;

export const BorderStyleTypes = {
  THIN: 1 as Univer.BorderStyleTypes.THIN,
  HAIR: 2 as Univer.BorderStyleTypes.HAIR,
  DOTTED: 3 as Univer.BorderStyleTypes.DOTTED,
  DASHED: 4 as Univer.BorderStyleTypes.DASHED,
  DASH_DOT: 5 as Univer.BorderStyleTypes.DASH_DOT,
  DASH_DOT_DOT: 6 as Univer.BorderStyleTypes.DASH_DOT_DOT,
  DOUBLE: 7 as Univer.BorderStyleTypes.DOUBLE,
  MEDIUM: 8 as Univer.BorderStyleTypes.MEDIUM,
  MEDIUM_DASHED: 9 as Univer.BorderStyleTypes.MEDIUM_DASHED,
  MEDIUM_DASH_DOT: 10 as Univer.BorderStyleTypes.MEDIUM_DASH_DOT,
  MEDIUM_DASH_DOT_DOT: 11 as Univer.BorderStyleTypes.MEDIUM_DASH_DOT_DOT,
  SLANT_DASH_DOT: 12 as Univer.BorderStyleTypes.SLANT_DASH_DOT,
  THICK: 13 as Univer.BorderStyleTypes.THICK,
} as const;
