import type { FundColumn } from "../../form/form";
import type { Cell } from "../../sheet/sheet";
import { moneyUnitIn } from "../page/money-unit";
import type { Region } from "../page/region";
import { labelOf } from "../words/label";
import { fundHeading, namesMoney } from "../words/lexicon";
import { type FundHeader, type FundHit, isFundColumn } from "./fund-header";
import { type Ratio, ratiosIn } from "./heading-letters";
import { type Placed, figureRows, isFigured, isSumInRows, placedAt, products, quotients } from "./placed-columns";

/** What no known heading says is less sure than the least sure of them. */
const CERTAINTY_OF_CONTENT = 0.5;
const LEAST_CELLS = 3;
/** One row of 100 % says nothing of which column is which, several do. */
const LEAST_QUOTIENTS = 1;

export const hitOf = (role: FundColumn, cell: Cell): FundHit => ({ role, cell, amount: null, certainty: CERTAINTY_OF_CONTENT, label: labelOf(cell.text) });

export function isWord({ value, text }: Cell): boolean {
  return typeof value === "string" && !/^[\d.,%-]+$/.test(text.trim());
}

const isSame = (one: Cell, other: Cell | undefined) => one.row === other?.row && one.column === other.column;

/** Which columns a row of headings names, and which of the others its rates, letters and points tell. */
class Columns {
  private readonly rows: readonly number[];
  private hits: FundHit[];

  constructor(
    private readonly region: Region,
    private readonly cells: readonly Cell[],
    hits: readonly FundHit[],
    row: number,
  ) {
    this.rows = figureRows(region, row);
    this.hits = [...hits];
  }

  /** The headings' hits, with those that the figures give; `count` is in how many rows the rate comes out. */
  read(): { hits: readonly FundHit[]; count: number } {
    const ratios = ratiosIn(this.cells);
    if (ratios.length > 0) this.nameByLetters(ratios);
    const count = this.nameByQuotient();
    if (count > 0) this.namePoints();
    return { hits: this.hits, count };
  }

  private cellOf(role: FundColumn): Cell | undefined {
    return this.hits.find((hit) => hit.role === role)?.cell;
  }

  private isNamed(cell: Cell): boolean {
    return this.hits.some((hit) => isSame(cell, hit.cell));
  }

  private name(role: FundColumn, cell: Cell): void {
    if (!this.isNamed(cell)) this.hits.push(hitOf(role, cell));
  }

  /** 计划安排(A) | 实际到位(B) | 实际支出(C) | 到位率(B/A) | 执行率(C/B): the ratio of what was spent, and what the others divide. */
  private nameByLetters(ratios: readonly Ratio[]): void {
    const isRate = ({ cell }: Ratio) => fundHeading(cell.text)?.role === "rate";
    const last = (among: readonly Ratio[]) => among.reduce<Ratio | undefined>((best, ratio) => (best && best.dividend.column >= ratio.dividend.column ? best : ratio), undefined);
    const execution = last(ratios.filter(isRate)) ?? last(ratios);
    if (!execution || fundHeading(execution.dividend.text)?.role === "arrived") return;
    this.hits = this.hits.filter((hit) => hit.role !== "rate" || isSame(hit.cell, execution.cell));
    this.name("rate", execution.cell);
    this.name("executed", execution.dividend);
    for (const { cell, dividend } of ratios) if (!isSame(cell, execution.cell) && !isSame(dividend, execution.dividend)) this.name("arrived", dividend);
    const firsts = ratios.map(({ divisor }) => divisor).filter((divisor) => !ratios.some(({ dividend }) => isSame(dividend, divisor)));
    const [first] = firsts;
    if (first && !this.cellOf("budget")) this.name("budget", first);
  }

  /**
   * Budget and spending are the pair of columns whose quotient is the printed rate in most rows. What a heading names stays; of
   * several columns that may be the budget the rightmost counts, which was fixed last.
   */
  private nameByQuotient(): number {
    const open = this.cells.filter((cell) => isWord(cell) && fundHeading(cell.text) === null && !this.isNamed(cell));
    const placed = (cells: readonly Cell[]) => cells.map((cell) => placedAt(this.region, this.rows, cell)).filter(isFigured);
    const among = (role: FundColumn) => { const named = this.cellOf(role); return placed(named ? [named] : open); };
    const initial = this.cellOf("initial");
    const budgets = this.cellOf("budget") ? among("budget") : placed([...open, ...(initial ? [initial] : [])]).sort((a, b) => b.cell.column - a.cell.column);
    let best: { rate: Placed; executed: Placed; budget: Placed; count: number } | null = null;
    for (const rate of among("rate")) {
      for (const executed of among("executed")) {
        for (const budget of budgets) {
          if (new Set([rate, executed, budget].map(({ cell }) => cell.column)).size < 3 || budget.cell.column >= executed.cell.column) continue;
          const count = quotients(rate, executed, budget);
          if (count > (best?.count ?? 0)) best = { rate, executed, budget, count };
        }
      }
    }
    if (!best) return 0;
    const isAsNamed = this.cellOf("executed") !== undefined && this.cellOf("rate") !== undefined;
    const isSure = best.count >= LEAST_QUOTIENTS || best.rate.figures.every((figure) => figure === null || figure.isPercent);
    if (!isAsNamed && !isSure) return 0;
    this.name("rate", best.rate.cell);
    this.name("executed", best.executed.cell);
    if (!this.cellOf("budget") && !isSame(best.budget.cell, initial)) {
      this.name("budget", best.budget.cell);
      if (!initial) this.nameInitial(best.budget, placed(open.filter((cell) => !this.isNamed(cell) && cell.column < best.budget.cell.column)));
    }
    return best.count;
  }

  /** What stands before the budget is the first one; of two of which one is the change (期初安排 | 年中调增 | 调整后预算) the left one. */
  private nameInitial(budget: Placed, before: readonly Placed[]): void {
    const [first] = before;
    const change = before.at(-1);
    const isChange = first && change && first !== change && (isSumInRows(budget, first, change) || isSumInRows(first, budget, change));
    const initial = isChange ? first : change;
    if (initial) this.name("initial", initial.cell);
  }

  /** The two columns of which one is the other by the rate are the points of the execution, whatever they are called. */
  private namePoints(): void {
    const rate = this.cellOf("rate");
    if (!rate || (this.cellOf("weight") && this.cellOf("score"))) return;
    const open = this.cells.filter((cell) => isWord(cell) && fundHeading(cell.text) === null && !this.isNamed(cell));
    const among = (role: FundColumn) => { const named = this.cellOf(role); return (named ? [named] : open).map((cell) => placedAt(this.region, this.rows, cell)).filter(isFigured); };
    const ofRate = placedAt(this.region, this.rows, rate);
    for (const weight of among("weight")) {
      for (const score of among("score")) {
        if (isSame(weight.cell, score.cell) || products(score, weight, ofRate) === 0) continue;
        this.name("weight", weight.cell);
        this.name("score", score.cell);
        return;
      }
    }
  }
}

/** A header whose words leave roles open: what its figures, letters and points tell. */
export function withRolesByFigures(region: Region, header: FundHeader): FundHeader {
  if (header.shape !== "columns") return header;
  const below = new Set(header.hits.map(({ cell }) => cell).filter(({ row }) => row !== header.row));
  const isOverLower = (cell: Cell) => [...below].some(({ column }) => column === cell.column);
  const cells = [...region.cellsIn(header.row).filter((cell) => !isOverLower(cell)), ...below];
  const { hits } = new Columns(region, cells, header.hits.filter(isFundColumn), Math.max(header.row, ...[...below].map(({ row }) => row))).read();
  return { ...header, hits: [...header.hits.filter((hit) => !isFundColumn(hit)), ...hits] };
}

/** Headings of money in words that no list has, over rows whose rates tell which column is which. */
export function headedByFigures(region: Region, row: number): FundHeader | null {
  const cells = region.cellsIn(row);
  if (cells.length < LEAST_CELLS || !cells.every(isWord) || !cells.some(({ text }) => namesMoney(text) || moneyUnitIn(text) !== null)) return null;
  const named = cells.flatMap((cell): FundHit[] => { const match = fundHeading(cell.text); return match ? [{ ...match, cell, amount: null }] : []; });
  const { hits, count } = new Columns(region, cells, named.filter(isFundColumn), row).read();
  return count > 0 ? { row, hits, shape: "columns" } : null;
}
