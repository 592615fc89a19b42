import { type Interval, meets, scaled } from "../../figures/interval";
import { parseUnit } from "../../figures/units";
import type { AmountColumn, AmountRow, AmountTable, Form, MoneyUnit } from "../../form/form";
import { totalFundRow } from "../../recompute/funds";
import { formatCell } from "../../sheet/address";
import { type Filled, isFilled } from "../filled";
import { MONEY_COLUMNS, printedMoney } from "../money";
import { areSamePoints } from "../points";
import type { Draft } from "../rule";
import { canBeSameYear, evaluationsIn, plainProject, projectKey, uniqueBy } from "./projects";

/** A figure of a list of projects and the same figure in the project's own table. */
interface Pair {
  readonly name: string;
  readonly listed: Filled;
  readonly own: Filled;
  readonly sheet: string;
  /** Of the two, in this order; null for points. */
  readonly units: readonly [MoneyUnit, MoneyUnit] | null;
}

type Told = "same" | "unit" | "other";

function inYuan(cell: Filled, unit: MoneyUnit): Interval {
  return scaled(printedMoney(cell.figure), parseUnit(unit).factor);
}

/** How the two stand to each other; "unit" when they have the same digits and different units. */
function told({ listed, own, units }: Pair): Told {
  if (!units) return areSamePoints(listed.figure, own.figure) ? "same" : "other";
  if (meets(inYuan(listed, units[0]), inYuan(own, units[1]))) return "same";
  return units[0] !== units[1] && !own.figure.value.eq(0) && meets(printedMoney(listed.figure), printedMoney(own.figure)) ? "unit" : "other";
}

function pairOf(table: AmountTable, row: AmountRow, { column, role, unit }: AmountColumn, name: string, form: Form): Pair | null {
  const listed = row.figures.get(column);
  const { funds, total } = form;
  const money = MONEY_COLUMNS.find((known) => known === role);
  const own = role === "score" ? total?.score : money && funds ? totalFundRow(funds)?.figures[money] : null;
  const [listUnit, ownUnit] = [unit ?? table.unit, funds?.unit];
  // A merged figure is that of several projects together.
  if (!isFilled(listed) || !isFilled(own) || listed.lastRow > row.row) return null;
  if (role === "score") return { name, listed, own, sheet: form.sheet, units: null };
  return listUnit && ownUnit ? { name, listed, own, sheet: form.sheet, units: [listUnit, ownUnit] } : null;
}

/** The rows of the list that name the project of a table elsewhere in the workbook. */
function listedProjects({ table, ...list }: Form & { readonly table: AmountTable }, workbook: readonly Form[]): { readonly row: AmountRow; readonly name: string; readonly form: Form }[] {
  const projects = uniqueBy(evaluationsIn(workbook), ({ projectName }) => (projectName ? [projectKey(projectName.text)] : []));
  const rows = uniqueBy(table.rows.filter(({ role }) => role === "item"), ({ names }) => names.map(({ text }) => projectKey(text)));
  const plain = uniqueBy(evaluationsIn(workbook), ({ projectName }) => (projectName ? [plainProject(projectName.text)] : []));
  const plainRows = uniqueBy(table.rows.filter(({ role }) => role === "item"), ({ names }) => names.map(({ text }) => plainProject(text)));
  return [...rows].flatMap(([name, row]) => {
    const form = projects.get(name) ?? (plainRows.get(plainProject(name)) === row ? plain.get(plainProject(name)) : undefined);
    return form && canBeSameYear({ ...list, table }, form) ? [{ row, name, form }] : [];
  });
}

/** Lists of projects: what they say of a project beside its own table. A column that differs in many rows is told once. */
export function listsAgainstTables(list: Form, workbook: readonly Form[]): Draft[] {
  const { table } = list;
  if (!table || table.columns.some(({ role }) => role === "period")) return [];
  const projects = listedProjects({ ...list, table }, workbook);
  return table.columns.flatMap((column) => {
    const pairs = projects.flatMap(({ row, name, form }) => pairOf(table, row, column, name, form) ?? []);
    return (["unit", "other"] as const).flatMap((kind): Draft[] => {
      const wrong = pairs.filter((pair) => told(pair) === kind);
      const [first] = wrong;
      if (!first) return [];
      const { name, listed, own, sheet, units } = first;
      const values = {
        column: column.role,
        name,
        count: String(wrong.length),
        shown: `${listed.text.trim()}${units?.[0] ?? ""}`,
        other: `${own.text.trim()}${units?.[1] ?? ""}`,
        sheet,
        cell: formatCell(own),
      };
      return [{ message: kind === "unit" ? "list-unit" : "list", values, cells: wrong.map((pair) => pair.listed), elsewhere: wrong.map((pair) => ({ sheet: pair.sheet, row: pair.own.row, column: pair.own.column })) }];
    });
  });
}
