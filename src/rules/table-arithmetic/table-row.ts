import { compact } from "../../figures/normalise";
import type { AmountColumn, AmountColumnRole, AmountFigure, AmountRow, AmountTable, MoneyUnit } from "../../form/form";
import { type Filled, isFilled } from "../filled";
import { MONEY_ROLES } from "../money";

/** A row of a list whose cells can be asked for by the role of their column. */
export interface TableRow {
  readonly row: AmountRow;
  /** The row's own figure in the column of that role; undefined where it is blank, no figure, or shared with other rows. */
  readonly at: (role: AmountColumnRole) => Filled | undefined;
  /** What the cell says, whether it is a figure or not. */
  readonly cellAt: (role: AmountColumnRole) => AmountFigure | undefined;
  /** All figures of the row. */
  readonly figures: readonly Filled[];
  /** Those in columns of money; one without a role counts unless its heading speaks of points, rates, ranks or heads. */
  readonly money: readonly Filled[];
  /** The unit that the column's heading names, else the table's. */
  readonly unitOf: (role: AmountColumnRole) => MoneyUnit | null;
}

function ownFigure(cell: AmountFigure | undefined, row: AmountRow): Filled | undefined {
  return cell && isFilled(cell) && cell.lastRow === row.row ? cell : undefined;
}

const NO_MONEY = /分|率|比|名次|排名|等级|人|户|个|数量|年份|序号/;

function holdsMoney({ role, heading }: AmountColumn): boolean {
  return MONEY_ROLES.has(role) || (role === "other" && !NO_MONEY.test(compact(heading?.text ?? "").replace(/分配|分解|百分/g, "")));
}

export function tableRows({ columns, rows, unit }: AmountTable): TableRow[] {
  const columnOf = (role: AmountColumnRole) => columns.find((column) => column.role === role);
  return rows.map((row) => {
    const cellAt = (role: AmountColumnRole) => row.figures.get(columnOf(role)?.column ?? -1);
    return {
      row,
      cellAt,
      at: (role) => ownFigure(cellAt(role), row),
      figures: [...row.figures.values()].filter(isFilled),
      money: columns.filter(holdsMoney).flatMap(({ column }) => row.figures.get(column) ?? []).filter(isFilled),
      unitOf: (role) => columnOf(role)?.unit ?? unit,
    };
  });
}
