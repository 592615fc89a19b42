import type { Cell } from "../sheet/sheet";
import { type HeadingMatch, type IndicatorHeading, indicatorHeading } from "./lexicon";
import { type Region, lastRowOf } from "./region";

export type HeadingHit = HeadingMatch<IndicatorHeading> & { readonly cell: Cell };

/** The rows that name the columns of an indicator block. */
export interface IndicatorHeader {
  readonly row: number;
  readonly lastRow: number;
  readonly hits: readonly HeadingHit[];
}

const LEVELS = new Set<IndicatorHeading>(["level1", "level2", "level3", "level4", "group", "name"]);
const VALUES = new Set<IndicatorHeading>(["target", "actual", "weight", "score", "reason"]);
const LEAST_ROLES = 3;
/** Headings of two or three rows are usual, never more. */
const MOST_HEADING_ROWS = 3;
const LEAST_HITS_OF_SECOND_ROW = 2;
function hitsIn(region: Region, row: number): HeadingHit[] {
  const hits: HeadingHit[] = [];
  for (const [column, text] of region.shortTextsIn(row)) {
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
  const levels = rolesOf(hits, LEVELS);
  const values = rolesOf(hits, VALUES);
  return levels >= 1 && values >= 1 && levels + values >= LEAST_ROLES;
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

/** All indicator headings of the region from top to bottom. */
export function findIndicatorHeaders(region: Region): IndicatorHeader[] {
  const headers: IndicatorHeader[] = [];
  for (let row = region.area.row; row <= region.area.lastRow; row++) {
    const hits = hitsIn(region, row);
    if (hits.length < LEAST_HITS_OF_SECOND_ROW) continue;
    const header = isHeader(hits) ? withNeighbours(region, row, hits) : headerOfTwoRows(region, row, hits);
    if (!header || !isHeader(header.hits)) continue;
    headers.push(header);
    row = header.lastRow;
  }
  return headers;
}

/** Neither row may be a heading by itself: values named in the upper one, levels in the lower. */
function headerOfTwoRows(region: Region, row: number, hits: readonly HeadingHit[]): IndicatorHeader | null {
  const lower = neighbour(region, row, 1);
  const below = lower === null ? [] : hitsIn(region, lower);
  return lower !== null && isHeader([...hits, ...below]) ? withNeighbours(region, lower, below) : null;
}
