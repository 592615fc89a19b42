import { POLICIES, parsePolicy } from "../../src/policy/published";
import { checkSheet } from "../../src/rules/check";
import { formatCell } from "../../src/sheet/address";
import type { StoredValue } from "../../src/sheet/sheet";
import { sheetOf } from "../support/sheets";

/** What a rule finds under the policy of a place, or with none chosen. */
function findingsOf(rule: string, rows: readonly (readonly StoredValue[])[], place: string | null): string[] {
  const policy = POLICIES.find(({ id }) => id === place) ?? null;
  const { forms } = checkSheet(sheetOf([["项目支出绩效自评表"], ...rows]), { policy });
  return forms.flatMap(({ findings }) => findings).filter((finding) => finding.rule === rule).map(({ severity, cells }) => `${severity} ${formatCell(cells[0]!)}`);
}

const HEADINGS = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"];

test.each([
  [null, "9个", 10, "", []],
  ["tianjin", "9个", 10, "", ["warning G3"]],
  ["tianjin", "9个", 10, "新增一个", []],
  ["tianjin", "8个", 10, "", []],
  ["tianjin", "7个", 10, "", ["error G3"]],
])("full marks for more than “=” asks for, under %s: %s", (place, actual, score, reason, expected) => {
  const rows = [HEADINGS, ["产出指标", "数量指标", "站点数量", "=8个", actual, 10, score, reason]];
  expect(findingsOf("target-missed-full-score", rows, place)).toEqual(expected);
});

test("what more than “=” asks for is worth is left to the person", () => {
  const rows = [HEADINGS, ["产出指标", "数量指标", "站点数量", "=8个", "9个", 10, 9, "多建一个"]];
  expect(findingsOf("score-formula", rows, "tianjin")).toEqual([]);
});

test.each([
  [null, "已完成", ["info C3"]],
  ["sichuan", "已完成", ["warning C3"]],
  ["sichuan-pidu", "已完成", ["warning C3"]],
  ["sichuan", "年中追加预算，已完成", []],
])("a budget that was adjusted, under %s: %s", (place, achieved, expected) => {
  const rows = [
    ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["年度资金总额", 100, 120, 120, 10, "100%", 10],
    ["年度总体目标", "预期目标", "", "", "实际完成情况"],
    ["", "完成建设", "", "", achieved],
    HEADINGS,
    ["产出指标", "数量指标", "站点数量", "=8个", "8个", 90, 90, ""],
  ];
  expect(findingsOf("budget-adjusted", rows, place)).toEqual(expected);
});

/** A bureau whose execution score goes by steps. */
const STEPS = {
  id: "own",
  name: "某市财政局",
  sources: { notice: { title: "某市财政局关于开展绩效自评的通知" } },
  execution: { formula: "steps", steps: [{ from: "95%", share: "100%" }, { from: "80%", share: "50%" }] },
};

test.each([
  [96, 10, []],
  [90, 5, []],
  [90, 9, ["error G3"]],
  [70, 0, []],
])("%s of 100 spent earn %s points where the bureau scores by steps", (executed, score, expected) => {
  const parsed = parsePolicy(STEPS);
  const rows = [
    ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["年度资金总额", 100, 100, executed, 10, `${executed}%`, score],
    HEADINGS,
    ["产出指标", "数量指标", "站点数量", "=8个", "8个", 90, 90, ""],
  ];
  const { forms } = checkSheet(sheetOf([["项目支出绩效自评表"], ...rows]), { policy: "policy" in parsed ? parsed.policy : null });
  const found = forms.flatMap(({ findings }) => findings).filter(({ rule }) => rule === "execution-score");
  expect(found.map(({ severity, cells }) => `${severity} ${formatCell(cells[0]!)}`)).toEqual(expected);
});
