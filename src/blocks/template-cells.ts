import { isBlankText } from "../figures/normalise";
import type { Planner } from "../edits/planner";
import type { Position } from "../sheet/address";
import type { Sheet, StoredValue } from "../sheet/sheet";
import { growSheet } from "./growth";
import type { Grown } from "./sums";

const FEWEST_COUNTED = 4;

/** Cells of a row that count up by one, as programs number the cells that they are going to fill: 45, 46, 47 … */
export function countedCells(sheet: Sheet, row: number): Position[] {
  const cells: Position[] = [];
  let previous: number | null = null;
  for (let column = sheet.used.column; column <= sheet.used.lastColumn; column++) {
    const cell = sheet.cellAt(row, column);
    const number = cell && cell.formula === null && /^\d+$/.test(cell.text) ? Number(cell.text) : null;
    if (number === null) continue;
    if (previous !== null && number !== previous + 1) return [];
    previous = number;
    cells.push({ row, column });
  }
  return cells.length >= FEWEST_COUNTED ? cells : [];
}

/** Writes into the cells of an empty form. */
export class TemplateCells {
  /** @param grown what rows that came join, in the order in which they came */
  constructor(
    readonly planner: Planner,
    readonly grown: Grown[],
  ) {}

  /** Where a row of the empty form stands by now. */
  rowNow(row: number): number {
    return this.grown.reduce((now, { firstNew, lastNew }) => (now >= firstNew ? now + lastNew - firstNew + 1 : now), row);
  }

  /** Takes the numbers out of a row that only counts its cells. */
  clear(row: number): void {
    for (const cell of countedCells(this.planner.sheet, row)) this.planner.setValue(cell, null);
  }

  /** Rows behind the last of `rows` that look like it, are merged like it and are counted in wherever `rows` are. */
  insertBehind(rows: readonly number[], count: number): void {
    const { merges } = this.planner.sheet;
    const row = rows.at(-1)!;
    this.planner.insertRows(row + 1, count, row);
    for (const merge of merges.filter((one) => one.row === row && one.lastRow === row)) {
      for (let added = row + 1; added <= row + count; added++) this.planner.mergeOnly({ ...merge, row: added, lastRow: added });
    }
    for (const merge of merges.filter((one) => one.row < row && one.lastRow === row)) this.planner.mergeOnly({ ...merge, lastRow: row + count });
    const added = Array.from({ length: count }, (_, index) => row + 1 + index);
    const grown = { sheetName: this.planner.sheet.name, sums: [{ rows, added }], firstNew: row + 1, lastNew: row + count };
    growSheet(this.planner, grown);
    this.grown.push(grown);
  }

  /** Says nothing where there is no such column, or nothing to say. */
  put(row: number, column: number | undefined, value: StoredValue): void {
    if (column !== undefined && value !== null && value !== "") this.planner.setValue({ row, column }, value);
  }

  putIfBlank(row: number, column: number, value: StoredValue): void {
    const cell = this.planner.sheet.cellAt(row, column);
    if (!cell || (cell.formula === null && isBlankText(cell.text))) this.planner.setValue({ row, column }, value);
  }

  calculateIfBlank(row: number, column: number, formula: string, numberFormat: string | null): void {
    if (!this.planner.sheet.cellAt(row, column)) this.planner.setFormula({ row, column }, formula, null, numberFormat);
  }
}
