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

function withNeighbours(region: Region, row: number, hits: readonly HeadingHit[]): IndicatorHeader {
  let [first, last, all] = [row, row, hits];
  // Cells merged down tell how deep the heading is; a side label ("绩效指标") runs down the whole block and tells nothing.
  for (const { cell } of hits.filter((hit) => hit.role !== "other")) {
    const bottom = lastRowOf(region.sheet, cell);
    if (bottom - row < MOST_HEADING_ROWS) last = Math.max(last, bottom);
  }
  const above = hitsIn(region, row - 1);
  const reachesDown = (hit: HeadingHit) => {
    const bottom = lastRowOf(region.sheet, hit.cell);
    return bottom >= row && bottom - hit.cell.row < MOST_HEADING_ROWS;
  };
  const aboveCount = above.filter((hit) => hit.role !== "other").length;
  if (row > region.area.row && (above.some(reachesDown) || aboveCount >= LEAST_HITS_OF_SECOND_ROW)) {
    [first, all] = [row - 1, [...above, ...all]];
  }
  for (let next = row + 1; next <= Math.max(last, row + 1) && next <= region.area.lastRow; next++) {
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
    const both = isHeader(hits) ? hits : [...hits, ...hitsIn(region, row + 1)];
    if (!isHeader(both)) continue;
    const isSplit = both !== hits;
    const header = isSplit
      ? withNeighbours(region, row + 1, hitsIn(region, row + 1))
      : withNeighbours(region, row, hits);
    if (!isHeader(header.hits)) continue;
    headers.push(header);
    row = header.lastRow;
  }
  return headers;
}
