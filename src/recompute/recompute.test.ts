import fc from "fast-check";
import { sheetOf } from "../../test/support/sheets";
import { digitsShown, plain } from "../figures/decimal";
import type { Policy } from "../policy/policy";
import { POLICIES, choosePolicy } from "../policy/published";
import { readForms } from "../reading/read";
import { formatCell } from "../sheet/address";
import type { StoredValue } from "../sheet/sheet";
import { type Recomputed, recompute } from "./recompute";

type Row = readonly StoredValue[];

const FUNDS: readonly Row[] = [
  ["项目资金(万元)", "年初预算数", "全年预算数(A)", "全年执行数(B)", "分值", "执行率(B/A)", "得分"],
  ["年度资金总额", 1000, 1000, 957.5, 10, "95.75%", 9.58],
  ["其中:财政拨款", 800, 800, 757.5, "—", null, "—"],
  ["其他资金", 200, 200, 200, "—", null, "—"],
];
const HEADINGS: Row = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"];

function recomputed(indicators: readonly Row[], policy: Policy | null = null): Recomputed {
  const [form] = readForms(sheetOf([["项目支出绩效自评表"], ...FUNDS, HEADINGS, ...indicators]));
  return recompute(form!, choosePolicy(policy));
}

const byId = (id: string) => POLICIES.find((policy) => policy.id === id)!;

/** "positive-ratio 14.86" for one indicator, a band as "band 6..8". */
function expectedOf(target: StoredValue, actual: StoredValue, weight: number, policy: Policy | null = null, name = "某指标"): string[] {
  const { indicators } = recomputed([["产出指标", "数量指标", name, target, actual, weight, weight, null]], policy);
  return indicators[0]!.expected.map(({ formula, value, span }) =>
    value ? `${formula} ${digitsShown(value, 2)}` : `${formula} ${plain(span.low)}..${plain(span.high)}`,
  );
}

test.each<[StoredValue, StoredValue, number, string[]]>([
  ["8755户", "8676户", 15, ["positive-ratio 14.86"]],
  ["≥150000人次", "378160", 10, ["full 10"]],
  ["≤150000000元", 189192459.6, 10, ["reverse-ratio 7.93", "reverse-linear 7.39"]],
  ["≤5300元/户", "5830元/户", 10, ["reverse-ratio 9.09", "reverse-linear 9"]],
  ["≤10次", "25次", 10, ["reverse-ratio 4", "reverse-linear 0"]],
  ["≥0%", "-1%", 10, []],
  ["有效缓解", "部分达成预期指标并具有一定效果", 10, ["band 6..8", "band 5..8"]],
  ["有效缓解", "达成预期指标", 10, ["band 8..10"]],
  ["有效缓解", "稳步拓展", 10, []],
])("%s with %s of %d points should score %j", (target, actual, weight, expected) => {
  expect(expectedOf(target, actual, weight)).toEqual(expected);
});

test("a chosen policy stands alone", () => {
  expect(expectedOf("≤10次", "20次", 10, byId("anhui"))).toEqual(["reverse-linear 0"]);
  expect(expectedOf("≤10次", "20次", 10, byId("hubei"))).toEqual(["reverse-ratio 5"]);
  expect(expectedOf("有效", "部分有效", 10, byId("jiangxi"))).toEqual(["band 5..8"]);
});

test("a score can be followed to its cells and to the policies that give it", () => {
  const { indicators } = recomputed([["产出指标", "数量指标", "救助户数", "8755户", "8676户", 15, 15, null]]);
  const [score] = indicators[0]!.expected;
  expect(score!.operands.map(({ role, value, cell }) => `${role} ${plain(value)} ${cell ? formatCell(cell) : ""}`)).toEqual([
    "actual 8676 E7",
    "target 8755 D7",
    "weight 15 F7",
  ]);
  expect(score!.policies).toHaveLength(POLICIES.length - 1);
  expect(digitsShown(indicators[0]!.comparison.ratio!, 4)).toBe("0.991");
});

test("a printed percentage allows every score of what it can stand for, a count only its own", () => {
  const spanOf = (target: string, actual: string) => {
    const { span } = recomputed([["产出指标", "质量指标", "合格率", target, actual, 10, 10, null]]).indicators[0]!.expected[0]!;
    return [span.low, span.high].map((end) => digitsShown(end, 4));
  };
  expect(spanOf("100%", "98.3%")).toEqual(["9.825", "9.84"]);
  expect(spanOf("≥100人", "98")).toEqual(["9.8", "9.8"]);
});

test("the execution rate is scored as the policy says", () => {
  const steps = { ...byId("national"), execution: { ...byId("national").execution, formula: "steps" as const, steps: [] } };
  const indicators: Row[] = [["产出指标", "数量指标", "甲", "≥1个", "1个", 90, 90, null]];
  expect(plain(recomputed(indicators).executionScore!)).toBe("9.575");
  expect(plain(recomputed(indicators, steps).executionScore!)).toBe("0");
});

test("scaling 万元 to 元 changes nothing that is worked out", () => {
  const TO_YUAN = 10_000;
  const money = fc.integer({ min: 1, max: 10_000_000 }).map((hundredths) => hundredths / 100);
  const inYuan = (amount: number) => Math.round(amount * TO_YUAN);
  const formIn = (unit: "元" | "万元", [budget, executed, target, actual]: readonly number[]) => {
    const amount = (value: number) => (unit === "元" ? inYuan(value) : value);
    const [form] = readForms(
      sheetOf([
        ["项目支出绩效自评表"],
        [`项目资金(${unit})`, "年初预算数", "全年预算数(A)", "全年执行数(B)", "分值", "执行率(B/A)", "得分"],
        ["年度资金总额", amount(budget!), amount(budget!), amount(executed!), 10, null, 10],
        HEADINGS,
        ["产出指标", "成本指标", "总成本", `≤${amount(target!)}${unit}`, `${amount(actual!)}${unit}`, 50, 50, null],
        ["效益指标", "经济效益", "增加收入", `≥${amount(target!)}${unit}`, amount(actual!), 40, 40, null],
      ]),
    );
    const { executionScore, executionRate, indicators } = recompute(form!, choosePolicy(null));
    return {
      rate: plain(executionRate!.value),
      score: plain(executionScore!),
      indicators: indicators.map(({ comparison: { outcome, ratio }, expected }) => ({
        outcome,
        ratio: plain(ratio!),
        expected: expected.map(({ formula, value }) => [formula, plain(value!)]),
      })),
    };
  };
  fc.assert(
    fc.property(fc.tuple(money, money, money, money), (amounts) => {
      expect(formIn("元", amounts)).toEqual(formIn("万元", amounts));
    }),
    { numRuns: 40 },
  );
});

test("groups, funds and grades are told with every addend", () => {
  const { groups, funds, grades, scores } = recomputed([
    ["产出指标(50分)", "数量指标", "甲", "≥1个", "1个", 30, 30, null],
    [null, "质量指标", "乙", "100%", "100%", 20, 15, null],
    ["效益指标(40分)", "社会效益", "丙", "有效", "有效", 40, 30, null],
  ]);
  const output = groups.find(({ group }) => group.label.text.startsWith("产出"))!;
  expect(plain(output.weights!.sum)).toBe("50");
  expect(output.scores!.addends.map(formatCell)).toEqual(["G7", "G8"]);
  expect(funds!.columns.map(({ column, parts }) => `${column} ${plain(parts!.sum)}`)).toEqual(["initial 1000", "budget 1000", "executed 957.5"]);
  expect(funds!.rows.map(({ rate }) => rate && plain(rate.value))).toEqual(["0.9575", "0.946875", "1"]);
  expect(plain(scores!.sum)).toBe("84.58");
  expect(grades.map(({ grade }) => grade)).toEqual(["良"]);
});
