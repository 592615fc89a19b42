import { sum } from "../../figures/decimal";
import { type Figure, figureOf } from "../../figures/figure";
import { compact, compactSigns } from "../../figures/normalise";
import type { IndicatorColumn } from "../../form/form";
import { indicatorHeading, isLabel, namesBlock } from "../words/lexicon";
import type { Region } from "../page/region";

/** What a column's content says about its role where no heading does. */
export interface ContentRole {
  readonly role: IndicatorColumn;
  readonly column: number;
  readonly by: "content" | "adds-up";
}

type Rows = Pick<{ readonly row: number; readonly lastRow: number }, "row" | "lastRow">;

const ROWS_LOOKED_AT = 60;
const LEAST_ROWS = 2;
const MOST_OF_THEM = 0.6;
const LEVELS_BY_COUNT: Readonly<Record<number, readonly IndicatorColumn[]>> = {
  1: ["level3"],
  2: ["level1", "level3"],
  3: ["level1", "level2", "level3"],
  4: ["level1", "level2", "level3", "level4"],
};
const MOST_LEVELS = 4;
/** "≥100人", "95%", "12月底前": what a target or an actual value looks like, besides words. */
const LOOKS_MEASURED = /^[≥≤<>=]?\d/;

const SIGN = /^(?:[≥≤<>=]|定性)$/;

/**
 * 年度指标值 over ≥ | 26 | 个 without headings of their own: columns from the target's up to the next heading, told by what
 * they hold. Empty unless the first of them holds signs alone.
 */
export function spreadTarget(region: Region, header: Rows, target: number): ContentRole[] {
  const next = region.cellsIn(header.lastRow).find(({ column }) => column > target)?.column ?? region.area.lastColumn + 1;
  const { data } = rowsBelow(region, header);
  const textsIn = (column: number) =>
    data.flatMap((row) => {
      const cell = region.sheet.cellAt(row, column);
      return cell ? [compactSigns(cell.text)] : [];
    });
  const [signs, values, units] = Array.from({ length: next - target }, (_, index) => ({ column: target + index, texts: textsIn(target + index) })).filter(({ texts }) => texts.length > 0);
  if (signs?.column !== target || !values || !signs.texts.every((text) => SIGN.test(text))) return [];
  const roles: ContentRole[] = [{ role: "sign", column: target, by: "content" }, { role: "target", column: values.column, by: "content" }];
  return units ? [...roles, { role: "unit", column: units.column, by: "content" }] : roles;
}

/** Whether a row below names a part of a performance form (产出, 效益 …) left of a column. */
export function namesBlockBelow(region: Region, header: Rows, column: number): boolean {
  const last = Math.min(region.area.lastRow, header.lastRow + ROWS_LOOKED_AT);
  for (let row = header.lastRow + 1; row <= last; row++) {
    if (region.cellsIn(row).some((cell) => cell.column < column && typeof cell.value === "string" && namesBlock(cell.text))) return true;
  }
  return false;
}

/** The first column before another of which most cells look measured and say more than a running number. */
export function firstMeasured(region: Region, header: Rows, before: number): number {
  const { data } = rowsBelow(region, header);
  for (let column = region.area.column; column < before; column++) {
    if (isMeasured(region, data, column) && data.some((row) => typeof region.sheet.shownAt(row, column)?.value === "string")) return column;
  }
  return before;
}

/** Level columns where no heading names them: the columns of words left of the first value, those of a side label left out. */
export function levelsByContent(region: Region, header: Rows, firstValue: number): ContentRole[] {
  const columns = new Set<number>();
  const { data } = rowsBelow(region, header);
  for (const row of data) {
    for (const cell of region.cellsIn(row)) {
      if (cell.column < firstValue && typeof cell.value === "string" && !isLabel("afterFunds", cell.text) && figureOf(cell) === null) {
        columns.add(cell.column);
      }
    }
  }
  const last = [...columns].sort((a, b) => a - b).slice(-MOST_LEVELS);
  const roles = LEVELS_BY_COUNT[last.length] ?? [];
  return last.flatMap((column, index) => (roles[index] ? [{ role: roles[index], column, by: "content" as const }] : []));
}

/** The indicator rows above the first total row, and that row. */
function rowsBelow(region: Region, header: Rows): { data: number[]; total: number | null } {
  const data: number[] = [];
  for (let row = header.lastRow + 1; row <= Math.min(region.area.lastRow, header.lastRow + ROWS_LOOKED_AT); row++) {
    const words = region.cellsIn(row).filter((cell) => typeof cell.value === "string");
    if (words.some((cell) => isLabel("total", cell.text))) return { data, total: row };
    if (words.length > 0 && !words.some((cell) => isLabel("subtotal", cell.text))) data.push(row);
  }
  return { data, total: null };
}

interface Points {
  readonly column: number;
  readonly values: readonly (Figure | null)[];
}

/** Columns of figures right of the levels, without a known heading, that add up to the total row's own figure. */
function summedColumns(region: Region, data: readonly number[], total: number, candidates: readonly number[]): Points[] {
  const figure = (row: number, column: number) => {
    const cell = region.sheet.cellAt(row, column);
    return cell && figureOf(cell);
  };
  return candidates.flatMap((column) => {
    const values = data.map((row) => figure(row, column));
    const filled = values.filter((value) => value !== null);
    const own = figure(total, column);
    const isSum = own !== null && filled.length >= LEAST_ROWS && sum(filled.map(({ value }) => value)).eq(own.value);
    return isSum && filled.length / data.length >= MOST_OF_THEM ? [{ column, values }] : [];
  });
}

function isNeverOver(scores: Points, weights: Points): boolean {
  return scores.values.every((score, index) => {
    const weight = weights.values[index];
    return !score || !weight || score.value.lte(weight.value);
  });
}

/**
 * Roles of the columns right of the levels that no heading gives: weight and score are two columns that add up to the
 * total row and of which the second never exceeds the first; target and actual the first columns of measured values.
 * @param taken roles that headings gave, by role
 */
export function valuesByContent(region: Region, header: Rows, lastLevel: number, taken: ReadonlyMap<IndicatorColumn, number>): ContentRole[] {
  const { data, total } = rowsBelow(region, header);
  if (total === null || data.length < LEAST_ROWS) return [];
  const isTaken = new Set(taken.values());
  const free: number[] = [];
  for (let column = lastLevel + 1; column <= region.area.lastColumn; column++) {
    const heading = region.sheet.shownAt(header.lastRow, column);
    // A heading that is known and means something else (备注, 得分系数) keeps its column out.
    if (!isTaken.has(column) && !(heading && indicatorHeading(heading.text))) free.push(column);
  }
  const summed = summedColumns(region, data, total, free);
  const points = pointsAmong(summed, region, data, taken);
  if (!taken.has("score") && !points.some(({ role }) => role === "score")) return points;
  // What adds up to the total row is somebody's points (区县考评 beside 乡镇自评), never a value.
  const used = new Set(summed.map(({ column }) => column));
  const measured = free.filter((column) => !used.has(column) && isMeasured(region, data, column));
  const open = (["target", "actual"] as const).filter((role) => !taken.has(role));
  return [...points, ...open.flatMap((role, index) => (measured[index] === undefined ? [] : [{ role, column: measured[index], by: "content" as const }]))];
}

function pointsAmong(summed: readonly Points[], region: Region, data: readonly number[], taken: ReadonlyMap<IndicatorColumn, number>): ContentRole[] {
  const known = (role: "weight" | "score"): Points | null => {
    const column = taken.get(role);
    if (column === undefined) return null;
    return { column, values: data.map((row) => { const cell = region.sheet.cellAt(row, column); return cell && figureOf(cell); }) };
  };
  const [weight, score] = [known("weight"), known("score")];
  if (weight && score) return [];
  for (const first of weight ? [weight] : summed) {
    for (const second of score ? [score] : summed) {
      if (first.column === second.column || (!weight && !score && first.column > second.column) || !isNeverOver(second, first)) continue;
      const found: ContentRole[] = [];
      if (!weight) found.push({ role: "weight", column: first.column, by: "adds-up" });
      if (!score) found.push({ role: "score", column: second.column, by: "adds-up" });
      return found;
    }
  }
  return [];
}

function isMeasured(region: Region, data: readonly number[], column: number): boolean {
  const texts = data.map((row) => compactSigns(region.sheet.shownAt(row, column)?.text ?? "")).filter((text) => compact(text) !== "");
  return texts.length >= LEAST_ROWS && texts.filter((text) => LOOKS_MEASURED.test(text)).length / texts.length >= MOST_OF_THEM;
}
