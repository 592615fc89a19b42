import { sheetOf } from "../../test/support/sheets";
import { paragraphsOf } from "../../test/rules/example-checks";
import { readForms } from "../reading/read";
import { runningText } from "../text/running-text";
import { checkSheet, checkText, checkWorkbook } from "./check";
import { belongsTo, ofFile } from "./together";

const rowsWith = (name: string, year: number, budget: number, executed: number) => [
  [`项目支出绩效自评表（${year}年度）`],
  ["项目名称", name],
  ["项目资金(万元)", null, "年初预算数", "全年预算数(A)", "全年执行数(B)", "分值", "执行率(B/A)", "得分"],
  [null, "年度资金总额", budget, budget, executed, 10, null, null],
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
  ["产出指标", "数量指标", "办理案件数量", "≥300件", "312", 90, 90, null],
  ["总分", null, null, null, null, 100, 100, null],
];
const formWith = (...said: Parameters<typeof rowsWith>) => readForms(sheetOf(rowsWith(...said)))[0]!;
const report = (...texts: string[]) => runningText(paragraphsOf(texts))!;

const REPORT = report("2023年法律援助办案补贴项目绩效自评报告", "项目预算45.6万元，支出44.2万元，预算执行率96.93%。");

test("a report belongs to the form of its project and year, or to the one with its amounts", () => {
  expect(belongsTo(REPORT.form, formWith("法律援助办案补贴", 2023, 50, 49))).toBe(true);
  expect(belongsTo(REPORT.form, formWith("法律援助办案补贴", 2022, 50, 49))).toBe(false);
  expect(belongsTo(REPORT.form, formWith("人民调解经费", 2023, 45.6, 44.2))).toBe(true);
  expect(belongsTo(REPORT.form, formWith("人民调解经费", 2023, 50, 49))).toBe(false);
});

test("what the report says otherwise is found in its text, with the cell of the other file", () => {
  const form = ofFile(formWith("法律援助办案补贴", 2023, 45.6, 42.4), "自评表.xlsx");
  const [check] = checkWorkbook([checkText(REPORT)], {}, [form]);
  const found = check!.forms[0]!.findings.map(({ rule, message, cells, elsewhere }) => ({ rule, message, row: cells[0]!.row, sheet: elsewhere?.[0]?.sheet }));
  expect(found).toContainEqual({ rule: "narrative-mismatch", message: "rate", row: 1, sheet: "[自评表.xlsx]Sheet1" });
  expect(checkWorkbook([checkText(REPORT)])[0]!.forms[0]!.findings).toEqual([]);
});

test("a document's own form goes before that of another file", () => {
  const own = { forms: [], traces: [] };
  const external = ofFile(formWith("法律援助办案补贴", 2023, 45.6, 42.4), "自评表.xlsx");
  const inside = checkSheet(sheetOf(rowsWith("法律援助办案补贴", 2023, 45.6, 44.2), { name: "表1" }));
  const rulesIn = (checks: ReturnType<typeof checkWorkbook>) => checks.at(-1)!.forms[0]!.findings.map(({ rule }) => rule);
  expect(rulesIn(checkWorkbook([own, checkText(REPORT)], {}, [external]))).toContain("narrative-mismatch");
  expect(rulesIn(checkWorkbook([inside, checkText(REPORT)], {}, [external]))).toEqual([]);
});
