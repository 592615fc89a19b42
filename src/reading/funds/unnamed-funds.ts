import { type Figure, figureOf } from "../../figures/figure";
import { compact } from "../../figures/normalise";
import type { FundColumn } from "../../form/form";
import { isQuotientOf } from "../../form/identities";
import type { Cell } from "../../sheet/sheet";
import { moneyUnitIn } from "../page/money-unit";
import type { Region } from "../page/region";
import { labelOf } from "../words/label";
import { fundHeading, namesMoney } from "../words/lexicon";
import { type FundHeader, type FundHit, fundHits, isFundColumn } from "./fund-header";

/** What no known heading says is less sure than the least sure of them. */
const CERTAINTY_OF_CONTENT = 0.5;
const LEAST_CELLS = 3;
const MOST_ROWS = 14;

type Money = "initial" | "budget" | "executed" | "rate";

interface Placed {
  readonly cell: Cell;
  readonly figures: readonly (Figure | null)[];
}

const hitOf = (role: FundColumn, cell: Cell): FundHit => ({ role, cell, amount: null, certainty: CERTAINTY_OF_CONTENT, label: labelOf(cell.text) });

function isWord({ value, text }: Cell): boolean {
  return typeof value === "string" && !/^[\d.,%-]+$/.test(text.trim());
}

/** Rows right below a heading that hold figures. */
function figureRows(region: Region, header: number): number[] {
  const rows: number[] = [];
  for (let row = header + 1; row <= Math.min(region.area.lastRow, header + MOST_ROWS); row++) {
    const cells = region.cellsIn(row);
    if (!cells.some((cell) => typeof cell.value === "number")) break;
    rows.push(row);
  }
  return rows;
}

/** How many rows print the one column as the quotient of two others; rows of nothing but 100 % count half. */
function quotients(rate: Placed, executed: Placed, budget: Placed): number {
  return rate.figures.reduce((count, own, index) => {
    const [above, below] = [executed.figures[index], budget.figures[index]];
    if (!own || !above || !below || own.value.lte(0) || !isQuotientOf(own, above, below)) return count;
    return count + (above.value.eq(below.value) ? 0.5 : 1);
  }, 0);
}

/** Budget and spending are the pair of columns whose quotient is the printed rate, whatever they are called; the budget stands left. */
function byQuotient(placed: readonly Placed[]): Partial<Record<Money, Placed>> | null {
  let best: { columns: Partial<Record<Money, Placed>>; count: number } | null = null;
  for (const rate of placed) {
    for (const executed of placed) {
      for (const budget of placed.filter(({ cell }) => cell.column < executed.cell.column).reverse()) {
        if (rate === executed || rate === budget) continue;
        const count = quotients(rate, executed, budget);
        if (count >= 1 && count > (best?.count ?? 0)) best = { columns: { budget, executed, rate }, count };
      }
    }
  }
  return best?.columns ?? null;
}

/** Headings of money in words that no list has, over rows whose rates tell which column is which. */
function headedColumns(region: Region, row: number): FundHeader | null {
  const cells = region.cellsIn(row);
  if (cells.length < LEAST_CELLS || !cells.every(isWord) || !cells.some(({ text }) => namesMoney(text) || moneyUnitIn(text) !== null)) return null;
  const rows = figureRows(region, row);
  const known = fundHits(region, row).filter((hit) => isFundColumn(hit) && (hit.role === "weight" || hit.role === "score"));
  const open = cells.filter((cell) => !known.some((hit) => hit.cell === cell));
  const placed = open.map((cell): Placed => ({
    cell,
    figures: rows.map((below) => {
      const held = region.sheet.cellAt(below, cell.column);
      return held && figureOf(held);
    }),
  }));
  const figured = placed.filter(({ figures }) => figures.some((figure) => figure !== null));
  const found = byQuotient(figured);
  if (!found?.budget || !found.executed || !found.rate) return null;
  const { budget, executed, rate } = found;
  const before = figured.filter(({ cell }) => cell.column < budget.cell.column);
  const own = [hitOf("budget", budget.cell), hitOf("executed", executed.cell), hitOf("rate", rate.cell), ...before.slice(-1).map(({ cell }) => hitOf("initial", cell))];
  return { row, hits: [...own, ...known], shape: "columns" };
}

const SAYS_SPENT = /支|付|用|执行|花/;
const SAYS_RATE = /率$|比例$|比率$|进度$/;

/** 核拨资金 | 640 | 已用资金 | 572.8 | 使用比例 | 92.5%: labels of money in one row, each with its figure beside it. */
function labelledPairs(region: Region, row: number): FundHeader | null {
  const cells = region.cellsIn(row);
  const pairs = cells.flatMap((cell, index) => {
    const next = cells[index + 1];
    const figure = next && isWord(cell) && !isWord(next) ? figureOf(next) : null;
    return figure ? [{ cell, figure }] : [];
  });
  if (pairs.length !== LEAST_CELLS || pairs.length * 2 !== cells.length) return null;
  const rate = pairs.find(({ cell, figure }) => figure.isPercent && SAYS_RATE.test(labelOf(cell.text).name));
  const money = pairs.filter((pair) => pair !== rate);
  const [executed, ...others] = money.filter(({ cell }) => SAYS_SPENT.test(compact(cell.text)));
  const budget = money.find((pair) => pair !== executed);
  if (!rate || !executed || others.length > 0 || !budget || !money.every(({ cell }) => namesMoney(cell.text))) return null;
  return { row, hits: [hitOf("budget", budget.cell), hitOf("executed", executed.cell), hitOf("rate", rate.cell)], shape: "pairs" };
}

/** The money of a form whose headings are in no list; null where the figures do not tell. `before` is the row of its indicators' headings. */
export function findUnnamedFunds(region: Region, before: number): FundHeader | null {
  for (let row = region.area.row; row < before; row++) {
    const found = headedColumns(region, row) ?? labelledPairs(region, row);
    if (found) return found;
  }
  return null;
}

/** A header that names what was spent and the rate, and no budget: the column by which the rate divides, or the one left of the spending. */
export function withBudgetByRate(region: Region, header: FundHeader): FundHeader {
  const cellOf = (role: FundColumn) => header.hits.find((hit) => hit.role === role)?.cell;
  const [executed, rate] = [cellOf("executed"), cellOf("rate")];
  if (header.shape !== "columns" || !executed || !rate || cellOf("budget") || cellOf("initial")) return header;
  const rows = figureRows(region, header.row);
  const figuresIn = (cell: Cell): Placed => ({ cell, figures: rows.map((row) => { const held = region.sheet.cellAt(row, cell.column); return held && figureOf(held); }) });
  const [ofRate, ofExecuted] = [figuresIn(rate), figuresIn(executed)];
  const free = region.cellsIn(header.row).filter((cell) => isWord(cell) && fundHeading(cell.text) === null && cell.column < executed.column);
  const budget = free.findLast((cell) => quotients(ofRate, ofExecuted, figuresIn(cell)) > 0);
  return budget ? { ...header, hits: [...header.hits, hitOf("budget", budget)] } : header;
}
