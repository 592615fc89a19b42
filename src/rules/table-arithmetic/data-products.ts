import { plain } from "../../figures/decimal";
import { exactly, meets } from "../../figures/interval";
import type { AmountTable } from "../../form/form";
import { type Filled, isFilled } from "../filled";
import { printedMoney } from "../money";
import { type RowFormula, asMoney } from "./row-formulas";
import { type TableRow, tableRows } from "./table-row";

/** So many rows have to keep a product before it is more than chance. */
const LEAST_KEPT = 3;

interface Factors {
  readonly a: number;
  readonly b: number;
  readonly product: number;
}

function ownFigure({ row }: TableRow, column: number): Filled | null {
  const cell = row.figures.get(column);
  return cell && isFilled(cell) && cell.lastRow === row.row && !cell.figure.isPercent ? cell : null;
}

function cellsOf(row: TableRow, { a, b, product }: Factors): readonly [Filled, Filled, Filled] | null {
  const [result, one, other] = [ownFigure(row, product), ownFigure(row, a), ownFigure(row, b)];
  return result && one && other ? [result, one, other] : null;
}

function holds([result, one, other]: readonly [Filled, Filled, Filled]): boolean {
  return meets(printedMoney(result.figure), exactly(one.figure.value.times(other.figure.value)));
}

/** 0 and 1 multiply to what anything does. */
function tells([, ...factors]: readonly [Filled, Filled, Filled]): boolean {
  return factors.every(({ figure: { value } }) => !value.eq(0) && !value.eq(1));
}

/** Whether the third column is the product of the others in all rows but one. */
function isProduct(factors: Factors, rows: readonly TableRow[]): boolean {
  const cells = rows.flatMap((row) => {
    const own = cellsOf(row, factors);
    return own ? [own] : [];
  });
  const kept = cells.filter(holds);
  const results = new Set(kept.map(([result]) => plain(result.figure.value)));
  return cells.length - kept.length === 1 && kept.filter(tells).length >= LEAST_KEPT && results.size >= LEAST_KEPT;
}

function formulaOf(factors: Factors): RowFormula {
  return {
    id: "product",
    isDefinition: false,
    print: asMoney,
    check(row) {
      const cells = cellsOf(row, factors);
      if (!cells) return null;
      const [result, one, other] = cells;
      return {
        holds: holds(cells),
        cells: [result, one, other],
        expected: one.figure.value.times(other.figure.value),
        terms: `${one.text.trim()} × ${other.text.trim()}`,
      };
    },
  };
}

/** Products that no heading tells and the rows do: 站均补助 × 电站数 = 因素分配 in all rows but one. */
export function productsByData(table: AmountTable): RowFormula[] {
  const rows = tableRows({ ...table, rows: table.rows.filter(({ role }) => role === "item") });
  const columns = table.columns.filter(({ role }) => role !== "ordinal" && role !== "name" && role !== "rank").map(({ column }) => column);
  const named = (role: AmountTable["columns"][number]["role"]) => table.columns.find((column) => column.role === role)?.column;
  // Quantity and price have a formula of their own, which knows their units.
  const isNamed = ({ a, b }: Factors) => [a, b].includes(named("price") ?? -1) && [a, b].includes(named("quantity") ?? -1);
  return columns.flatMap((a, index) =>
    columns.slice(index + 1).flatMap((b) => columns.filter((product) => product !== a && product !== b).map((product): Factors => ({ a, b, product }))),
  ).filter((factors) => !isNamed(factors) && isProduct(factors, rows)).map(formulaOf);
}
