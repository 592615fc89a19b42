import { type Block, blocksOf } from "../../blocks/block";
import { LIBRARY } from "../../blocks/library";
import { draftedBlock, draftOf, type IndicatorDraft, isFaulty, problemsOfDraft, withMoved, withNew } from "./block-draft";

const BLOCK: Block = {
  id: "own",
  title: "培训",
  field: "教育",
  form: "self-evaluation",
  source: { document: "本单位", address: "" },
  indicators: [
    { levels: ["产出指标", "数量指标", "培训人数"], comparator: "≥", value: "100", unit: "人", weight: "50" },
    { levels: ["效益指标", "知晓率"], value: "90", unit: "%" },
  ],
};
const [first] = draftOf(BLOCK).indicators;
const problemsOf = (change: Partial<IndicatorDraft>) => problemsOfDraft({ ...first!, ...change }, draftOf(BLOCK).indicators);

test.each(LIBRARY.map((block) => [block.id, block] as const))("%s says after editing what it said before when nothing was changed", (_, block) => {
  const kept = draftedBlock(block, draftOf(block));
  expect(kept).toEqual(block);
  expect(draftOf(block).indicators.filter((indicator, _, all) => isFaulty(problemsOfDraft(indicator, all)))).toEqual([]);
});

test("what is blank is left out, and a target typed as a whole is taken apart", () => {
  const { names, indicators } = draftOf(BLOCK);
  const typed = { ...indicators[0]!, comparator: "" as const, value: " ≥80% ", unit: "", weight: "７．５ ", meaning: " ", formula: "合格人数÷参训人数" };
  const kept = draftedBlock(BLOCK, { names: { ...names, title: " 培训 " }, indicators: [typed] });
  expect(kept).toEqual({
    ...BLOCK,
    indicators: [{ levels: ["产出指标", "数量指标", "培训人数"], comparator: "≥", value: "80", unit: "%", weight: "7.5", formula: "合格人数÷参训人数" }],
  });
});

test.each<[string, Partial<IndicatorDraft>, Partial<ReturnType<typeof problemsOfDraft>>]>([
  ["no second level", { levels: ["产出指标", " ", "", ""] }, { level: 1 }],
  ["a gap between levels", { levels: ["产出指标", "数量指标", "", "培训人数"] }, { level: 2 }],
  ["nothing at all", { levels: ["", "", "", ""] }, { level: 0 }],
  ["the name of a group that has indicators", { levels: ["产出指标", "数量指标", "", ""] }, { level: 2 }],
  ["a comparator before words", { comparator: "≥", value: "稳步提高" }, { comparator: true }],
  ["a weight in words", { weight: "十" }, { weight: true }],
  ["a negative weight", { weight: "-5" }, { weight: true }],
])("%s cannot be kept", (_, change, problem) => {
  expect(problemsOf(change)).toMatchObject(problem);
});

test.each<[string, Partial<IndicatorDraft>]>([
  ["two levels", { levels: ["产出指标", "培训人数", "", ""] }],
  ["a comparator before a date", { comparator: "≤", value: "12月31日", unit: "" }],
  ["a comparator with room for a figure", { comparator: "≥", value: "" }],
  ["words alone", { comparator: "", value: "稳步提高", unit: "" }],
  ["no weight", { weight: "" }],
])("%s can be kept", (_, change) => {
  expect(problemsOf(change)).toEqual({ level: null, comparator: false, weight: false });
  const { names, indicators } = draftOf(BLOCK);
  expect(blocksOf({ blocks: [draftedBlock(BLOCK, { names, indicators: [{ ...indicators[0]!, ...change }] })] })).toHaveProperty("blocks");
});

test("a new indicator stands in the group of the last one and waits for its name", () => {
  const { indicators } = withNew(draftOf(BLOCK));
  expect(indicators.map(({ key }) => key)).toEqual([0, 1, 2]);
  expect(indicators[2]!.levels).toEqual(["效益指标", "知晓率", "", ""]);
  expect(withNew({ names: draftOf(BLOCK).names, indicators: [] }).indicators[0]).toMatchObject({ key: 0, levels: ["", "", "", ""] });
});

test("indicators change places with their neighbours, and stay where there is none", () => {
  const draft = withNew(draftOf(BLOCK));
  const keys = (by: -1 | 1, key: number) => withMoved(draft, key, by).indicators.map((indicator) => indicator.key);
  expect([keys(-1, 2), keys(1, 0), keys(-1, 0), keys(1, 2), keys(1, 9)]).toEqual([[0, 2, 1], [1, 0, 2], [0, 1, 2], [0, 1, 2], [0, 1, 2]]);
});
