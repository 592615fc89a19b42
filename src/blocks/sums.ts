import { columnName, type Position } from "../sheet/address";
import { type Term, termsOf } from "../sheet/formula";
import type { Sheet } from "../sheet/sheet";

/** Rows as they stand in the sheet, and the new ones among them. */
export interface Grown {
  /** Indicator rows that sums may be of: a group's, or all, before the new rows came, as they are numbered now. */
  readonly sets: readonly (readonly number[])[];
  /** Rows of subtotals, which a total may be a sum of. */
  readonly subtotals: readonly number[];
  readonly firstNew: number;
  readonly lastNew: number;
  /** Whether the new rows are a group of their own, so that no subtotal holds them. */
  readonly isNewGroup: boolean;
}

export interface GrownFormula {
  readonly cell: Position;
  readonly formula: string;
}

function rowsOf(terms: readonly Term[]): Set<number> {
  const rows = new Set<number>();
  for (const { area } of terms) for (let row = area.row; row <= area.lastRow; row++) rows.add(row);
  return rows;
}

/** "F5:F8" with a new last row; `lastRow` is the one it ends with now. */
function withLastRow(formula: string, lastRow: number, wanted: number): string {
  return formula.replace(/(\$?[A-Z]{1,3}\$?\d+:\$?[A-Z]{1,3}\$?)(\d+)(?!\d)/gi, (range, begin: string, end: string) =>
    Number(end) === lastRow + 1 ? `${begin}${wanted + 1}` : range,
  );
}

function grown(formula: string, { sets, subtotals, firstNew, lastNew, isNewGroup }: Grown): string | null {
  const terms = termsOf(formula);
  const column = terms?.[0]?.area.column;
  if (!terms || column === undefined || terms.some(({ area, sign }) => sign < 0 || area.column !== column || area.lastColumn !== column)) return null;
  const rows = rowsOf(terms);
  const isMissing = ![...rows].some((row) => row >= firstNew && row <= lastNew);
  const added = firstNew === lastNew ? `${columnName(column)}${firstNew + 1}` : `SUM(${columnName(column)}${firstNew + 1}:${columnName(column)}${lastNew + 1})`;
  const isSumOf = (set: readonly number[]): boolean => set.length > 0 && set.every((row) => rows.has(row));
  if (!isMissing) return null;
  // A sum of a wider set holds the narrower one too; what it is a sum of is the widest.
  const isOfAnother = (set: readonly number[]): boolean => [...rows].some((row) => !set.includes(row) && sets.flat().includes(row));
  if (sets.some((set) => isSumOf(set) && !isOfAnother(set))) {
    const range = terms.find(({ area }) => area.lastRow > area.row && area.lastRow === firstNew - 1);
    return range ? withLastRow(formula, range.area.lastRow, lastNew) : `${formula}+${added}`;
  }
  const isSumOfSubtotals = subtotals.length > 0 && [...rows].every((row) => subtotals.includes(row)) && subtotals.every((row) => rows.has(row));
  return isNewGroup && isSumOfSubtotals ? `${formula}+${added}` : null;
}

/** The sums of a sheet that would miss the new rows, as they have to be. */
export function grownFormulas(sheet: Sheet, change: Grown): GrownFormula[] {
  const formulas: GrownFormula[] = [];
  const { row: top, column: left, lastRow, lastColumn } = sheet.used;
  for (let row = top; row <= lastRow; row++) {
    if (row >= change.firstNew && row <= change.lastNew) continue;
    for (let column = left; column <= lastColumn; column++) {
      const own = sheet.cellAt(row, column)?.formula;
      const formula = own ? grown(own, change) : null;
      if (formula) formulas.push({ cell: { row, column }, formula });
    }
  }
  return formulas;
}
