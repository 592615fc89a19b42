import { compact } from "../../figures/normalise";
import type { Cell } from "../../sheet/sheet";
import { namesBlockBelow, valuesByContent } from "./content-roles";
import { type FundHeading, type HeadingMatch, type IndicatorHeading, fundHeading, indicatorHeading, namesBlock, yearIn } from "../words/lexicon";
import { type Region, lastRowOf } from "../page/region";

export type HeadingHit = HeadingMatch<IndicatorHeading> & { readonly cell: Cell };

/** The rows that name the columns of an indicator block. */
export interface IndicatorHeader {
  readonly row: number;
  readonly lastRow: number;
  readonly hits: readonly HeadingHit[];
  /** No heading names a level or a measured value: what stands below tells. */
  readonly isByContent?: boolean;
}

const LEVELS = new Set<IndicatorHeading>(["level1", "level2", "level3", "level4", "group", "name"]);
const VALUES = new Set<IndicatorHeading>(["target", "actual", "weight", "score", "reason"]);
const PARTS_OF_TARGET = new Set<IndicatorHeading>(["sign", "unit"]);
const NUMBERED = new Set<IndicatorHeading>(["level1", "level2", "level3", "level4"]);
const MONEY = new Set<FundHeading>(["initial", "budget", "executed", "rate"]);
const LEAST_ROLES = 3;
const LEAST_LEVELS = 2;
/** Headings of two or three rows are usual, never more. */
const MOST_HEADING_ROWS = 3;
const LEAST_HITS_OF_SECOND_ROW = 2;
function hitsIn(region: Region, row: number): HeadingHit[] {
  const hits: HeadingHit[] = [];
  for (const [column, text] of region.labelsIn(row)) {
    const match = indicatorHeading(text);
    const cell = match && region.sheet.cellAt(row, column);
    if (cell) hits.push({ ...match, cell });
  }
  return hits;
}

function rolesOf(hits: readonly HeadingHit[], among: ReadonlySet<IndicatorHeading>): number {
  return new Set(hits.map((hit) => hit.role).filter((role) => among.has(role))).size;
}

function isHeader(hits: readonly HeadingHit[]): boolean {
  // 评价内容 and 绩效内容 are two levels, though neither says which.
  const levels = hits.filter(({ role }) => LEVELS.has(role)).length;
  const values = rolesOf(hits, VALUES);
  // 指标名称 | 计量单位 | 指标值: what belongs to a target tells that it is one.
  const parts = hits.some(({ role }) => role === "target") ? rolesOf(hits, PARTS_OF_TARGET) : 0;
  return levels >= 1 && values >= 1 && levels + values + parts >= LEAST_ROLES;
}

/** A heading that names the values but no level, or the levels but no value; what stands below has to tell the rest. */
function isHalfHeader(region: Region, { row, lastRow, hits }: IndicatorHeader): boolean {
  const columnsOf = (roles: ReadonlySet<IndicatorHeading>) => hits.filter(({ role }) => roles.has(role)).map(({ cell }) => cell.column);
  const isMeasured = hits.some(({ role }) => role === "target" || role === "actual");
  if (isMeasured && rolesOf(hits, VALUES) >= LEAST_ROLES && rolesOf(hits, LEVELS) === 0) {
    return !namesMoney(region, row) && namesBlockBelow(region, { row, lastRow }, Math.min(...columnsOf(VALUES)));
  }
  const levels = columnsOf(NUMBERED);
  if (rolesOf(hits, NUMBERED) < LEAST_LEVELS || rolesOf(hits, VALUES) > 0) return false;
  const lastLevel = Math.max(...levels);
  return namesBlockBelow(region, { row, lastRow }, lastLevel + 1) && valuesByContent(region, { row, lastRow }, lastLevel, new Map()).length > 0;
}

function namesMoney(region: Region, row: number): boolean {
  return region.cellsIn(row).some((cell) => MONEY.has(fundHeading(cell.text)?.role ?? "other"));
}

/** The next row that holds anything, one blank row passed over; null when there is none so near. */
function neighbour(region: Region, row: number, step: 1 | -1): number | null {
  for (const candidate of [row + step, row + 2 * step]) {
    if (candidate < region.area.row || candidate > region.area.lastRow) return null;
    if (!region.isBlankRow(candidate)) return candidate;
  }
  return null;
}

function named(hits: readonly HeadingHit[]): number {
  return hits.filter((hit) => hit.role !== "other").length;
}

/** The heading rows around one that names columns: cells merged down tell how deep they are, or a second row of headings. */
function withNeighbours(region: Region, row: number, hits: readonly HeadingHit[]): IndicatorHeader {
  let [first, last, all] = [row, row, hits];
  const bottomOf = (hit: HeadingHit) => lastRowOf(region.sheet, hit.cell);
  // A side label ("绩效指标") runs down the whole block and tells nothing.
  for (const hit of hits.filter(({ role }) => role !== "other")) {
    if (bottomOf(hit) - row < MOST_HEADING_ROWS) last = Math.max(last, bottomOf(hit));
  }
  const upper = neighbour(region, row, -1);
  const above = upper === null ? [] : hitsIn(region, upper);
  const reachesDown = (hit: HeadingHit) => bottomOf(hit) >= row && bottomOf(hit) - hit.cell.row < MOST_HEADING_ROWS;
  if (upper !== null && (above.some(reachesDown) || named(above) >= LEAST_HITS_OF_SECOND_ROW)) {
    [first, all] = [upper, [...above, ...all]];
  }
  const lower = neighbour(region, row, 1);
  for (let next = row + 1; next <= Math.max(last, lower ?? row); next++) {
    const below = hitsIn(region, next);
    if (next <= last || below.length >= LEAST_HITS_OF_SECOND_ROW) {
      all = [...all, ...below];
      last = Math.max(last, next);
    }
  }
  return { row: first, lastRow: last, hits: all };
}

/** The known headings of some rows. */
export function headingsIn(region: Region, row: number, lastRow: number): HeadingHit[] {
  return Array.from({ length: lastRow - row + 1 }, (_, index) => hitsIn(region, row + index)).flat();
}

/** All indicator headings of the region from top to bottom. */
export function findIndicatorHeaders(region: Region): IndicatorHeader[] {
  const headers: IndicatorHeader[] = [];
  for (let row = region.area.row; row <= region.area.lastRow; row++) {
    const hits = hitsIn(region, row);
    if (hits.length < LEAST_HITS_OF_SECOND_ROW) continue;
    const header = isHeader(hits) ? withNeighbours(region, row, hits) : (headerOfTwoRows(region, row, hits) ?? halfHeader(region, row, hits));
    if (!header) continue;
    headers.push(ofThisYear(region, header));
    row = header.lastRow;
  }
  const byContent = headers.length === 0 ? headerByContent(region) : null;
  return byContent ? [byContent] : headers;
}

const ROWS_SEARCHED = 40;
const MOST_COLUMNS_SEARCHED = 40;
const LEAST_WORDS = 5;
const LONGEST_WORD = 14;

/** A row of words over rows that name parts of a performance form, with points that its headings or its total tell. */
function headerByContent(region: Region): IndicatorHeader | null {
  const { row: first, lastRow, column, lastColumn } = region.area;
  if (lastColumn - column > MOST_COLUMNS_SEARCHED) return null;
  for (let row = first; row < Math.min(lastRow, first + ROWS_SEARCHED); row++) {
    const cells = region.cellsIn(row);
    const isWords = cells.length >= LEAST_WORDS && cells.every(({ value, text }) => typeof value === "string" && compact(text).length <= LONGEST_WORD && !/\d/.test(text));
    if (!isWords || cells.some(({ text }) => namesBlock(text)) || namesMoney(region, row)) continue;
    const below = region.cellsIn(row + 1).slice(0, 2);
    const hits = hitsIn(region, row);
    if (below.some(({ value, text }) => typeof value === "string" && namesBlock(text)) && rolesOf(hits, VALUES) > 0) return { row, lastRow: row, hits, isByContent: true };
  }
  return null;
}

/** The year in the lines above a heading: 2023年度, in a title or alone. */
function yearAbove(region: Region, before: number): number | null {
  for (let row = before - 1; row >= region.area.row; row--) {
    for (const { text } of region.cellsIn(row)) {
      const year = /20\d\d(?=年|\)|$)/.exec(compact(text))?.[0];
      if (year !== undefined) return Number(year);
    }
  }
  return null;
}

/** A heading that names another year than the form's says nothing of this one: 2022年实际完成值 | 2023年预期完成值. */
function ofThisYear(region: Region, header: IndicatorHeader): IndicatorHeader {
  const years = header.hits.flatMap(({ cell }) => yearIn(cell.text) ?? []);
  if (years.length === 0) return header;
  const above = yearAbove(region, header.row);
  const own = above !== null && years.includes(above) ? above : Math.max(...years);
  return { ...header, hits: header.hits.map((hit) => ((yearIn(hit.cell.text) ?? own) === own ? hit : { ...hit, role: "other" as const })) };
}

function halfHeader(region: Region, row: number, hits: readonly HeadingHit[]): IndicatorHeader | null {
  const header = { row, lastRow: row, hits };
  return isHalfHeader(region, header) ? withNeighbours(region, row, hits) : null;
}

/** Neither row may be a heading by itself: values named in the upper one, levels in the lower. */
function headerOfTwoRows(region: Region, row: number, hits: readonly HeadingHit[]): IndicatorHeader | null {
  const lower = neighbour(region, row, 1);
  const below = lower === null ? [] : hitsIn(region, lower);
  return lower !== null && isHeader([...hits, ...below]) ? withNeighbours(region, lower, below) : null;
}
