import { findFundHeaders } from "../funds/fund-header";
import { findIndicatorHeaders } from "../indicators/indicator-header";
import type { Region } from "../page/region";
import { findScoreSummary } from "../lists/score-summary";

/** Headings that a form has once: seen on both sides of a blank column, they name two forms. */
const ONCE = new Set<string>(["level1", "level2", "level3", "group", "name", "executed", "rate"]);
/** Side by side stand forms that a person sees together; wider sheets are data. */
const MOST_COLUMNS = 200;
const LEAST_REPEATED = 4;

function headingsOf(region: Region): Set<string> {
  const indicatorHeaders = findIndicatorHeaders(region);
  const rows = new Set(indicatorHeaders.flatMap(({ row, lastRow }) => [row, lastRow]));
  const hits = [...indicatorHeaders, ...findFundHeaders(region, rows)].flatMap<{ role: string }>((header) => header.hits);
  const roles = new Set(hits.map(({ role }) => role).filter((role) => ONCE.has(role)));
  if (hits.length === 0 && findScoreSummary(region)) roles.add("summary");
  return roles;
}

/** Columns in which nothing stands and across which no merge runs, the first of each run of them. */
function gapsOf(region: Region): number[] {
  const { row, lastRow, column, lastColumn } = region.area;
  const isUsed = new Set<number>();
  for (let current = row; current <= lastRow; current++) {
    for (const cell of region.cellsIn(current)) isUsed.add(cell.column);
  }
  for (const merge of region.sheet.merges) {
    if (merge.lastRow < row || merge.row > lastRow) continue;
    for (let covered = merge.column; covered <= Math.min(merge.lastColumn, lastColumn); covered++) isUsed.add(covered);
  }
  const gaps: number[] = [];
  for (let current = column; current <= lastColumn; current++) {
    if (!isUsed.has(current) && isUsed.has(current - 1)) gaps.push(current);
  }
  return gaps;
}

/**
 * Where one heading row names all columns of a form twice: the first column of the second form. A table of targets for two
 * periods repeats its levels and targets too, but nothing was done or scored in it.
 */
function seamOf(region: Region): number | null {
  for (const { hits } of findIndicatorHeaders(region)) {
    const columns = hits.filter(({ role }) => role !== "other").sort((a, b) => a.cell.column - b.cell.column);
    const first = columns[0];
    const seam = columns.find((hit) => hit !== first && hit.cell.row === first?.cell.row && hit.role === first.role)?.cell.column;
    if (seam === undefined) continue;
    const rolesOf = (isRight: boolean) => new Set(columns.filter(({ cell }) => cell.column >= seam === isRight).map(({ role }) => role));
    const [left, right] = [rolesOf(false), rolesOf(true)];
    const isDone = (roles: ReadonlySet<string>) => roles.has("actual") || roles.has("score");
    const isSame = [...left].every((role) => right.has(role));
    if (isSame && isDone(left) && isDone(right) && left.size >= LEAST_REPEATED) return seam;
  }
  return null;
}

/**
 * Forms side by side are read apart, each in its own columns.
 * @returns regions of which none holds two forms side by side
 */
export function splitColumns(region: Region): Region[] {
  if (region.area.lastColumn - region.area.column > MOST_COLUMNS) return [region];
  if (headingsOf(region).size === 0) return [region];
  for (const gap of gapsOf(region)) {
    const [left, right] = [region.within({ lastColumn: gap - 1 }), region.within({ column: gap + 1 })];
    const ofRight = headingsOf(right);
    if ([...headingsOf(left)].some((role) => ofRight.has(role))) return [left, ...splitColumns(right)];
  }
  const seam = seamOf(region);
  return seam === null ? [region] : [region.within({ lastColumn: seam - 1 }), ...splitColumns(region.within({ column: seam }))];
}
