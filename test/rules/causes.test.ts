import { findingText } from "../../src/i18n/finding-text";
import { createTexts } from "../../src/i18n/texts";
import { checkSheet } from "../../src/rules/check";
import { DEFAULT_SETTINGS, type RuleSettings } from "../../src/rules/settings";
import { sheetOf } from "../support/sheets";

/** The total of the scores leaves the last row out; that of the weights does not. */
const SHEET = sheetOf(
  [
    ["项目支出绩效自评表"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["产出指标", "数量指标", "培训人数", "≥100人", "100人", 60, 60],
    ["效益指标", "社会效益", "知晓率", "≥90%", "95%", 40, 40],
    ["总分", null, null, null, null, 100, 60],
  ],
  { formulas: { F5: "=SUM(F3:F4)", G5: "=G3" } },
);

const found = (settings: RuleSettings) => checkSheet(SHEET, { settings }).forms[0]!.findings;
const without = (rule: string): RuleSettings => ({ ...DEFAULT_SETTINGS, rules: { [rule]: { level: "off", options: {} } } });

test("a formula that makes a sum wrong is told with the sum, as one finding", () => {
  const [finding, ...others] = found(DEFAULT_SETTINGS);
  expect([finding?.rule, finding?.causes?.map(({ message }) => message)]).toEqual(["total-score", ["missed"]]);
  expect(others).toEqual([]);
  expect(findingText(finding!, createTexts("zh-CN"))).toMatch(/^总分写的是 60.*。G5 的公式 =G3 没有计入 G4（40）。$/);
  expect(findingText(finding!, createTexts("en"))).toMatch(/\. The formula =G3 in G5 does not count G4 \(40\)\.$/);
});

test("each stands for itself when a person does not want the other", () => {
  expect(found(without("total-score")).map(({ rule, severity }) => [rule, severity])).toEqual([["formula-range", "warning"]]);
  expect(found(without("formula-range")).map(({ rule, causes }) => [rule, causes])).toEqual([["total-score", undefined]]);
});
