import { figureOf } from "../../figures/figure";
import type { FundColumn, FundRow } from "../../form/form";
import { figureAt, textAt } from "../page/cells";
import { type FundHeader, type FundHit, fundColumns, fundHits, isFundColumn, rightOf } from "./fund-header";
import { withTotal } from "./fund-roles";
import { fundHeading, fundRowRole } from "../words/lexicon";
import type { Region } from "../page/region";

/** Roles without which a run of labels is no account of a budget and its execution. */
const MONEY: ReadonlySet<FundColumn> = new Set<FundColumn>(["initial", "budget", "executed"]);
const LEAST_MONEY_ROWS = 2;

/** The one heading of a row that has a figure beside it; null where the row names none or several. */
function onlyHit(region: Region, row: number): FundHit | null {
  const [hit, ...others] = fundHits(region, row).filter(isFundColumn);
  const value = hit && others.length === 0 ? rightOf(region, hit.cell) : null;
  return hit && value && figureOf(value) ? hit : null;
}

/** Headings of money below each other in one column, each with its figures to the right; null when there are none above `before`. */
export function findTurnedHeader(region: Region, before: number): FundHeader | null {
  let hits: FundHit[] = [];
  const isBlock = () => new Set(hits.filter(({ role }) => MONEY.has(role as FundColumn)).map(({ role }) => role)).size >= LEAST_MONEY_ROWS;
  for (let row = region.area.row; row < before && !(isBlock() && onlyHit(region, row)?.cell.column !== hits[0]?.cell.column); row++) {
    if (region.isBlankRow(row)) continue;
    const hit = onlyHit(region, row);
    if (hit?.cell.column !== hits[0]?.cell.column) hits = [];
    if (hit) hits.push(hit);
  }
  const [first] = hits;
  if (!first || !isBlock()) return null;
  return { row: sourcesAbove(region, hits)?.row ?? first.cell.row, hits, shape: "turned" };
}

/**
 * The row right above that names sources of money over the figures: where one is known, whatever else heads figures is one too,
 * unless it is the heading of points.
 */
function sourcesAbove(region: Region, hits: readonly FundHit[]) {
  const [first] = hits;
  if (!first) return null;
  let row = first.cell.row - 1;
  while (row > region.area.row && region.isBlankRow(row)) row--;
  const isAmount = (column: number) => hits.some(({ cell }) => { const held = region.sheet.cellAt(cell.row, column); return held !== null && figureOf(held) !== null; });
  const heads = region.cellsIn(row).filter(({ column, value }) => column > first.cell.column && typeof value === "string");
  const sources = heads.filter(({ column, text }) => fundRowRole(text) !== null || (isAmount(column) && fundHeading(text) === null));
  return sources.some(({ text }) => fundRowRole(text) !== null) ? { row, sources } : null;
}

/** One row for each source, as in any funds block; without sources the figures are the total's. */
export function turnedRows(region: Region, header: FundHeader): FundRow[] {
  const hits = Object.entries(fundColumns(header)) as [FundColumn, FundHit][];
  const [first] = header.hits;
  if (!first) return [];
  const figuresIn = (columnOf: (hit: FundHit) => number): FundRow["figures"] =>
    Object.fromEntries(hits.map(([role, hit]) => [role, figureAt(region.sheet, hit.cell.row, columnOf(hit))]));
  const above = sourcesAbove(region, header.hits);
  if (!above) {
    const figures = figuresIn((hit) => rightOf(region, hit.cell)?.column ?? hit.cell.column);
    return [{ row: first.cell.row, role: "total", label: textAt(first.cell), figures }];
  }
  const rows = above.sources.map((source): FundRow => ({
    row: source.row,
    role: fundRowRole(source.text) === "total" ? "total" : "sub",
    label: textAt(source),
    figures: figuresIn(() => source.column),
  }));
  return withTotal(rows);
}
