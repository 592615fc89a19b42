import { BLANK_FORM } from "../../form/blank-form";
import type { Form, TextAt } from "../../form/form";
import { compact } from "../../figures/normalise";
import { readAmountTable } from "./amount-table";
import { textAt } from "../page/cells";
import { headFormulas } from "../page/head-formulas";
import { type AmountHeading, amountHeading, isLabel, titleSays } from "../words/lexicon";
import { moneyUnitCell } from "../page/money-unit";
import type { Region } from "../page/region";
import { findScoreSummary } from "./score-summary";

const ROWS_BEFORE_HEADINGS = 6;
const NAMES: ReadonlySet<AmountHeading> = new Set<AmountHeading>(["name", "period", "ordinal"]);
const FIGURES: ReadonlySet<AmountHeading> = new Set<AmountHeading>([
  "quantity", "amount", "initial", "adjustment", "budget", "executed", "balance", "score",
]);

/** The part of a sheet that a table takes, and the title found over it. */
interface Titled {
  readonly region: Region;
  readonly title: TextAt | null;
}

/** What a table without indicators has in any case. */
function emptyForm(region: Region, title: TextAt | null): Omit<Form, "kind" | "confidence" | "reasons"> {
  return { ...BLANK_FORM, sheet: region.sheet.name, area: region.area, title, headFormulas: headFormulas(region) };
}

/** A table of categories with 权重, 得分 and 得分率. */
export function readSummary({ region, title }: Titled): Form | null {
  const summary = findScoreSummary(region);
  if (!summary) return null;
  const { headerRow, scoreRow, categories, total, lastRow } = summary;
  return {
    ...emptyForm(region, title),
    area: { ...region.area, lastRow },
    kind: "score-summary",
    confidence: 0.9,
    reasons: [{ id: "summary" }],
    headerRow,
    headerLastRow: headerRow,
    total: total && { row: scoreRow, weight: total.weight, score: total.score },
    summary: { categories, total },
  };
}

function isListHeading(region: Region, row: number): boolean {
  const roles = region.cellsIn(row).flatMap((cell) => (typeof cell.value === "string" ? (amountHeading(cell.text)?.role ?? []) : []));
  return roles.some((role) => NAMES.has(role)) && roles.some((role) => FIGURES.has(role));
}

/**
 * A list of amounts that no budget heading names: 各区市资金分配表, 发放情况表, scores with ranks. Lists of all sorts have
 * figures and names, so the title has to say what this one is, and its total or its ranks that the figures belong together.
 * @returns a fund-table even for scores: nothing about indicators may be asked of it
 */
export function readList({ region, title }: Titled): Form | null {
  if (!title || !titleSays(compact(title.text))) return null;
  for (let row = title.row + 1; row <= Math.min(region.area.lastRow, title.row + ROWS_BEFORE_HEADINGS); row++) {
    if (isListHeading(region, row)) return listAt(region, row, title);
  }
  return null;
}

/** The list whose headings stand in a row; null when neither a total, an average nor ranks tell that its figures belong together. */
function listAt(region: Region, row: number, title: TextAt): Form | null {
  const table = readAmountTable(region, row);
  const has = (role: AmountHeading) => table?.columns.some((column) => column.role === role) ?? false;
  const isRanked = has("rank") && has("score");
  const isSummedUp = table?.rows.some(({ role, names }) => role === "total" || names.some(({ text }) => isLabel("average", text)));
  if (!table || (!isRanked && !isSummedUp)) return null;
  return {
    ...emptyForm(region, title),
    kind: "fund-table",
    confidence: 0.8,
    reasons: [{ id: "title", values: { text: title.text } }, { id: "list", values: { count: String(table.rows.length) } }],
    moneyUnit: moneyUnitCell(region, { row, lastRow: row }),
    headerRow: row,
    headerLastRow: row,
    table,
  };
}

/** Lists that follow a list of money on its sheet, each under a line of its own: 支出计划, then 细化经济分类. */
export function readListsBelow(region: Region): Form[] {
  for (let row = region.area.row; row <= region.area.lastRow; row++) {
    const title = isListHeading(region, row) ? lineAbove(region, row) : null;
    const list = title && listAt(region.within({ row: title.row }), row, title);
    if (!list?.table) continue;
    const { lastRow } = list.table.area;
    return [{ ...list, area: { ...list.area, lastRow } }, ...readListsBelow(region.within({ row: lastRow + 1 }))];
  }
  return [];
}

/** The only text of the nearest row above that says anything. */
function lineAbove(region: Region, before: number): TextAt | null {
  let row = before - 1;
  while (row > region.area.row && region.isBlankRow(row)) row--;
  const [line, ...others] = row < region.area.row ? [] : region.cellsIn(row);
  return line && others.length === 0 && typeof line.value === "string" ? textAt(line) : null;
}
