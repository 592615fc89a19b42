import Big from "big.js";

const FILLED_WITH_HASHES = /^#+$/;
const PLAIN_NUMBER_FORMAT = /^[^\p{L}]*$/u;

/**
 * What a cell shows, also where its column is too narrow. Excel documents that its API is independent of the column's
 * width; a program that hands over "####" all the same must not make a figure unreadable, so its number is written
 * out by its format. Dates and formats with words keep the text they came with.
 */
export function shownText(value: unknown, text: string, numberFormat: string): string {
  if (typeof value !== "number" || !FILLED_WITH_HASHES.test(text)) return text;
  const positive = numberFormat.split(";")[0] ?? "";
  if (positive === "General" || positive === "") return String(value);
  if (!PLAIN_NUMBER_FORMAT.test(positive)) return text;
  const decimals = /\.([0#?]+)/.exec(positive)?.[1]?.length ?? 0;
  const isPercent = positive.includes("%");
  return `${new Big(value).times(isPercent ? 100 : 1).toFixed(decimals)}${isPercent ? "%" : ""}`;
}
