import { sum } from "../../figures/decimal";
import { figureOf } from "../../figures/figure";
import { compact } from "../../figures/normalise";
import type { AmountColumn, AmountFigure, AmountRow } from "../../form/form";
import type { Cell } from "../../sheet/sheet";
import { textAt } from "../page/cells";
import { amountHeading, fundRowRole, isLabel, isPartyLabel } from "../words/lexicon";
import { numberingDepth } from "../words/numbering";
import { isColumnNumbers } from "../page/plain-rows";
import { type Region, lastRowOf } from "../page/region";

type Draft = Pick<AmountRow, "row" | "label" | "names" | "figures" | "isHidden"> & {
  role: AmountRow["role"];
  by: AmountRow["by"];
  parts: number[];
  /** See `numberingDepth`. */
  readonly depth: number | null;
};

const WORDS: ReadonlySet<AmountColumn["role"]> = new Set<AmountColumn["role"]>(["ordinal", "name", "period"]);
const LEAST_HEADINGS = 3;
const ENDS_LIST = /^(?:注|备注|说明|填表人|填报人|制表|审核|单位负责人|负责人)[::]?/;

function figureFor(region: Region, row: number, column: number): AmountFigure | null {
  const { sheet } = region;
  if (sheet.isCovered(row, column) && sheet.mergeAt(row, column)?.row !== row) return null;
  const cell = sheet.cellAt(row, column);
  const lastRow = lastRowOf(sheet, { row, column });
  if (!cell) return { row, column, text: "", figure: null, formula: null, lastRow };
  return { row, column, text: cell.text, figure: figureOf(cell), formula: cell.formula, lastRow };
}

function draftOf(region: Region, row: number, columns: readonly AmountColumn[]): Draft | null {
  const figures = new Map<number, AmountFigure>();
  for (const { column, role } of columns) {
    if (WORDS.has(role)) continue;
    const figure = figureFor(region, row, column);
    if (figure) figures.set(column, figure);
  }
  if (![...figures.values()].some(({ figure }) => figure)) return null;
  const firstFigure = Math.min(...[...figures.values()].filter(({ figure }) => figure).map(({ column }) => column));
  const wordColumns = new Set(columns.flatMap(({ column, role }) => (WORDS.has(role) ? [column] : [])));
  const names = region.cellsIn(row).filter(({ value, column }) => typeof value === "string" && (column < firstFigure || wordColumns.has(column)));
  const label = names.find(isTotal) ?? names.find((cell) => isLabel("subtotal", cell.text)) ?? ownLabel(names, columns);
  const text = compact(label?.text ?? "");
  const [first] = region.cellsIn(row);
  const role = label && isTotal(label) ? "total" : label && isLabel("subtotal", label.text) ? "subtotal" : /^(?:其中|#)/.test(text) || names.some((cell) => isLabel("average", cell.text)) ? "memo" : "item";
  return {
    row,
    role,
    by: role === "total" || role === "subtotal" ? "label" : null,
    label: label ? textAt(label) : null,
    names: names.map(textAt),
    parts: [],
    figures,
    isHidden: region.sheet.isRowHidden(row),
    depth: first && first.column < firstFigure ? numberingDepth(first.text) : null,
  };
}

function isTotal(cell: Cell): boolean {
  return isLabel("total", cell.text) || fundRowRole(cell.text) === "total";
}

/** The most special name: the last one before the figures that says what the row is about and not whose it is. */
function ownLabel(names: readonly Cell[], columns: readonly AmountColumn[]): Cell | undefined {
  const roleAt = new Map(columns.map(({ column, role }) => [column, role]));
  const ofParties = new Set(columns.flatMap(({ column, heading }) => (heading && isPartyLabel(heading.text) ? [column] : [])));
  const own = names.findLast((cell) => roleAt.get(cell.column) === "name" && !ofParties.has(cell.column));
  return own ?? names.findLast((cell) => roleAt.get(cell.column) === "name") ?? names.findLast((cell) => roleAt.get(cell.column) !== "ordinal") ?? names[0];
}

/** Reads the rows of a list below its headings, and which rows each total and subtotal adds up. */
export function amountRows(region: Region, firstRow: number, columns: readonly AmountColumn[]): AmountRow[] {
  const drafts: Draft[] = [];
  for (let row = firstRow; row <= region.area.lastRow; row++) {
    const cells = region.cellsIn(row);
    if (cells[0] && typeof cells[0].value === "string" && ENDS_LIST.test(compact(cells[0].text))) break;
    if (drafts.length > 0 && namesColumns(cells)) break;
    if (numbersColumns(cells)) continue;
    const draft = draftOf(region, row, columns);
    if (draft) drafts.push(draft);
  }
  groupByNumbering(drafts);
  memosAfterMemo(drafts);
  totalBySum(drafts);
  giveParts(drafts);
  return drafts.map(({ row, role, by, label, names, parts, figures, isHidden }) => ({ row, role, by, label, names, parts, figures, isHidden }));
}

/** Headings again: another list begins. */
function namesColumns(cells: readonly Cell[]): boolean {
  const isWords = cells.every((cell) => typeof cell.value === "string" && !/\d/.test(cell.text));
  return isWords && cells.filter((cell) => amountHeading(cell.text) !== null).length >= LEAST_HEADINGS;
}

/** 1 2 3 4 … or 栏次: the columns' numbers. */
function numbersColumns(cells: readonly Cell[]): boolean {
  if (cells.some((cell) => /^[列栏]次$/.test(compact(cell.text)))) return true;
  return isColumnNumbers(cells);
}

/** "一、人员经费 100" before "1. … 60" and "2. … 40" states the sum of what is numbered below it. */
function groupByNumbering(drafts: Draft[]): void {
  drafts.forEach((draft, index) => {
    const next = drafts[index + 1];
    if (draft.role !== "item" || draft.depth === null || !next || next.depth === null || next.depth <= draft.depth) return;
    [draft.role, draft.by] = ["subtotal", "numbering"];
    for (let other = index + 1; other < drafts.length; other++) {
      const part = drafts[other];
      if (!part || part.role === "total" || (part.depth !== null && part.depth <= draft.depth)) break;
      if (part.depth === next.depth) draft.parts.push(part.row);
    }
  });
}

/** "其中:购置费 0" before "运行维护费 9.6": the rows below it are parts of the row above as well, as far as they add up to it. */
function memosAfterMemo(drafts: Draft[]): void {
  drafts.forEach((draft, first) => {
    const whole = drafts[first - 1];
    if (draft.role !== "memo" || !whole || whole.role === "memo") return;
    for (let last = first; drafts[last] && drafts[last]?.role !== "total"; last++) {
      const parts = drafts.slice(first, last + 1);
      if (!isSumOf(whole, parts)) continue;
      for (const part of parts) part.role = "memo";
      return;
    }
  });
}

/** Whether a row states the sum of others in every column that tells. */
function isSumOf(whole: Draft, parts: readonly Draft[]): boolean {
  const verdicts = [...whole.figures].flatMap(([column, { figure }]) => {
    const values = parts.flatMap((draft) => draft.figures.get(column)?.figure?.value ?? []);
    return figure && !figure.isPercent && figure.value.gt(0) && values.length > 1 ? [sum(values).eq(figure.value)] : [];
  });
  return verdicts.length > 0 && verdicts.every(Boolean);
}

/** Where no label says so, the first or last row is the total when the others add up to it in every column that tells. */
function totalBySum(drafts: Draft[]): void {
  if (drafts.length < 3 || drafts.some(({ role }) => role === "total")) return;
  const isSum = (candidate: Draft | undefined): boolean => {
    if (candidate?.role !== "item") return false;
    return isSumOf(candidate, drafts.filter((draft) => draft !== candidate && draft.role === "item"));
  };
  const total = [drafts[0], drafts.at(-1)].find(isSum);
  if (total) [total.role, total.by] = ["total", "sum"];
}

/** A total over its parts may have a row above it that is none of them: 剩余支出计划金额, 合计, then the parts. */
function sumsUpBelow(total: Draft, above: readonly Draft[], below: readonly Draft[]): boolean {
  const items = (drafts: readonly Draft[]) => drafts.filter(({ role }) => role === "item");
  return !isSumOf(total, items(above)) && isSumOf(total, items(below));
}

/** A total or subtotal adds up what stands above it and nothing else has added up yet; one that comes first, what follows. */
function giveParts(drafts: Draft[]): void {
  const inGroup = new Set(drafts.flatMap(({ by, parts }) => (by === "numbering" ? parts : [])));
  const isAbove = drafts.find(({ role, by }) => role === "subtotal" && by === "label") === drafts.find(({ role }) => role !== "total");
  let open: number[] = [];
  let waiting: Draft | null = null;
  let group: Draft | null = null;
  for (const [index, draft] of drafts.entries()) {
    if (draft.role === "memo") continue;
    if (draft.role === "total") {
      group = null;
      if (!waiting && sumsUpBelow(draft, drafts.slice(0, index), drafts.slice(index + 1))) open = [];
      if (open.length === 0 && !waiting) waiting = draft;
      else if (open.length > 0) {
        draft.parts.push(...open);
        open = [draft.row];
      }
      continue;
    }
    if (draft.role === "subtotal" && draft.by === "label") {
      if (isAbove) group = draft;
      else {
        draft.parts.push(...open.filter((row) => drafts.find((other) => other.row === row)?.role === "item"));
        open = open.filter((row) => !draft.parts.includes(row));
      }
      open.push(draft.row);
      continue;
    }
    if (inGroup.has(draft.row)) continue;
    if (group) group.parts.push(draft.row);
    else open.push(draft.row);
  }
  waiting?.parts.push(...open);
}
