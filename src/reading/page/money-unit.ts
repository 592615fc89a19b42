import { compact } from "../../figures/normalise";
import type { MoneyUnit } from "../../form/form";
import type { Region } from "./region";

const MONEY_UNIT = /(?:^|[^a-zA-Z\u4e00-\u9fff]|单位|金额)(亿元|万元|千元|元)/;

/** "项目资金(万元)" → 万元; null when the text names no unit. */
export function moneyUnitIn(text: string): MoneyUnit | null {
  return (MONEY_UNIT.exec(compact(text))?.[1] as MoneyUnit | undefined) ?? null;
}

/** The unit in a line above a table: "表1-3-2 …明细表(单位:元)", 单位:万元. The nearest one counts. */
export function moneyUnitAbove(region: Region, headerRow: number): MoneyUnit | null {
  for (let row = headerRow - 1; row >= region.area.row; row--) {
    for (const cell of region.cellsIn(row)) {
      const unit = moneyUnitIn(cell.text);
      if (unit) return unit;
    }
  }
  return null;
}
