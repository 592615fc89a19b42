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
  return rows.map((row) => ({ ...row, role: row === total ? "total" : memos.has(row) ? "memo" : "sub" }));
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
