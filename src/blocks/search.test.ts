import { LIBRARY } from "./library";
import { pinyinInitials } from "./pinyin";
import { type BlockQuery, EVERYTHING, fieldsOf, findBlocks, levels1Of } from "./search";

const found = (query: Partial<BlockQuery>) => findBlocks(LIBRARY, { ...EVERYTHING, ...query }).map(({ id }) => id);

test.each([
  ["医疗救助", "yljz"],
  ["农业农村", "nync"],
  ["村级组织运转", "cjzzyz"],
  ["“三公经费”变动率", "sgjfbdl"],
  ["C11 满意度", "c11myd"],
])("the initials of %s are %s", (text, initials) => {
  expect(pinyinInitials(text)).toBe(initials);
});

test("everything is there when nothing is asked", () => {
  expect(found({})).toEqual(LIBRARY.map(({ id }) => id));
});

test("titles are found by their words and by their initials", () => {
  expect(found({ text: "营养 改善" })).toEqual(["school-nutrition"]);
  expect(found({ text: "yygs" })).toEqual(["school-nutrition"]);
});

test("a block that is meant by single indicators comes with these alone", () => {
  const [first, ...others] = findBlocks(LIBRARY, { ...EVERYTHING, text: "政府采购执行率" });
  expect(others).toEqual([]);
  expect(first?.indicators.map(({ levels }) => levels.at(-1))).toEqual(["政府采购执行率"]);
});

test("fields and levels narrow what is found", () => {
  expect(fieldsOf(LIBRARY)).toContain("教育");
  expect(found({ field: "培训" })).toEqual(["party-school-classes", "training-common"]);
  expect(levels1Of(LIBRARY)).toEqual(expect.arrayContaining(["产出", "效益", "满意度", "决策", "过程"]));
  const satisfaction = findBlocks(LIBRARY, { ...EVERYTHING, level1: "满意度" });
  expect(satisfaction.flatMap(({ indicators }) => indicators).every(({ levels }) => levels[0] === "满意度指标")).toBe(true);
});

test("what nobody has is not found", () => {
  expect(found({ text: "宇宙飞船" })).toEqual([]);
});
