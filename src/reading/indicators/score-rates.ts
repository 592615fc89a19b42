import type { CategoryScores, ScoreSummary } from "../../form/form";
import { figureAt, textAt } from "../page/cells";
import type { IndicatorHeader } from "./indicator-header";
import type { IndicatorBlock } from "./indicators";
import type { Region } from "../page/region";

function rateColumn(header: IndicatorHeader): number | null {
  return header.hits.find(({ label }) => label.name === "得分率")?.cell.column ?? null;
}

/** The rows of an indicator block beside whose scores a 得分率 stands; null when the table prints none. */
export function readRates(region: Region, header: IndicatorHeader, block: IndicatorBlock, columns: { weight?: number; score?: number }): ScoreSummary | null {
  const rate = rateColumn(header);
  if (rate === null) return null;
  const at = (row: number, column: number | undefined) => (column === undefined ? null : figureAt(region.sheet, row, column));
  const scoresIn = (row: number): CategoryScores | null => {
    const label = region.cellsIn(row).findLast(({ column, value }) => typeof value === "string" && column < (columns.weight ?? rate) && column < rate);
    return label ? { label: textAt(label), weight: at(row, columns.weight), score: at(row, columns.score), rate: at(row, rate) } : null;
  };
  return {
    categories: block.rows.flatMap(({ row, kind }) => (kind === "total" ? [] : (scoresIn(row) ?? []))),
    total: block.total && scoresIn(block.total.row),
  };
}
