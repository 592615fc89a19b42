import type { BlockIndicator } from "../../src/blocks/block";
import { planInsertion } from "../../src/blocks/insert";
import { Decimal } from "../../src/figures/decimal";
import { readForms } from "../../src/reading/read";
import { formatArea } from "../../src/sheet/address";
import type { Sheet } from "../../src/sheet/sheet";
import { sheetOf } from "../support/sheets";

const HEADINGS = ["一级指标", "二级指标", "三级指标", "年度指标值", "全年完成值", "未完成原因和改进措施"];
const indicator = (levels: readonly string[], value: string): BlockIndicator => ({ levels, comparator: "≥", value, unit: "人" });

function insert(sheet: Sheet, indicators: readonly BlockIndicator[]): { rows: string[]; merges: string[]; replaced: boolean[] } {
  const { sheet: after, rows, refusals } = planInsertion(sheet, readForms(sheet)[0]!, { indicators, weights: "blank", full: new Decimal(100), execution: new Decimal(0) });
  expect(refusals).toEqual([]);
  const lines = Array.from({ length: after.used.lastRow - 1 }, (_, index) => index + 2);
  return {
    rows: lines.map((row) => [0, 1, 2, 3].map((column) => after.cellAt(row, column)?.text ?? "").join(" | ")),
    merges: after.merges.map(formatArea).sort(),
    replaced: rows.map(({ isReplaced }) => isReplaced),
  };
}

test("rows of an empty template are filled first, and the rest stands behind them", () => {
  const sheet = sheetOf(
    [
      ["项目支出绩效自评表"],
      HEADINGS,
      ["产出指标", "数量指标", "指标1:", null, null, null],
      [null, null, "指标2:", null, null, null],
      [null, null, "……", null, null, null],
      [null, "质量指标", "指标1:", null, null, null],
      [null, null, "……", null, null, null],
    ],
    { merges: ["A1:F1", "A3:A7", "B3:B5", "B6:B7"] },
  );
  const counts = ["救助人次", "培训人次", "参保人数", "就业人数"].map((name) => indicator(["产出指标", "数量指标", name], "10"));
  const { rows, merges, replaced } = insert(sheet, [...counts, indicator(["产出指标", "质量指标", "合格人数"], "9")]);
  expect(rows).toEqual([
    "产出指标 | 数量指标 | 救助人次 | ≥10人",
    " |  | 培训人次 | ≥10人",
    " |  | 参保人数 | ≥10人",
    " |  | 就业人数 | ≥10人",
    " | 质量指标 | 合格人数 | ≥9人",
    " |  | …… | ",
  ]);
  expect(merges).toEqual(["A1:F1", "A3:A8", "B3:B6", "B7:B8"]);
  expect(replaced).toEqual([true, true, true, false, true]);
});

test.each([
  ["merged", ["A1:F1", "A3:A5", "B3:B4"], ["A1:F1", "A3:A6", "B3:B4"], " | 时效指标 | 按期办结 | ≥9人"],
  ["repeated in each row", ["A1:F1"], ["A1:F1"], "产出指标 | 时效指标 | 按期办结 | ≥9人"],
])("what an empty template has no row for joins the group of its level, whose name is %s", (_, merges, grown, row) => {
  const sheet = sheetOf(
    [
      ["项目支出绩效自评表"],
      HEADINGS,
      ["产出指标", "数量指标", "指标1:", null, null, null],
      [null, null, "指标2:", null, null, null],
      [null, "质量指标", "指标1:", null, null, null],
      ["效益指标", "社会效益指标", "指标1:", null, null, null],
      ["总分", null, null, null, null, null],
      ["年度目标", null, null, null, null, null],
    ],
    { merges },
  );
  const inserted = insert(sheet, [indicator(["产出指标", "时效指标", "按期办结"], "9"), indicator(["产出指标", "数量指标", "救助人次"], "10")]);
  expect(inserted.rows).toEqual([
    "产出指标 | 数量指标 | 救助人次 | ≥10人",
    " |  | 指标2: | ",
    " | 质量指标 | 指标1: | ",
    row,
    "效益指标 | 社会效益指标 | 指标1: | ",
    "总分 |  |  | ",
    "年度目标 |  |  | ",
  ]);
  expect(inserted.merges).toEqual(grown);
});

test("numbered names are counted on in their group, and from 1 in a new one", () => {
  const sheet = sheetOf(
    [
      ["项目支出绩效自评表"],
      HEADINGS,
      ["产出指标", "数量指标", "指标1:救助人次", ">=100人", "100人", null],
      [null, null, "指标2:培训人次", ">=50人", "50人", null],
      ["效益指标", "社会效益指标", "指标1:受益人数", ">=50人", "50人", null],
    ],
    { merges: ["A1:F1", "A3:A4", "B3:B4"] },
  );
  const added = [["产出指标", "数量指标", "参保人数"], ["产出指标", "质量指标", "合格人数"], ["产出指标", "质量指标", "达标人数"]].map((levels) => indicator(levels, "9"));
  expect(insert(sheet, added).rows).toEqual([
    "产出指标 | 数量指标 | 指标1:救助人次 | >=100人",
    " |  | 指标2:培训人次 | >=50人",
    " |  | 指标3:参保人数 | >=9人",
    " | 质量指标 | 指标1:合格人数 | >=9人",
    " |  | 指标2:达标人数 | >=9人",
    "效益指标 | 社会效益指标 | 指标1:受益人数 | >=50人",
  ]);
});
