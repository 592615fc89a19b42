import { compact } from "../../figures/normalise";
import type { Form, MoneyUnit } from "../../form/form";
import type { Cell } from "../../sheet/sheet";
import { textAt } from "./cells";
import type { Region } from "./region";

const MONEY_UNIT = /(?:^|[^a-zA-Z\u4e00-\u9fff]|单位|金额)(亿元|万元|千元|元)/;
/** 164万元 is an amount and states the unit of no other. */
const AMOUNT = /\d(?:亿元|万元|千元|元)/;

/** "项目资金(万元)" → 万元; null when the text names no unit. */
export function moneyUnitIn(text: string): MoneyUnit | null {
  return (MONEY_UNIT.exec(compact(text))?.[1] as MoneyUnit | undefined) ?? null;
}

/** The unit in a line above a table: "表1-3-2 …明细表(单位:元)", 单位:万元. The nearest one counts. */
export function moneyUnitAbove(region: Region, headerRow: number): MoneyUnit | null {
  return unitCellAbove(region, headerRow)?.unit ?? null;
}

function unitCell(cell: Cell): Form["moneyUnit"] {
  const unit = typeof cell.value === "string" && !AMOUNT.test(compact(cell.text)) ? moneyUnitIn(cell.text) : null;
  return unit && { ...textAt(cell), unit };
}

function firstUnit(cells: readonly Cell[]): Form["moneyUnit"] {
  for (const cell of cells) {
    const found = unitCell(cell);
    if (found) return found;
  }
  return null;
}

function unitCellAbove(region: Region, before: number): Form["moneyUnit"] {
  for (let row = before - 1; row >= region.area.row; row--) {
    const found = firstUnit(region.cellsIn(row));
    if (found) return found;
  }
  return null;
}

/**
 * The cell that states the unit of a form's money: in the row of the money's headings, else the nearest above it, else in the
 * rows of money themselves.
 * @param money the first and the last row of the money block; where a form has none, those of its head
 */
export function moneyUnitCell(region: Region, money: { readonly row: number; readonly lastRow: number }): Form["moneyUnit"] {
  const inHeadings = firstUnit(region.cellsIn(money.row)) ?? unitCellAbove(region, money.row);
  if (inHeadings) return inHeadings;
  for (let row = money.row + 1; row <= money.lastRow; row++) {
    const found = firstUnit(region.cellsIn(row));
    if (found) return found;
  }
  return null;
}
