/** A number as a file of texts prints it. */
export interface PrintedNumber {
  /** A percentage as a fraction of 1. */
  readonly value: number;
  /** Prints the value just as it stands there: "#,##0.00", "0.0%". */
  readonly numberFormat: string;
}

const NUMBER = /^[+-]?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,10}))?(%?)$/;
/** "007" is a code. */
const CODE = /^[+-]?0\d/;
const PERCENT = 100;
const DIGITS = 15;

/** What is one number by itself is one, in a document and in an export too; null for any other text. */
export function printedNumber(text: string): PrintedNumber | null {
  const match = CODE.test(text) ? null : NUMBER.exec(text);
  if (!match) return null;
  const [, decimals = "", percent = ""] = match;
  const number = Number(text.replace(/[,%]/g, ""));
  const places = decimals === "" ? "0" : `0.${"0".repeat(decimals.length)}`;
  return { value: percent ? Number((number / PERCENT).toPrecision(DIGITS)) : number, numberFormat: `${text.includes(",") ? `#,##${places}` : places}${percent}` };
}
