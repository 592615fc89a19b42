import type { Form, FormKind } from "../../src/form/form";
import { compact } from "../../src/figures/normalise";
import { readForms } from "../../src/reading/read";
import { type Position, columnName, formatArea, formatCell, overlaps, parseArea } from "../../src/sheet/address";
import { type TruthTable, corpus } from "../support/corpus";

const KINDS: Readonly<Record<string, FormKind | null>> = {
  selfeval: "self-evaluation",
  "selfeval-no-score": "self-evaluation-unscored",
};

const at = (position: Position | null | undefined) => (position ? formatCell(position) : null);
const letter = (column: number | undefined) => (column === undefined ? null : columnName(column));
const line = (row: number | null | undefined) => (row === null || row === undefined ? null : row + 1);

/** The form's roles under the names of the truth. */
function rolesOf(form: Form): Record<string, unknown> {
  const { columns, funds, total } = form;
  return {
    title: at(form.title),
    year: at(form.year),
    projectName: at(form.projectName),
    department: at(form.department),
    unit: at(form.moneyUnit),
    implementer: at(form.implementer),
    grade: at(form.grade),
    headerRow: line(form.headerRow),
    firstIndicatorRow: line(form.indicators[0]?.row),
    lastIndicatorRow: line(form.indicators.at(-1)?.row),
    totalRow: line(total?.row),
    totalWeight: at(total?.weight),
    totalScore: at(total?.score),
    executionRate: at(funds?.executionRate),
    executionScore: at(funds?.executionScore),
    executionWeight: at(funds?.executionWeight),
    ...Object.fromEntries(
      (["level1", "level2", "level3", "level4", "sign", "target", "unit", "actual", "weight", "score", "reason"] as const).map(
        (role) => [`${role}Column`, letter(columns[role])],
      ),
    ),
    funds: funds && {
      region: formatArea(funds.area),
      columns: Object.fromEntries(Object.entries(funds.columns).map(([role, column]) => [role, letter(column)])),
      rows: funds.rows.map(({ row, role }) => ({ row: row + 1, role })),
    },
  };
}

/** Only what the truth names and a form can give. */
function expectedRoles(table: TruthTable, known: Record<string, unknown>): Record<string, unknown> {
  const roles = Object.fromEntries(Object.entries(table.cells).filter(([name]) => name in known));
  const funds = roles.funds as { columns: Record<string, string>; rows: { row: number; role: string | string[] }[]; region: string } | undefined;
  if (funds) {
    const roleAt = new Map((known.funds as typeof funds | null)?.rows.map(({ row, role }) => [row, role]));
    const roleOf = (row: number, role: string | string[]) => (Array.isArray(role) ? (role.find((one) => one === roleAt.get(row)) ?? role[0]) : role);
    roles.funds = { region: funds.region, columns: funds.columns, rows: funds.rows.map(({ row, role }) => ({ row, role: roleOf(row, role) })) };
  }
  // A list names several right answers.
  for (const [name, wanted] of Object.entries(roles)) if (Array.isArray(wanted) && wanted.includes(known[name])) roles[name] = known[name];
  // What the table may be read without: points within a label, a unit in a heading.
  for (const name of table.orAbsent ?? []) if (known[name] === null) roles[name] = null;
  return roles;
}

function levelsOf(row: Readonly<Record<string, unknown>>): string[] {
  return ["l1", "l2", "l3", "l4"].flatMap((level) => (typeof row[level] === "string" ? [compact(row[level])] : []));
}

describe.each(corpus())("$name", ({ sheets, tables }) => {
  const formsOf = async () => (await sheets()).flatMap((sheet) => readForms(sheet));

  // A table that need not be found is asked for in no other way.
  test.each(tables.filter(({ detectAs }) => detectAs !== "not-an-indicator-table"))("$detectAs $region is read as it is", async (table) => {
    const forms = (await formsOf()).filter((form) => form.sheet.trim() === table.sheet.trim());
    const region = parseArea(table.region ?? "")!;
    const form = forms.find(({ area }) => overlaps(area, region));
    const kind = table.detectAs in KINDS ? KINDS[table.detectAs] : table.detectAs;
    expect(form?.kind ?? null).toBe(kind);
    if (!form) return;
    const roles = rolesOf(form);
    const expected = expectedRoles(table, roles);
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, roles[name]]))).toEqual(expected);
    expect(form.indicators.map(({ row }) => row + 1)).toEqual((table.indicators ?? []).map(({ row }) => row));
    for (const [index, row] of (table.indicators ?? []).entries()) {
      const read = (form.indicators[index]?.levels ?? []).map((level) => compact(level.text));
      const wanted = levelsOf(row);
      expect(wanted.length === 1 ? read.slice(-1) : read).toEqual(wanted);
    }
  });

  test("nothing else is taken for a form", async () => {
    const forms = await formsOf();
    const isOf = ({ sheet, region }: TruthTable) => (form: Form) => form.sheet.trim() === sheet.trim() && region !== undefined && overlaps(form.area, parseArea(region)!);
    const others = tables.filter(({ detectAs }) => detectAs === "not-an-indicator-table");
    expect(others.flatMap((table) => forms.filter(isOf(table))).filter(({ kind }) => kind !== "fund-table")).toEqual([]);
    const isWanted = (form: Form) => tables.some((table) => isOf(table)(form));
    expect(forms.filter((form) => !isWanted(form))).toEqual([]);
  });
});
