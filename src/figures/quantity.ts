import { Decimal } from "./decimal";
import { compact, compactSigns, dropThousandsSeparators, isBlankText } from "./normalise";
import phrases from "./phrases.json";
import { type Unit, parseUnit } from "./units";

export type Comparator = "≥" | ">" | "≤" | "<" | "=";
/** "mostly" is what 基本, 较 and 有所 say: less than met, and too little to contradict full marks by itself. */
export type Attainment = "met" | "mostly" | "partly" | "missed" | "unknown";

/** What a target or an actual value says, as far as it can be weighed. */
export type Quantity =
  | { readonly kind: "blank" }
  | {
      readonly kind: "amount";
      /** null when only the number stands there. */
      readonly comparator: Comparator | null;
      /** As printed, not yet multiplied by the unit's factor. */
      readonly number: Decimal;
      /** Decimals of `number` that are printed. */
      readonly digits: number;
      readonly unit: Unit;
    }
  | { readonly kind: "range"; readonly low: Decimal; readonly high: Decimal; readonly unit: Unit }
  /** A day, month or year by which, or in which, something is done; ISO-like parts as far as given. */
  | { readonly kind: "date"; readonly year: number | null; readonly month: number | null; readonly day: number | null }
  /** "1-12月", "每月", "10个工作日内": no arithmetic */
  | { readonly kind: "period" }
  /** "每降5%扣1分", "100% 90% 85% 85%": a scoring rule, never to be computed */
  | { readonly kind: "rule" }
  | { readonly kind: "phrase"; readonly text: string; readonly attainment: Attainment };

const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d+)?|\.\d+)`;
const AT_LEAST = "不低于|不少于|不小于|不得低于|不得少于|大于等于|大于或等于|至少|达到|达";
const MORE = "大于|超过|高于|多于";
const AT_MOST = "不高于|不超过|不大于|不多于|不得超过|小于等于|小于或等于|至多|最多|控制在";
const LESS = "小于|低于|少于|未超过";
const SUFFIX_AT_LEAST = /(?:及以上|以上)(?:\(含\))?$/;
const SUFFIX_AT_MOST = /(?:及以下|以下|以内|之内)(?:\(含\))?$/;

const COMPARATORS: readonly (readonly [RegExp, Comparator])[] = [
  [new RegExp(`^(?:≥|${AT_LEAST})`), "≥"],
  [new RegExp(`^(?:≤|${AT_MOST})`), "≤"],
  [new RegExp(`^(?:>|${MORE})`), ">"],
  [new RegExp(`^(?:<|${LESS})`), "<"],
  [/^(?:=|等于)/, "="],
];

const AMOUNT = new RegExp(`^(${NUMBER})([^\\d]{0,12})$`);
const RANGE = new RegExp(`^(${NUMBER})(%?)(?:-|~|—|至|到)(${NUMBER})([^\\d]{0,8})$`);
const RULE = /得\d+(?:\.\d+)?分|扣\d+(?:\.\d+)?分|每(?:降|低|少|高|超|增|减).*分/;
const TIERS = /^(?:\d+(?:\.\d+)?%){2,}$/;
const PERIOD = /^(?:\d{4}年)?\d{1,2}(?:月)?(?:-|~|—|至|到)(?:\d{4}年)?\d{1,2}月(?:底|份|底前)?$|^每[年月日周季次]|^\d+个?(?:工作日|日|天|小时|分钟)(?:内|以内|之内)$|^次月/;
const DATE = /^(?:(\d{4})[年./-])?(?:(\d{1,2})(?:月|[./-](?=\d)))?(?:份)?(?:(\d{1,2})[日号]?)?(?:底|末|初)?(?:之?前|以前|底)?(?:完成|到位)?(?:100%)?$/;
const HAS_DATE_SIGN = /\d年|\d月|\d{4}[./-]\d{1,2}[./-]\d{1,2}/;

const CHINESE_DIGITS: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const CHINESE_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10000 };
const CHINESE_NUMBER = /^(?:百分之)?[零〇一二两三四五六七八九十百千万]+/;

/** "一百" → 100, "三十五" → 35; null for a lone multiplier such as 万. */
export function parseChineseNumber(text: string): number | null {
  let [total, section, digit] = [0, 0, 0];
  if (!/[零〇一二两三四五六七八九十]/.test(text)) return null;
  for (const sign of text) {
    const unit = CHINESE_UNITS[sign];
    if (unit === undefined) digit = CHINESE_DIGITS[sign] ?? 0;
    else if (unit === CHINESE_UNITS.万) [total, section, digit] = [(total + section + digit) * unit, 0, 0];
    else [section, digit] = [section + (digit || 1) * unit, 0];
  }
  return total + section + digit;
}

function withDigits(text: string): string {
  const match = CHINESE_NUMBER.exec(text)?.[0];
  if (!match) return text;
  const isPercent = match.startsWith("百分之");
  const number = parseChineseNumber(isPercent ? match.slice("百分之".length) : match);
  if (number === null) return text;
  return `${number}${isPercent ? "%" : ""}${text.slice(match.length)}`;
}

function splitComparator(text: string): [Comparator | null, string] {
  for (const [pattern, comparator] of COMPARATORS) {
    if (pattern.test(text)) return [comparator, text.replace(pattern, "")];
  }
  if (SUFFIX_AT_LEAST.test(text)) return ["≥", text.replace(SUFFIX_AT_LEAST, "")];
  if (SUFFIX_AT_MOST.test(text)) return ["≤", text.replace(SUFFIX_AT_MOST, "")];
  return [null, text];
}

/** What a phrase says of its target; "unknown" when no known phrase says it. */
export function attainmentOf(text: string): Attainment {
  const phrase = compact(text);
  if (phrases.mostly.some((known) => phrase.startsWith(known))) return "mostly";
  if (phrases.partly.some((known) => phrase.startsWith(known))) return "partly";
  if (phrases.missed.some((known) => phrase.startsWith(known))) return "missed";
  return phrases.met.some((known) => phrase === known || phrase === `${known}预期指标`) ? "met" : "unknown";
}

function parseDate(text: string): Quantity | null {
  const match = HAS_DATE_SIGN.test(text) ? DATE.exec(text) : null;
  if (!match) return null;
  const [year = null, month = null, day = null] = match.slice(1).map((part) => (part ? Number(part) : null));
  return { kind: "date", year, month, day };
}

/**
 * Reads a target or an actual value.
 * @param text as the cell shows it, an operator in a column of its own written before it and a unit after it
 */
export function parseQuantity(text: string): Quantity {
  if (isBlankText(text)) return { kind: "blank" };
  const spelled = dropThousandsSeparators(compactSigns(text));
  if (RULE.test(spelled) || TIERS.test(spelled)) return { kind: "rule" };
  if (PERIOD.test(spelled)) return { kind: "period" };
  const date = parseDate(spelled);
  if (date) return date;
  const [comparator, rest] = splitComparator(spelled);
  // What stands in brackets explains the number: 854万(400万+295万+159万), 98%(百分比).
  const bare = withDigits(rest.replace(/(?<=.)\([^()]*\)$/, ""));
  const range = RANGE.exec(bare);
  if (range && comparator === null) {
    const [, low = "0", , high = "0", unit = ""] = range;
    return { kind: "range", low: new Decimal(low), high: new Decimal(high), unit: parseUnit(unit || range[2] || "") };
  }
  const amount = AMOUNT.exec(bare);
  if (amount) {
    const [, digits = "0", rest = ""] = amount;
    const [suffixed, unit] = splitComparator(rest);
    return {
      kind: "amount",
      comparator: comparator ?? suffixed,
      number: new Decimal(digits),
      digits: /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0,
      unit: parseUnit(unit),
    };
  }
  return { kind: "phrase", text: spelled, attainment: attainmentOf(spelled) };
}
