import type { BlockIndicator } from "./block";
import { partsOfText, targetCells, targetText, type TargetParts, withTarget } from "./target";

const RATE: BlockIndicator = { levels: ["效益指标", "满意度"], comparator: "≥", value: "90", unit: "%", weight: "10" };

test.each<[string, TargetParts]>([
  ["≥80%", { comparator: "≥", value: "80", unit: "%" }],
  [" >= 80 ％ ", { comparator: "≥", value: "80", unit: "%" }],
  ["8.5万元", { comparator: "", value: "8.5", unit: "万元" }],
  ["1,200人次", { comparator: "", value: "1,200", unit: "人次" }],
  ["=100", { comparator: "=", value: "100", unit: "" }],
  ["12月31日前", { comparator: "", value: "12月31日前", unit: "" }],
  ["10天内", { comparator: "", value: "10天内", unit: "" }],
  ["≥上年水平", { comparator: "≥", value: "上年水平", unit: "" }],
  ["不低于80%", { comparator: "", value: "不低于80%", unit: "" }],
  ["90%以上", { comparator: "", value: "90%以上", unit: "" }],
  ["持续 改善", { comparator: "", value: "持续 改善", unit: "" }],
])("%s is taken apart", (text, parts) => {
  expect(partsOfText(text)).toEqual(parts);
});

test.each([
  ["85", "≥85%"],
  ["≥80%", "≥80%"],
  ["80%", "≥80%"],
  [">=80", "≥80%"],
  ["≤5", "≤5%"],
  ["120人次", "≥120人次"],
  ["1,200", "≥1,200%"],
  ["80-90", "80-90%"],
  ["基本满意", "基本满意"],
  ["不低于80%", "不低于80%"],
  [" ", "≥  %"],
])("“%s” typed in place of ≥90%% reads %s", (typed, text) => {
  const changed = withTarget(RATE, typed);
  expect(targetText(changed)).toBe(text);
  expect(changed).toMatchObject({ levels: RATE.levels, weight: "10" });
});

test("a value that says comparator and unit itself is not said twice", () => {
  expect(targetText({ comparator: "≥", value: "≥80%", unit: "%" })).toBe("≥80%");
  expect(targetText({ comparator: "≥", value: "80%", unit: "%" })).toBe("≥80%");
});

test("comparator and unit stand in columns of their own where the form has them", () => {
  const typed = withTarget(RATE, "≥80%");
  expect(targetCells(typed, {})).toEqual({ sign: "", target: "≥80%", unit: "" });
  expect(targetCells(typed, { sign: 4 })).toEqual({ sign: "≥", target: "80%", unit: "" });
  expect(targetCells(typed, { unit: 6 })).toEqual({ sign: "", target: "≥80", unit: "%" });
  expect(targetCells(withTarget(RATE, "1,200"), { sign: 4, unit: 6 })).toEqual({ sign: "≥", target: 1200, unit: "%" });
});
