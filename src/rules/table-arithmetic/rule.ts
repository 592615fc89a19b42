import { plain } from "../../figures/decimal";
import type { AmountRow, AmountTable } from "../../form/form";
import { mergeRows } from "../merge";
import { addendsText } from "../points";
import { sumCorrection } from "../corrections";
import { type Draft, fixOf, type Rule } from "../rule";
import { ROW_FORMULAS, type RowFormula } from "./row-formulas";
import { type WrongSum, isMoney, wrongColumnSums, wrongRowSums } from "./sums";
import { type TableRow, tableRows } from "./table-row";

function nameOf(row: AmountRow | undefined): string {
  return row?.label?.text.trim() ?? "";
}

/**
 * Rows that break a formula which the others keep. Where more rows break it than keep it, the columns mean something else;
 * a lone row is held against the formula only when the headings say it.
 */
function brokenRows(formula: RowFormula, rows: readonly TableRow[]): Draft[] {
  const checks = rows.flatMap((row) => {
    const check = formula.check(row);
    return check ? [{ row, check }] : [];
  });
  const broken = checks.filter(({ check }) => !check.holds);
  const kept = checks.length - broken.length;
  const isBelieved = kept >= broken.length || (formula.isDefinition && checks.length === 1);
  const [first] = broken;
  if (!first || !isBelieved) return [];
  const { cells, expected, terms } = first.check;
  const values = { shown: cells[0].text.trim(), expected, terms };
  const facts = broken.map(({ row, check }) => ({ name: nameOf(row.row), cells: check.cells }));
  return mergeRows(facts, { message: formula.id, values });
}

function valuesOf({ total, parts, expected }: WrongSum) {
  return { total: plain(total.figure.value), sum: expected, difference: plain(total.figure.value.minus(expected)), addends: addendsText(parts) };
}

/** A row that was left out makes every column of the total wrong, which is one finding. */
function brokenTotals(table: AmountTable): Draft[] {
  return table.rows.flatMap((row): Draft[] => {
    const wrong = wrongColumnSums(table, row);
    const [first] = wrong;
    if (!first) return [];
    const values = { ...valuesOf(first), name: nameOf(row), column: first.column.heading?.text.trim() ?? "", count: String(wrong.length) };
    // Whether numbers of people or pieces were meant to be added is for the person to say, and so is what a numbering means.
    const isSure = wrong.some(({ column }) => isMoney(column)) && row.by === "label";
    const cells = [...wrong.map(({ total }) => total), ...first.parts];
    return [{ ...(!isSure && { severity: "warning" as const }), message: "columnSum", values, cells }];
  });
}

function brokenRowSums(table: AmountTable): Draft[] {
  const wrong = wrongRowSums(table);
  const [first] = wrong;
  if (!first) return [];
  const rowOf = ({ total }: WrongSum) => table.rows.find(({ row }) => row === total.row);
  const facts = wrong.map((sum) => ({ name: nameOf(rowOf(sum)), cells: [sum.total, ...sum.parts] as const }));
  return mergeRows(facts, { message: "rowSum", values: { ...valuesOf(first), column: first.column.heading?.text.trim() ?? "" } });
}

export const tableArithmetic: Rule = {
  id: "table-arithmetic",
  severity: "error",
  kinds: ["fund-table"],
  isAboutSums: true,
  check({ form: { table } }) {
    if (!table) return [];
    const rows = tableRows(table);
    return [...ROW_FORMULAS.flatMap((formula) => brokenRows(formula, rows)), ...brokenRowSums(table), ...brokenTotals(table)];
  },
  fix: ({ message, cells: [first] }, context) => {
    const { table } = context.form;
    const row = table?.rows.find((other) => other.row === first?.row);
    if (!table || !row || (message !== "columnSum" && message !== "rowSum")) return null;
    const wrong = message === "columnSum" ? wrongColumnSums(table, row) : wrongRowSums(table);
    return fixOf("suggestion", wrong.map(({ total, parts }) => sumCorrection(context, "sum", total, parts, { name: nameOf(table.rows.find((other) => other.row === total.row)) })));
  },
};
