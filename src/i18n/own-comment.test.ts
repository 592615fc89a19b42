import { isOwnComment } from "./own-comment";

test.each([
  ["a message", "得分高于分值：“救助人次”得分 12，高于分值 10。"],
  ["several of them", "得分高于分值：“救助人次”得分 12，高于分值 10。\n缺少得分：总分行有分值，没有填写总分。是否漏填？"],
  ["one in English", "Score above weight: “救助人次” scores 12, above its weight of 10."],
  ["one with its cause", "总分：总分写的是 99，各项得分相加是 98，相差 1（G3 60 + G4 38）。G5 的公式 =SUM(G3:G4) 没有计入 G2（1）。"],
  ["one with a choice of words", "缺少得分：甲、乙 等 3 项有分值，没有填写得分。"],
])("%s is ours", (_, text) => expect(isOwnComment(text)).toBe(true));

test.each([
  ["a colleague's own words", "请核对总分"],
  ["nothing", ""],
  ["a rule's name with other words", "得分高于分值：请王科长确认"],
  ["a message with a word added", "得分高于分值：“救助人次”得分 12，高于分值 10。已问过"],
  ["a message with a line added", "得分高于分值：“救助人次”得分 12，高于分值 10。\n已问过"],
  ["a message without its rule", "“救助人次”得分 12，高于分值 10。"],
  ["a message of another rule", "缺少得分：“救助人次”得分 12，高于分值 10。"],
])("%s is not", (_, text) => expect(isOwnComment(text)).toBe(false));

test("a long text is dismissed in one go over it", () => {
  expect(isOwnComment(`得分高于分值：“${"得分".repeat(16_000)}`)).toBe(false);
});
