import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { checkSheet } from "../../src/rules/check";
import { formatCell, parseArea } from "../../src/sheet/address";
import type { StoredValue } from "../../src/sheet/sheet";
import { parseMarkdownSheet } from "../support/markdown-sheet";
import { type SheetOptions, sheetOf } from "../support/sheets";

const FOLDER = join(__dirname, "changes");
const NUMBER = /^-?\d+(?:\.\d+)?$/;
/** "=SUM(C3:C5) → 12": a formula and its result. */
const FORMULA = /^(=.+?)\s*→\s*(.*)$/;

/** A change to the form of a file, and what is to be said of the form that it makes. */
interface Change {
  readonly title: string;
  readonly cells: readonly (readonly [address: string, content: string])[];
  readonly findings: string;
}

interface ChangedForm {
  readonly rows: readonly (readonly StoredValue[])[];
  readonly options: SheetOptions;
  readonly changes: readonly Change[];
}

/** The first table is the form, each later one a list of changes: what, "H18 = 16; H21 = 100", findings. */
function changedFormIn(markdown: string): ChangedForm {
  const [form = "", ...lists] = markdown.split(/^## .*$/m);
  const changes = lists.flatMap((list) =>
    list.split("\n").filter((line) => line.startsWith("|")).slice(2).map((line): Change => {
      const [title = "", cells = "", findings = ""] = line.trim().replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim());
      const change = (text: string) => {
        const [, address = "", content = ""] = /^(\w+) =\s*(.*)$/.exec(text.trim()) ?? [];
        return [address, content] as const;
      };
      return { title, cells: cells.split(";").map(change), findings: findings || "none" };
    }),
  );
  return { ...parseMarkdownSheet(form), changes };
}

function stored(text: string): StoredValue {
  return text === "" ? null : NUMBER.test(text) ? Number(text) : text.replace(/^'/, "");
}

function changed({ rows, options }: ChangedForm, { cells }: Change) {
  const grid = rows.map((row) => [...row]);
  const formulas: Record<string, string> = {};
  for (const [address, content] of cells) {
    const [, formula, result = content] = FORMULA.exec(content) ?? [];
    const { row, column } = parseArea(address)!;
    grid[row]![column] = stored(result);
    if (formula !== undefined) formulas[address] = formula;
  }
  return sheetOf(grid, { ...options, formulas });
}

describe.each(readdirSync(FOLDER).map((file) => basename(file, ".md")))("%s", (name) => {
  const form = changedFormIn(readFileSync(join(FOLDER, `${name}.md`), "utf8"));

  const findingsOf = (sheet: ReturnType<typeof sheetOf>) =>
    checkSheet(sheet).forms.flatMap(({ findings }) => findings.map(({ severity, rule, cells: [first] }) => `${severity} ${rule} ${formatCell(first!)}`)).join(", ") || "none";

  test("is right as it stands", () => {
    expect(findingsOf(sheetOf(form.rows, form.options))).toBe("none");
  });

  test.each(form.changes.map((change) => [change.title, change] as const))("%s", (_, change) => {
    expect(findingsOf(changed(form, change))).toBe(change.findings);
  });
});
