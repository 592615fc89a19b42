import type { CellContent } from "../backend";

/** What Excel makes of a text that is typed into a cell for anything. */
export interface Typed {
  readonly content: CellContent;
  /** The number format that a cell without one gets with it; null for none. */
  readonly format: string | null;
}

const DAY_MS = 86_400_000;
/** Day 0 of Excel's dates, as they count since March 1900. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const FIRST_YEAR = 1900;

const DIGITS = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)?";
const NUMBER = new RegExp(`^([+-]?)(\\()?([￥¥$]?)(${DIGITS})(\\.\\d*)?(e[+-]?\\d+)?(%?)\\)?$`, "i");
const FRACTION = /^([+-]?\d+) (\d{1,3})\/(\d{1,3})$/;
const FULL_DATE = /^(\d{4})([/\-.])(\d{1,2})\2(\d{1,2})$|^(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?$|^(\d{4})[/-](\d{1,2})$/;
const DAY_OF_YEAR = /^(\d{1,2})[/-](\d{1,2})$|^(\d{1,2})月(\d{1,2})日$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const CONSTANT = /^(?:true|false)$/i;

/**
 * Excel reads a text as if a person had typed it, in a Chinese Excel on Windows: numbers with separators, signs of money and
 * percent, dates, times, fractions, truth values. What is none of these stays a text. Letters and digits of full width count
 * as the others.
 */
export function typedContent(text: string, thisYear = new Date().getFullYear()): Typed {
  const typed = text.normalize("NFKC").trim();
  const number = asNumber(typed) ?? asDate(typed, thisYear) ?? asTime(typed);
  if (number) return { content: { kind: "value", value: number.value }, format: number.format };
  if (CONSTANT.test(typed)) return { content: { kind: "value", value: typed.toLowerCase() === "true" }, format: null };
  return { content: { kind: "value", value: text }, format: null };
}

interface TypedNumber {
  readonly value: number;
  readonly format: string | null;
}

function asNumber(text: string): TypedNumber | null {
  const fraction = FRACTION.exec(text);
  if (fraction) {
    const [whole, part, of] = fraction.slice(1).map(Number) as [number, number, number];
    return of === 0 ? null : { value: whole + (Math.sign(whole) || 1) * (part / of), format: "# ?/?" };
  }
  const [, sign, bracket, money, whole, decimals = "", power = "", percent] = NUMBER.exec(text) ?? [];
  if (whole === undefined || !/\d/.test(whole + decimals) || (bracket !== undefined) !== text.endsWith(")")) return null;
  const size = Number(`${whole.replaceAll(",", "") || "0"}${decimals}${power}`) / (percent ? 100 : 1);
  const value = sign === "-" || bracket ? -size : size;
  const places = decimals.length > 1 ? "0.00" : "0";
  if (percent) return { value, format: `${places}%` };
  if (power) return { value, format: "0.00E+00" };
  if (money) return { value, format: `"${money}"#,##${places}` };
  return { value, format: whole.includes(",") ? `#,##${places}` : null };
}

function asDate(text: string, thisYear: number): TypedNumber | null {
  const full = FULL_DATE.exec(text);
  if (full) {
    const [year, month, day = 1] = [full[1] ?? full[5] ?? full[8], full[3] ?? full[6] ?? full[9], full[4] ?? full[7]].flatMap((part) => (part === undefined ? [] : [Number(part)])) as [number, number, number?];
    const format = full[5] ? (full[7] ? 'yyyy"年"m"月"d"日"' : 'yyyy"年"m"月"') : full[8] ? "mmm-yy" : "yyyy/m/d";
    return dated(year, month, day, format);
  }
  const short = DAY_OF_YEAR.exec(text);
  return short && dated(thisYear, Number(short[1] ?? short[3]), Number(short[2] ?? short[4]), 'm"月"d"日"');
}

function dated(year: number, month: number, day: number, format: string): TypedNumber | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = year >= FIRST_YEAR && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? { value: (date.getTime() - DAY_ZERO) / DAY_MS, format } : null;
}

function asTime(text: string): TypedNumber | null {
  const time = TIME.exec(text);
  if (!time) return null;
  const [hours, minutes, seconds] = [time[1], time[2], time[3] ?? 0].map(Number) as [number, number, number];
  if (minutes > 59 || seconds > 59) return null;
  return { value: (hours * 3600 + minutes * 60 + seconds) / 86_400, format: "h:mm" };
}
