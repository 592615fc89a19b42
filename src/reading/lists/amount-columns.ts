import { sum } from "../../figures/decimal";
import { figureOf } from "../../figures/figure";
import { compact } from "../../figures/normalise";
import type { AmountColumn, AmountColumnRole, AmountRow } from "../../form/form";
import type { Cell } from "../../sheet/sheet";
import { textAt } from "../page/cells";
import { moneyUnitIn } from "../page/money-unit";
import { labelOf } from "../words/label";
import { amountHeading, fundRowRole, isLabel } from "../words/lexicon";
import { type Region, lastRowOf } from "../page/region";

/** Roles that a table has once; where two headings claim one, the first has it and the others are columns like any. */
const ONCE: ReadonlySet<AmountColumnRole> = new Set<AmountColumnRole>([
  "quantity", "price", "amount", "initial", "adjustment", "budget", "executed", "rate", "balance", "weight", "score", "rank",
]);
const MOST_HEADING_ROWS = 3;
const LEAST_HEADINGS = 2;
/** A column that is the sum of others in fewer rows may be so by chance. */
const LEAST_SUMS = 2;
const MOST_OF_THEM = 0.5;
const SUM_ALONE = /^(?:小计|合计|总计|金额)$/;
const NAMES_SUM = /合计|总计|小计|总额|总数|总金额|预算|金额/;

/** Money may be headed one row below the names: 序号 | 费用名称 | 2023年 over 年初预算 | 实际支出. */
export function firstHeadingRow(region: Region, row: number): number {
  const above = row > region.area.row ? region.cellsIn(row - 1) : [];
  const names = above.filter(({ text }) => ["ordinal", "name", "period"].includes(amountHeading(text)?.role ?? ""));
  return names.length >= LEAST_HEADINGS && above.every((cell) => typeof cell.value === "string") ? row - 1 : row;
}

/** Headings may be merged down, and go on in rows of words below. */
export function lastHeadingRow(region: Region, row: number): number {
  const bottoms = region.cellsIn(row).map((cell) => lastRowOf(region.sheet, cell)).filter((bottom) => bottom - row < MOST_HEADING_ROWS);
  return Math.max(lastWordsRow(region, row), ...bottoms);
}

/** The last of the rows below a heading that hold known headings, or sources of money as such, and no figure. */
export function lastWordsRow(region: Region, row: number): number {
  let last = row;
  for (let next = row + 1; next < row + MOST_HEADING_ROWS; next++) {
    const cells = region.cellsIn(next);
    const known = cells.filter(({ text }) => (amountHeading(text) !== null && !isLabel("total", text)) || fundRowRole(text) !== null);
    const isWords = cells.every((cell) => typeof cell.value === "string" && !/\d/.test(cell.text));
    if (known.length < LEAST_HEADINGS || !isWords) break;
    last = next;
  }
  return last;
}

/** The lowest heading over a column; merges across belong to their first column only, unless headings of their own stand below. */
function headingOf(region: Region, row: number, lastRow: number, column: number): Cell | null {
  for (let current = lastRow; current >= row; current--) {
    const cell = region.sheet.shownAt(current, column);
    if (cell && cell.text.trim() !== "" && cell.row >= row && (cell.column === column || current < lastRow)) return cell;
  }
  return null;
}

function unitOf(region: Region, row: number, heading: Cell | null, column: number): AmountColumn["unit"] {
  const own = heading && moneyUnitIn(heading.text);
  if (own) return own;
  const above = region.sheet.shownAt(row, column);
  return above ? moneyUnitIn(above.text) : null;
}

export function amountColumns(region: Region, row: number, lastRow: number): AmountColumn[] {
  const used = new Set<number>();
  for (let current = row; current <= region.area.lastRow; current++) for (const cell of region.cellsIn(current)) used.add(cell.column);
  const headed = [...used].sort((a, b) => a - b).map((column) => {
    const heading = headingOf(region, row, lastRow, column);
    // 小计 under 年初预算 is the initial budget.
    const above = heading && SUM_ALONE.test(labelOf(heading.text).name) && heading.row > row ? region.sheet.shownAt(row, column) : null;
    return { column, heading, match: (above && amountHeading(above.text)) ?? (heading && amountHeading(heading.text)) };
  });
  // Of several claims the surer heading wins, then the left one: 合计 before 中央资金.
  const winner = new Map<AmountColumnRole, number>();
  const surest = headed.flatMap(({ column, match }) => (match ? [{ column, match }] : [])).sort((a, b) => b.match.certainty - a.match.certainty);
  for (const { column, match } of surest) if (!winner.has(match.role)) winner.set(match.role, column);
  const columns = headed.map(({ column, heading, match }): AmountColumn => {
    const role = match && (!ONCE.has(match.role) || winner.get(match.role) === column) ? match.role : "other";
    return { column, role, heading: heading && textAt(heading), unit: unitOf(region, row, heading, column), parts: [] };
  });
  return withNames(region, lastRow, withPlainBudget(columns));
}

/** Words left of every figure name the row, whatever heads them. */
function withNames(region: Region, lastHeader: number, columns: readonly AmountColumn[]): AmountColumn[] {
  const holdsFigures = (column: number) => {
    for (let row = lastHeader + 1; row <= region.area.lastRow; row++) {
      const cell = region.sheet.cellAt(row, column);
      if (cell && figureOf(cell)) return true;
    }
    return false;
  };
  const first = columns.find(({ role, column }) => role !== "ordinal" && role !== "period" && role !== "name" && holdsFigures(column));
  return columns.map((column) => (column.role === "other" && first && column.column < first.column ? { ...column, role: "name" } : column));
}

/** 年初预算数 is the budget where the table has no other, as in a funds block; 金额 is the budget beside what was executed. */
function withPlainBudget(columns: readonly AmountColumn[]): AmountColumn[] {
  const has = (role: AmountColumnRole) => columns.some((column) => column.role === role);
  if (has("budget") || has("adjustment") || !(has("executed") || has("rate"))) return [...columns];
  const source = has("initial") ? "initial" : has("price") ? null : "amount";
  return columns.map((column) => (column.role === source ? { ...column, role: "budget" } : column));
}

/** 中央资金 may be the only amount by its name and a part all the same. */
const PARTS: ReadonlySet<AmountColumnRole> = new Set<AmountColumnRole>(["amount", "other"]);
const SUMMED: ReadonlySet<AmountColumnRole> = new Set<AmountColumnRole>(["amount", "budget", "initial", "executed", "other"]);

/** Finds columns that are the row's sum of others: 合计 before or after its parts, as most rows confirm. */
export function withSums(columns: readonly AmountColumn[], rows: readonly AmountRow[]): AmountColumn[] {
  const parts = columns.filter((column) => PARTS.has(column.role) && rows.some((row) => row.figures.get(column.column)?.figure));
  return columns.map((column) => {
    if (!SUMMED.has(column.role) || !NAMES_SUM.test(compact(column.heading?.text ?? ""))) return column;
    const run = neighboursOf(column, columns, parts);
    if (run.length < 2) return column;
    const verdicts = rows.flatMap((row) => addsUp(row, column.column, run) ?? []);
    const confirmed = verdicts.filter(Boolean).length;
    return confirmed >= LEAST_SUMS && confirmed / verdicts.length > MOST_OF_THEM ? { ...column, parts: run } : column;
  });
}

/** The unbroken run of money columns without a role right after the column, else right before it. */
function neighboursOf(column: AmountColumn, columns: readonly AmountColumn[], parts: readonly AmountColumn[]): number[] {
  const index = columns.indexOf(column);
  const run = (step: 1 | -1): number[] => {
    const found: number[] = [];
    for (let next = columns[index + step]; next && parts.includes(next) && !SUM_ALONE.test(compact(next.heading?.text ?? "")); next = columns[index + step * (found.length + 1)]) found.push(next.column);
    return found;
  };
  const after = run(1);
  return after.length >= 2 ? after : run(-1).reverse();
}

function addsUp(row: AmountRow, column: number, parts: readonly number[]): boolean | null {
  const total = row.figures.get(column)?.figure;
  const own = parts.flatMap((part) => row.figures.get(part)?.figure?.value ?? []);
  return total && own.length > 0 ? sum(own).eq(total.value) : null;
}
