import { fromStoredNumber, plain, sum } from "../figures/decimal";
import type { Planner } from "../edits/planner";
import type { Form } from "../form/form";
import type { Sheet } from "../sheet/sheet";
import type { Line } from "./lines";
import type { Place } from "./place";
import { type Grown, grownFormulas, grownName, type SumOf } from "./sums";

/** What the new rows of a place join, once they are there. `first` is the row of the first line. */
export function grownBy(form: Form, place: Place, first: number, lines: readonly Line[]): Grown {
  const moved = (row: number): number => (row >= first ? row + lines.length : row);
  const added = lines.flatMap((line, index) => (line.kind === "indicator" ? [first + index] : []));
  const sums = [...place.groups, null].flatMap((whole): SumOf[] => {
    const within = form.groups.filter((group) => group.depth > (whole?.depth ?? 0) && (!whole || group.rows.every((row) => whole.rows.includes(row))));
    const levels = [...new Set(within.map(({ depth }) => depth))].filter((depth) => depth > place.groups.length);
    const heads = levels.map((depth): SumOf => {
      const newHeads = lines.flatMap((line, index) => (line.kind === "head" && line.level === depth - 1 ? [first + index] : []));
      const own = within.filter((group) => group.depth === depth);
      // Without a row of their own the new rows are what the sum of subtotals is missing.
      return { rows: own.map((group) => moved(group.declaredWeight?.row ?? group.label.row)), added: newHeads.length > 0 ? newHeads : added };
    });
    return [{ rows: (whole?.rows ?? form.indicators.map(({ row }) => row)).map(moved), added }, ...heads];
  });
  return { sheetName: form.sheet, sums, firstNew: first, lastNew: first + lines.length - 1 };
}

/** Has sums, names and the print area of the sheet reach over rows that they would miss. */
export function growSheet(planner: Planner, grown: Grown): void {
  for (const { cell, formula, added } of grownFormulas(planner.sheet, grown)) {
    planner.setFormula(cell, formula, added ? sumIn(planner.sheet, cell.column, [cell.row, ...added]) : planner.sheet.valueAt(cell.row, cell.column));
  }
  const { names = [], printArea } = planner.sheet.snapshot.editing ?? {};
  for (const name of names) {
    const formula = grownName(name.formula, grown);
    if (formula) planner.setName(name, formula);
  }
  if (printArea?.lastRow === grown.firstNew - 1) planner.setPrintArea({ ...printArea, lastRow: grown.lastNew });
}

/** Of what the cells of the rows hold. */
export function sumIn(sheet: Sheet, column: number, rows: readonly number[]): number {
  const figures = rows.map((row) => sheet.valueAt(row, column)).filter((value) => typeof value === "number");
  return Number(plain(sum(figures.map(fromStoredNumber))));
}
