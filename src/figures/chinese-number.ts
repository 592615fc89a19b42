const DIGITS: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const TEN_THOUSAND = 10000;
const HUNDRED_MILLION = 100000000;
const LEADING = /^(百分之)?([零〇一二两三四五六七八九十百千万亿]+)(?:点([零〇一二三四五六七八九]+))?/;

/** Digits read out one by one: "二〇二四" → 2024. */
function readOut(text: string): number {
  return Number([...text].map((sign) => DIGITS[sign] ?? "").join(""));
}

/** "一百" → 100, "三十五" → 35, "二〇二四" → 2024; null for a lone multiplier such as 万. */
export function parseChineseNumber(text: string): number | null {
  const signs = [...text];
  if (!signs.some((sign) => sign in DIGITS || sign === "十")) return null;
  if (signs.length > 1 && signs.every((sign) => sign in DIGITS)) return readOut(text);
  let [total, section, digit] = [0, 0, 0];
  for (const sign of signs) {
    const unit = UNITS[sign];
    if (sign === "万") [total, section, digit] = [total + (section + digit) * TEN_THOUSAND, 0, 0];
    else if (sign === "亿") [total, section, digit] = [(total + section + digit) * HUNDRED_MILLION, 0, 0];
    else if (unit !== undefined) [section, digit] = [section + (digit || 1) * unit, 0];
    else digit = DIGITS[sign] ?? 0;
  }
  return total + section + digit;
}

/** Writes the Chinese number at the beginning in digits: "一百人" → "100人", "百分之九十五点五" → "95.5%". */
export function withDigits(text: string): string {
  const match = LEADING.exec(text);
  if (!match) return text;
  const [all, percent, whole = "", decimals] = match;
  const number = percent !== undefined && whole === "百" ? 100 : parseChineseNumber(whole);
  if (number === null) return text;
  const fraction = decimals === undefined ? "" : `.${[...decimals].map((sign) => DIGITS[sign]).join("")}`;
  return `${number}${fraction}${percent === undefined ? "" : "%"}${text.slice(all.length)}`;
}
