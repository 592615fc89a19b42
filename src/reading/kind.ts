import { compact } from "../figures/normalise";
import type { Columns, FormKind, Funds, IndicatorColumn } from "../form/form";

/**
 * What a table is follows from what can be asked of it: its columns first, the title's words where columns do not tell.
 * @param isList the money block lists projects or items, not the sources of one project's money
 */
export function kindOf(title: string, columns: Columns<IndicatorColumn>, hasIndicators: boolean, funds: Funds | null, isList: boolean): FormKind | null {
  const words = compact(title);
  const isMonitoring = /监控/.test(words);
  const isPlan = /申报|目标(?:批复|设定|审核)?表|指标申报/.test(words) && !/自评|评价/.test(words);
  if (isMonitoring) return "target-table";
  if (!hasIndicators) return kindOfFundsAlone(words, funds, isList);
  if (isPlan && columns.score === undefined) return "target-table";
  if (columns.score !== undefined) return columns.target !== undefined || funds ? "self-evaluation" : "score-table";
  // A table that says what was reached without a place for scores is an 指标体系 as long as nothing calls it a self-evaluation.
  if (columns.weight !== undefined) return columns.actual !== undefined && /自评/.test(words) ? "self-evaluation" : "weights-only";
  if (columns.actual !== undefined || (funds && /自评|评价/.test(words))) return "self-evaluation-unscored";
  return "target-table";
}

function kindOfFundsAlone(words: string, funds: Funds | null, isList: boolean): FormKind | null {
  if (!funds) return null;
  if (isList || !/自评|绩效/.test(words)) return "fund-table";
  return funds.columns.score !== undefined || funds.columns.weight !== undefined
    ? "self-evaluation"
    : "self-evaluation-unscored";
}
