import type { FigureAt, Form, FundColumn } from "../form/form";
import { MONEY_COLUMNS } from "./money";

/** A column of figures that belong together, and the cells that sum it up. */
export interface FigureColumn {
  readonly role: "weight" | "score" | (typeof MONEY_COLUMNS)[number];
  /** From top to bottom; cells that hold nothing are among them. */
  readonly cells: readonly FigureAt[];
  readonly totals: readonly FigureAt[];
}

function present(cells: readonly (FigureAt | null | undefined)[]): FigureAt[] {
  return cells.filter((cell): cell is FigureAt => cell != null);
}

/** The columns of points and of money. */
export function figureColumns({ funds, indicators, groups, total }: Form): FigureColumn[] {
  const points = (["weight", "score"] as const).map((role) => ({
    role,
    cells: present([role === "weight" ? funds?.executionWeight : funds?.executionScore, ...indicators.map((indicator) => indicator[role])]),
    totals: present([...groups.map((group) => (role === "weight" ? group.declaredWeight : group.declaredScore)), total?.[role]]),
  }));
  const money = MONEY_COLUMNS.map((role) => {
    const inRole = (isTotal: boolean) => present((funds?.rows ?? []).filter((row) => (row.role === "total") === isTotal).map((row) => row.figures[role]));
    return { role, cells: inRole(false), totals: inRole(true) };
  });
  return [...money, ...points];
}

/** Every cell of the form that should hold a figure, from top to bottom. */
export function formFigures(form: Form): FigureAt[] {
  const inFunds = (form.funds?.rows ?? []).flatMap((row) => (Object.keys(row.figures) as FundColumn[]).map((role) => row.figures[role]));
  const inIndicators = form.indicators.flatMap(({ target, actual, weight, score }) => [target, actual, weight, score]);
  const inGroups = form.groups.flatMap(({ declaredWeight, declaredScore }) => [declaredWeight, declaredScore]);
  const all = present([...inFunds, ...inIndicators, ...inGroups, form.total?.weight, form.total?.score]);
  const unique = new Map(all.map((cell) => [`${cell.row}:${cell.column}`, cell]));
  return [...unique.values()].sort((a, b) => a.row - b.row || a.column - b.column);
}
