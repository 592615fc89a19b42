import { withDigits } from "./chinese-number";
import { type Comparator, BEFORE, splitComparator } from "./comparator";
import { type PartialDate, isPeriod, parseDate } from "./date";
import { type Decimal, MOST_DIGITS, fromText } from "./decimal";
import { compactSigns, dropThousandsSeparators, isBlankText } from "./normalise";
import { type Attainment, attainmentOf } from "./phrase";
import { type Unit, parseUnit } from "./units";

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
  /** Both ends belong to it; `low` is below 0 for "±10%". */
  | { readonly kind: "range"; readonly low: Decimal; readonly high: Decimal; readonly unit: Unit }
  | ({ readonly kind: "date" } & PartialDate)
  /** "1-12月", "每月", "10个工作日内": no arithmetic */
  | { readonly kind: "period" }
  /** "每降5%扣1分", "100% 90% 85% 85%": a scoring rule, never to be computed */
  | { readonly kind: "rule" }
  | { readonly kind: "phrase"; readonly text: string; readonly attainment: Attainment };

/** A quantity that is one number. */
export type Amount = Quantity & { readonly kind: "amount" };

const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d+)?|\.\d+)`;
const AMOUNT = new RegExp(`^(?:约|大约|近)?(${NUMBER})(?:余|多(?!于))?([^\\d]{0,12}?|k?m[23])(?:左右|上下)?$`);
const RANGE = new RegExp(`^(${NUMBER})([^\\d~至到—-]{0,4})(?:-|~|—|–|至|到)(${NUMBER})([^\\d]{0,8})$`);
/** "≥90%且≤95%" */
const BOUNDED = new RegExp(`^≥(${NUMBER})([^\\d≤]{0,6}?)[,，;；且并、]*≤(${NUMBER})([^\\d]{0,8})$`);
const TOLERANCE = new RegExp(`^±(${NUMBER})([^\\d]{0,4})$`);
const RULE = /得\d+(?:\.\d+)?分|扣\d+(?:\.\d+)?分|每(?:降|低|少|高|超|增|减).*分|±[\d.]+%?\/±/;
const TIERS = /^(?:\d+(?:\.\d+)?%){2,}$/;
const INCLUDED = /\((?:含|含本数|不含)\)/g;
/** What stands in brackets at the end explains the number: 854万(400万+295万+159万), 98%(百分比). */
const EXPLANATION = /(?<=.)\([^()]*\)$/;

const SIGNS = "≥≤><=±";
const COMPARING_WORDS = BEFORE.map(([word]) => word).filter((word) => !SIGNS.includes(word));
/** The name of the thing before its figure: "满意度≥90%", "优≥90分", "支出不超过30万元". */
const LABEL_BEFORE_SIGN = /^\p{Script=Han}{1,12}(?=[≥≤><=±][\d.-])/u;
const LABEL_BEFORE_WORD = new RegExp(`^\\p{Script=Han}{1,12}?(?=(?:${COMPARING_WORDS.join("|")})[\\d.])`, "u");
/** A share needs no comparison after its name: "合格率100%". */
const LABEL_OF_RATE = /^\p{Script=Han}{1,12}(?:率|度|比例|比重)[:为]?(?=[\d.]+%)/u;

function withoutLabel(text: string): string {
  const label = LABEL_BEFORE_SIGN.exec(text) ?? (splitComparator(text).comparator ? null : LABEL_BEFORE_WORD.exec(text)) ?? LABEL_OF_RATE.exec(text);
  return label ? text.slice(label[0].length) : text;
}

function rangeOf(low: string, lowUnit: string, high: string, highUnit: string): Quantity {
  return { kind: "range", low: fromText(low), high: fromText(high), unit: parseUnit(splitComparator(highUnit || lowUnit).rest) };
}

function parseRange(text: string): Quantity | null {
  const tolerance = TOLERANCE.exec(text);
  if (tolerance && (tolerance[1] ?? "").length <= MOST_DIGITS) return rangeOf(`-${tolerance[1]}`, "", tolerance[1] ?? "0", tolerance[2] ?? "");
  const match = RANGE.exec(text) ?? BOUNDED.exec(text);
  if (!match) return null;
  const [, low = "0", lowUnit = "", high = "0", highUnit = ""] = match;
  if (Math.max(low.length, high.length) > MOST_DIGITS) return null;
  return rangeOf(low, lowUnit, high, highUnit);
}

function parseAmount(text: string): Amount | null {
  const { comparator, rest } = splitComparator(text);
  const match = AMOUNT.exec(withDigits(rest));
  if (!match) return null;
  const [, digits = "0", unit = ""] = match;
  if (digits.length > MOST_DIGITS) return null;
  return {
    kind: "amount",
    comparator,
    number: fromText(digits),
    digits: /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0,
    unit: parseUnit(unit),
  };
}

const APPROXIMATE = /^(?:大?约|近)|(?:左右|上下)(?:\([^()]*\))?$/;

/** "90%左右", "约1500人次": a number that nobody is held to exactly. */
export function isApproximate(text: string): boolean {
  return APPROXIMATE.test(compactSigns(text));
}

/**
 * Reads a target or an actual value.
 * @param text as the cell shows it, an operator in a column of its own written before it and a unit after it
 */
export function parseQuantity(text: string): Quantity {
  if (isBlankText(text)) return { kind: "blank" };
  const spelled = dropThousandsSeparators(compactSigns(text)).replace(INCLUDED, "");
  if (RULE.test(spelled) || TIERS.test(spelled)) return { kind: "rule" };
  if (isPeriod(spelled)) return { kind: "period" };
  const date = parseDate(spelled);
  if (date) return { kind: "date", ...date };
  const bare = withoutLabel(spelled.replace(EXPLANATION, ""));
  return parseRange(bare) ?? parseAmount(bare) ?? { kind: "phrase", text: spelled, attainment: attainmentOf(spelled) };
}
