import { figureOf } from "../figures/figure";
import type { FigureAt, Indicator } from "../form/form";
import { compare } from "./attainment";
import { hasOwnSteps } from "./own-rule";

function cellAt(column: number, value: string | number): FigureAt {
  const cell = { row: 0, column, value, text: String(value), formula: null, numberFormat: "General", isError: false };
  return { row: 0, column, text: cell.text, formula: null, figure: figureOf(cell) };
}

function indicatorOf(rule: string, target: string, actual: string, weight = 10): Indicator {
  return {
    row: 0,
    levels: [{ row: 0, column: 0, text: "某指标", points: null }],
    cells: { target: null, actual: null, weight: null, score: null, reason: null },
    name: "某指标",
    sign: null,
    target: cellAt(1, target),
    unit: null,
    actual: cellAt(2, actual),
    weight: cellAt(3, weight),
    score: null,
    reason: null,
    rule: { row: 0, column: 4, text: rule },
    isSubItem: false,
    isHidden: false,
  };
}

describe("a rule gives full marks below the target", () => {
  test.each([
    ["≥95%得满分", "≥98%", "96%"],
    ["达到90%及以上得满分，低于90%按比例得分", "≥95%", "90%"],
    ["完成率≥80%满分", "≥100场", "85场"],
    ["完成率在90%（含）以上的，得满分；80%-90%，得5分", "100人", "91人"],
    ["90%以上得10分,每降5%扣1分", "95%", "92%"],
    ["100%＞完成率≥80%，得满分", "100个", "80个"],
    ["①全部完成得满分；②完成80%以上，不扣分；③其余不得分", "≥50个", "42个"],
    ["不超过计划110%的得满分", "≤100万元", "108万元"],
    ["偏差率在±5%以内计满分", "≤100万元", "104万元"],
  ])("%s", (rule, target, actual) => {
    expect(compare(indicatorOf(rule, target, actual), "at-least").outcome).toBe("met");
  });
});

describe("a rule gives none for what was reached", () => {
  test.each([
    ["≥95%得满分", "≥98%", "94%"],
    ["完成值达到指标值，记满分；未达到指标值，按B/A或A/B*该指标分值记分。", "≥100人", "98人"],
    ["每低于95%一个百分点扣1分，扣完为止，满分10分", "≥95%", "80%"],
    ["90%以上得8分，100%得10分", "100%", "92%"],
    ["全部完成得满分，否则每少5%扣1分", "≥100人", "98人"],
    ["完成3个以上得满分", "≥100人", "98人"],
    ["完成率≥80%得满分", "≤100万元", "120万元"],
  ])("%s", (rule, target, actual) => {
    expect(compare(indicatorOf(rule, target, actual), "at-least").outcome).toBe("missed");
  });
});

test("steps and deductions of its own are told from the published formulas", () => {
  const hasSteps = (rule: string) => hasOwnSteps(indicatorOf(rule, "100%", "90%"));
  expect(["每降5%扣1分", "90%以上得8分", "否则不得分"].map(hasSteps)).toEqual([true, true, true]);
  expect(["按比例得分", "得分=完成值/目标值×分值", "达到目标得满分，不扣分"].map(hasSteps)).toEqual([false, false, false]);
});
