import { type Figure, figureOf, parseFigure } from "../../figures/figure";
import { isBlankText } from "../../figures/normalise";
import type { Columns, FigureAt, FundColumn, FundRow, Funds, TextAt } from "../../form/form";
import type { Cell } from "../../sheet/sheet";
import { lastWordsRow } from "../lists/amount-columns";
import { figureAt, textAt } from "../page/cells";
import { type FundHeader, type FundHit, fundColumns, isFundColumn, markedBase, rightOf } from "./fund-header";
import { isSumOfOthers, withTotal } from "./fund-roles";
import { pointsIn } from "../words/label";
import { fundHeading, fundRowRole, isAnyLabel, isGoalLabel, isLabel, isPartyLabel } from "../words/lexicon";
import { moneyUnitAbove, moneyUnitIn } from "../page/money-unit";
import { plannedRows } from "./planned-funds";
import { numbersColumns } from "../page/plain-rows";
import { type Region, lastRowOf } from "../page/region";
import { turnedRows } from "./turned-funds";

const MONEY: readonly FundColumn[] = ["initial", "budget", "executed"];
function endsFunds(cells: readonly Cell[]): boolean {
  return cells.some((cell) => isGoalLabel(cell.text) || isLabel("afterFunds", cell.text) || isLabel("notes", cell.text));
}

function labelCell(region: Region, row: number, header: FundHeader, columns: Columns<FundColumn>): Cell | null {
  const firstMoney = Math.min(...Object.values(columns));
  const left = region.cellsIn(row).filter((cell) => cell.column < firstMoney && typeof cell.value === "string");
  // The label of the whole block may stand left of the rows' own labels.
  const own = left.filter((cell) => !(cell.row === header.row && left.length > 1));
  // A list names the project and then whose it is.
  const isParty = ({ column }: Cell) => isPartyLabel(region.sheet.cellAt(header.row, column)?.text ?? "");
  return own.find((cell) => fundRowRole(cell.text) !== null) ?? own.findLast((cell) => !isParty(cell)) ?? own.at(-1) ?? null;
}

function readRow(region: Region, row: number, columns: Columns<FundColumn>): FundRow["figures"] {
  const entries = Object.entries(columns) as [FundColumn, number][];
  return Object.fromEntries(entries.map(([role, column]) => [role, figureAt(region.sheet, row, column)]));
}

/** The label that runs down beside the block tells where it ends; without one the first row of another kind does. */
function lastRowOfBlock(region: Region, header: FundHeader, limit: number): number {
  const side = region.cellsIn(header.row)[0];
  const sideEnd = side && !fundHeading(side.text) ? lastRowOf(region.sheet, side) : header.row;
  return sideEnd > header.row ? Math.min(sideEnd, limit) : limit;
}

function rowsBelow(region: Region, header: FundHeader, columns: Columns<FundColumn>, limit: number): FundRow[] {
  const rows: FundRow[] = [];
  // Headings may go on below: 小计 财政拨款 结转资金 under 年初预算.
  for (let row = lastWordsRow(region, header.row) + 1; row <= lastRowOfBlock(region, header, limit); row++) {
    const cells = region.cellsIn(row);
    if (cells.length === 0) continue;
    if (endsFunds(cells)) break;
    if (numbersColumns(cells)) continue;
    const label = labelCell(region, row, header, columns);
    const figures = readRow(region, row, columns);
    const role = label ? fundRowRole(label.text) : null;
    const hasMoney = MONEY.some((column) => figures[column]?.figure);
    if (!hasMoney && (role === null || role === "column-numbers")) {
      const hasAny = Object.values(figures).some((figure) => figure.figure);
      if (!hasAny || (label && label.text.length > 12)) break;
    }
    rows.push({ row, role: role === "total" ? "total" : "sub", label: label && textAt(label), figures });
  }
  return withTotal(rows);
}

/** Figures of a row of pairs without a label of their own, under a heading: 预算执行进度 over 98.50%. */
function columnsHeadedAbove(region: Region, row: number): [FundColumn, number][] {
  return region.cellsIn(row).flatMap((cell): [FundColumn, number][] => {
    const above = figureOf(cell) && region.sheet.shownAt(row - 1, cell.column);
    const hit = above && fundHeading(above.text);
    return hit && (hit.role === "rate" || hit.role === "weight" || hit.role === "score") ? [[hit.role, cell.column]] : [];
  });
}

/** "预算数: 2.38 执行数: 2.38" on each row. */
function pairRows(region: Region, header: FundHeader, limit: number): Block {
  const columns: Partial<Record<FundColumn, number>> = {};
  for (const hit of header.hits) {
    if (isFundColumn(hit)) columns[hit.role] ??= rightOf(region, hit.cell)?.column ?? hit.cell.column;
  }
  for (const [role, column] of columnsHeadedAbove(region, header.row)) columns[role] ??= column;
  const labelColumn = Math.min(...header.hits.map((hit) => hit.cell.column));
  const rows: FundRow[] = [];
  for (let row = header.row; row <= lastRowOfBlock(region, header, limit); row++) {
    if (region.isBlankRow(row)) continue;
    const label = region.sheet.cellAt(row, labelColumn);
    const figures = { ...readRow(region, row, columns), ...(row === header.row && inlineFigures(header)) };
    const isPart = MONEY.some((column) => figures[column]?.figure) || (label !== null && fundRowRole(label.text) === "sub");
    if (row > header.row && (!isPart || endsFunds(region.cellsIn(row)))) break;
    rows.push({ row, role: row === header.row ? "total" : "sub", label: label && textAt(label), figures });
  }
  return { rows, columns };
}

function declaredPoints(region: Region, header: FundHeader, hits: Partial<Record<FundColumn, FundHit>>): Figure | null {
  const side = region.cellsIn(header.row)[0];
  const sources = [hits.score?.cell, hits.weight?.cell, side];
  for (const source of sources) {
    const points = source ? pointsIn(source.text) : null;
    if (points !== null) return parseFigure(points);
  }
  return null;
}

/** Where headings go on below (财政拨款 | 其他资金 | 合计 under 全年预算数), the money column is that of their sum, else the first. */
function columnsBelow(region: Region, header: FundHeader, hits: Partial<Record<FundColumn, FundHit>>): Columns<FundColumn> {
  const lastRow = lastWordsRow(region, header.row);
  const columnOf = ({ cell }: FundHit): number => {
    const next = region.cellsIn(header.row).find(({ column }) => column > cell.column)?.column ?? Infinity;
    const isSum = ({ column, text }: Cell) => column >= cell.column && column < next && (fundRowRole(text) === "total" || isLabel("subtotal", text));
    return (lastRow > header.row ? region.cellsIn(lastRow).find(isSum)?.column : undefined) ?? cell.column;
  };
  return Object.fromEntries(Object.entries(hits).map(([role, hit]) => [role, columnOf(hit)]));
}

/** The first of the rows whose cell holds a figure, else the total row's empty cell: that is where one would write. */
function ofBlock(rows: readonly FundRow[], role: FundColumn): FigureAt | null {
  const total = rows.find((row) => row.role === "total");
  const ordered = total ? [total, ...rows.filter((row) => row !== total)] : rows;
  const filled = ordered.find((row) => row.figures[role]?.figure);
  return filled?.figures[role] ?? total?.figures[role] ?? null;
}

/**
 * In a list of years, costs or projects the first row is one like the others unless a label or the sum says more, and the
 * points of a row are its own.
 */
export function asList(funds: Funds): Funds {
  const total = funds.rows.find((row) => row.role === "total");
  const isSure = total && (funds.rows.length === 1 || (total.label && fundRowRole(total.label.text) === "total") || isSumOfOthers(total, funds.rows));
  const own = (role: FundColumn) => (isSure && total.figures[role]?.figure ? total.figures[role] : null);
  return {
    ...funds,
    rows: isSure ? funds.rows : funds.rows.map((row) => ({ ...row, role: "sub" })),
    executionRate: own("rate"),
    executionScore: own("score"),
    executionWeight: own("weight"),
  };
}

/** "预算资金(万元):98": the cell shows heading and figure, the figure is what stands behind the colon. */
function inlineFigures(header: FundHeader): FundRow["figures"] {
  const figures = Object.entries(fundColumns(header)).flatMap(([role, { cell, amount }]): [string, FigureAt][] =>
    amount === null ? [] : [[role, { ...textAt(cell), figure: parseFigure(amount), formula: null }]],
  );
  return Object.fromEntries(figures);
}

function inlineColumns(header: FundHeader): Columns<FundColumn> {
  return Object.fromEntries(Object.entries(fundColumns(header)).map(([role, { cell }]) => [role, cell.column]));
}

interface Block {
  readonly rows: readonly FundRow[];
  readonly columns: Columns<FundColumn>;
}

const READERS: Readonly<Record<FundHeader["shape"], (region: Region, header: FundHeader, limit: number) => Block>> = {
  columns: (region, header, limit) => {
    const columns = columnsBelow(region, header, fundColumns(header));
    return { rows: rowsBelow(region, header, columns, limit), columns };
  },
  pairs: pairRows,
  inline: (_, header) => ({ rows: [{ row: header.row, role: "total", label: null, figures: inlineFigures(header) }], columns: inlineColumns(header) }),
  planned: (region, header, limit) => {
    const rows = plannedRows(region, header, limit);
    const column = rows[0]?.figures.budget?.column;
    return { rows, columns: column === undefined ? {} : { budget: column } };
  },
  turned: (region, header) => ({ rows: turnedRows(region, header), columns: {} }),
};

/** What stands right of the first figures and is none of them: why the money was not spent, or what the template asks for. */
function remarksBeside(region: Region, rows: readonly FundRow[], columns: Columns<FundColumn>): TextAt[] {
  const known = Object.values(columns);
  const isRemark = (cell: Cell) =>
    known.some((column) => column < cell.column) && !known.includes(cell.column) && typeof cell.value === "string" && !isBlankText(cell.text) && !isAnyLabel(cell.text);
  return rows.flatMap(({ row }) => {
    const cells = region.cellsIn(row).filter((cell) => !isBlankText(cell.text));
    // A text with a figure behind it is what the figure is called.
    const isCalled = (index: number) => cells[index + 1] !== undefined && figureOf(cells[index + 1]!) !== null;
    return cells.filter((cell, index) => isRemark(cell) && figureOf(cell) === null && !isCalled(index)).map(textAt);
  });
}

/** Reads the funds block below (or beside) its heading. `limit` is the last row that may belong to it. */
export function readFunds(region: Region, header: FundHeader, limit: number): Funds | null {
  const hits = fundColumns(header);
  const { rows, columns } = READERS[header.shape](region, header, limit);
  const places = rows.flatMap(({ row, figures }) => [row, ...Object.values(figures).map((figure) => figure.row)]);
  if (places.length === 0) return null;
  const headingTexts = [...region.cellsIn(header.row), ...header.hits.map(({ cell }) => cell)].map((cell) => cell.text);
  return {
    area: { ...region.area, row: Math.min(...places), lastRow: Math.max(...places) },
    unit: headingTexts.map(moneyUnitIn).find((unit) => unit !== null) ?? moneyUnitAbove(region, header.row),
    columns,
    rows,
    base: markedBase(hits) ?? (rows.some(({ figures }) => figures.budget) ? "budget" : "initial"),
    declaredWeight: declaredPoints(region, header, hits),
    executionRate: ofBlock(rows, "rate"),
    executionScore: ofBlock(rows, "score"),
    executionWeight: ofBlock(rows, "weight"),
    remarks: remarksBeside(region, rows, columns),
  };
}

