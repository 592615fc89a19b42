import { formatBlocks, parseBlocks } from "../../src/blocks/block";
import { blockOf } from "../../src/blocks/from-form";
import { readForms } from "../../src/reading/read";
import { sheetOf } from "../support/sheets";

const NAMES = { id: "own-1", title: "救助", field: "医疗救助" };

const [form] = readForms(
  sheetOf(
    [
      ["项目支出绩效自评表"],
      ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
      ["产出指标", "数量指标", "救助人次", "≥100人次", "100人次", 50, 50],
      [null, "质量指标", "合规率", "100%", "100%", 30, 30],
      ["效益指标", "社会效益指标", "困难减轻", "有效缓解", "有效缓解", 20, 20],
      ["合计", null, null, null, null, 100, 100],
    ],
    { merges: ["A1:G1", "A3:A4"] },
  ),
);

test("rows of a form become a block that a file can hold", () => {
  const block = blockOf(form!, new Set([2, 3, 5]), NAMES)!;
  expect(block).toEqual({
    ...NAMES,
    form: "self-evaluation",
    source: { document: "项目支出绩效自评表", address: "" },
    indicators: [
      { levels: ["产出指标", "数量指标", "救助人次"], comparator: "≥", value: "100", unit: "人次", weight: "50" },
      { levels: ["产出指标", "质量指标", "合规率"], value: "100", unit: "%", weight: "30" },
    ],
  });
  expect(parseBlocks(formatBlocks([block]))).toEqual({ blocks: [block] });
});

test("rows without an indicator make no block", () => {
  expect(blockOf(form!, new Set([0, 5]), NAMES)).toBeNull();
});

test("weights printed as percentages are points of a hundred", () => {
  const [percent] = readForms(
    sheetOf([
      ["项目支出绩效自评表"],
      ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "权重", "得分"],
      ["产出指标", "数量指标", "救助人次", "≥100人次", "100人次", "60%", 60],
      ["效益指标", "社会效益指标", "困难减轻", "有效缓解", "有效缓解", "40%", 40],
    ]),
  );
  expect(blockOf(percent!, new Set([2, 3]), NAMES)!.indicators.map(({ weight }) => weight)).toEqual(["60", "40"]);
});
