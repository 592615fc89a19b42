import { numberText } from "../../sheet/number-text";

const FILLED_WITH_HASHES = /^#+$/;

/**
 * What a cell shows, also where its column is too narrow. Excel documents that its API is independent of the column's
 * width; a program that hands over "####" all the same must not make a figure unreadable, so its number is written
 * out by its format. Dates and formats with words keep the text they came with.
 */
export function shownText(value: unknown, text: string, numberFormat: string): string {
  return typeof value === "number" && FILLED_WITH_HASHES.test(text) ? (numberText(value, numberFormat) ?? text) : text;
}
