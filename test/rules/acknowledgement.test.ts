import { formatAcknowledgements, acknowledge, parseAcknowledgements } from "../../src/rules/acknowledgement";
import { type CheckedForm, checkSheet } from "../../src/rules/check";
import { openFindings } from "../../src/rules/finding";
import type { StoredValue } from "../../src/sheet/sheet";
import { sheetOf } from "../support/sheets";

const NOTED = { note: "已与资金股核对", at: "2025-03-01T08:00:00Z" };
const ROWS: readonly (readonly StoredValue[])[] = [
  ["项目支出绩效自评表"],
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
  ["产出指标", "数量指标", "培训人数", "≥100人", "90人", 10, 10, "天气"],
  ["产出指标", "质量指标", "合格率", "≥95%", "90%", 20, 20, "一人未通过"],
  ["总分", null, null, null, null, 30, 31],
];

function check(rows: readonly (readonly StoredValue[])[], ...options: Parameters<typeof checkSheet> extends [unknown, ...infer Rest] ? Rest : never): CheckedForm {
  return checkSheet(sheetOf(rows, { name: "自评表" }), ...options).forms[0]!;
}

function replaced(row: number, column: number, value: StoredValue): StoredValue[][] {
  return ROWS.map((cells, index) => cells.map((cell, place) => (index === row && place === column ? value : cell)));
}

const first = check(ROWS);
const acknowledgements = first.findings.map((finding) => acknowledge(finding, first.form, NOTED));
const open = (rows: readonly (readonly StoredValue[])[]) => openFindings(check(rows, { acknowledgements }).findings).map(({ rule }) => rule);

test("there is something to acknowledge", () => {
  expect(first.findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["target-missed-full-score", "total-score"]));
});

test("acknowledged findings stay quiet when the sheet is checked again, and say why", () => {
  expect(open(ROWS)).toEqual([]);
  expect(check(ROWS, { acknowledgements }).findings.map(({ acknowledged }) => acknowledged)).toEqual(first.findings.map(() => NOTED));
});

test("rows inserted above or between, and another format of the same figures, change nothing", () => {
  expect(open([["附件1"], ...ROWS])).toEqual([]);
  expect(open([...ROWS.slice(0, 3), [], ...ROWS.slice(3)])).toEqual([]);
  expect(open(replaced(2, 5, "10.0"))).not.toContain("target-missed-full-score");
});

test("a finding comes back when its figures change, and only that one", () => {
  const again = open(replaced(2, 4, "91人"));
  expect(again).toEqual(["target-missed-full-score"]);
});

test("cells of lists, summaries and prose go by their names too: rows that come and go elsewhere change nothing", () => {
  const list: readonly (readonly StoredValue[])[] = [
    ["支出明细"],
    ["序号", "项目活动", "数量", "单价", "金额(万元)"],
    [1, "交通费", 25, 2, 50],
    [2, "劳务费", 20, 7.5, 150],
    ["合计", null, null, null, 210],
  ];
  const found = check(list);
  expect(found.findings.map(({ rule }) => rule)).toEqual(["table-arithmetic"]);
  const known = found.findings.map((finding) => acknowledge(finding, found.form, NOTED));
  const openIn = (rows: readonly (readonly StoredValue[])[]) => openFindings(check(rows, { acknowledgements: known }).findings).length;
  expect(openIn([["附件2"], [], ...list.slice(0, 3), [null, "其中：租车", null, null, 20], ...list.slice(3)])).toBe(0);
  expect(openIn([...list.slice(0, 4), ["合计", null, null, null, 220]])).toBe(1);
});

test("one that stands on another sheet is another finding", () => {
  const { findings } = checkSheet(sheetOf(ROWS, { name: "自评表 (2)" }), { acknowledgements }).forms[0]!;
  expect(openFindings(findings)).toHaveLength(findings.length);
});

test("acknowledged findings stand last", () => {
  const [error] = first.findings;
  const { findings } = check(ROWS, { acknowledgements: [acknowledge(error!, first.form, NOTED)] });
  expect(findings.map(({ acknowledged }) => acknowledged !== null)).toEqual(findings.map((_, index) => index === findings.length - 1));
});

test("they can be kept as text", () => {
  expect(parseAcknowledgements(formatAcknowledgements(acknowledgements))).toEqual({ acknowledgements });
});

test.each([
  ["{", "not-json"],
  ["null", "not-acknowledgements"],
  ['{"version": 1, "acknowledgements": [{"key": "a", "note": "b", "at": "never"}]}', "not-acknowledgements"],
  ['{"version": 2}', "newer-version"],
])("%s is refused: %s", (json, problem) => {
  expect(parseAcknowledgements(json)).toEqual({ problem });
});
