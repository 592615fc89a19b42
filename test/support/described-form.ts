import type { Form } from "../../src/form/form";
import type { CheckedForm } from "../../src/rules/check";
import { type Position, columnName, formatCell } from "../../src/sheet/address";

const at = (position: Position | null | undefined) => (position ? formatCell(position) : "none");
const list = (items: readonly string[]) => (items.length > 0 ? items.join(", ") : "none");
const columns = (roles: Readonly<Record<string, number>>) => list(Object.entries(roles).map(([role, column]) => `${role} ${columnName(column)}`).sort());

/** [13, 14, 15, 17] → "13-15,17" */
function ranges(rows: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last?.[1] === row - 1) last[1] = row;
    else runs.push([row, row]);
  }
  return runs.length > 0 ? runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join() : "none";
}

function headOf({ title, year, reportingUnit, projectName, department, implementer, grade }: Form): string {
  const places = { title, year, unit: reportingUnit, project: projectName, department, implementer, grade };
  return list(Object.entries(places).flatMap(([name, place]) => (place ? [`${name} ${at(place)}`] : [])));
}

/** Everything that a form is judged by, line for line. */
export function describeForm({ form, summary, findings }: CheckedForm): string[] {
  const { funds, total, indicators } = form;
  return [
    `kind: ${form.kind}`,
    `head: ${headOf(form)}`,
    `columns: ${columns(form.columns)}`,
    `header: ${form.headerRow === null ? "none" : `${form.headerRow + 1}-${(form.headerLastRow ?? form.headerRow) + 1}`}`,
    `indicators: ${ranges(indicators.map(({ row }) => row + 1))}`,
    `last: ${indicators.at(-1)?.levels.map(({ text }) => text.replace(/\n/g, "")).join(" > ") ?? "none"}`,
    `total: ${total ? `${total.row + 1} ${at(total.weight)} ${at(total.score)}` : "none"}`,
    `funds: ${funds ? columns(funds.columns) : "none"}`,
    ...(funds
      ? [
          `funds rows: ${list(funds.rows.map(({ row, role }) => `${row + 1} ${role}`))}`,
          `execution: ${at(funds.executionRate)} ${at(funds.executionScore)} ${at(funds.executionWeight)} of ${funds.base} in ${funds.unit ?? "no unit"}`,
        ]
      : []),
    `sums: ${summary.weightSum ?? "none"} ${summary.scoreSum ?? "none"} ${summary.grade ?? "none"}`,
    `findings: ${list(findings.map(({ severity, rule, cells }) => `${severity} ${rule} ${at(cells[0])}`))}`,
  ];
}
