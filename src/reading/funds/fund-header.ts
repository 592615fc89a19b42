import { compact } from "../../figures/normalise";
import type { FundColumn, Funds } from "../../form/form";
import type { Cell } from "../../sheet/sheet";
import { labelOf } from "../words/label";
import { type FundHeading, type HeadingMatch, fundHeading, fundRowRole, inlineAmount } from "../words/lexicon";
import { letterOf, ratioLettersOf } from "./heading-letters";
import { type Region, lastColumnOf } from "../page/region";

export type FundHit = HeadingMatch<FundHeading> & {
  readonly cell: Cell;
  /** The figure that the heading's own cell goes on with; null as a rule. */
  readonly amount: string | null;
};

/** A heading whose column has a role in the funds block. */
export function isFundColumn(hit: FundHit): hit is FundHit & { readonly role: FundColumn } {
  return hit.role !== "other" && hit.role !== "quantity" && hit.role !== "price";
}

/** The headings of a funds block, and where the figures stand to them. */
export interface FundHeader {
  /** The first row of the headings. */
  readonly row: number;
  readonly hits: readonly FundHit[];
  /**
   * "columns": figures below the headings; "pairs": each to the right of its label (预算数: 100 执行数: 98); "turned": the
   * headings stand below each other, and the sources of the money are the columns; "inline": each in its heading's own cell;
   * "planned": no heading but the year's total itself, its figure to the right and the sources below.
   */
  readonly shape: "columns" | "pairs" | "turned" | "inline" | "planned";
}

const MONEY: ReadonlySet<FundHeading> = new Set<FundHeading>(["initial", "budget", "executed", "rate"]);
const LEAST_MONEY_COLUMNS = 2;
const CERTAINTY_OF_SUM = 0.7;
/** 单价 × 数量 = 金额: a list of costs needs one money column only. */
const OF_COST_LISTS: readonly FundHeading[] = ["quantity", "price"];

export function fundHits(region: Region, row: number): FundHit[] {
  const hits: FundHit[] = [];
  for (const [column, text] of region.labelsIn(row)) {
    const match = fundHeading(text);
    const inline = match ? null : inlineAmount(text);
    const known = match ?? inline?.match;
    const cell = known && region.sheet.cellAt(row, column);
    if (cell) hits.push({ ...known, cell, amount: inline?.amount ?? null });
  }
  return hits;
}

/** The next cell to the right of a label that holds anything; null when none does. */
export function rightOf(region: Region, cell: Cell): Cell | null {
  const from = lastColumnOf(region.sheet, cell) + 1;
  return region.cellsIn(cell.row).find((other) => other.column >= from) ?? null;
}

/** Whether a cell begins with a figure, whatever it goes on with: 854万(其中示范建设29万). */
export function holdsAmount(cell: Cell | null): boolean {
  return cell !== null && /^\d/.test(compact(String(cell.value)));
}

/** All headings of funds blocks, rows in `except` (indicator headings) left out. */
export function findFundHeaders(region: Region, except: ReadonlySet<number>): FundHeader[] {
  const headers: FundHeader[] = [];
  for (let row = region.area.row; row <= region.area.lastRow; row++) {
    if (except.has(row)) continue;
    const named = withLowerHeadings(region, row, fundHits(region, row));
    const hits = [...named, ...sumOfSources(region, row, named)];
    const money = hits.filter((hit) => MONEY.has(hit.role));
    const isCostList = money.length > 0 && OF_COST_LISTS.every((role) => hits.some((hit) => hit.role === role));
    if (new Set(money.map((hit) => hit.role)).size < LEAST_MONEY_COLUMNS && !isCostList) continue;
    headers.push({ row, hits, shape: shapeOf(region, money) });
  }
  return headers;
}

/** 预算金额 over 年初预算 | 调整后预算: the lower headings say which column is which. */
function withLowerHeadings(region: Region, row: number, hits: readonly FundHit[]): FundHit[] {
  const isOver = ({ cell }: FundHit, lower: FundHit) => cell.column <= lower.cell.column && lower.cell.column <= lastColumnOf(region.sheet, cell);
  const isMoney = (hit: FundHit) => MONEY.has(hit.role) && hit.amount === null;
  const merged = hits.filter((hit) => isMoney(hit) && lastColumnOf(region.sheet, hit.cell) > hit.cell.column);
  if (merged.length === 0 || row === region.area.lastRow || !region.cellsIn(row + 1).every(({ value }) => typeof value === "string")) return [...hits];
  const below = fundHits(region, row + 1).filter((hit) => isMoney(hit) && merged.some((upper) => isOver(upper, hit)));
  // One sub-heading alone may be 其中…: then the column is still the upper one's.
  const replaced = merged.filter((upper) => below.filter((hit) => isOver(upper, hit)).length > 1);
  return [...hits.filter((hit) => !replaced.includes(hit)), ...below.filter((hit) => replaced.some((upper) => isOver(upper, hit)))];
}

/** 中央 | 本级 | 其他 | 合计 | 执行数: where each source has a column, the one of their sum is the budget. */
function sumOfSources(region: Region, row: number, hits: readonly FundHit[]): FundHit[] {
  const executed = hits.find(({ role }) => role === "executed")?.cell.column;
  if (executed === undefined || hits.some(({ role }) => role === "initial" || role === "budget")) return [];
  const total = region.cellsIn(row).find(({ column, text }) => column < executed && fundRowRole(text) === "total");
  return total ? [{ role: "budget", certainty: CERTAINTY_OF_SUM, label: labelOf(total.text), cell: total, amount: null }] : [];
}

function shapeOf(region: Region, money: readonly FundHit[]): FundHeader["shape"] {
  if (money.every(({ amount }) => amount !== null)) return "inline";
  return money.every((hit) => hit.amount !== null || holdsAmount(rightOf(region, hit.cell))) ? "pairs" : "columns";
}

/** Columns by role. Of several claims the column that the rate divides by wins, then the surer heading, then the left one. */
export function fundColumns(header: FundHeader): Partial<Record<FundColumn, FundHit>> {
  const divisor = divisorOf(header.hits);
  const strength = (hit: FundHit) => hit.certainty + (divisor !== null && hit.label.notes.includes(divisor) ? 1 : 0);
  const best: Partial<Record<FundColumn, FundHit>> = {};
  for (const hit of header.hits) {
    if (!isFundColumn(hit)) continue;
    const known = best[hit.role];
    if (!known || strength(hit) > strength(known)) best[hit.role] = hit;
  }
  // 年初预算数 is the budget that was executed where the table has no other.
  if (!best.budget && best.initial && (best.executed || best.rate)) {
    best.budget = best.initial;
    delete best.initial;
  }
  return best;
}

/** The letter under the fraction of "执行率(B/A)"; null when the heading prints none. */
function divisorOf(hits: readonly FundHit[]): string | null {
  const rate = hits.filter((hit) => hit.role === "rate").map(({ cell }) => ratioLettersOf(cell.text)?.divisor);
  return rate.find((letter) => letter !== undefined) ?? null;
}

/** Which column the rate divides by as the headings' letters say, (A) where the rate prints none; null without letters. */
export function markedBase(hits: Partial<Record<FundColumn, FundHit>>): Funds["base"] | null {
  const divisor = (hits.rate && divisorOf([hits.rate])) ?? "A";
  const isMarked = (hit: FundHit | undefined) => hit !== undefined && (hit.label.notes.includes(divisor) || letterOf(hit.cell.text) === divisor);
  return (["budget", "initial", "arrived"] as const).find((role) => isMarked(hits[role])) ?? null;
}
