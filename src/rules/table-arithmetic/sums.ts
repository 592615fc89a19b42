import { type Decimal, sum } from "../../figures/decimal";
import { addIntervals, meets } from "../../figures/interval";
import { compact, isBlankText } from "../../figures/normalise";
import type { AmountColumn, AmountFigure, AmountRow, AmountTable } from "../../form/form";
import { type Filled, isFilled } from "../filled";
import { MONEY_ROLES, printedMoney } from "../money";

/** A total that its parts do not make. */
export interface WrongSum {
  readonly total: Filled;
  readonly parts: readonly Filled[];
  readonly column: AmountColumn;
  readonly expected: Decimal;
}

/** Headings of columns without a role of their own in which a total makes sense; an average or a standard has none. */
const ADDABLE = /资金|金额|经费|补助|拨款|支出|预算|到位|人数|人次|户数|数量|合计|小计/;
const NOT_ADDABLE = /率|比|均|标准|单价|占/;

export function isMoney({ role }: AmountColumn): boolean {
  return MONEY_ROLES.has(role);
}

function canBeAdded(column: AmountColumn): boolean {
  const heading = compact(column.heading?.text ?? "");
  return isMoney(column) || ((column.role === "quantity" || column.role === "other") && ADDABLE.test(heading) && !NOT_ADDABLE.test(heading));
}

/** The parts' figures; null when one of them says something that cannot be added, or in a unit of its own. */
function addends(cells: readonly (AmountFigure | undefined)[], total: Filled): Filled[] | null {
  const present = cells.filter((cell): cell is AmountFigure => cell !== undefined && !isBlankText(cell.text));
  const filled = present.filter(isFilled);
  const isAlike = filled.every(({ figure }) => figure.unit === total.figure.unit && figure.isPercent === total.figure.isPercent);
  return filled.length === present.length && filled.length > 0 && isAlike ? filled : null;
}

function wrongSum(total: AmountFigure | undefined, cells: readonly (AmountFigure | undefined)[], column: AmountColumn): WrongSum[] {
  if (!total || !isFilled(total) || total.figure.isPercent) return [];
  const parts = addends(cells, total);
  if (!parts || meets(addIntervals(parts.map(({ figure }) => printedMoney(figure))), printedMoney(total.figure))) return [];
  return [{ total, parts, column, expected: sum(parts.map(({ figure }) => figure.value)) }];
}

/** What the row states as the sum of other rows, column by column. */
export function wrongColumnSums(table: AmountTable, row: AmountRow): WrongSum[] {
  const parts = table.rows.filter((other) => row.parts.includes(other.row));
  if (parts.length < 2) return [];
  return table.columns.filter(canBeAdded).flatMap((column) =>
    wrongSum(row.figures.get(column.column), parts.map((part) => part.figures.get(column.column)), column),
  );
}

/** What the row states as the sum of other columns. */
export function wrongRowSums({ columns }: AmountTable, row: AmountRow): WrongSum[] {
  return columns.filter(({ parts }) => parts.length > 0).flatMap((column) =>
    wrongSum(row.figures.get(column.column), column.parts.map((part) => row.figures.get(part)), column),
  );
}
