import type { CategoryScores } from "../../form/form";
import { figureAt, textAt } from "../page/cells";
import { compact } from "../../figures/normalise";
import { labelOf } from "../words/label";
import { indicatorHeading, isLabel } from "../words/lexicon";
import type { Region } from "../page/region";

/** A table whose categories are columns and whose rows are 权重, 得分, 得分率. */
export interface SummaryTable {
  readonly headerRow: number;
  readonly weightRow: number | null;
  readonly scoreRow: number;
  readonly rateRow: number | null;
  /** The total left out. */
  readonly categories: readonly CategoryScores[];
  readonly total: CategoryScores | null;
  readonly lastRow: number;
}

const LEAST_CATEGORIES = 2;

/** The known label that a row begins with; null when it begins with anything else. */
function labelOfRow(region: Region, row: number): string | null {
  const [label] = region.labelsIn(row);
  return label && region.cellsIn(row).find(({ value }) => typeof value === "string")?.column === label[0] ? label[1] : null;
}

export function findScoreSummary(region: Region): SummaryTable | null {
  let weightRow: number | null = null;
  let scoreRow: number | null = null;
  let rateRow: number | null = null;
  for (let row = region.area.row; row <= region.area.lastRow; row++) {
    const label = labelOfRow(region, row);
    const role = label === null ? undefined : indicatorHeading(label)?.role;
    const isRate = label !== null && labelOf(label).name === "得分率";
    if (role !== "weight" && role !== "score" && !isRate) continue;
    const numbers = region.cellsIn(row).slice(1).filter((cell) => /\d/.test(compact(cell.text)));
    if (numbers.length < LEAST_CATEGORIES) continue;
    if (role === "weight") weightRow ??= row;
    else if (role === "score") scoreRow ??= row;
    else rateRow ??= row;
  }
  if (scoreRow === null || (weightRow === null && rateRow === null)) return null;
  let headerRow = Math.min(...[weightRow, scoreRow, rateRow].filter((row) => row !== null)) - 1;
  while (headerRow > region.area.row && region.isBlankRow(headerRow)) headerRow--;
  const heads = region.cellsIn(headerRow).slice(1);
  if (heads.length < LEAST_CATEGORIES) return null;
  const figureIn = (row: number | null, column: number) => (row === null ? null : figureAt(region.sheet, row, column));
  const scores = heads.map((cell) => ({
    label: textAt(cell),
    weight: figureIn(weightRow, cell.column),
    score: figureIn(scoreRow, cell.column),
    rate: figureIn(rateRow, cell.column),
  }));
  const total = scores.find(({ label }) => isLabel("total", label.text)) ?? null;
  return {
    headerRow,
    weightRow,
    scoreRow,
    rateRow,
    categories: scores.filter((category) => category !== total),
    total,
    lastRow: Math.max(scoreRow, weightRow ?? 0, rateRow ?? 0),
  };
}
