import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readWorkbook } from "../../src/hosts/file/workbook";
import { checkSheet, checkWorkbook } from "../../src/rules/check";
import { parseRuleSettings } from "../../src/rules/settings";
import { RULES } from "../../src/rules/catalogue";
import { formatCell } from "../../src/sheet/address";
import type { Sheet } from "../../src/sheet/sheet";
import { corpus } from "../support/corpus";
import { sheetOf } from "../support/sheets";

function acrossSheets(sheets: readonly Sheet[], options: Parameters<typeof checkWorkbook>[1] = {}): string[] {
  const checks = checkWorkbook(sheets.map((sheet) => checkSheet(sheet, options)), options);
  return checks.flatMap(({ forms }) =>
    forms.flatMap(({ form, findings }) =>
      findings
        .filter(({ rule }) => rule === "cross-sheet")
        .map(({ message, severity, cells, elsewhere = [] }) => `${severity} ${message} ${form.sheet}!${formatCell(cells[0]!)} ${elsewhere.map((cell) => `${cell.sheet}!${formatCell(cell)}`).join()}`),
    ),
  );
}

const evaluation = (name: string, score: number): Sheet =>
  sheetOf(
    [
      ["项目支出绩效自评表"],
      ["(2024年度)"],
      ["项目名称", "道路保洁"],
      ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
      ["产出指标", "数量指标", "清扫道路里程", "≥200公里", 201, 100, score],
      ["总分", null, null, null, null, 100, score],
    ],
    { name },
  );

test.each(["ministry-filled-2019.xls", "ministry-template-2019.xls"])("the sheets of %s, which repeat one project in many tables, agree", async (file) => {
  expect(acrossSheets(await readWorkbook(readFileSync(join(__dirname, "../fixtures", file))))).toEqual([]);
});

test("published workbooks of several tables agree", async () => {
  for (const { sheets } of corpus()) expect(acrossSheets(await sheets())).toEqual([]);
}, 60_000);

test("a finding stands in the form to correct and names the cell of the other sheet", () => {
  expect(acrossSheets([evaluation("甲", 100), evaluation("乙", 99)])).toEqual(["warning twice 乙!B3 甲!B3"]);
});

test("one sheet alone says nothing of others", () => {
  expect(acrossSheets([evaluation("甲", 100)])).toEqual([]);
});

test("the rule can be switched off and set like any other", () => {
  const settings = (level: string) => {
    const parsed = parseRuleSettings(JSON.stringify({ rules: { "cross-sheet": level } }), RULES);
    if ("problem" in parsed) throw new Error(parsed.problem.id);
    return parsed.settings;
  };
  const sheets = [evaluation("甲", 100), evaluation("乙", 99)];
  expect(acrossSheets(sheets, { settings: settings("off") })).toEqual([]);
  expect(acrossSheets(sheets, { settings: settings("error") })).toEqual(["error twice 乙!B3 甲!B3"]);
});
