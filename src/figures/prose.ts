import { withDigits } from "./chinese-number";
import { AFTER, BEFORE, type Comparator, splitComparator } from "./comparator";
import { type PartialDate, parseDate } from "./date";
import { type Decimal, MOST_DIGITS, fromText } from "./decimal";
import { UNIT_NAMES, type Unit, parseUnit } from "./units";

interface Span {
  /** As written. */
  readonly text: string;
  /** Characters of the whole text, `end` not included. */
  readonly start: number;
  readonly end: number;
}

export interface AmountInText extends Span {
  readonly kind: "amount";
  readonly comparator: Comparator | null;
  /** As printed, not yet multiplied by the unit's factor. */
  readonly number: Decimal;
  /** Decimals of `number` that are printed. */
  readonly digits: number;
  readonly unit: Unit;
  /** "percent" is a share, "percentage-points" a difference of shares, "points" a score; "plain" is any other amount. */
  readonly sense: "plain" | "percent" | "percentage-points" | "points";
  /** True for 约, 近, 余 and 多: the figure is not meant exactly. */
  readonly isApproximate: boolean;
}

export type MentionInText = AmountInText | (Span & { readonly kind: "date" } & PartialDate) | (Span & { readonly kind: "period" });

/** A text without spaces and in half width, with the place of each character in the original. */
interface Mapped {
  readonly text: string;
  readonly places: readonly number[];
}

const SQUARE: Readonly<Record<string, string>> = { "㎡": "平方米", "㎢": "平方公里", "㎥": "立方米" };
/** Line breaks stay: they end a sentence or a number. */
const INVISIBLE = /[^\S\n]|[\u200b-\u200f\u2060\ufeff\u00ad]/;

function mapped(original: string): Mapped {
  const places: number[] = [];
  let text = "";
  let place = 0;
  for (const sign of original) {
    const plain = INVISIBLE.test(sign) ? "" : (SQUARE[sign] ?? wholeFigure(sign));
    text += plain;
    for (let index = 0; index < plain.length; index++) places.push(place);
    place += sign.length;
  }
  return { text, places: [...places, original.length] };
}

/** "¼" would come apart into two figures. */
function wholeFigure(sign: string): string {
  const plain = sign.normalize("NFKC");
  return plain.includes("\u2044") ? sign : plain;
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const anyOf = (words: readonly string[]): string => words.map(escaped).join("|");

const BEFORE_WORDS = anyOf([...BEFORE.map(([word]) => word), "≧", ">=", "≦", "<="]);
const AFTER_WORDS = anyOf(AFTER.map(([word]) => word));
const UNITS = anyOf(["个百分点", "百分点", "%", "‰", ...UNIT_NAMES]);
const CHINESE = "百分之[零〇一二三四五六七八九十百]+(?:点[零〇一二三四五六七八九]+)?|[一二两三四五六七八九十][零一二三四五六七八九十百千]{0,8}[十百千](?![分万亿])[一二三四五六七八九]?";

const PERIOD = /(?:\d{4}年)?\d{1,2}月?(?:-|~|—|至|到)(?:\d{4}年)?\d{1,2}月(?:底|份)?/;
const DATE = /\d{4}年(?:\d{1,2}月(?:\d{1,2}[日号]|底|末|初)?|底|末)?|\d{1,2}月(?:\d{1,2}[日号]|底|末|初)|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/;
/** A minus after a figure or a unit joins two figures: 90%-95%. */
const NUMBER = String.raw`(?<![\d.])(?:(?<![\d%‰万亿元年月日号A-Za-z])-)?\d+(?:,\d{3}(?!\d))*(?:\.\d+)?(?![\d.]*\d)`;
const AMOUNT = new RegExp(
  `(?<comparator>${BEFORE_WORDS})?(?<about>约|大约|近)?(?:(?<number>${NUMBER})|(?<chinese>${CHINESE}))(?<more>余|多)?` +
    `(?<unit>(?:[十百千万亿]{0,4}(?:${UNITS}))|[百千万亿]+)?(?<still>余|多)?(?<after>${AFTER_WORDS})?`,
  "u",
);
const MENTION = new RegExp(`(?<period>${PERIOD.source})|(?<date>${DATE.source})|${AMOUNT.source}`, "gu");

/** Numbers of documents, articles and lists: 〔2020〕10号, 第3条, "1." and "(2)" before an item. */
const NUMBERING_AFTER = /^(?:号|条|款|〕|\])/;
const NUMBERING_BEFORE = /(?:第|〔|\[|No\.?)$/i;
const ITEM_BEFORE = /[\n。;:(]$/;
const ITEM_AFTER = /^(?:[、)]|\.(?!\d))/;
/** As many characters beside a number as these ask for. */
const NEAR = 4;

function isNumbering(before: string, after: string, hasUnit: boolean): boolean {
  if (NUMBERING_AFTER.test(after) || NUMBERING_BEFORE.test(before)) return true;
  return !hasUnit && ITEM_BEFORE.test(before) && ITEM_AFTER.test(after);
}

function senseOf(unit: string): AmountInText["sense"] {
  if (unit.endsWith("百分点")) return "percentage-points";
  if (unit === "%" || unit === "‰") return "percent";
  return unit === "分" ? "points" : "plain";
}

function amountIn(groups: Readonly<Record<string, string | undefined>>, span: Span): AmountInText {
  const { comparator = "", number, chinese = "", unit = "", after = "", about, more, still } = groups;
  const written = number ?? withDigits(chinese);
  const digits = written.replaceAll(",", "").replace("%", "");
  const unitName = written.endsWith("%") ? "%" : unit;
  const sign = comparator.replace(/≧|>=/, "≥").replace(/≦|<=/, "≤");
  return {
    ...span,
    kind: "amount",
    comparator: splitComparator(`${sign}${digits}${after}`).comparator,
    number: fromText(digits),
    digits: /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0,
    unit: parseUnit(unitName),
    sense: senseOf(unitName),
    isApproximate: Boolean(about ?? more ?? still),
  };
}

/**
 * Every figure, date and period in a running text, in its order. Numbers that only count documents, articles or list
 * items are left out, and so are Chinese numerals below ten: 一个 is an article, not a figure.
 */
export function quantitiesIn(original: string): MentionInText[] {
  const { text, places } = mapped(original);
  const found: MentionInText[] = [];
  for (const match of text.matchAll(MENTION)) {
    const [from, to] = [match.index, match.index + match[0].length];
    const [start, end] = [places[from]!, endOfSign(original, places[to - 1]!)];
    const before = from === 0 ? "\n" : text.slice(Math.max(0, from - NEAR), from);
    const span: Span = { text: original.slice(start, end), start, end };
    const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
    const date = groups.date ? (parseDate(groups.date) ?? yearOnly(groups.date)) : null;
    if (groups.period) found.push({ ...span, kind: "period" });
    else if (date) found.push({ ...span, kind: "date", ...date });
    else if (!groups.date && (groups.number ?? "").length <= MOST_DIGITS && !isNumbering(before, text.slice(to, to + NEAR), Boolean(groups.unit))) found.push(amountIn(groups, span));
  }
  return found;
}

/** Behind the character at `place`, which may take two code units. */
function endOfSign(text: string, place: number): number {
  return place + String.fromCodePoint(text.codePointAt(place)!).length;
}

/** "2024年" and "2024年底". */
function yearOnly(text: string): PartialDate | null {
  const year = /^(\d{4})年/.exec(text)?.[1];
  return year ? { year: Number(year), month: null, day: null } : null;
}
