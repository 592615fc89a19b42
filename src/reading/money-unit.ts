import { compact } from "../figures/normalise";
import type { MoneyUnit } from "../form/form";

const MONEY_UNIT = /(?:^|[^a-zA-Z\u4e00-\u9fff]|单位|金额)(亿元|万元|千元|元)/;

/** "项目资金(万元)" → 万元; null when the text names no unit. */
export function moneyUnitIn(text: string): MoneyUnit | null {
  return (MONEY_UNIT.exec(compact(text))?.[1] as MoneyUnit | undefined) ?? null;
}
