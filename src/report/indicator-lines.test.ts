import { plain } from "../figures/decimal";
import { sheetOf } from "../hosts/memory/memory-sheet";
import { checkSheet } from "../rules/check";
import type { StoredValue } from "../sheet/sheet";
import { arranged, expectedText, formulaValues, indicatorLines } from "./indicator-lines";

const ROWS: readonly (readonly StoredValue[])[] = [
  ["项目支出绩效自评表"],
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
  ["产出指标", "数量指标", "救助户数", "8755户", "8676户", 15, 13],
  [null, "成本指标", "支出成本", "≤150万元", "189万元", 10, 7.94],
  ["效益指标", "社会效益", "就医负担", "有效缓解", "部分达成预期指标", 10, 10],
  [null, "可持续影响", "体系健全", "成效明显", "稳步拓展", 5, 5],
  ["满意度指标", "服务对象满意度", "满意度", "≥90%", "95%", 60, 60],
];
const [checked] = checkSheet(sheetOf("自评表", ROWS)).forms;
const lines = indicatorLines(checked!);
const names = (...choice: [Parameters<typeof arranged>[1], Parameters<typeof arranged>[2]]) => arranged(lines, ...choice).map(({ name }) => name);

test("each indicator says whether its score is one that its figures give, and how far it is from the nearest", () => {
  expect(lines.map(({ name, standing, difference }) => [name, standing, difference && Number(plain(difference)).toFixed(2)])).toEqual([
    ["救助户数", "differs", "1.86"],
    ["支出成本", "agrees", null],
    ["就医负担", "differs", "2.00"],
    ["体系健全", "unknown", null],
    ["满意度", "agrees", null],
  ]);
});

test("lines are sorted and filtered; those without the figure come last", () => {
  expect(names("difference", "all").slice(0, 2)).toEqual(["就医负担", "救助户数"]);
  expect(names("ratio", "all")).toEqual(["救助户数", "满意度", "支出成本", "就医负担", "体系健全"]);
  expect(names("weight", "differs")).toEqual(["救助户数", "就医负担"]);
  expect(names("form", "missed")).toEqual(["救助户数", "支出成本", "就医负担"]);
  expect(names("form", "unknown")).toEqual(["体系健全"]);
});

test("a score is told with the figures of its formula", () => {
  const [households, cost, burden] = lines;
  expect(households!.expected.map(expectedText)).toEqual(["14.86"]);
  expect(formulaValues(households!.expected[0]!)).toMatchObject({ actual: "8676", target: "8755", weight: "15", score: "14.86" });
  expect(cost!.expected.map(expectedText)).toEqual(["7.94", "7.4"]);
  expect(burden!.expected.map(expectedText)).toContain("6–8");
  expect(formulaValues(burden!.expected[0]!)).toMatchObject({ from: "60%", to: "80%" });
});
