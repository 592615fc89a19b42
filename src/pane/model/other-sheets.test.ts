import { LIBRARY } from "../../blocks/library";
import { findBlocks } from "../../blocks/search";
import { MemoryHost } from "../../hosts/memory/memory-host";
import { type SheetExtras, snapshotOf } from "../../hosts/memory/memory-sheet";
import { checkSheet } from "../../rules/check";
import { formatCell } from "../../sheet/address";
import type { SheetSnapshot } from "../../sheet/sheet";
import { PaneController } from "./controller";

const FORM = "sheet-1";
const SUMMARY = "sheet-2";

function withFormulas(name: string, formulas: Readonly<Record<string, string>>, rows: Parameters<typeof snapshotOf>[1], extras: SheetExtras = {}): SheetSnapshot {
  const width = Math.max(...rows.map((row) => row.length));
  return snapshotOf(name, rows, { ...extras, formulas: rows.map((_, row) => Array.from({ length: width }, (__, column) => formulas[formatCell({ row, column })] ?? "")) });
}

/** Its indicators end with row 4. */
const FORM_SHEET = withFormulas("附件1", { F5: "=SUM(F3:F4)" }, [
  ["项目支出绩效自评表"],
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
  ["产出指标", "数量指标", "培训人数", "≥100人", "100人", 60, 60],
  ["效益指标", "社会效益", "知晓率", 0.9, 0.9, 30, 30],
  ["总分", null, null, null, null, 90, 90],
]);

const summary = (extras: SheetExtras = {}): SheetSnapshot =>
  withFormulas(
    "汇总表",
    { B1: "=SUM(附件1!F3:F4)", B2: "=SUM(附件1!G3:G5)", B3: '=SUMIF(附件1!$A$3:$A$4,"效益*",附件1!F3:F4)', B4: "=附件1!F5" },
    [["分值", 90], ["含总分", 180], ["效益", 30], ["总分", 90]],
    extras,
  );
const SILENT = withFormulas("说明", { A1: "=SUM(B1:B4)" }, [[0]]);
const formulasOf = async (host: MemoryHost): Promise<unknown[]> => (await host.readSheet(SUMMARY)).snapshot.formulas.map((line) => line[1]);
const snapshots = async (host: MemoryHost): Promise<unknown> => Promise.all((await host.listSheets()).map(async ({ id }) => (await host.readSheet(id)).snapshot));

const GROWN = [
  { sheet: "汇总表", cell: "B1", before: "=SUM(附件1!F3:F4)", after: "=SUM(附件1!F3:F5)" },
  { sheet: "汇总表", cell: "B3", before: '=SUMIF(附件1!$A$3:$A$4,"效益*",附件1!F3:F4)', after: '=SUMIF(附件1!$A$3:$A$5,"效益*",附件1!F3:F5)' },
];

/** One indicator on satisfaction, behind the last row of the form. */
async function open(host: MemoryHost) {
  const controller = new PaneController({ connect: () => Promise.resolve({ kind: "connected", host, surroundings: { displayLanguage: null, isDark: null } }), check: checkSheet });
  await controller.start("insert-block");
  const [found] = findBlocks(LIBRARY, { text: "医疗救助", field: null, level1: "满意度" });
  await controller.blocks.open(found!);
  const block = () => controller.getState().blocks.open;
  for (const index of block()!.chosen.slice(1)) controller.blocks.tick(index, false);
  return { controller, block, elsewhere: () => block()?.preview?.elsewhere, notice: () => controller.getState().history.notice };
}

test("formulas of other sheets that would miss the new rows are shown, changed in the same action and taken back with it", async () => {
  const host = new MemoryHost([FORM_SHEET, summary(), SILENT]);
  const before = await snapshots(host);
  const { controller, elsewhere, notice } = await open(host);
  expect(elsewhere()).toEqual({ formulas: GROWN, kept: [], unread: [] });
  await controller.blocks.apply();
  expect(notice()).toMatchObject({ kind: "applied", refused: [], failure: null });
  // The program moves what reaches over the place by itself.
  expect(await formulasOf(host)).toEqual([GROWN[0]!.after, "=SUM(附件1!G3:G6)", GROWN[1]!.after, "=附件1!F6"]);
  await controller.history.undo();
  expect(notice()).toMatchObject({ kind: "undone", refused: [], failure: null });
  expect(await snapshots(host)).toEqual(before);
  await controller.history.redo();
  expect((await formulasOf(host))[0]).toBe(GROWN[0]!.after);
  await controller.history.undo();
  expect(await snapshots(host)).toEqual(before);
});

test("a workbook of one sheet is not read for others", async () => {
  const host = new MemoryHost([FORM_SHEET]);
  const { controller, elsewhere } = await open(host);
  expect(elsewhere()).toEqual({ formulas: [], kept: [], unread: [] });
  const { reads } = host;
  await controller.blocks.renew();
  expect(host.reads).toBe(reads + 1);
});

test("a protected sheet keeps its formulas, which is said, and the rows can come all the same", async () => {
  const host = new MemoryHost([FORM_SHEET, summary({ isProtected: true })]);
  const { controller, elsewhere, notice } = await open(host);
  expect(elsewhere()).toEqual({ formulas: [], kept: [{ sheet: "汇总表", cells: ["B1", "B3"], reason: "protected" }], unread: [] });
  await controller.blocks.apply();
  expect(notice()).toMatchObject({ kind: "applied", refused: [], failure: null });
  expect((await formulasOf(host))[0]).toBe("=SUM(附件1!F3:F4)");
});

test("a sheet that cannot be read is named", async () => {
  const host = new MemoryHost([FORM_SHEET, summary(), SILENT]);
  host.unreadable.set(SUMMARY, "too-large");
  const { elsewhere } = await open(host);
  expect(elsewhere()).toEqual({ formulas: [], kept: [], unread: ["汇总表"] });
});

test("a formula that changed since is shown before anything is touched", async () => {
  const host = new MemoryHost([FORM_SHEET, summary()]);
  const { controller, block, elsewhere, notice } = await open(host);
  host.edit(SUMMARY, { row: 0, column: 1 }, 90, "=SUM(附件1!F3:F4)*1");
  const before = await snapshots(host);
  await controller.blocks.apply();
  expect(notice()).toBeNull();
  expect(await snapshots(host)).toEqual(before);
  expect(block()!.isOutdated).toBe(true);
  expect(elsewhere()!.formulas[0]).toMatchObject({ before: "=SUM(附件1!F3:F4)*1", after: "=SUM(附件1!F3:F5)*1" });
  await controller.blocks.apply();
  expect(notice()).toMatchObject({ kind: "applied", refused: [] });
  expect((await formulasOf(host))[0]).toBe("=SUM(附件1!F3:F5)*1");
});

test("when the rows cannot come, no formula of another sheet is touched", async () => {
  const host = new MemoryHost([FORM_SHEET, summary()]);
  const { controller, notice } = await open(host);
  // Another indicator has come where the row should go: the sums do not say what they are expected to.
  host.edit(FORM, { row: 4, column: 5 }, 95);
  const before = await formulasOf(host);
  await controller.blocks.apply();
  expect(notice()!.refused).not.toEqual([]);
  expect(await formulasOf(host)).toEqual(before);
});

test("rows that cannot go again keep the formulas that reach over them", async () => {
  const host = new MemoryHost([FORM_SHEET, summary()]);
  const { controller, notice } = await open(host);
  await controller.blocks.apply();
  host.edit(FORM, { row: 4, column: 7 }, "待核实");
  const before = await snapshots(host);
  await controller.history.undo();
  expect(notice()).toMatchObject({ kind: "undone", written: 0 });
  expect(notice()!.refused.map(({ reason }) => reason)).toContain("changed");
  expect(await snapshots(host)).toEqual(before);
  host.edit(FORM, { row: 4, column: 7 }, null);
  await controller.history.undo();
  expect((await formulasOf(host))[0]).toBe("=SUM(附件1!F3:F4)");
});

test("when the form is gone, what belongs to it is not taken back by itself", async () => {
  const host = new MemoryHost([FORM_SHEET, summary()]);
  const { controller, notice } = await open(host);
  await controller.blocks.apply();
  host.remove(FORM);
  const before = await formulasOf(host);
  await controller.history.undo();
  expect(notice()).toMatchObject({ kind: "undone", written: 0, failure: "sheet-gone" });
  expect(await formulasOf(host)).toEqual(before);
});
