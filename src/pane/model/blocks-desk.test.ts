import { LIBRARY } from "../../blocks/library";
import { findBlocks } from "../../blocks/search";
import { MemoryHost } from "../../hosts/memory/memory-host";
import { snapshotOf } from "../../hosts/memory/memory-sheet";
import { HostError } from "../../hosts/port";
import { checkSheet } from "../../rules/check";
import { PaneController } from "./controller";

const ID = "sheet-1";

const FORM = snapshotOf("自评表", [
  ["项目支出绩效自评表"],
  ["项目资金(万元)", null, "年初预算数", "全年预算数(A)", "全年执行数(B)", "分值", "执行率(B/A)", "得分"],
  [null, "年度资金总额", 100, 100, 90, 10, 0.9, 9],
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
  ["产出指标", "数量指标", "培训人数", "≥100人", "100人", 50, 50],
  ["效益指标", "社会效益", "知晓率", 0.9, 0.9, 30, 30],
  ["总分", null, null, null, null, 100, 89],
]);

/** The pane as the ribbon opens it, with the indicators on satisfaction of a block open. */
async function open(host = new MemoryHost([FORM])) {
  const controller = new PaneController({ connect: () => Promise.resolve({ kind: "connected", host, surroundings: { displayLanguage: null, isDark: null } }), check: checkSheet });
  await controller.start("insert-block");
  const [found] = findBlocks(LIBRARY, { text: "医疗救助", field: null, level1: "满意度" });
  await controller.blocks.open(found!);
  const block = () => controller.getState().blocks.open;
  const rows = () => block()?.preview?.rows.map(({ number, names, target, weight }) => [number, names.join(">"), target, weight]);
  return { host, controller, found: found!, block, rows, notice: () => controller.getState().history.notice };
}

test("what was found is chosen, shown as it will stand, inserted and taken back", async () => {
  const { host, controller, found, block, rows, notice } = await open();
  const before = await host.readSheet(ID);
  const [first] = block()!.chosen;
  expect(block()!.chosen.map((index) => block()!.block.indicators[index])).toEqual(found.indicators);
  controller.blocks.setValue(first!, "≥80%");
  expect(rows()![0]![2]).toBe("≥80%");
  controller.blocks.setValue(first!, "85");
  for (const index of block()!.chosen.slice(1)) controller.blocks.tick(index, false);
  const { levels, comparator = "", unit = "" } = found.indicators[0]!;
  expect(rows()).toEqual([[7, `${levels[0]!}>${levels[1]!}>${levels[2]!}`, `${comparator}85${unit}`, "10"]]);
  expect(block()!.preview).toMatchObject({ weightBefore: "90", weightAfter: "100", full: "100", refused: [] });
  expect((await host.readSheet(ID)).snapshot).toEqual(before.snapshot);
  await controller.blocks.apply();
  expect(notice()).toMatchObject({ kind: "applied", refused: [], failure: null, label: { id: "insert-indicators", values: { count: "1" } } });
  const after = await host.readSheet(ID);
  expect([2, 3, 5].map((column) => after.valueAt(6, column))).toEqual([levels[2], `${comparator}85${unit}`, 10]);
  expect(controller.getState()).toMatchObject({ section: "blocks", blocks: { open: null } });
  await controller.history.undo();
  expect((await host.readSheet(ID)).snapshot).toEqual(before.snapshot);
});

test("weights are given as chosen, with their sum beside what it should be", async () => {
  const { controller, block, rows } = await open();
  controller.blocks.setWeights("blank");
  expect(rows()!.map(([, , , weight]) => weight)).not.toContain("10");
  expect(block()!.preview).toMatchObject({ weightBefore: "90", weightAfter: "90", full: "100" });
  controller.blocks.tickAll(true);
  controller.blocks.setWeights("scale");
  expect(rows()).toHaveLength(block()!.block.indicators.length);
  expect(block()!.preview!.weightAfter).toBe("100");
  expect(block()!.preview!.reweighted.length).toBeGreaterThan(0);
  controller.blocks.tickAll(false);
  expect(block()!.preview).toBeNull();
});

test("a protected sheet is refused before anything is touched", async () => {
  const { host, controller, block, notice } = await open(new MemoryHost([{ ...FORM, isProtected: true }]));
  expect(block()!.preview!.refused).toEqual([{ sheet: "自评表", cells: [], reason: "protected" }]);
  await controller.blocks.apply();
  expect(notice()).toBeNull();
  expect((await host.readSheet(ID)).valueAt(6, 0)).toBe("总分");
});

test("the preview follows the sheet, a failure to read it is told, and without a form there is none", async () => {
  const { host, controller, block } = await open();
  host.edit(ID, { row: 4, column: 5 }, 40);
  await controller.blocks.renew();
  expect(block()!.preview!.weightBefore).toBe("80");
  host.failNext(new HostError("cell-editing"));
  await controller.blocks.renew();
  expect(block()!.failure).toBe("cell-editing");
  await controller.dispose();
  const without = await open(new MemoryHost([snapshotOf("说明", [["请于三月底前报送。"]])]));
  expect(without.block()).toMatchObject({ preview: null, failure: null });
});
