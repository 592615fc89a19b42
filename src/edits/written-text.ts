import type { StoredValue } from "../sheet/sheet";

/** What a program may take for a formula, or for a command in other programs that read the file. */
const BEGINS_LIKE_A_FORMULA = /^[=+\-@'＝＋－＠\t\r]/;
/** Digits with nothing but what belongs to numbers, dates, times, percentages and money. */
const LIKE_A_NUMBER = /^(?=.*\d)(?:[\d\s.,，:：%％/\-+()（）¥￥$€年月日号时分秒上下午天]|(?<=\d)e(?=[+-]?\d))+(?:[ap]m?)?$/iu;
const LIKE_A_MONTH = /^(?:\d{1,2}[\s\-/]?)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s\-/.,]*\d*/i;
const LIKE_A_CONSTANT = /^(?:true|false|#[A-Z0-9/_]+[!?]?)$/i;

/** Whether a spreadsheet program could take the text for something else than a text when it is typed into a cell. */
function needsApostrophe(text: string): boolean {
  // A Chinese program takes digits and letters of full width for the others.
  const typed = text.normalize("NFKC").trim();
  return (
    BEGINS_LIKE_A_FORMULA.test(text) || BEGINS_LIKE_A_FORMULA.test(typed) || LIKE_A_NUMBER.test(typed) || LIKE_A_MONTH.test(typed) || LIKE_A_CONSTANT.test(typed)
  );
}

/** The text as it has to be typed so that the cell holds exactly it: an apostrophe in front says that it is a text. */
export function typedText(text: string): string {
  return needsApostrophe(text) ? `'${text}` : text;
}

/** What is assigned to a cell so that it holds exactly the value; nothing empties it. */
export function typedValue(value: StoredValue): string | number | boolean {
  return typeof value === "string" ? typedText(value) : (value ?? "");
}
