import { exactly, addIntervals, meets } from "../figures/interval";
import { oncePer } from "../figures/once-per";
import type { FundColumn, FundRow, Funds } from "../form/form";
import { totalFundRow } from "../recompute/funds";
import { type Filled, isFilled } from "./filled";
import { MONEY_COLUMNS, printedMoney } from "./money";

/** A source and the rows below it that are its parts: 地方资金, of which 省级 and 市县. */
export interface NestedSource {
  readonly parent: FundRow;
  readonly parts: readonly FundRow[];
}

export interface SourceTree {
  /** What the total is made of. */
  readonly upper: readonly FundRow[];
  readonly nested: readonly NestedSource[];
}

const COLUMNS: readonly FundColumn[] = [...MONEY_COLUMNS, "arrived"];

/** True when the parts, printed as they are, can add up to the total. Whole amounts were not rounded: 520 is not 519.97. */
export function addsUp(total: Filled, parts: readonly Filled[]): boolean {
  const asPart = ({ figure }: Filled) => (figure.digits === 0 && !figure.isExact ? exactly(figure.value) : printedMoney(figure));
  return meets(printedMoney(total.figure), addIntervals(parts.map(asPart)));
}

/** How many money columns keep a sum and how many break it; a column of zeros and blanks tells nothing. */
function votes(total: FundRow, parts: readonly FundRow[]): { readonly kept: number; readonly broken: number } {
  let [kept, broken] = [0, 0];
  for (const column of COLUMNS) {
    const [own, filled] = [total.figures[column], parts.map(({ figures }) => figures[column]).filter(isFilled)];
    if (!isFilled(own) || own.figure.value.eq(0) || filled.length === 0) continue;
    if (addsUp(own, filled)) kept++;
    else broken++;
  }
  return { kept, broken };
}

function isBelieved({ kept, broken }: ReturnType<typeof votes>): boolean {
  return kept > 0 && kept >= broken;
}

/** The rows right below a source that add up to it; one alone is another source of the same amount unless the total says otherwise. */
function partsBelow(parent: FundRow, below: readonly FundRow[], isTotalServed: (parts: readonly FundRow[]) => boolean): readonly FundRow[] {
  const memos = below.slice(0, below.findIndex(({ role }) => role !== "memo") >= 0 ? below.findIndex(({ role }) => role !== "memo") : below.length);
  if (memos.length > 0) return isBelieved(votes(parent, memos)) ? memos : [];
  for (let count = 2; count <= below.length; count++) {
    const run = below.slice(0, count);
    if (isBelieved(votes(parent, run)) && isTotalServed(run)) return run;
  }
  const [only] = below;
  return only && isBelieved(votes(parent, [only])) && isTotalServed([only]) ? [only] : [];
}

/**
 * Which sources are parts of which, by what adds up in most money columns: 省, 市 and 县 below the 地方资金 that they make up,
 * 一般公共预算 below the 财政拨款 that is nothing else. One wrong figure in one column changes nothing of it.
 */
export const sourceTree = oncePer((funds: Funds): SourceTree => {
  const total = totalFundRow(funds);
  const rows = funds.rows.filter((row) => row !== total);
  const nested: NestedSource[] = [];
  const inner = new Set<FundRow>(rows.filter(({ role }) => role === "memo"));
  const left = () => rows.filter((row) => !inner.has(row));
  const keptByTotal = (parts: readonly FundRow[]) => (total ? votes(total, parts).kept : 0);
  rows.forEach((parent, index) => {
    if (parent.role !== "sub") return;
    const below = rows.slice(index + 1).filter((row) => row.role === "memo" || !inner.has(row));
    const flat = keptByTotal(left());
    // What leaves the total with fewer columns that add up is chance.
    const parts = partsBelow(parent, below, (run) => {
      const without = keptByTotal(left().filter((row) => !run.includes(row)));
      return without > flat || (run.length > 1 && without === flat && flat === 0);
    });
    if (parts.length === 0) return;
    nested.push({ parent, parts });
    for (const part of parts) inner.add(part);
  });
  return { upper: left(), nested };
});
