import { plain } from "../../figures/decimal";
import type { FigureAt, Form, Group } from "../../form/form";
import { contains, formatCell } from "../../sheet/address";
import { type Term, termsOf } from "../../sheet/formula";
import { totalFundRow } from "../../recompute/funds";
import { isFilled } from "../filled";
import { sourcesOf } from "../fund-parts";
import { MONEY_COLUMNS } from "../money";
import { sumCorrection } from "../corrections";
import { type Draft, EVERY_KIND, fixOf, type Rule, type RuleContext } from "../rule";

/** A cell that a formula fills, what it has to add, and the cells that already stand for several of those. */
interface Sum {
  readonly total: FigureAt;
  readonly parts: readonly FigureAt[];
  readonly subtotals: readonly Subtotal[];
}

type SumContext = Pick<RuleContext, "form" | "hidden">;

interface Subtotal {
  readonly cell: FigureAt;
  /** Of its group in the form: 1 for level 1 and so on. */
  readonly depth: number;
  readonly standsFor: (part: FigureAt) => boolean;
}

function termsIn({ formula }: FigureAt): Term[] | null {
  return formula === null ? null : termsOf(formula);
}

/** A subtotal stands for what its own formula adds; a typed one for the rows of its group. */
function subtotalOf(cell: FigureAt, { rows, depth }: Group): Subtotal {
  const terms = termsIn(cell);
  return { cell, depth, standsFor: (part) => (terms ? terms.some(({ area }) => contains(area, part)) : rows.includes(part.row)) };
}

/** Of the rows that are seen, and of those that are hidden among them. */
function sumsOfPoints({ form, hidden }: SumContext, role: "weight" | "score"): Sum[] {
  const parts = [...form.indicators, ...hidden].filter(({ isSubItem }) => !isSubItem).flatMap((indicator) => indicator[role] ?? []).sort((a, b) => a.row - b.row);
  const withCell = form.groups.flatMap((group) => {
    const cell = role === "weight" ? group.declaredWeight : group.declaredScore;
    return cell ? [{ group, cell }] : [];
  });
  const subtotals = withCell.map(({ group, cell }) => subtotalOf(cell, group));
  const ofGroups = withCell.map(({ group, cell }) => ({
    total: cell,
    parts: parts.filter(({ row }) => group.rows.includes(row)),
    subtotals: subtotals.filter(({ depth }) => depth > group.depth),
  }));
  const total = form.total?.[role];
  return total ? [...ofGroups, { total, parts, subtotals }] : ofGroups;
}

function sumsOfMoney({ funds }: Form): Sum[] {
  if (!funds) return [];
  return MONEY_COLUMNS.flatMap((column) => {
    const total = totalFundRow(funds)?.figures[column];
    return total ? [{ total, parts: sourcesOf(funds, column), subtotals: [] }] : [];
  });
}

function sumsOfTable({ table }: Form): Sum[] {
  if (!table) return [];
  return table.rows.filter(({ parts }) => parts.length > 0).flatMap(({ parts, figures }) =>
    [...figures.values()].map((total) => ({
      total,
      parts: table.rows.filter(({ row }) => parts.includes(row)).flatMap((row) => row.figures.get(total.column) ?? []),
      subtotals: [],
    })),
  );
}

function hiddenRows({ form: { table }, hidden }: SumContext): ReadonlySet<number> {
  return new Set([...hidden, ...(table?.rows ?? []).filter(({ isHidden }) => isHidden)].map(({ row }) => row));
}

/** How often the terms count the part, itself or within a subtotal. */
function timesCounted(part: FigureAt, terms: readonly Term[], { subtotals }: Sum): number {
  const cells = [part, ...subtotals.filter(({ standsFor }) => standsFor(part)).map(({ cell }) => cell)];
  return terms.reduce((times, { sign, area }) => times + sign * cells.filter((cell) => contains(area, cell)).length, 0);
}

function check(sum: Sum, hidden: ReadonlySet<number>): Draft[] {
  const terms = termsIn(sum.total);
  if (!terms) return [];
  const parts = sum.parts.filter(isFilled).filter(({ figure }) => !figure.value.eq(0));
  const counted = parts.map((part) => ({ part, times: timesCounted(part, terms, sum) }));
  // A formula that adds none of them means something else.
  if (!counted.some(({ times }) => times > 0)) return [];
  const findings = [
    { message: "missed", cells: counted.filter(({ part, times }) => times <= 0 && !hidden.has(part.row)) },
    { message: "twice", cells: counted.filter(({ part, times }) => times > 1 && !hidden.has(part.row)) },
    { message: "hidden", cells: counted.filter(({ part, times }) => times === 1 && hidden.has(part.row)) },
  ];
  return findings.flatMap(({ message, cells }) => {
    if (cells.length === 0) return [];
    const values = {
      cell: formatCell(sum.total),
      formula: sum.total.formula ?? "",
      cells: cells.map(({ part }) => formatCell(part)).join("、"),
      amounts: cells.map(({ part }) => plain(part.figure.value)).join("、"),
    };
    return [{ message, values, cells: [sum.total, ...cells.map(({ part }) => part)] }];
  });
}

function sumsOf(context: SumContext): Sum[] {
  const { form } = context;
  const money = form.table ? sumsOfTable(form) : sumsOfMoney(form);
  return [...money, ...sumsOfPoints(context, "weight"), ...sumsOfPoints(context, "score")];
}

export const formulaRange: Rule = {
  id: "formula-range",
  severity: "warning",
  kinds: EVERY_KIND,
  explains: ["missed", "twice"],
  check(context) {
    const hidden = hiddenRows(context);
    return sumsOf(context).flatMap((sum) => check(sum, hidden));
  },
  fix: ({ message, cells: [total] }, context) => {
    // Whether a hidden row counts is for the person to say.
    const sum = message === "hidden" ? undefined : sumsOf(context).find((other) => other.total.row === total?.row && other.total.column === total.column);
    const correction = sum ? sumCorrection(context, "sum", sum.total, sum.parts) : null;
    // Without a formula nothing would tell the next row that it is missing.
    return fixOf("safe", [correction?.choices[0].formula ? correction : null]);
  },
};
