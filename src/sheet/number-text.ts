import Big from "big.js";

const PLAIN_NUMBER_FORMAT = /^[^\p{L}]*$/u;
const GROUPED = /#,##0|0,000/;

/**
 * A number as a cell shows it, by its number format: "0.00", "#,##0.00", "0.0%", "General" and the like.
 * @returns null for dates and for formats with words or fractions
 */
export function numberText(value: number, numberFormat: string): string | null {
  const positive = numberFormat.split(";")[0] ?? "";
  if (positive === "General" || positive === "" || positive === "@") return String(value);
  if (!PLAIN_NUMBER_FORMAT.test(positive) || positive.includes("/")) return null;
  const places = /\.([0#?]+)/.exec(positive)?.[1] ?? "";
  // A "#" shows its digit only where there is one.
  const least = places.replaceAll("#", "").length;
  const isPercent = positive.includes("%");
  const rounded = new Big(value).times(isPercent ? 100 : 1).round(places.length);
  const digits = rounded.toFixed(Math.max(least, rounded.toFixed().split(".")[1]?.length ?? 0));
  const shown = GROUPED.test(positive) ? grouped(digits) : digits;
  return `${shown}${isPercent ? "%" : ""}`;
}

/** "-1234567.5" → "-1,234,567.5" */
function grouped(number: string): string {
  const [whole = "", ...rest] = number.split(".");
  const digits = whole.replace("-", "");
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return [(whole.startsWith("-") ? "-" : "") + groups.join(","), ...rest].join(".");
}
