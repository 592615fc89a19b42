import { plain } from "../../figures/decimal";
import type { AmountRow, AmountTable, HeadFormula } from "../../form/form";
import type { Position } from "../../sheet/address";
import { mergeRows } from "../merge";
import { addendsText } from "../points";
import { sumCorrection } from "../corrections";
import { brokenFormulas, hasHeadFormula } from "../head-formulas";
import { asPercent, brokenCompletion } from "../derived";
import { labelOf } from "../rows";
import { type Draft, fixOf, type Rule, type RuleContext, SCORED } from "../rule";
import { productsByData } from "./data-products";
import { type Mend, mendedBut } from "./mended";
import { ROW_FORMULAS, type RowCheck, type RowFormula } from "./row-formulas";
import { type WrongSum, isMoney, wrongColumnSums, wrongRowSums } from "./sums";
import { type TableRow, tableRows } from "./table-row";

function nameOf(row: AmountRow | undefined): string {
  return row?.label?.text.trim() ?? "";
}

interface BrokenRow {
  readonly row: TableRow;
  readonly check: RowCheck;
}

/**
 * Rows that break a formula which the others keep. Where more rows break it than keep it, the columns mean something else;
 * a lone row is held against the formula only when the headings say it.
 */
function brokenRows(formula: RowFormula, rows: readonly TableRow[]): BrokenRow[] {
  const checks = rows.flatMap((row) => {
    const check = formula.check(row);
    return check ? [{ row, check }] : [];
  });
  const broken = checks.filter(({ check }) => !check.holds);
  const kept = checks.length - broken.length;
  const isBelieved = kept >= broken.length || (formula.isDefinition && checks.length === 1);
  return isBelieved ? broken : [];
}

/** Whether the row breaks the formula in a list whose other results were set right. */
function isBrokenIn(mended: AmountTable, formula: RowFormula, { row: { row } }: BrokenRow): boolean {
  const [own] = tableRows({ ...mended, rows: mended.rows.filter((other) => other.row === row.row) });
  return own !== undefined && formula.check(own)?.holds !== true;
}

function isWrongIn(mended: AmountTable, { total }: WrongSum, sumsIn: (table: AmountTable, row: AmountRow) => WrongSum[]): boolean {
  return mended.rows.filter(({ row }) => row === total.row).some((row) => sumsIn(mended, row).some((sum) => sum.total.column === total.column));
}

function draftOfRows({ id, print }: RowFormula, broken: readonly BrokenRow[]): Draft[] {
  const [first] = broken;
  if (!first) return [];
  const { cells, expected, terms } = first.check;
  const values = { shown: cells[0].text.trim(), expected: print(expected), terms };
  const facts = broken.map(({ row, check }) => ({ name: nameOf(row.row), cells: check.cells }));
  return mergeRows(facts, { message: id, values });
}

function valuesOf({ total, parts, expected }: WrongSum) {
  return { total: plain(total.figure.value), sum: plain(expected), difference: plain(total.figure.value.minus(expected).abs()), addends: addendsText(parts) };
}

/** A row that was left out makes every column of the total wrong, which is one finding. */
function draftsOfTotals({ rows }: AmountTable, sums: readonly WrongSum[]): Draft[] {
  return rows.flatMap((row): Draft[] => {
    const wrong = sums.filter(({ total }) => total.row === row.row);
    const [first] = wrong;
    if (!first) return [];
    const values = { ...valuesOf(first), name: nameOf(row), column: first.column.heading?.text.trim() ?? "", count: String(wrong.length) };
    // Whether numbers of people or pieces were meant to be added is for the person to say, and so is what a numbering means.
    const isSure = wrong.some(({ column }) => isMoney(column)) && row.by === "label";
    const cells = [...wrong.map(({ total }) => total), ...first.parts];
    return [{ ...(!isSure && { severity: "warning" as const }), message: "columnSum", values, cells }];
  });
}

function draftsOfRowSums(table: AmountTable, wrong: readonly WrongSum[]): Draft[] {
  const [first] = wrong;
  if (!first) return [];
  const rowOf = ({ total }: WrongSum) => table.rows.find(({ row }) => row === total.row);
  const facts = wrong.map((sum) => ({ name: nameOf(rowOf(sum)), cells: [sum.total, ...sum.parts] as const }));
  return mergeRows(facts, { message: "rowSum", values: { ...valuesOf(first), column: first.column.heading?.text.trim() ?? "" } });
}

/** 完成率 beside target and result: where nothing but 100 % confirms that it is their quotient, it is asked about. */
function draftsOfCompletion(context: RuleContext): Draft[] {
  return brokenCompletion(context).flatMap(({ heading, broken, isConfirmed }) => broken.map(({ indicator, result, operands, expected, terms }): Draft => ({
    ...(!isConfirmed && { severity: "warning" as const }),
    message: "completion",
    values: { name: labelOf(indicator), column: heading.trim(), shown: result.text.trim(), expected: asPercent(expected), terms },
    cells: [result, ...operands],
  })));
}

/** 结转(B-C), or the year beside its quarters; the rates of a funds block are the execution-rate's. */
function draftsOfHeadings({ form: { headFormulas, table } }: RuleContext): Draft[] {
  return brokenFormulas(headFormulas.filter(({ operator }) => table !== null || operator !== "÷")).map(({ heading, result, operands, shownExpected, terms }): Draft => ({
    message: "heading",
    values: { column: heading, shown: result.text.trim(), expected: shownExpected, terms },
    cells: [result, ...operands],
  }));
}

function unlessHeaded(check: RowCheck | null, formulas: readonly HeadFormula[]): RowCheck | null {
  return check && hasHeadFormula(formulas, check.cells[0]) ? null : check;
}

export const tableArithmetic: Rule = {
  id: "table-arithmetic",
  severity: "error",
  kinds: ["fund-table", ...SCORED, "self-evaluation-unscored"],
  isAboutSums: true,
  check(context) {
    const { table } = context.form;
    const byHeading = draftsOfHeadings(context);
    if (!table) return [...byHeading, ...draftsOfCompletion(context)];
    const rows = tableRows(table);
    // A heading that says what its column is made of knows better than its words.
    const formulas = ROW_FORMULAS.map((formula): RowFormula => ({ ...formula, check: (row) => unlessHeaded(formula.check(row), context.form.headFormulas) }));
    const byFormula = [...formulas, ...productsByData(table)].map((formula) => ({ formula, broken: brokenRows(formula, rows) }));
    const rowSums = table.rows.flatMap((row) => wrongRowSums(table, row));
    const columnSums = table.rows.flatMap((row) => wrongColumnSums(table, row));
    const mends: Mend[] = [
      ...byFormula.flatMap(({ broken }) => broken.map(({ check: { cells: [cell], expected } }) => ({ cell, expected }))),
      ...[...rowSums, ...columnSums].map(({ total, expected }) => ({ cell: total, expected })),
    ];
    const others = (cell: Position) => mendedBut(table, mends, cell);
    return [
      ...byHeading,
      ...byFormula.flatMap(({ formula, broken }) => draftOfRows(formula, broken.filter((row) => isBrokenIn(others(row.check.cells[0]), formula, row)))),
      ...draftsOfRowSums(table, rowSums.filter((sum) => isWrongIn(others(sum.total), sum, wrongRowSums))),
      ...draftsOfTotals(table, columnSums.filter((sum) => isWrongIn(others(sum.total), sum, wrongColumnSums))),
    ];
  },
  fix: ({ message, cells: [first] }, context) => {
    const { table } = context.form;
    const row = table?.rows.find((other) => other.row === first?.row);
    if (!table || !row || (message !== "columnSum" && message !== "rowSum")) return null;
    const wrong = message === "columnSum" ? wrongColumnSums(table, row) : table.rows.flatMap((other) => wrongRowSums(table, other));
    return fixOf("suggestion", wrong.map(({ total, parts }) => sumCorrection(context, "sum", total, parts, { name: nameOf(table.rows.find((other) => other.row === total.row)) })));
  },
};
