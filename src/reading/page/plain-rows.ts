import { compact } from "../../figures/normalise";
import type { Cell } from "../../sheet/sheet";
import { fundRowRole } from "../words/lexicon";

/** (盖章) 年 月 日: where people sign. */
const SIGNATURE = /[(](?:盖章|签章|签字|公章|签名|章)[)]|年月日$/;
const COLUMN_NUMBER = /^[(]?([①-⑳]|\d{1,2}|[A-Z])[)]?(?:=[^\u4e00-\u9fff]*)?$/;
const FIRST_CIRCLED = "①".charCodeAt(0);
const LEAST_NUMBERS = 4;

/** A row of nothing but places to sign. */
export function isSignatureRow(cells: readonly Cell[]): boolean {
  return cells.length > 0 && cells.every(({ value }) => typeof value === "string") && cells.some(({ text }) => SIGNATURE.test(compact(text)));
}

function ordinalOf(text: string): number | null {
  const [, mark = ""] = COLUMN_NUMBER.exec(compact(text)) ?? [];
  if (mark === "") return null;
  if (/\d/.test(mark)) return Number(mark);
  const code = mark.charCodeAt(0);
  return code >= FIRST_CIRCLED ? code - FIRST_CIRCLED + 1 : code - "A".charCodeAt(0) + 1;
}

/** 1 2 3 4, ① ② ③ ④=①×③ or A B C D below headings: the columns' numbers, not figures. */
export function isColumnNumbers(cells: readonly Cell[]): boolean {
  if (cells.length < LEAST_NUMBERS) return false;
  const numbers = cells.map(({ text }) => ordinalOf(text));
  const [first] = numbers;
  return (first === 0 || first === 1) && numbers.every((number, index) => number === index + first);
}

/** 列次 0 1 2 3 …: numbers of the columns, not money. */
export function numbersColumns(cells: readonly Cell[]): boolean {
  if (cells.some((cell) => fundRowRole(cell.text) === "column-numbers")) return true;
  return isColumnNumbers(cells);
}
