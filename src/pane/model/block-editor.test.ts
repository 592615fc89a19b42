import { type FakeStorage, fakeLocalStorage } from "../../../test/support/local-storage";
import type { Block } from "../../blocks/block";
import { MemoryHost } from "../../hosts/memory/memory-host";
import { snapshotOf } from "../../hosts/memory/memory-sheet";
import { createTexts } from "../../i18n/texts";
import { checkSheet } from "../../rules/check";
import { PaneController } from "./controller";

const BLOCK: Block = {
  id: "own-training",
  title: "培训",
  field: "教育",
  form: "self-evaluation",
  source: { document: "本单位", address: "" },
  indicators: [
    { levels: ["产出指标", "数量指标", "培训人数"], comparator: "≥", value: "100", unit: "人", weight: "50" },
    { levels: ["产出指标", "质量指标", "合格率"], comparator: "≥", value: "95", unit: "%" },
    { levels: ["效益指标", "社会效益指标", "知晓率"], value: "90", unit: "%" },
  ],
};
const FORM = snapshotOf("自评表", [
  ["项目支出绩效自评表"],
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
  ["产出指标", "数量指标", "发放人数", "≥100人", "100人", 100, 100],
  ["总分", null, null, null, null, 100, 100],
]);

let storage: FakeStorage;

beforeEach(() => {
  storage = fakeLocalStorage();
});

/** The pane with the block open and being edited. */
async function edit() {
  const controller = new PaneController({
    connect: () => Promise.resolve({ kind: "connected", host: new MemoryHost([FORM]), surroundings: { displayLanguage: null, isDark: null } }),
    check: checkSheet,
  });
  await controller.start("insert-block");
  await controller.ownBlocks.save([BLOCK], "computer");
  const blocks = () => controller.getState().blocks;
  const kept = () => blocks().own[0]?.block;
  await controller.blocks.open(kept()!);
  controller.blockEditor.start(kept()!);
  const names = () => blocks().editing?.draft.indicators.map(({ levels }) => levels[2]);
  const said = () => controller.getState().notice?.say(createTexts("zh-CN"));
  const undo = () => controller.getState().notice!.undo!();
  return { controller, editor: controller.blockEditor, blocks, kept, names, said, undo };
}

test("a block is changed in all that it says, kept, and is as before on demand", async () => {
  const { editor, blocks, kept, said, undo } = await edit();
  editor.name({ title: "职业培训", form: "transfer" });
  editor.change(0, { value: "120", weight: "40" });
  editor.remove(1);
  editor.move(2, -1);
  editor.add();
  editor.change(3, { levels: ["满意度指标", "服务对象满意度指标", "学员满意度", ""], value: "≥95%" });
  expect(kept()).toEqual(BLOCK);
  await editor.save();
  expect([said(), blocks().editing]).toEqual(["已保存对“职业培训”的修改。", null]);
  expect(kept()).toEqual({
    ...BLOCK,
    title: "职业培训",
    form: "transfer",
    indicators: [
      BLOCK.indicators[2],
      { ...BLOCK.indicators[0], value: "120", weight: "40" },
      { levels: ["满意度指标", "服务对象满意度指标", "学员满意度"], comparator: "≥", value: "95", unit: "%" },
    ],
  });
  await undo();
  expect([said(), kept()]).toEqual(["已恢复原样。", BLOCK]);
});

test("the open block follows: what was chosen and typed stays with indicators that were not changed", async () => {
  const { controller, editor, blocks } = await edit();
  controller.blocks.tick(1, false);
  controller.blocks.setValue(2, "80");
  editor.change(0, { value: "120" });
  editor.move(2, -1);
  await editor.save();
  const { block, chosen, values, preview } = blocks().open!;
  expect(block.indicators.map(({ levels }) => levels[2])).toEqual(["培训人数", "知晓率", "合格率"]);
  expect([chosen, values]).toEqual([[0, 1], { 1: "80" }]);
  expect(preview!.rows.map(({ target }) => target)).toEqual(["≥120人", "80%"]);
});

test("every step can be taken back, and what is typed into one field is one step", async () => {
  const { editor, blocks, names } = await edit();
  editor.change(0, { value: "1" });
  editor.change(0, { value: "12" });
  editor.change(0, { unit: "人次" });
  editor.remove(0);
  editor.remove(1);
  expect(names()).toEqual(["知晓率"]);
  editor.undo();
  editor.undo();
  expect(blocks().editing!.draft.indicators[0]).toMatchObject({ value: "12", unit: "人次" });
  editor.undo();
  editor.undo();
  editor.undo();
  expect(names()).toEqual(["培训人数", "合格率", "知晓率"]);
  expect(blocks().editing).toMatchObject({ past: [], draft: { indicators: [{ value: "100", unit: "人" }, {}, {}] } });
});

test("who leaves without saving gets back what was typed", async () => {
  const { controller, editor, blocks, kept, names, said, undo } = await edit();
  editor.remove(0);
  editor.cancel();
  expect([blocks().editing, kept(), said()]).toEqual([null, BLOCK, "对“培训”的修改没有保存。"]);
  await undo();
  expect([names(), controller.getState().notice]).toEqual([["合格率", "知晓率"], null]);
  editor.undo();
  editor.cancel();
  expect([blocks().editing, controller.getState().notice]).toEqual([null, null]);
});

test("what cannot be kept stays to be edited, and a block that was removed meanwhile is kept again", async () => {
  const { controller, editor, blocks, kept, said } = await edit();
  editor.change(0, { weight: "十" });
  await editor.save();
  expect(said()).toBe("没有保存。第 1 个指标块第 1 项指标的分值（weight）：应是加引号的数，例如 \"10\"。");
  editor.change(0, { weight: "10" });
  storage.isFull = true;
  await editor.save();
  expect([said(), blocks().editing?.draft.indicators[0]?.weight]).toEqual(["没有保存：这台电脑不允许保存，或者空间不够。", "10"]);
  storage.isFull = false;
  await controller.ownBlocks.remove(BLOCK);
  await editor.save();
  expect(kept()?.indicators[0]?.weight).toBe("10");
});
