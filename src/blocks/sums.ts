import { withLastRows } from "../edits/shift";
import { columnName, type Position } from "../sheet/address";
import { type Term, termsOf } from "../sheet/formula";
import type { Sheet } from "../sheet/sheet";

/** What a formula may be about: rows of indicators, or of subtotals, and what has to join them. Rows as they are numbered now. */
export interface SumOf {
  readonly rows: readonly number[];
  /** Ascending. */
  readonly added: readonly number[];
}

export interface Grown {
  /** The sheet that got the rows. */
  readonly sheetName: string;
  /** From the narrowest group that the new rows belong to up to the whole form. */
  readonly sums: readonly SumOf[];
  readonly firstNew: number;
  readonly lastNew: number;
}

export interface GrownFormula {
  readonly cell: Position;
  readonly formula: string;
  /** What it is a sum of besides now: rows of its own column. Null for a formula that does more than add. */
  readonly added: readonly number[] | null;
}

type Growth = Pick<GrownFormula, "formula" | "added">;

/** The formulas of a sheet that would miss the new rows, as they have to be. */
export function grownFormulas(sheet: Sheet, change: Grown): GrownFormula[] {
  const formulas: GrownFormula[] = [];
  const { row: top, column: left, lastRow, lastColumn } = sheet.used;
  for (let row = top; row <= lastRow; row++) {
    for (let column = left; column <= lastColumn; column++) {
      const own = sheet.cellAt(row, column)?.formula;
      const growth = own ? (grownSum(own, sheet.name, change) ?? grownRanges(own, sheet.name, change)) : null;
      if (growth) formulas.push({ cell: { row, column }, ...growth });
    }
  }
  return formulas;
}

/** What a defined name has to mean so that it goes on to mean all rows of a group, or of the form. */
export function grownName(formula: string, change: Grown): string | null {
  return grownRanges(formula, change.sheetName, change)?.formula ?? null;
}

/** A sum of one column: "=SUM(F3:F5)", "=F3+F4+F5", "=F2+F6" of subtotals. */
function grownSum(formula: string, standsIn: string, change: Grown): Growth | null {
  const terms = standsIn === change.sheetName ? termsOf(formula) : null;
  const column = terms?.[0]?.area.column;
  if (!terms || column === undefined || terms.some(({ area, sign }) => sign < 0 || area.column !== column || area.lastColumn !== column)) return null;
  const found = sumOf(rowsOf(terms), change);
  if (!found) return null;
  const { added } = found;
  const { firstNew, lastNew } = change;
  const isWhole = added.length === lastNew - firstNew + 1;
  const reaching = isWhole ? withLastRows(formula, ({ lastRow }) => (lastRow === firstNew - 1 ? lastNew : lastRow), standsIn, standsIn) : formula;
  return { added, formula: reaching === formula ? `${formula}+${additions(column, added)}` : reaching };
}

/** Any other formula over the rows of a group or of the form: SUBTOTAL, SUMIF, SUMPRODUCT, a share of the sum. */
function grownRanges(formula: string, standsIn: string, change: Grown): Growth | null {
  const { firstNew, lastNew, sheetName } = change;
  const reaches = ({ row, lastRow }: Term["area"]): boolean => lastRow === firstNew - 1 && sumOf(new Set(span(row, lastRow)), change) !== null;
  const grown = withLastRows(formula, (range) => (reaches(range) ? lastNew : range.lastRow), standsIn, sheetName);
  return grown === formula ? null : { formula: grown, added: null };
}

/** What the rows are all of, and of nothing wider; null when the new ones are among them already. */
function sumOf(rows: ReadonlySet<number>, { sums, firstNew, lastNew }: Grown): SumOf | null {
  if (span(firstNew, lastNew).some((row) => rows.has(row))) return null;
  const known = sums.flatMap((one) => one.rows);
  const isSumOf = (one: SumOf): boolean => {
    const own = new Set(one.rows);
    return own.size > 0 && [...own].every((row) => rows.has(row)) && ![...rows].some((row) => !own.has(row) && known.includes(row));
  };
  return sums.find(isSumOf) ?? null;
}

function rowsOf(terms: readonly Term[]): Set<number> {
  return new Set(terms.flatMap(({ area }) => span(area.row, area.lastRow)));
}

const span = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** "F9+F12", and "SUM(F9:F11)" of rows that follow each other. */
function additions(column: number, rows: readonly number[]): string {
  const [name, first, last] = [columnName(column), rows[0]! + 1, rows.at(-1)! + 1];
  if (rows.length > 1 && last - first === rows.length - 1) return `SUM(${name}${first}:${name}${last})`;
  return rows.map((row) => `${name}${row + 1}`).join("+");
}
