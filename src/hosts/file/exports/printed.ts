import type { CellObject } from "@e965/xlsx";
import { printedNumber } from "../printed-number";

/** In a file of texts a figure is what is printed: its number, in a format that prints just that. */

/** ="007": how programs keep Excel from taking a code for a number. */
const QUOTED = /^="([^"]*)"$/;

/** A text cell. */
export function textCell(text: string): CellObject {
  return { t: "s", v: text, w: text, z: "@" };
}

/** A cell as Excel takes a printed text: what is one number is one, TRUE and FALSE are logical; dates stay texts, which say as much. */
export function printedCell(text: string): CellObject {
  const quoted = QUOTED.exec(text);
  if (quoted) return textCell(quoted[1]!);
  if (text === "TRUE" || text === "FALSE") return { t: "b", v: text === "TRUE", w: text };
  const number = printedNumber(text);
  return number ? { t: "n", v: number.value, w: text, z: number.numberFormat } : { t: "s", v: text, w: text };
}
