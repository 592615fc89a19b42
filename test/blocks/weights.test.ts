import type { BlockIndicator } from "../../src/blocks/block";
import { type Insertion, planInsertion } from "../../src/blocks/insert";
import { fullScoreOf, groupSums, totalWeight } from "../../src/blocks/weigh";
import { shared, type WeightChoice } from "../../src/blocks/weights";
import { Decimal, plain, sum } from "../../src/figures/decimal";
import { readForms } from "../../src/reading/read";
import { checkSheet } from "../../src/rules/check";
import type { Sheet } from "../../src/sheet/sheet";
import { sheetOf } from "../support/sheets";

const ADDED: readonly BlockIndicator[] = [
  { levels: ["产出指标", "数量指标", "培训人次"], comparator: "≥", value: "120", unit: "人次", weight: "10" },
  { levels: ["产出指标", "数量指标", "培训班次"], comparator: "≥", value: "4", unit: "期", weight: "5" },
  { levels: ["产出指标", "数量指标", "教材册数"], comparator: "≥", value: "120", unit: "册", weight: "5" },
];

/** Rows of which the score is worked out; `quality` is the weight of the second one. */
function form(quality: number, output = "产出指标"): Sheet {
  return sheetOf(
    [
      ["项目支出绩效自评表"],
      ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
      [output, "数量指标", "救助人次", "≥100人次", "100人次", 50, 50],
      [null, "质量指标", "合规率", "100%", "100%", quality, quality],
      ["效益指标", "社会效益指标", "困难减轻", "有效缓解", "有效缓解", 20, 20],
      ["合计", null, null, null, null, 70 + quality, 70 + quality],
    ],
    { merges: ["A1:G1", "A3:A4"], formulas: { G3: "=F3*1", G4: "=F4*1", G5: "=F5*$F$6/$F$6", F6: "=SUM(F3:F5)", G6: "=SUM(G3:G5)" } },
  );
}

function insert(sheet: Sheet, weights: WeightChoice, full = 100): Insertion {
  const [read] = readForms(sheet);
  return planInsertion(sheet, read!, { indicators: ADDED, weights, full: new Decimal(full), execution: new Decimal(0) });
}

const weightsOf = ({ rows }: Insertion): (string | null)[] => rows.map(({ weight }) => weight && plain(weight));

test.each([
  ["blank", [null, null, null], "90"],
  ["suggested", ["10", "5", "5"], "110"],
  ["share", ["3.4", "3.3", "3.3"], "100"],
] as const)("%s leaves the old weights as they are", (choice, weights, after) => {
  const insertion = insert(form(20), choice);
  expect(weightsOf(insertion)).toEqual(weights);
  expect([insertion.reweighted, insertion.weightBefore && plain(insertion.weightBefore), insertion.weightAfter && plain(insertion.weightAfter)]).toEqual([[], "90", after]);
});

test("scale makes the whole 100 and says which weights change", () => {
  const insertion = insert(form(30), "scale");
  expect(plain(insertion.weightAfter!)).toBe("100");
  expect(insertion.reweighted.map(({ name, before, after, isOverscored }) => `${name} ${plain(before)} → ${plain(after)}${isOverscored ? " !" : ""}`)).toEqual(["救助人次 50 → 41.7 !", "合规率 30 → 25 !", "困难减轻 20 → 16.7 !"]);
  const [again] = readForms(insertion.sheet);
  expect(plain(totalWeight(again!, new Decimal(0))!)).toBe("100");
  expect(checkSheet(insertion.sheet).forms.flatMap(({ findings }) => findings.map(({ rule }) => rule))).not.toContain("weight-sum");
});

test("a group keeps the points that its name promises, whatever is scaled", () => {
  const insertion = insert(form(30, "产出指标（80分）"), "scale");
  expect(insertion.reweighted.map(({ name }) => name)).toEqual(["救助人次", "合规率"]);
  expect(plain(sum([...insertion.reweighted.map(({ after }) => after), ...insertion.rows.map(({ weight }) => weight!)]))).toBe("80");
});

test("the points of each group are told before and after, with what its name promises", () => {
  const sheet = form(30, "产出指标（90分）");
  const [read] = readForms(sheet);
  const sumsBy = (weights: WeightChoice): string[] => {
    const { rows, reweighted } = insert(sheet, weights);
    return groupSums(read!, rows, reweighted).map(({ name, before, after, promised }) => [name, plain(before), plain(after), promised && plain(promised)].join(" "));
  };
  expect(sumsBy("share")).toEqual(["产出指标（90分） 80 90 90"]);
  expect(sumsBy("suggested")).toEqual(["产出指标（90分） 80 100 90"]);
  expect(sumsBy("blank")).toEqual(["产出指标（90分） 80 80 90"]);
  expect(sumsBy("scale")).toEqual(["产出指标（90分） 80 90 90"]);
  const { rows, reweighted } = insert(form(30), "blank");
  expect(groupSums(readForms(form(30))[0]!, rows, reweighted)).toEqual([]);
});

test("new rows work out what their neighbours do, and the sums hold them", () => {
  const { sheet } = insert(form(20), "suggested");
  expect(sheet.cellAt(3, 6)?.formula).toBe("=F4*1");
  expect([sheet.cellAt(8, 5)?.formula, sheet.cellAt(8, 6)?.formula]).toEqual(["=SUM(F3:F8)", "=SUM(G3:G8)"]);
});

test.each(["text", "percent format"])("weights in percent stay so: %s", (manner) => {
  const asText = manner === "text";
  const weights = [60, 40].map((percent) => (asText ? `${percent}%` : percent / 100));
  const sheet = sheetOf(
    [
      ["项目支出绩效自评表"],
      ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "权重", "得分"],
      ["产出指标", "数量指标", "救助人次", "≥100人次", "100人次", weights[0]!, 60],
      ["效益指标", "社会效益指标", "困难减轻", "有效缓解", "有效缓解", weights[1]!, 40],
    ],
    { merges: ["A1:G1"], ...(asText ? {} : { formats: { F3: "0%", F4: "0%" }, texts: { F3: "60%", F4: "40%" } }) },
  );
  const insertion = insert(sheet, "scale");
  expect(insertion.reweighted.map(({ before, after }) => [plain(before), plain(after)])).toEqual([["60", "50"], ["40", "34"]]);
  expect([insertion.weightBefore, insertion.weightAfter].map((points) => plain(points!))).toEqual(["100", "100"]);
  expect([insertion.sheet.valueAt(2, 5), insertion.sheet.valueAt(3, 5)]).toEqual(asText ? ["50%", "8%"] : [0.5, 0.08]);
});

test("shares add up exactly, however they are rounded", () => {
  const shares = shared(new Decimal(100), [1, 1, 1, 1, 1, 1, 1].map((part) => new Decimal(part)), 1);
  expect([plain(sum(shares)), Math.max(...shares.map(Number)) - Math.min(...shares.map(Number)) <= 0.1 + 1e-9]).toEqual(["100", true]);
});

test("a part of a larger table keeps its own sum", () => {
  const [read] = readForms(form(20));
  expect(plain(fullScoreOf(read!).full)).toBe("90");
});

/** Without a column for weights: what an indicator is worth stands behind its name. */
function named(): Sheet {
  return sheetOf(
    [
      ["项目绩效评价得分表"],
      ["一级指标", "二级指标", "三级指标", "得分"],
      ["过程(10分)", "组织实施", "业务管理制度（4 分）", 4],
      [null, null, "制度执行有效性（6 分）", 5],
      ["产出(90分)", "产出数量", "救助人次（90 分）", 90],
    ],
    { merges: ["A1:D1", "A3:A4", "B3:B4"] },
  );
}

const PROCESS: readonly BlockIndicator[] = [{ levels: ["过程", "组织实施", "档案管理规范性"], weight: "5" }];

test.each<[WeightChoice, unknown[]]>([
  ["blank", ["业务管理制度（4 分）", "制度执行有效性（6 分）", "档案管理规范性"]],
  ["suggested", ["业务管理制度（4 分）", "制度执行有效性（6 分）", "档案管理规范性（5 分）"]],
  ["scale", ["业务管理制度（2.7 分）", "制度执行有效性（4 分）", "档案管理规范性（3.3 分）"]],
])("points behind the names are given as chosen: %s", (weights, names) => {
  const sheet = named();
  const [form] = readForms(sheet);
  const insertion = planInsertion(sheet, form!, { indicators: PROCESS, weights, full: new Decimal(100), execution: new Decimal(0) });
  expect(insertion.refusals).toEqual([]);
  expect([2, 3, 4].map((row) => insertion.sheet.cellAt(row, 2)?.text)).toEqual(names);
  expect([insertion.weightBefore, insertion.weightAfter].map((points) => points && plain(points))).toEqual(["100", weights === "suggested" ? "105" : "100"]);
});
