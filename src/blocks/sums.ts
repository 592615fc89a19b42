import { columnName, type Position } from "../sheet/address";
import { type Term, termsOf } from "../sheet/formula";
import type { Sheet } from "../sheet/sheet";

/** What a sum may be of: rows of indicators, or of subtotals, and what has to join them. Rows as they are numbered now. */
export interface SumOf {
  readonly rows: readonly number[];
  /** Ascending. */
  readonly added: readonly number[];
}

export interface Grown {
  /** From the narrowest group that the new rows belong to up to the whole form. */
  readonly sums: readonly SumOf[];
  readonly firstNew: number;
  readonly lastNew: number;
}

export interface GrownFormula {
  readonly cell: Position;
  readonly formula: string;
  /** What it is a sum of besides now: rows of its own column. */
  readonly added: readonly number[];
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

/** "F9+F12", and "SUM(F9:F11)" of rows that follow each other. */
function additions(column: number, rows: readonly number[]): string {
  const [name, first, last] = [columnName(column), rows[0]! + 1, rows.at(-1)! + 1];
  if (rows.length > 1 && last - first === rows.length - 1) return `SUM(${name}${first}:${name}${last})`;
  return rows.map((row) => `${name}${row + 1}`).join("+");
}

function grown(formula: string, { sums, firstNew, lastNew }: Grown): Pick<GrownFormula, "formula" | "added"> | null {
  const terms = termsOf(formula);
  const column = terms?.[0]?.area.column;
  if (!terms || column === undefined || terms.some(({ area, sign }) => sign < 0 || area.column !== column || area.lastColumn !== column)) return null;
  const rows = rowsOf(terms);
  if ([...rows].some((row) => row >= firstNew && row <= lastNew)) return null;
  const known = sums.flatMap((one) => one.rows);
  const isSumOf = (one: SumOf): boolean => {
    const own = new Set(one.rows);
    // A sum of more than these is a sum of something wider.
    return own.size > 0 && [...own].every((row) => rows.has(row)) && ![...rows].some((row) => !own.has(row) && known.includes(row));
  };
  const found = sums.find(isSumOf);
  if (!found) return null;
  const range = terms.find(({ area }) => area.lastRow > area.row && area.lastRow === firstNew - 1);
  const isWhole = found.added.length === lastNew - firstNew + 1;
  const { added } = found;
  return { added, formula: range && isWhole ? withLastRow(formula, range.area.lastRow, lastNew) : `${formula}+${additions(column, added)}` };
}

/** The sums of a sheet that would miss the new rows, as they have to be. */
export function grownFormulas(sheet: Sheet, change: Grown): GrownFormula[] {
  const formulas: GrownFormula[] = [];
  const { row: top, column: left, lastRow, lastColumn } = sheet.used;
  for (let row = top; row <= lastRow; row++) {
    if (row >= change.firstNew && row <= change.lastNew) continue;
    for (let column = left; column <= lastColumn; column++) {
      const own = sheet.cellAt(row, column)?.formula;
      const more = own ? grown(own, change) : null;
      if (more) formulas.push({ cell: { row, column }, ...more });
    }
  }
  return formulas;
}
