import type { AmountTable, FigureAt, Form, FundColumn, Funds } from "../form/form";
import { pointsBeside } from "../recompute/funds";
import type { Position } from "../sheet/address";
import { type Filled, isFilled } from "./filled";
import { MONEY_COLUMNS, MONEY_ROLES } from "./money";

/** A column of figures that belong together, and the cells that sum it up. */
export interface FigureColumn {
  readonly holds: "points" | "money";
  /** From top to bottom; cells that hold nothing are among them. */
  readonly cells: readonly FigureAt[];
  readonly totals: readonly FigureAt[];
}

function present(cells: readonly (FigureAt | null | undefined)[]): FigureAt[] {
  return cells.filter((cell): cell is FigureAt => cell != null);
}

function columnsOfPoints(form: Form): FigureColumn[] {
  const { indicators, groups, total } = form;
  return (["weight", "score"] as const).map((role) => ({
    holds: "points",
    cells: present([pointsBeside(form, role), ...indicators.map((indicator) => indicator[role])]),
    totals: present([...groups.map((group) => (role === "weight" ? group.declaredWeight : group.declaredScore)), total?.[role]]),
  }));
}

function columnsOfFunds({ rows }: Funds): FigureColumn[] {
  return MONEY_COLUMNS.map((role) => {
    const inRole = (isTotal: boolean) => present(rows.filter((row) => (row.role === "total") === isTotal).map((row) => row.figures[role]));
    return { holds: "money", cells: inRole(false), totals: inRole(true) };
  });
}

function columnsOfTable({ columns, rows }: AmountTable): FigureColumn[] {
  return columns.filter(({ role }) => MONEY_ROLES.has(role)).map(({ column }) => {
    const inRows = (isSum: boolean) => present(rows.filter(({ parts }) => parts.length > 0 === isSum).map(({ figures }) => figures.get(column)));
    return { holds: "money", cells: inRows(false), totals: inRows(true) };
  });
}

/** The columns of points and of money. A list of amounts has more columns of money than a funds block. */
export function figureColumns(form: Form): FigureColumn[] {
  const money = form.table ? columnsOfTable(form.table) : form.funds ? columnsOfFunds(form.funds) : [];
  return [...money, ...columnsOfPoints(form)];
}

/** The figures that stand in these cells. */
export function figuresAt(cells: readonly Position[], form: Form): Filled[] {
  const all = figureColumns(form).flatMap((column) => [...column.cells, ...column.totals]).filter(isFilled);
  return cells.flatMap(({ row, column }) => all.find((cell) => cell.row === row && cell.column === column) ?? []);
}

/** Every cell of the form that should hold a figure, from top to bottom. */
export function formFigures(form: Form): FigureAt[] {
  const inFunds = (form.funds?.rows ?? []).flatMap((row) => (Object.keys(row.figures) as FundColumn[]).map((role) => row.figures[role]));
  const inIndicators = form.indicators.flatMap(({ target, actual, weight, score }) => [target, actual, weight, score]);
  const inGroups = form.groups.flatMap(({ declaredWeight, declaredScore }) => [declaredWeight, declaredScore]);
  const inTable = (form.table?.rows ?? []).flatMap(({ figures }) => [...figures.values()]);
  const all = present([...inFunds, ...inTable, ...inIndicators, ...inGroups, form.total?.weight, form.total?.score]);
  const unique = new Map(all.map((cell) => [`${cell.row}:${cell.column}`, cell]));
  return [...unique.values()].sort((a, b) => a.row - b.row || a.column - b.column);
}
