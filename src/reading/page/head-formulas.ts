import { compact } from "../../figures/normalise";
import type { HeadFormula } from "../../form/form";
import type { Cell } from "../../sheet/sheet";
import { figureAt, textAt } from "./cells";
import { numbersColumns } from "./plain-rows";
import type { Region } from "./region";

const LETTER = /[(]?([A-H])[)]?$/;
const FORMULA = /([A-H])([/÷\-−+])([A-H])/;
const QUARTER = /^(?:第?[一二三四1-4]季度?|Q[1-4])(?:\D|$)/;
const QUARTERS = 4;
/** What the quarters of a year make. */
const OF_YEAR = /全年|年度|合计|总计/;

const OPERATORS: Readonly<Record<string, HeadFormula["operator"]>> = { "/": "÷", "÷": "÷", "-": "−", "−": "−", "+": "+" };

interface Columns {
  readonly heading: Cell;
  readonly operator: HeadFormula["operator"];
  readonly operands: readonly number[];
}

/** 执行率(B/A), 结转(B-C): by the letters that stand beside the other headings of the row. */
function byLetters(cells: readonly Cell[]): Columns[] {
  const letters = new Map<string, number>();
  for (const cell of cells) {
    const text = compact(cell.text);
    const letter = FORMULA.test(text) ? undefined : LETTER.exec(text)?.[1];
    if (letter !== undefined) letters.set(letter, cell.column);
  }
  return cells.flatMap((heading) => {
    const [, first = "", sign = "", second = ""] = FORMULA.exec(compact(heading.text)) ?? [];
    const [left, right, operator] = [letters.get(first), letters.get(second), OPERATORS[sign]];
    return left === undefined || right === undefined || !operator ? [] : [{ heading, operator, operands: [left, right] }];
  });
}

/** 一季度 … 四季度 make the one column of the year beside them. */
function ofQuarters(cells: readonly Cell[]): Columns[] {
  const quarters = cells.filter(({ text }) => QUARTER.test(compact(text)));
  if (quarters.length !== QUARTERS) return [];
  const last = cells.indexOf(quarters.at(-1)!);
  const first = cells.indexOf(quarters[0]!);
  const year = [cells[last + 1], cells[first - 1]].find((cell) => cell && OF_YEAR.test(compact(cell.text)));
  return last - first === QUARTERS - 1 && year ? [{ heading: year, operator: "+", operands: quarters.map(({ column }) => column) }] : [];
}

/** What headings say that their columns are made of, and the rows of figures below them. */
export function headFormulas(region: Region): HeadFormula[] {
  const found: HeadFormula[] = [];
  for (let row = region.area.row; row < region.area.lastRow; row++) {
    const cells = region.cellsIn(row).filter(({ value }) => typeof value === "string");
    for (const { heading, operator, operands } of [...byLetters(cells), ...ofQuarters(cells)]) {
      const rows = rowsBelow(region, row, [heading.column, ...operands]);
      if (rows.length > 0) found.push({ heading: textAt(heading), operator, rows });
    }
  }
  return found;
}

/** The rows up to the next headings, a blank line, or one that holds none of the figures. */
function rowsBelow(region: Region, head: number, columns: readonly number[]): HeadFormula["rows"] {
  const { sheet, area } = region;
  const rows: HeadFormula["rows"][number][] = [];
  for (let row = head + 1; row <= area.lastRow; row++) {
    if (numbersColumns(region.cellsIn(row))) continue;
    const [result, ...operands] = columns.map((column) => figureAt(sheet, row, column));
    if (!result || operands.every(({ figure }) => figure === null)) break;
    if (!sheet.isRowHidden(row) && result.figure && operands.every(({ figure }) => figure !== null)) rows.push({ result, operands });
  }
  return rows;
}
