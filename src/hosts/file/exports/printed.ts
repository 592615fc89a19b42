import type { CellObject } from "@e965/xlsx";

/** In a file of texts a figure is what is printed: its number, in a format that prints just that. */

const NUMBER = /^[+-]?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,10}))?(%?)$/;
/** "007" is a code. */
const CODE = /^[+-]?0\d/;
/** ="007": how programs keep Excel from taking a code for a number. */
const QUOTED = /^="([^"]*)"$/;
const PERCENT = 100;
const DIGITS = 15;

/** A text cell. */
export function textCell(text: string): CellObject {
  return { t: "s", v: text, w: text, z: "@" };
}

/** A cell as Excel takes a printed text: what is one number is one, TRUE and FALSE are logical; dates stay texts, which say as much. */
export function printedCell(text: string): CellObject {
  const quoted = QUOTED.exec(text);
  if (quoted) return textCell(quoted[1]!);
  if (text === "TRUE" || text === "FALSE") return { t: "b", v: text === "TRUE", w: text };
  const match = CODE.test(text) ? null : NUMBER.exec(text);
  if (!match) return { t: "s", v: text, w: text };
  const [, decimals = "", percent = ""] = match;
  const number = Number(text.replace(/[,%]/g, ""));
  const places = decimals === "" ? "0" : `0.${"0".repeat(decimals.length)}`;
  const format = `${text.includes(",") ? `#,##${places}` : places}${percent}`;
  return { t: "n", v: percent ? Number((number / PERCENT).toPrecision(DIGITS)) : number, w: text, z: format };
}
