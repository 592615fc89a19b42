import { plain } from "../figures/decimal";
import { parseQuantity } from "../figures/quantity";
import { type Block, blocksOf, formatBlocks, parseBlocks, weightOf } from "./block";
import { LIBRARY } from "./library";
import { fieldsOf } from "./search";
import { targetText } from "./target";

const BLOCK: Block = {
  id: "own",
  title: "村级运转",
  field: "农业农村",
  form: "self-evaluation",
  source: { document: "本单位", address: "" },
  indicators: [{ levels: ["产出指标", "数量指标", "补助村数"], comparator: "=", value: "8", unit: "个", weight: "8" }],
};
const changed = (change: object) => ({ schema: 1, blocks: [{ ...BLOCK, ...change }] });
const withIndicator = (change: object) => changed({ indicators: [{ ...BLOCK.indicators[0], ...change }] });
const problemsOf = (value: unknown) => {
  const read = blocksOf(value);
  return "problems" in read ? read.problems.map(({ id, path }) => `${path}: ${id}`) : [];
};

test("what is exported is read again as it was", () => {
  expect(parseBlocks(formatBlocks([BLOCK]))).toEqual({ blocks: [BLOCK] });
});

test.each<[string, unknown, string]>([
  ["another file", { layouts: [] }, ": not-blocks"],
  ["a newer version", { schema: 2, blocks: [] }, "schema: newer-version"],
  ["no title", changed({ title: " " }), "blocks[0].title: missing"],
  ["no source", changed({ source: undefined }), "blocks[0].source: missing"],
  ["an unknown kind of form", changed({ form: "poem" }), "blocks[0].form: wrong-kind"],
  ["no indicators", changed({ indicators: [] }), "blocks[0].indicators: missing"],
  ["one level", withIndicator({ levels: ["产出指标"] }), "blocks[0].indicators[0].levels: wrong-levels"],
  ["an unknown comparator", withIndicator({ comparator: "约" }), "blocks[0].indicators[0].comparator: wrong-comparator"],
  ["a weight that is no number", withIndicator({ weight: "十" }), "blocks[0].indicators[0].weight: wrong-weight"],
  ["a number in place of a text", withIndicator({ value: 8 }), "blocks[0].indicators[0].value: wrong-kind"],
  ["the same block twice", { schema: 1, blocks: [BLOCK, BLOCK] }, "blocks[1].id: duplicate-id"],
])("%s is told with its place", (_, value, problem) => {
  expect(problemsOf(value)).toEqual([problem]);
});

test("all problems of a file are told at once, and what is no JSON is said to be none", () => {
  expect(problemsOf(changed({ id: "", field: 7, form: null }))).toHaveLength(3);
  expect(parseBlocks("{")).toEqual({ problems: [{ id: "not-json", path: "" }] });
});

describe("the library", () => {
  test("has no block twice, and names the document of each", () => {
    const ids = LIBRARY.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(LIBRARY.filter(({ source }) => source.document === "")).toEqual([]);
    expect(LIBRARY.flatMap(({ source }) => source.address).filter((address) => !/^$|^https?:\/\/\S+$/.test(address))).toEqual([]);
  });

  test.each<[string, string]>([
    ["medical-aid-project", "90"],
    ["medical-aid-evaluation-four-levels", "60"],
    ["medical-aid-evaluation-town", "60"],
    ["school-nutrition", "90"],
    ["village-operation", "90"],
    ["specialty-farming-subsidy", "80"],
    ["renovation-project", "80"],
    ["agency-services", "80"],
    ["high-school-grants", "80"],
    ["database-platform", "36"],
    ["department-sichuan", "80"],
    ["salaries", "90"],
    ["operation", "90"],
  ])("%s comes to %s points", (id, points) => {
    const block = LIBRARY.find((candidate) => candidate.id === id)!;
    expect(plain(weightOf(block)!)).toBe(points);
  });

  test.each(["医疗救助", "困难群众救助", "补贴发放", "就业", "教育", "卫生", "农业农村", "基建", "信息化", "培训", "采购", "运转", "部门整体", "共性指标"])("has %s", (field) => {
    expect(fieldsOf(LIBRARY)).toContain(field);
  });

  test("no block has an indicator twice", () => {
    const names = LIBRARY.map(({ id, indicators }) => ({ id, names: indicators.map(({ levels }) => levels.join(">")) }));
    expect(names.filter((block) => new Set(block.names).size < block.names.length).map(({ id }) => id)).toEqual([]);
  });

  test("every target that holds a number is one that the check can read", () => {
    const targets = LIBRARY.flatMap(({ indicators }) => indicators.filter(({ value = "" }) => /^\d/.test(value)).map(targetText));
    expect(targets.filter((text) => !["amount", "date", "period"].includes(parseQuantity(text).kind))).toEqual([]);
  });
});
