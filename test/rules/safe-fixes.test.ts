import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { applyToSheet } from "../../src/edits/apply";
import { planOf, writingOf } from "../../src/edits/correction";
import { figureOf } from "../../src/figures/figure";
import { printed, meets } from "../../src/figures/interval";
import { type CheckedForm, checkSheet } from "../../src/rules/check";
import { fixFor, identityOf, safeFixes } from "../../src/rules/fix";
import { DEFAULT_SETTINGS } from "../../src/rules/settings";
import { formatCell, type Position } from "../../src/sheet/address";
import type { Sheet } from "../../src/sheet/sheet";
import { corpus } from "../support/corpus";
import { parseMarkdownSheet } from "../support/markdown-sheet";
import { plantsIn } from "../support/planter";
import { recalculated } from "../support/recalculated";
import { sheetOf } from "../support/sheets";
import { examplesIn } from "./readme-tables";

const settings = { ...DEFAULT_SETTINGS, previews: true };
const RULES = join(__dirname, "../../src/rules");
const check = (sheet: Sheet): readonly CheckedForm[] => checkSheet(sheet, { settings }).forms;
const hasErrors = ({ findings }: CheckedForm): boolean => findings.some(({ severity }) => severity === "error");

/** The sheet with all safe fixes of one form. */
function mended(sheet: Sheet, index: number, form: CheckedForm): { readonly cells: readonly Position[]; readonly after: Sheet } {
  const { corrections } = safeFixes(sheet, form, (tried) => check(tried)[index], "value");
  const writings = corrections.map((correction) => writingOf(correction, "value"));
  return { cells: corrections.map(({ cell }) => cell), after: recalculated(applyToSheet(sheet, planOf(sheet, writings, { id: "test", values: {} })).sheet) };
}

/** Whether the cell says what it said before, be it with fewer digits or, a rate, as a percentage. */
function saysAsBefore(before: Sheet, after: Sheet, { row, column }: Position): boolean {
  const [own, now] = [before.cellAt(row, column), after.cellAt(row, column)];
  const [a, b] = [own && figureOf(own), now && figureOf(now)];
  return a && b ? meets(printed(a), printed(b)) : (own?.text ?? "") === (now?.text ?? "");
}

/** One slip of so many is tried out, another one in each form; `STRIDE=1` tries all of them, which takes minutes. */
const STRIDE = Number(process.env.STRIDE ?? 25);

/** What safe fixes of the sheets with one slip each do that they must not do. */
function harmsOf(name: string, sheet: Sheet): { readonly harms: string[]; readonly slips: number; readonly mendedSlips: number } {
  const harms: string[] = [];
  let [slips, mendedSlips] = [0, 0];
  for (const [index, form] of check(sheet).entries()) {
    if (hasErrors(form)) continue;
    // What is mended without any slip, a number typed as text, is no harm either.
    const sound = mended(sheet, index, form).after;
    const offset = [...name].reduce((total, letter) => total + letter.charCodeAt(0), 0);
    for (const planted of plantsIn(sheet, form.form).filter((_, at) => (at + offset) % STRIDE === 0)) {
      const tried = recalculated(planted.sheet);
      const found = check(tried)[index];
      if (!found || found.form.kind !== form.form.kind) continue;
      slips++;
      const { cells, after } = mended(tried, index, found);
      if (cells.length === 0) continue;
      mendedSlips++;
      const isPlanted = (cell: Position) => formatCell(cell) === formatCell(planted.cell);
      const moved = cells.filter((cell) => !isPlanted(cell) && !saysAsBefore(sound, after, cell));
      if (moved.length > 0) harms.push(`${name} ${planted.title} moves ${moved.map(formatCell).join(", ")}`);
      const known = found.findings.map(identityOf);
      const come = (check(after)[index]?.findings ?? []).filter(({ severity, ...finding }) => severity === "error" && !known.includes(identityOf({ severity, ...finding })));
      if (come.length > 0) harms.push(`${name} ${planted.title} raises ${come.map(identityOf).join(", ")}`);
    }
  }
  return { harms, slips, mendedSlips };
}

function markdownForms(folder: string): { readonly name: string; readonly sheet: Sheet }[] {
  return readdirSync(folder).filter((file) => file.endsWith(".md")).map((file) => {
    const markdown = readFileSync(join(folder, file), "utf8");
    const { rows, options } = parseMarkdownSheet(markdown.split(/^## /m)[0] ?? "");
    return { name: file, sheet: sheetOf(rows, options) };
  });
}

function rightExamples(): { readonly name: string; readonly sheet: Sheet }[] {
  const folders = readdirSync(RULES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) =>
    examplesIn(readFileSync(join(RULES, name, "README.md"), "utf8"))
      .filter(({ section }) => section === "Right")
      .flatMap(({ title, sheets }) => sheets.map(({ rows, options }) => ({ name: `${name}: ${title}`, sheet: sheetOf(rows, options) }))),
  );
}

describe.each([
  ["the changed forms", () => markdownForms(join(__dirname, "changes"))],
  ["the forms of other hands", () => markdownForms(join(__dirname, "../wild"))],
  ["the right examples of the rules", rightExamples],
])("a slip in one figure of %s", (_, formsOf) => {
  test("safe fixes move no figure that was right, and raise no error", () => {
    const all = formsOf().map(({ name, sheet }) => harmsOf(name, sheet));
    expect(all.flatMap(({ harms }) => harms)).toEqual([]);
    expect(all.reduce((count, { mendedSlips }) => count + mendedSlips, 0)).toBeGreaterThan(0);
  }, 300_000);
});

test("a slip in one figure of a published form: safe fixes move no figure that was right, and raise no error", async () => {
  const harms: string[] = [];
  for (const { name, sheets } of corpus()) for (const sheet of await sheets()) harms.push(...harmsOf(name, sheet).harms);
  expect(harms).toEqual([]);
}, 300_000);

test("a total that is short by just the points of a blank score is not lowered", () => {
  const rows = [
    ["一级指标", "二级指标", "三级指标", "得分"],
    ["过程（30分）", "资金管理（30分）", "资金到位率（10分）", 10],
    [null, null, "资金使用合规性（1分）", null],
    [null, null, "预算执行率（19分）", 18.3],
    ["产出（70分）", "数量（70分）", "救助人次（70分）", 58],
    ["合计（100分）", null, null, 87.3],
  ];
  const sheet = sheetOf([["项目支出绩效评价得分表"], ...rows]);
  const [form] = check(sheet);
  expect(safeFixes(sheet, form!, (tried) => check(tried)[0], "value").corrections).toEqual([]);
  expect(form!.findings.map((finding) => [finding.rule, fixFor(finding, sheet, form!)?.kind ?? null])).toEqual([["score-missing", null], ["total-score", null]]);
});
