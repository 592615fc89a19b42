import type { FigureAt, Indicator, Level } from "../form/form";
import { figureOf } from "../figures/figure";
import { plain } from "../figures/decimal";
import { type Equality, compare } from "./attainment";

interface Row {
  readonly name?: string;
  readonly sign?: string;
  readonly unit?: string;
  readonly target: string | number;
  readonly actual: string | number;
  readonly actualFormat?: string;
  readonly actualText?: string;
}

function cellAt(column: number, value: string | number, numberFormat = "General", text = String(value)): FigureAt {
  const cell = { row: 0, column, value, text, formula: null, numberFormat, isError: false };
  return { row: 0, column, text, formula: null, figure: figureOf(cell) };
}

/** An indicator with these words and figures; what it is not asked for stays empty. */
function indicatorOf({ name = "某指标", sign, unit, target, actual, actualFormat, actualText }: Row): Indicator {
  const level: Level = { row: 0, column: 0, text: name, points: null };
  return {
    row: 0,
    levels: [level],
    cells: { target: null, actual: null, weight: null, score: null, reason: null },
    name,
    sign: sign ?? null,
    target: cellAt(1, target),
    unit: unit ?? null,
    actual: cellAt(2, actual, actualFormat, actualText ?? String(actual)),
    weight: null,
    score: null,
    reason: null,
    rule: null,
    isSubItem: false,
    isHidden: false,
  };
}

const outcomeOf = (row: Row, equality: Equality = "at-least") => compare(indicatorOf(row), equality).outcome;

describe("targets and actual values of published forms", () => {
  test.each<[number, string | number, string | number, string, string?]>([
    [1, "≥150000 人次", 378160, "met"],
    [2, "≥70000 人", 72062, "met"],
    [3, "≥70%", 75, "met"],
    [4, "≥90%", 95, "met"],
    [5, "≥90%", "98.9%", "met"],
    [6, "≥90%", "97.11%", "met"],
    [7, "≥0%", "0%", "met"],
    [8, "≥50000人次", 110406, "met"],
    [9, ">=21933人", "21980人", "met"],
    [10, ">=4754人", "4604人", "missed"],
    [11, ">=59人次", "87人次", "met"],
    [12, ">=530元/人*月", "583元/人*月", "met"],
    [14, "≧ 100 %", "100%", "met"],
    [15, "≧ 95 %", "100%", "met"],
    [17, ">= 98 %(百分比)", "100%", "met"],
    [18, ">= 75 %", "100%", "met"],
    [19, "≥50个", 50, "met"],
    [20, "≥100百分比", 100, "met"],
    [21, "≥266米", "≥266米", "met"],
    [22, "≥50厘米", "≥50厘米", "met"],
    [23, "≥1000人", "≥1000人", "met"],
    [28, "≥95%", "88.75%", "missed"],
    [28, "≥95%", "66.67%", "missed"],
    [32, "9场", "20场", "met"],
    [33, "≤150000000元", 189192459.6, "missed"],
    [34, "<=5300元/户", "5830元/户", "missed"],
    [35, "≤90万元", 90, "met"],
    [36, "≤202.6万元", 132.9, "met"],
    [37, "≤160万", "386万", "missed"],
    [39, "≤10次", "8次", "met"],
    [40, "≤5%", "6%", "missed", "结余率(结余数/预算数)"],
    [41, "=8个", 8, "met"],
    [42, "=42个", 42, "met"],
    [43, "═ 100 %", "98%", "missed"],
    [44, "=100%", "100%", "met"],
    [46, 1, 1, "met"],
    [47, "90%", "100%", "met"],
    [48, "100%", "100%", "met"],
    [49, "75元", "75元", "met", "补助标准"],
    [50, "20万元", "20万元", "met"],
    [51, 8755, 8676, "missed"],
    [56, "3个", 0, "missed"],
    [57, "2000㎡", 0, "missed"],
    [58, "及时足额保障", "达成预期指标", "met"],
    [59, "稳步拓展", "稳步拓展", "met"],
    [62, "效果明显", "达成预期指标", "met"],
    [67, "在项目计划完成时间内完成", "达成预期指标", "met"],
    [68, "有效", "有效", "met"],
    [69, "有效", "部分有效", "partly"],
    [70, "及时", "不够及时", "partly"],
    [71, "减轻", "减轻", "met"],
    [73, "健全且执行有效", "健全及执行有效", "met"],
    [74, "显著提升", "显著提升", "met"],
    [76, "应救尽救", "达到了应救尽救", "met"],
    [77, "是", "是", "met"],
    [77, "是", "基本达到", "mostly"],
    [78, "±10%", "达标", "met"],
    [79, "合理", "不够合理", "partly"],
    [81, "2024年12月31日前", "达成预期指标", "met"],
    [82, "12月底之前完成 100%", "100%", "unknown"],
    [87, "每月不少于2次", "1次", "unknown"],
    [91, "群众满意率90%以上得10分,每降5%扣1分", "85%", "unknown"],
    [92, "100% 90% 85% 85%", "87%", "unknown"],
    [93, "90%-95%", 93, "met"],
    [93, "90%-95%", "88%", "missed", "验收合格率"],
    [95, "严格按照预算标准1000元/人给补助对象兑付补助", "900", "unknown"],
    [97, "854万(400万+295万+159万)", "854万元", "met"],
    [98, "90%左右", "94.2%", "met", "群众满意度"],
    [98, "90%左右", "89%", "unknown", "群众满意度"],
    [98, "约1500人次", "1430人次", "unknown", "就业人次"],
    [89, "15个工作日", "12个工作日", "unknown", "举报办理速度"],
    [89, "≤15个工作日", "16工作日", "missed", "举报办理速度"],
  ])("%d: %s, %s → %s", (_, target, actual, expected, name = "某指标") => {
    expect(outcomeOf({ target, actual, name })).toBe(expected);
  });

  test.each([
    ["＞＝", 735, 734, "missed"],
    ["不低于", 735, 735, "met"],
    ["小于等于", 12, 13, "missed"],
    ["正向", 12, 11, "missed"],
    ["反向指标", 12, 13.4, "missed"],
    ["反向", "12月底前", "11月20日", "unknown"],
    ["≥", "90%以下", "95%", "missed"],
  ])("a comparison in a cell of its own: %s %s, %s → %s", (sign, target, actual, expected) => {
    expect(outcomeOf({ sign, target, actual })).toBe(expected);
  });

  test("13, 41: sign and unit in cells of their own", () => {
    expect(outcomeOf({ sign: "≧", target: 735, unit: "人次", actual: 735 })).toBe("met");
    expect(outcomeOf({ sign: "≤", target: 735, unit: "元", actual: 736 })).toBe("missed");
    expect(outcomeOf({ sign: "定性", target: "有效", unit: "", actual: "未有效" })).toBe("missed");
  });
});

test.each<[string, string, string, string]>([
  ["=8个", "8个", "met", "met"],
  ["=8个", "9个", "met", "missed"],
  ["=8个", "7个", "missed", "missed"],
  ["═100%", "98%", "missed", "missed"],
  ["8个", "9个", "met", "met"],
  ["≥8个", "9个", "met", "met"],
])("%s, %s: at least as much %s, exactly as much %s", (target, actual, atLeast, exactly) => {
  expect(outcomeOf({ target, actual }, "at-least")).toBe(atLeast);
  expect(outcomeOf({ target, actual }, "exactly")).toBe(exactly);
});

describe("what a missing unit and a conversion mean", () => {
  test.each<[string, string | number, string, string?]>([
    ["≥37万人次", 378160, "met"],
    ["≥37万人次", "378160人次", "met"],
    ["≥37万人次", "36.9万人次", "missed"],
    ["≤1500万元", "15000000元", "met"],
    ["≤1500万元", "15000001元", "missed"],
    ["≥1公里", "1200米", "met"],
    ["≥100人", "120人次", "unknown"],
    ["≥100户", "120元", "unknown"],
    ["≥20名", "20人", "met"],
    ["≥3平方公里", "3km2", "met"],
    ["≤2元/公里", "1.5万元/公里", "missed"],
    ["530元/人/月", "530元/人·月", "met", "救助标准"],
  ])("%s with %s is %s", (target, actual, expected, name = "某指标") => {
    expect(outcomeOf({ target, actual, name })).toBe(expected);
  });

  test("a percentage may be a text, a number or a fraction", () => {
    for (const actual of ["95%", "95％", 95, 0.95, "百分之九十五"]) expect([actual, outcomeOf({ target: "≥95%", actual })]).toEqual([actual, "met"]);
    for (const actual of ["94%", 94, 0.94]) expect([actual, outcomeOf({ target: "≥95%", actual })]).toEqual([actual, "missed"]);
  });

  test("a stored number counts with the digits that its format hides", () => {
    const shown = { target: "≥98.3%", actualFormat: "0.0%", actualText: "98.3%" };
    expect(outcomeOf({ ...shown, actual: 0.98296 })).toBe("missed");
    expect(outcomeOf({ ...shown, actual: 0.98304 })).toBe("met");
  });

  test("a format that shows another unit does not multiply twice", () => {
    const comparison = compare(indicatorOf({ target: "≤2万元", actual: 12345, actualFormat: '0!.0,"万元"', actualText: "1.2万元" }), "at-least");
    expect([comparison.outcome, plain(comparison.actual!)]).toEqual(["met", "1.2"]);
  });
});

test("a bare figure is a floor, unless its name says that less is better", () => {
  expect(outcomeOf({ name: "救助人数", target: 100, actual: 90 })).toBe("missed");
  expect(outcomeOf({ name: "事故发生数", target: 100, actual: 90 })).toBe("met");
  expect(outcomeOf({ name: "补助标准", target: "100元", actual: "90元" })).toBe("unknown");
});

test("a number beside a date is the day that a spreadsheet counts so", () => {
  expect(outcomeOf({ target: "2024年12月31日前", actual: 45657 })).toBe("unknown");
  expect(outcomeOf({ target: 45657, actual: 45658 })).toBe("met");
});
