import type { Cell } from "../sheet/sheet";
import { Decimal, MOST_DIGITS, decimalsOf, fromStoredNumber, fromText } from "./decimal";
import { compact, dropThousandsSeparators } from "./normalise";

/** A figure as a cell gives it: its exact value, and how many of its digits are printed. */
export interface Figure {
  /** As stored; percentages as fractions of 1. */
  readonly value: Decimal;
  /** Decimals of `value` that are printed: 2 for "9.83", 3 for "98.3 %". */
  readonly digits: number;
  readonly isPercent: boolean;
  /** True when `value` is not a rounded print: a formula's result that it does not round itself, or a stored number of which the format shows less. */
  readonly isExact: boolean;
  /** True when the cell holds text, which SUM ignores. */
  readonly isText: boolean;
  /** "万元", "分", … written in the cell after the number; "" when none is. A percent sign is no unit. */
  readonly unit: string;
}

const PERCENT_DIGITS = 2;
const FORMAT_SECTION = /^(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\[])*/;
const FORMAT_LITERALS = /"[^"]*"|[\\!].|\[[^\]]*\]|_.|\*./g;
const THOUSAND_DIGITS = 3;

/**
 * Decimals that a number format prints, those of the percentage itself for percent formats, below 0 where it leaves out
 * thousands; null for General, dates, fractions and powers of ten.
 */
export function formatDigits(numberFormat: string): { digits: number; isPercent: boolean } | null {
  const section = (FORMAT_SECTION.exec(numberFormat)?.[0] ?? "").replace(FORMAT_LITERALS, "");
  const match = /[0#?](?:[0#?,]*[0#?])?(?:\.([0#?]+))?(,*)/.exec(section);
  if (!match || /[ymdhse/]/i.test(section)) return null;
  // Each comma behind the last digit leaves out three: "0!.0," prints 12345 as 1.2, for 万.
  return { digits: (match[1]?.length ?? 0) - THOUSAND_DIGITS * (match[2]?.length ?? 0), isPercent: section.includes("%") };
}

/**
 * "=ROUND(F6/E6*G6,2)", with the decimals that it keeps: what it gives is a rounded print like a typed figure. So is what
 * "=IF(ISNUMBER(H6),ROUND(H6*G6,2),"")" gives.
 */
const ROUNDING = /^=(?:IFERROR\(|IF\(ISNUMBER\([^()]*\),)?ROUND(?:UP|DOWN)?\(.+,(\d)\)(?:,[^,()]*\))?$/i;

function fromNumber(value: number, numberFormat: string, formula: string | null): Figure | null {
  if (!Number.isFinite(value)) return null;
  const exact = fromStoredNumber(value);
  const stored = decimalsOf(exact);
  const format = formatDigits(numberFormat);
  const shown = format ? format.digits + (format.isPercent ? PERCENT_DIGITS : 0) : stored;
  const kept = formula === null ? null : ROUNDING.exec(formula.replace(/\s/g, ""))?.[1];
  return {
    value: exact,
    digits: kept ? Number(kept) : shown,
    isPercent: format?.isPercent ?? false,
    isExact: kept ? false : formula !== null || stored > shown,
    isText: false,
    unit: "",
  };
}

const NUMBER_TEXT = /^\+?((?:(?<!\+)-)?(?:\d+(?:\.\d*)?|\.\d+))(%|‰)?(\(百分比\)|百分比)?([^\d.%]{0,4})$/;

/** Reads "98.3%", "１，２３４.5", "2.38 万元", "10分"; null for anything that is not one number. */
export function parseFigure(text: string): Figure | null {
  const match = NUMBER_TEXT.exec(dropThousandsSeparators(compact(text)));
  if (!match) return null;
  const [, digits = "", percent, percentWord, unit = ""] = match;
  if (digits.length > MOST_DIGITS) return null;
  const isPercent = percent === "%" || (percent === undefined && percentWord !== undefined);
  const scale = isPercent ? PERCENT_DIGITS : percent === "‰" ? PERCENT_DIGITS + 1 : 0;
  const printed = /\.(\d*)$/.exec(digits)?.[1]?.length ?? 0;
  return {
    value: fromText(digits).times(new Decimal(10).pow(-scale)),
    digits: printed + scale,
    isPercent,
    isExact: false,
    isText: true,
    unit,
  };
}

/** The figure of a cell; null when it holds none (text, error, logical value). */
export function figureOf(cell: Cell): Figure | null {
  if (typeof cell.value === "number") return fromNumber(cell.value, cell.numberFormat, cell.formula);
  if (typeof cell.value !== "string") return null;
  const figure = parseFigure(cell.value);
  // The text result of a formula (=TEXT(…)) is as printed as a typed one.
  return figure && cell.formula !== null ? { ...figure, isText: false } : figure;
}
