import { formatLayouts, layoutOrigin, parseLayouts } from "../../src/reading/layouts/layout";
import type { Layout } from "../../src/reading/layouts/layout";
import { readForms } from "../../src/reading/read";
import type { StoredValue } from "../../src/sheet/sheet";
import { sheetOf } from "../support/sheets";

const ROWS: StoredValue[][] = [
  ["项目支出绩效自评表"],
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "复核分"],
  ["产出指标", "数量指标", "培训人数", "≥100人", "120人", 60, 60, 55],
  ["效益指标", "社会效益", "知晓率", "≥90%", "95%", 40, 40, 38],
  ["校核行", null, null, null, null, 100, 100, 93],
];

function read(layouts: readonly Layout[] = [], rows = ROWS, origin = { row: 0, column: 0 }) {
  return readForms(sheetOf(rows, { origin }), layouts)[0]!;
}

function layoutWith(parts: Partial<Layout>): Layout {
  const { signature } = read();
  return { version: 1, signature: signature!, name: "复核表", columns: {}, firstIndicator: null, lastIndicator: null, total: null, ...parts };
}

test("without a layout the reader says why it thinks what it thinks", () => {
  const weight = read().roles.find(({ role }) => role === "weight")!;
  expect(weight.column).toBe(5);
  expect(weight.confidence).toBeGreaterThan(0.9);
  expect(weight.reasons.map(({ id }) => id)).toContain("heading");
});

test("a role that the person gave to another column is read there, and the column's old role is gone", () => {
  const form = read([layoutWith({ columns: { score: 7 } })]);
  expect(form.indicators.map(({ score }) => score?.text)).toEqual(["55", "38", "93"]);
  expect(form.roles.find(({ role }) => role === "score")).toEqual({ role: "score", column: 7, confidence: 1, reasons: [{ id: "person" }] });
});

test("a column that the person gave keeps its heading, so that the form does not pass for one in sections", () => {
  expect(read([layoutWith({ columns: { score: 7 } })]).isSectioned).toBe(false);
});

test("a layout counts from the first heading, wherever the form stands", () => {
  const origin = { row: 9, column: 3 };
  expect(layoutOrigin(sheetOf(ROWS, { origin }), read([], ROWS, origin))).toEqual({ row: 10, column: 3 });
  expect(layoutOrigin(sheetOf(ROWS), { ...read(), signature: null })).toBeNull();
});

test("a role that the person took away is not read", () => {
  expect(read([layoutWith({ columns: { actual: null } })]).columns.actual).toBeUndefined();
});

test("rows that the person named bound the indicators", () => {
  const form = read([layoutWith({ firstIndicator: 2, lastIndicator: 2, total: 3 })]);
  expect(form.indicators.map(({ row }) => row)).toEqual([3]);
  expect(form.total).toMatchObject({ row: 4, score: { text: "100" } });
});

test("a layout follows its template wherever that stands, and leaves others alone", () => {
  const layouts = [layoutWith({ columns: { score: 7 }, total: 3 })];
  const elsewhere = read(layouts, ROWS, { row: 9, column: 3 });
  expect(elsewhere.columns.score).toBe(10);
  expect(elsewhere.total?.row).toBe(13);
  const other = ROWS.map((row, index) => (index === 1 ? row.map((text) => (text === "复核分" ? "备注" : text)) : row));
  expect(read(layouts, other).columns.score).toBe(6);
});

test("layouts travel as JSON, and a file that holds none says what is wrong", () => {
  const layouts = [layoutWith({ columns: { score: 7, reason: null } })];
  expect(parseLayouts(formatLayouts(layouts))).toEqual({ layouts });
  expect(parseLayouts("{")).toEqual({ problem: "not-json" });
  expect(parseLayouts("[]")).toEqual({ problem: "not-a-layout" });
  expect(parseLayouts(JSON.stringify({ layouts: [{ ...layouts[0], version: 2 }] }))).toEqual({ problem: "newer-version" });
  expect(parseLayouts(JSON.stringify({ layouts: [{ ...layouts[0], columns: { colour: 1 } }] }))).toEqual({ problem: "not-a-layout" });
  expect(parseLayouts(JSON.stringify({ layouts: [{ ...layouts[0], total: -1 }] }))).toEqual({ problem: "not-a-layout" });
});

describe("headings that a person named", () => {
  const ODD: StoredValue[][] = [
    ["二〇二四年工作完成表"],
    ["类别", "任务", "预定", "落实", "额定", "评定"],
    ["履行职责", "检查次数", "10次", "10次", 60, 60],
    ["服务群众", "办件时限", "3天", "2天", 40, 38],
  ];
  const SIGNATURE = "0,0:类别|0,1:任务|0,2:预定|0,3:落实|0,4:额定|0,5:评定";
  const named: Layout = {
    version: 1, signature: SIGNATURE, name: "", headingRows: 1, firstIndicator: null, lastIndicator: null, total: null,
    columns: { level1: 0, level3: 1, target: 2, actual: 3, weight: 4, score: 5 },
  };

  test("are found where the reader finds none, wherever they stand", () => {
    expect(readForms(sheetOf(ODD))).toEqual([]);
    for (const origin of [{ row: 0, column: 0 }, { row: 7, column: 2 }]) {
      const [form, ...others] = readForms(sheetOf(ODD, { origin }), [named]);
      expect(others).toEqual([]);
      expect(form).toMatchObject({ kind: "self-evaluation", signature: SIGNATURE, headerRow: origin.row + 1 });
      expect(form?.indicators.map(({ score }) => score?.text)).toEqual(["60", "38"]);
    }
  });

  test("take the place of those that the reader took for them", () => {
    const rows: StoredValue[][] = [["项目支出绩效自评表"], ["一级指标", "三级指标", "目标值", "完成值", "分值", "得分"], ...ODD.slice(1)];
    const [form, ...others] = readForms(sheetOf(rows), [named]);
    expect(others).toEqual([]);
    expect(form).toMatchObject({ headerRow: 2, title: { row: 0 } });
  });

  test("bound the form to their columns where something else stands beside it", () => {
    const rows = ODD.map((row) => [...row, ...Array<StoredValue>(6 - row.length).fill(null), "旁注", "一级指标"]);
    const [form] = readForms(sheetOf(rows), [named]);
    expect(form?.area).toMatchObject({ column: 0, lastColumn: 5 });
  });

  test("travel as JSON, and nonsense in their place is refused", () => {
    expect(parseLayouts(formatLayouts([named]))).toEqual({ layouts: [named] });
    for (const headingRows of [0, null, "1"]) {
      expect(parseLayouts(JSON.stringify({ layouts: [{ ...named, headingRows }] }))).toEqual({ problem: "not-a-layout" });
    }
  });
});
