import type { AmountColumnRole, AmountTable } from "../../form/form";
import { type Filled, isFilled } from "../filled";
import { mergeRows } from "../merge";
import type { Draft, Rule } from "../rule";

interface Ranked {
  readonly name: string;
  readonly rank: Filled;
  readonly basis: Filled;
}

/** What ranks go by, the first that the table has. */
const BASES: readonly AmountColumnRole[] = ["score", "rate"];

function rankedBy(role: AmountColumnRole, { columns, rows }: AmountTable): Ranked[] {
  const columnOf = (wanted: AmountColumnRole) => columns.find((column) => column.role === wanted)?.column ?? -1;
  return rows
    .filter((row) => row.role === "item")
    .flatMap(({ label, figures }) => {
      const [rank, basis] = [figures.get(columnOf("rank")), figures.get(columnOf(role))];
      return isFilled(rank) && isFilled(basis) ? [{ name: label?.text.trim() ?? "", rank, basis }] : [];
    });
}

/** The better of two stands behind the other, or beside it. Equal figures may share a rank or not. */
function areSwapped(a: Ranked, b: Ranked, isFirstHighest: boolean): boolean {
  const [better, worse] = a.basis.figure.value.gt(b.basis.figure.value) === isFirstHighest ? [a, b] : [b, a];
  return !a.basis.figure.value.eq(b.basis.figure.value) && better.rank.figure.value.gte(worse.rank.figure.value);
}

/** The fewest rows without which all others stand in order, the most misplaced first. */
function misplaced(ranked: readonly Ranked[], isFirstHighest: boolean): Ranked[] {
  const conflicts = (row: Ranked) => ranked.filter((other) => other !== row && areSwapped(row, other, isFirstHighest)).length;
  const worst = ranked.reduce<{ row: Ranked | null; count: number }>(
    (most, row) => (conflicts(row) > most.count ? { row, count: conflicts(row) } : most),
    { row: null, count: 0 },
  ).row;
  return worst ? [worst, ...misplaced(ranked.filter((row) => row !== worst), isFirstHighest)] : [];
}

function check(table: AmountTable): Draft[] {
  const [basis, ranked] = BASES.map((role) => [role, rankedBy(role, table)] as const).find(([, rows]) => rows.length > 1) ?? [];
  if (!basis || !ranked) return [];
  // Rank 1 may be the highest or the lowest; the table says which by most of its rows.
  const wrong = [misplaced(ranked, true), misplaced(ranked, false)].sort((a, b) => a.length - b.length)[0] ?? [];
  // Ranks that hardly follow the column at all go by something else.
  if (wrong.length * 2 >= ranked.length) return [];
  const facts = wrong.map((row) => ({ name: row.name, cells: [row.rank, row.basis] as const }));
  return mergeRows(facts, { severity: basis === "score" ? "error" : "warning", message: basis });
}

export const rankMismatch: Rule = {
  id: "rank-mismatch",
  severity: "error",
  kinds: ["score-table", "score-summary", "fund-table"],
  check: ({ form: { table } }) => (table ? check(table) : []),
};
