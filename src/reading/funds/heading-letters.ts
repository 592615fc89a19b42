import { compact } from "../../figures/normalise";
import type { Cell } from "../../sheet/sheet";

const LETTER = /[([]([A-Z])[)\]]$|(?<=[\u4e00-\u9fff])([A-Z])$/;
const RATIO = /([A-Z])\/([A-Z])/;

/** The letter that a heading gives its column: 预算数(A), 到位资金B; null for most. */
export function letterOf(text: string): string | null {
  const [, inBrackets, bare] = LETTER.exec(compact(text)) ?? [];
  return inBrackets ?? bare ?? null;
}

/** The letters that a heading divides: 支出率(C/B), B/A; null for most. */
export function ratioLettersOf(text: string): { dividend: string; divisor: string } | null {
  const [, dividend, divisor] = RATIO.exec(compact(text)) ?? [];
  return dividend !== undefined && divisor !== undefined ? { dividend, divisor } : null;
}

/** A column whose heading says which two others it divides. */
export interface Ratio {
  readonly cell: Cell;
  readonly dividend: Cell;
  readonly divisor: Cell;
}

export function ratiosIn(cells: readonly Cell[]): Ratio[] {
  const byLetter = new Map(cells.flatMap((cell) => { const letter = letterOf(cell.text); return letter === null ? [] : [[letter, cell] as const]; }));
  return cells.flatMap((cell): Ratio[] => {
    const letters = ratioLettersOf(cell.text);
    const [dividend, divisor] = [letters && byLetter.get(letters.dividend), letters && byLetter.get(letters.divisor)];
    return dividend && divisor ? [{ cell, dividend, divisor }] : [];
  });
}
