import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { AmountRow, CategoryScores, FundRow } from "../../src/form/form";
import { readForms } from "../../src/reading/read";
import { type Position, columnName, formatCell } from "../../src/sheet/address";
import { parseMarkdownSheet } from "../support/markdown-sheet";
import { sheetOf } from "../support/sheets";

const FOLDER = join(__dirname, "layouts");

const columns = (record: Readonly<Record<string, number>>, order: string) =>
  order
    .split(", ")
    .map((entry) => entry.split(" ")[0] ?? "")
    .concat(Object.keys(record))
    .filter((role, index, all) => all.indexOf(role) === index && role in record)
    .map((role) => `${role} ${columnName(record[role] ?? 0)}`)
    .join(", ");
const places = (list: readonly Position[]) => (list.length > 0 ? list.map(formatCell).join() : "none");
/** "5 total=3+4": which rows it adds up; "5 item" otherwise. */
const tableRow = ({ row, role, parts }: AmountRow) => `${row + 1} ${role}${parts.length > 0 ? `=${parts.map((part) => part + 1).join("+")}` : ""}`;
const category = ({ label, weight, score, rate }: CategoryScores) => [label, weight, score, rate].map(at).join(" ");
const moneyOf = ({ role, figures }: FundRow) => [role, ...Object.entries(figures).map(([column, cell]) => `${column} ${at(cell)}`)].join(" ");
const at = (position: Position | null | undefined) => (position ? formatCell(position) : "none");

describe.each(readdirSync(FOLDER).map((file) => basename(file, ".md")))("%s", (name) => {
  const { rows, options, expected } = parseMarkdownSheet(readFileSync(join(FOLDER, `${name}.md`), "utf8"));
  const forms = readForms(sheetOf(rows, options));

  test("is read completely right", () => {
    const [form] = forms;
    if (!expected.some((line) => line.startsWith("forms: "))) expect(forms.slice(1)).toEqual([]);
    const read = expected.map((line) => {
      const [what = "", want = ""] = line.split(": ");
      if (!form) return "none";
      const { funds, total } = form;
      switch (what) {
        case "forms":
          return `forms: ${forms.length}`;
        case "kind":
          return `kind: ${form.kind}`;
        case "columns":
          return `columns: ${columns(form.columns, want)}`;
        case "header":
          return `header: ${(form.headerRow ?? -1) + 1}-${(form.headerLastRow ?? -1) + 1}`;
        case "indicators":
          return `indicators: ${form.indicators.map(({ row }) => row + 1).join()}`;
        case "total":
          return `total: ${(total?.row ?? -1) + 1} ${at(total?.weight)} ${at(total?.score)}`;
        case "funds":
          return `funds: ${columns(funds?.columns ?? {}, want)}`;
        case "funds rows":
          return `funds rows: ${funds?.rows.map(({ row, role }) => `${row + 1} ${role}`).join(", ")}`;
        case "money":
          return `money: ${funds?.rows.map(moneyOf).join(", ")}`;
        case "year":
          return `year: ${at(form.year)}`;
        case "project":
          return `project: ${at(form.projectName)}`;
        case "goals":
          return `goals: ${places(form.goals.planned)} / ${places(form.goals.achieved)}`;
        case "notes":
          return `notes: ${places(form.notes)}`;
        case "asked":
          return `asked: ${form.asked.map(({ role, label, cell, answer }) => `${role} ${at(label)}${answer ? "=" : "?"}${at(cell)}`).join(", ")}`;
        case "table":
          return `table: ${form.table?.columns.map(({ role, column, unit }) => `${role} ${columnName(column)}${unit ? ` ${unit}` : ""}`).join(", ")}`;
        case "table unit":
          return `table unit: ${form.table?.unit ?? "none"}`;
        case "table rows":
          return `table rows: ${form.table?.rows.map(tableRow).join(", ")}`;
        case "labels":
          return `labels: ${form.table?.rows.map(({ label }) => at(label)).join()} / ${funds?.rows.map(({ label }) => at(label)).join()}`;
        case "sums":
          return `sums: ${form.table?.columns.flatMap(({ column, parts }) => (parts.length > 0 ? [`${columnName(column)}=${parts.map(columnName).join("+")}`] : [])).join()}`;
        case "categories":
          return `categories: ${form.summary?.categories.map(category).join(", ")}`;
        case "all categories":
          return `all categories: ${form.summary?.total ? category(form.summary.total) : "none"}`;
        case "grade":
          return `grade: ${at(form.grade)}`;
        default:
          return form.kind;
      }
    });
    expect(expected.length).toBeGreaterThan(0);
    expect(read).toEqual(expected);
  });
});
