import { sum } from "../../figures/decimal";
import { compact } from "../../figures/normalise";
import type { FundColumn, FundRow } from "../../form/form";
import { fundRowName, namesGovernment } from "../words/lexicon";

const MONEY: readonly FundColumn[] = ["initial", "budget", "executed"];

/** A row without a label of its own that the others add up to. */
export function isSumOfOthers(row: FundRow, rows: readonly FundRow[]): boolean {
  return MONEY.some((column) => {
    const own = row.figures[column]?.figure?.value;
    const others = rows.filter((other) => other !== row).flatMap((other) => other.figures[column]?.figure?.value ?? []);
    return own !== undefined && own.gt(0) && others.length > 0 && sum(others).eq(own);
  });
}

/** Where no label says which row is the total, arithmetic may; else it is the only row, or the first. */
export function withTotal(rows: readonly FundRow[]): FundRow[] {
  const labelled = rows.find((row) => row.role === "total");
  const total = labelled ?? [rows[0], rows.at(-1)].find((row) => row && isSumOfOthers(row, rows)) ?? rows[0];
  const subs = rows.filter((row) => row !== total);
  const memos = new Set<FundRow>();
  subs.forEach((row, index) => {
    const parent = subs[index - 1];
    if (parent && !memos.has(row)) for (const part of partsOf(parent, subs.slice(index))) memos.add(part);
  });
  if (total) nestBySum(total, subs, memos);
  return rows.map((row) => ({ ...row, role: row === total ? "total" : memos.has(row) ? "memo" : "sub" }));
}

/** How many of the total's money columns the rows add up to, those in `without` left out. */
function columnsExplained(total: FundRow, subs: readonly FundRow[], without: ReadonlySet<FundRow>): number {
  return MONEY.filter((column) => {
    const own = total.figures[column]?.figure?.value;
    const values = subs.flatMap((row) => (without.has(row) ? [] : (row.figures[column]?.figure?.value ?? [])));
    return own?.gt(0) && values.length > 0 && sum(values).eq(own);
  }).length;
}

/** Rows are the parts of the source before them, whatever they are called, if they add up to it and only so the total adds up in more columns. */
function nestBySum(total: FundRow, subs: readonly FundRow[], memos: Set<FundRow>): void {
  subs.forEach((parent, index) => {
    if (memos.has(parent)) return;
    for (let last = index + 1; last < subs.length; last++) {
      const run = subs.slice(index + 1, last + 1).filter((row) => !memos.has(row));
      if (run.length === 0 || !addsUpTo(parent, run)) continue;
      const nested = new Set([...memos, ...run]);
      if (columnsExplained(total, subs, nested) > columnsExplained(total, subs, memos)) for (const row of run) memos.add(row);
    }
  });
}

/**
 * The rows below a part that are its own parts. "其中" after the first part opens a list of them: as many as add up to it,
 * else those that a level of government names (自治区, 盟市, 旗县), else the first alone. Without "其中" levels of government
 * below 地方资金 are its parts if they add up to it.
 */
function partsOf(parent: FundRow, below: readonly FundRow[]): readonly FundRow[] {
  const isOpened = /^其中/.test(compact(below[0]?.label?.text ?? ""));
  if (!isOpened && !/^地方/.test(fundRowName(parent.label?.text ?? ""))) return [];
  const other = below.findIndex(({ label }) => !label || !namesGovernment(label.text));
  const named = other < 0 ? below.length : other;
  const most = isOpened ? below.length : named;
  const full = below.findIndex((_, index) => index < most && addsUpTo(parent, below.slice(0, index + 1))) + 1;
  return below.slice(0, full > 0 || !isOpened ? full : Math.max(1, named));
}

/** Whether rows are the parts of another in each money column that tells. */
function addsUpTo(parent: FundRow, parts: readonly FundRow[]): boolean {
  const verdicts = MONEY.flatMap((column) => {
    const own = parent.figures[column]?.figure?.value;
    const values = parts.flatMap((part) => part.figures[column]?.figure?.value ?? []);
    return own?.gt(0) && values.length > 0 ? [sum(values).eq(own)] : [];
  });
  return verdicts.length > 0 && verdicts.every(Boolean);
}
