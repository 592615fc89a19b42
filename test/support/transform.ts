import type { Area } from "../../src/sheet/address";
import { Sheet, type SheetSnapshot, type StoredValue } from "../../src/sheet/sheet";

/** Changes of a sheet that leave the form in it what it was. */
export type Transform = (snapshot: SheetSnapshot) => SheetSnapshot;

type Matrices = Pick<SheetSnapshot, "values" | "texts" | "formulas" | "numberFormats">;

function mapMatrices(snapshot: SheetSnapshot, change: <T>(matrix: readonly (readonly T[])[], blank: T) => T[][]): Matrices {
  return {
    values: change<StoredValue>(snapshot.values, null),
    texts: change<string>(snapshot.texts, ""),
    formulas: change<unknown>(snapshot.formulas, ""),
    numberFormats: change<string>(snapshot.numberFormats, "General"),
  };
}

/** Moves the whole sheet down and right. */
export const moved = (rows: number, columns: number): Transform => (snapshot) => ({
  ...snapshot,
  origin: { row: snapshot.origin.row + rows, column: snapshot.origin.column + columns },
  merges: snapshot.merges.map((merge) => ({
    row: merge.row + rows,
    lastRow: merge.lastRow + rows,
    column: merge.column + columns,
    lastColumn: merge.lastColumn + columns,
  })),
});

/** Hides some of the sheet's rows. */
export const hidden = (rows: readonly number[]): Transform => (snapshot) => ({ ...snapshot, hiddenRows: rows });

/** Hides some of the sheet's columns. */
export const columnsHidden = (columns: readonly number[]): Transform => (snapshot) => ({ ...snapshot, hiddenColumns: columns });

/** Merges each name of a column with the blank cells below it, between two rows of a sheet whose merges do not touch them. */
export const mergedDown = (column: number, first: number, last: number): Transform => (snapshot) => {
  const isBlank = (row: number) => (snapshot.values[row - snapshot.origin.row]?.[column - snapshot.origin.column] ?? "") === "";
  const merges: Area[] = [];
  for (let row = first; row <= last; row++) {
    let end = row;
    while (end < last && isBlank(end + 1)) end++;
    if (!isBlank(row) && end > row) merges.push({ row, lastRow: end, column, lastColumn: column });
    row = end;
  }
  return { ...snapshot, merges: [...snapshot.merges, ...merges] };
};

/** Inserts a blank row before the sheet's row `at`, as Excel does: merges across it grow. */
export const blankRowBefore = (at: number): Transform => (snapshot) => ({
  ...snapshot,
  ...mapMatrices(snapshot, (matrix, blank) => {
    const index = at - snapshot.origin.row;
    const width = matrix[0]?.length ?? 0;
    return [...matrix.slice(0, index).map((row) => [...row]), Array.from({ length: width }, () => blank), ...matrix.slice(index).map((row) => [...row])];
  }),
  merges: snapshot.merges.map((merge) => ({
    ...merge,
    row: merge.row >= at ? merge.row + 1 : merge.row,
    lastRow: merge.lastRow >= at ? merge.lastRow + 1 : merge.lastRow,
  })),
});

/** Inserts a blank column before the sheet's column `at`: merges across it grow. */
export const blankColumnBefore = (at: number): Transform => (snapshot) => ({
  ...snapshot,
  ...mapMatrices(snapshot, (matrix, blank) =>
    matrix.map((row) => {
      const index = at - snapshot.origin.column;
      return [...row.slice(0, index), blank, ...row.slice(index)];
    }),
  ),
  merges: snapshot.merges.map((merge) => ({
    ...merge,
    column: merge.column >= at ? merge.column + 1 : merge.column,
    lastColumn: merge.lastColumn >= at ? merge.lastColumn + 1 : merge.lastColumn,
  })),
});

/** Breaks the merges apart; the cells below and beside stay blank. */
export const unmerged: Transform = (snapshot) => ({ ...snapshot, merges: [] });

/** Exchanges two whole columns of a sheet without merges. */
export const columnsSwapped = (a: number, b: number): Transform => (snapshot) => ({
  ...snapshot,
  ...mapMatrices(snapshot, (matrix) =>
    matrix.map((row) => {
      const copy = [...row];
      const [i, j] = [a - snapshot.origin.column, b - snapshot.origin.column];
      [copy[i], copy[j]] = [row[j]!, row[i]!];
      return copy;
    }),
  ),
});

/** Fills the covered cells of all merges with copies of their value, as old exporters leave them. */
export const staleUnderMerges: Transform = (snapshot) => {
  const filled = <T>(matrix: readonly (readonly T[])[]): T[][] => {
    const copy = matrix.map((row) => [...row]);
    for (const merge of snapshot.merges) {
      const value = copy[merge.row - snapshot.origin.row]?.[merge.column - snapshot.origin.column];
      if (value === undefined) continue;
      for (let row = merge.row; row <= merge.lastRow; row++) {
        for (let column = merge.column; column <= merge.lastColumn; column++) {
          const target = copy[row - snapshot.origin.row];
          if (target && column - snapshot.origin.column < target.length) target[column - snapshot.origin.column] = value;
        }
      }
    }
    return copy;
  };
  return { ...snapshot, values: filled(snapshot.values), texts: filled(snapshot.texts) };
};

/** Rewrites every text; numbers stay. */
export const rewritten = (change: (text: string) => string): Transform => (snapshot) => ({
  ...snapshot,
  values: snapshot.values.map((row) => row.map((value) => (typeof value === "string" ? change(value) : value))),
  texts: snapshot.texts.map((row, i) => row.map((text, j) => (typeof snapshot.values[i]?.[j] === "string" ? change(text) : text))),
});

const FULL_WIDTH_SHIFT = 0xfee0;

/** ASCII letters, digits and signs in full width; a line that begins with "=" would become a formula's text and is no concern. */
export function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + FULL_WIDTH_SHIFT));
}

/** "得分" → "得  分", as people spread characters to fill a cell. */
export function spread(text: string): string {
  return /^\p{Script=Han}{2,4}$/u.test(text) ? [...text].join("  ") : text;
}

/** A line of text in the first column below everything. */
export const noteBelow = (note: string): Transform => (snapshot) => {
  const width = snapshot.values[0]?.length ?? 0;
  const line = <T>(first: T, blank: T): T[] => Array.from({ length: width }, (_, index) => (index === 0 ? first : blank));
  return {
    ...snapshot,
    values: [...snapshot.values, line<StoredValue>(note, null)],
    texts: [...snapshot.texts, line(note, "")],
    formulas: [...snapshot.formulas, line<unknown>("", "")],
    numberFormats: [...snapshot.numberFormats, line("General", "General")],
  };
};

/** Puts a second sheet to the right of the first, one blank column between. */
export const beside = (left: SheetSnapshot, right: SheetSnapshot): Sheet => {
  const leftEnd = Math.max(...left.merges.map((merge) => merge.lastColumn + 1), left.origin.column + (left.values[0]?.length ?? 0));
  const leftWidth = leftEnd - left.origin.column;
  const gap = left.origin.column + leftWidth + 1;
  const shift: Area = { row: left.origin.row - right.origin.row, lastRow: 0, column: gap - right.origin.column, lastColumn: 0 };
  const height = Math.max(left.values.length, right.values.length);
  const join = <T>(a: readonly (readonly T[])[], b: readonly (readonly T[])[], blank: T): T[][] =>
    Array.from({ length: height }, (_, index) => [
      ...Array.from({ length: leftWidth + 1 }, (_, column) => a[index]?.[column] ?? blank),
      ...(b[index] ?? Array.from({ length: b[0]?.length ?? 0 }, () => blank)),
    ]);
  return new Sheet({
    ...left,
    values: join(left.values, right.values, null as StoredValue),
    texts: join(left.texts, right.texts, ""),
    formulas: join(left.formulas, right.formulas, ""),
    numberFormats: join(left.numberFormats, right.numberFormats, "General"),
    merges: [...left.merges, ...moved(shift.row, shift.column)(right).merges],
  });
};
