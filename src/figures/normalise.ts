/** Spellings of one and the same sign in real forms. `═` is U+2550, typed for "=" in official templates. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/>=|=>|[≧⩾≽]|》=?/g, "≥"],
  [/<=|=<|[≦⩽≼]|《=?/g, "≤"],
  [/[═﹦]|==+/g, "="],
];

const INVISIBLE = /[\s\u200b-\u200f\u2060\ufeff\u00ad]+/g;

/** Full width → half width, and no white space or invisible character at all: Chinese labels do not need any. */
export function compact(text: string): string {
  return text.normalize("NFKC").replace(INVISIBLE, "");
}

/** `compact`, and one spelling for each comparison sign. */
export function compactSigns(text: string): string {
  return SIGNS.reduce((result, [spelling, sign]) => result.replace(spelling, sign), compact(text));
}

const BLANK = /^(?:[-—–―−/\\_*.]*|无|暂无|不适用|不涉及)$/;

/** True for what people type into a cell that has nothing to say: "—", "/", "无", "". */
export function isBlankText(text: string): boolean {
  return BLANK.test(compact(text));
}

/** Drops the commas of 1,234,567.8 and leaves others alone. */
export function dropThousandsSeparators(text: string): string {
  return text.replace(/(\d),(?=\d{3}(?!\d))/g, "$1");
}
