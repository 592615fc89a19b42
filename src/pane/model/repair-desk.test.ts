import { JOURNAL_SETTING } from "../../edits/journal";
import { MemoryHost } from "../../hosts/memory/memory-host";
import { snapshotOf } from "../../hosts/memory/memory-sheet";
import { HostError, type HostErrorCode } from "../../hosts/port";
import { checkSheet } from "../../rules/check";
import { identityOf } from "../../rules/fix";
import { formatCell, parseArea, type Position } from "../../sheet/address";
import type { SheetSnapshot } from "../../sheet/sheet";
import { PaneController } from "./controller";
import { isBarred } from "./history";

const ID = "sheet-1";
const at = (address: string): Position => parseArea(address)!;

const ROWS = [
  ["项目支出绩效自评表"],
  ["项目资金(万元)", null, "年初预算数", "全年预算数(A)", "全年执行数(B)", "分值", "执行率(B/A)", "得分"],
  [null, "年度资金总额", 100, 110, 90, 10, 0.9, 9],
  [null, "其中:财政拨款", 100, 100, 90, "—", null, "—"],
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
  ["产出指标", "数量指标", "培训人数", "≥100人", "100人", 60, 60],
  ["效益指标", "社会效益", "知晓率", 0.9, 0.8, 30, 30],
  ["总分", null, null, null, null, 100, 95],
];

/** The same with every target reached: nothing but the total itself can be what is wrong with it. */
const REACHED = ROWS.map((row) => row.map((value) => (value === 0.8 ? 0.9 : value)));

function form(): SheetSnapshot {
  return snapshotOf("自评表", ROWS);
}

async function open(host = new MemoryHost([form()])) {
  const controller = new PaneController({ connect: () => Promise.resolve({ kind: "connected", host, surroundings: { displayLanguage: null, isDark: null } }), check: checkSheet });
  await controller.start("check-sheet");
  const state = controller.getState;
  const findings = () => {
    const { view } = state();
    return view.kind === "result" ? view.checked.check.forms[0]!.findings : [];
  };
  const preview = (rule: string): void => controller.repairs.open({ kind: "finding", identity: identityOf(findings().find((finding) => finding.rule === rule)!) });
  const lines = () => state().repair?.lines.map(({ writing, before, after, isTicked }) => [formatCell(writing.cell), before, after, isTicked]);
  const cell = async (address: string) => (await host.readSheet(ID)).cellAt(at(address).row, at(address).column);
  return { host, controller, state, findings, preview, lines, cell, notice: () => state().history.notice };
}

const rulesOf = (findings: readonly { readonly rule: string }[]) => findings.map(({ rule }) => rule);

test("a finding is mended as a figure or as a formula, checked again, taken back and done again", async () => {
  const { controller, preview, lines, cell, findings, notice, state } = await open();
  preview("total-score");
  expect(lines()).toEqual([["G8", "95", "99", true]]);
  controller.repairs.setWay("formula");
  expect(lines()).toEqual([["G8", "95", "=H3+SUM(G6:G7) → 99", true]]);
  await controller.repairs.apply();
  expect(await cell("G8")).toMatchObject({ formula: "=H3+SUM(G6:G7)", value: 99 });
  expect(rulesOf(findings())).not.toContain("total-score");
  expect(notice()).toMatchObject({ kind: "applied", written: 1, refused: [], unmended: [], label: { id: "fix", values: { rule: "total-score", cell: "G8" } } });
  await controller.history.undo();
  expect(await cell("G8")).toMatchObject({ formula: null, value: 95 });
  expect(rulesOf(findings())).toContain("total-score");
  expect(state().history).toMatchObject({ undo: null, redo: { id: "fix" }, notice: { kind: "undone" } });
  await controller.history.redo();
  expect(await cell("G8")).toMatchObject({ formula: "=H3+SUM(G6:G7)" });
});

test("a person who goes on typing while a repair is checked is not told that it mended nothing", async () => {
  const { host, controller, preview, notice } = await open();
  preview("total-score");
  const applied = controller.repairs.apply();
  const release = host.hold();
  while (host.reads < 2) await Promise.resolve();
  host.edit(ID, at("G6"), 59);
  release();
  await applied;
  expect(notice()).toMatchObject({ kind: "applied", written: 1, unmended: [] });
  await controller.dispose();
});

test("a workbook that does not answer when something is to be taken back is told of, and the step is given up only where trying again cannot help", async () => {
  const { host, controller, preview, notice, state } = await open();
  preview("total-score");
  await controller.repairs.apply();
  const undoAfter = async (code: HostErrorCode) => {
    host.failNext(new HostError(code));
    await controller.history.undo();
    expect(notice()).toMatchObject({ kind: "undone", written: 0, failure: code, label: { id: "fix" } });
    expect(state().history).toMatchObject({ isBusy: false, undo: { id: "fix" } });
    return isBarred(notice()!);
  };
  for (const code of ["cell-editing", "throttled", "session-lost"] as const) expect(await undoAfter(code)).toBe(false);
  expect(await undoAfter("sheet-gone")).toBe(true);
  host.edit(ID, at("G8"), 77);
  await controller.history.undo();
  expect(notice()).toMatchObject({ written: 0, failure: null, refused: [{ cells: ["G8"], reason: "changed" }] });
  expect(isBarred(notice()!)).toBe(true);
  await controller.dispose();
});

test("what an earlier sitting did is taken back in a later one, but for a cell that somebody changed meanwhile", async () => {
  const { host, controller, lines, cell } = await open(new MemoryHost([snapshotOf("自评表", REACHED)]));
  controller.repairs.open({ kind: "all" });
  expect(lines()).toEqual([["D3", "110", "100", true], ["G8", "95", "99", true]]);
  await controller.repairs.apply();
  await controller.dispose();
  host.edit(ID, at("G8"), 77);
  const later = await open(host);
  expect(later.state().history.undo).toMatchObject({ id: "fix-all", values: { count: "2" } });
  await later.controller.history.undo();
  expect(later.notice()).toMatchObject({ kind: "undone", written: 1, refused: [{ sheet: "自评表", cells: ["G8"], reason: "changed" }] });
  expect([(await cell("D3"))?.value, (await cell("G8"))?.value]).toEqual([110, 77]);
  later.controller.repairs.open({ kind: "all" });
  await later.controller.repairs.apply();
  expect(later.state().history.undo).not.toBeNull();
  // The new step, and then what was left of the old one.
  for (let step = 0; step < 2; step++) await later.controller.history.forget();
  expect(later.state().history.undo).toBeNull();
});

test("a score is proposed by each formula that some place uses, and never among the safe ones", async () => {
  const { controller, preview, state, cell } = await open();
  preview("target-missed-full-score");
  const [line] = state().repair!.lines;
  expect(line!.correction.choices.map(({ by, value }) => [by, value?.value])).toEqual([["positive-ratio", 26.67]]);
  expect(line!.correction.choices[0].formula?.formula).toBe("=ROUND(E7/D7*F7,2)");
  await controller.repairs.apply();
  expect((await cell("G7"))?.value).toBe(26.67);
});

test("the recomputed figures are written back, a total with the scores that it adds", async () => {
  const { controller, lines, cell, notice } = await open();
  controller.repairs.open({ kind: "write-back" });
  expect(lines()!.map(([address, , after, isTicked]) => [address, after, isTicked])).toEqual([
    ["D3", "100", true],
    ["G7", "26.67", false],
    // The 30 points of a missed target can be what is wrong as well.
    ["G8", "99", false],
  ]);
  controller.repairs.tick("G8", true);
  controller.repairs.tick("G7", true);
  expect(lines()!.at(-1)).toEqual(["G8", "95", "95.67", true]);
  await controller.repairs.apply();
  expect([(await cell("G7"))?.value, (await cell("G8"))?.value]).toEqual([26.67, 95.67]);
  expect(notice()).toMatchObject({ written: 3, label: { id: "write-back" } });
});

test("a cell that changed, and one whose basis changed, are named and left alone", async () => {
  const { host, controller, preview, notice, cell } = await open();
  preview("total-score");
  host.edit(ID, at("G8"), 96);
  await controller.repairs.apply();
  expect(notice()).toMatchObject({ written: 0, refused: [{ cells: ["G8"], reason: "changed" }] });
  preview("total-score");
  host.edit(ID, at("G6"), 59);
  await controller.repairs.apply();
  expect(notice()).toMatchObject({ written: 0, refused: [{ cells: ["G6"], reason: "premise-changed" }] });
  expect((await cell("G8"))?.value).toBe(96);
  await controller.dispose();
});

test("a protected sheet shows why before anything is tried", async () => {
  const { preview, state, controller, host } = await open(new MemoryHost([{ ...form(), isProtected: true }]));
  preview("total-score");
  expect(state().repair!.lines[0]!.refusal?.reason).toBe("protected");
  await controller.repairs.apply();
  expect(state().history.notice).toBeNull();
  expect(host.settings.has(JOURNAL_SETTING)).toBe(false);
});

test("a host that fails is told, and a fix that mends nothing is ours to answer for", async () => {
  const { host, controller, preview, notice } = await open();
  preview("total-score");
  host.failNext(new HostError("cell-editing"));
  await controller.repairs.apply();
  expect(notice()).toMatchObject({ written: 0, failure: "cell-editing", unmended: [] });
  const apply = host.apply.bind(host);
  host.apply = (id, plan) => apply(id, { ...plan, edits: plan.edits.map((edit) => (edit.kind === "set-cell" ? { ...edit, content: { value: 50, formula: null } } : edit)) });
  preview("total-score");
  await controller.repairs.apply();
  expect(notice()!.unmended.map(({ rule }) => rule)).toEqual(["total-score"]);
});

test("a preview follows the sheet, and goes with the finding", async () => {
  const { host, controller, preview, lines } = await open();
  preview("total-score");
  host.edit(ID, at("G6"), 50);
  await controller.checkNow();
  expect(lines()).toEqual([["G8", "95", "89", true]]);
  host.edit(ID, at("G8"), 89);
  await controller.checkNow();
  expect(lines()).toBeUndefined();
  await controller.dispose();
});

test("a reason is written where the finding asks for one, in the person's own words, and taken back", async () => {
  const snapshot = snapshotOf("自评表", [...ROWS.slice(0, 6), ["效益指标", "社会效益", "知晓率", 0.9, 0.9, 30, 28], ROWS[7]!]);
  const { controller, findings, cell, notice } = await open(new MemoryHost([snapshot]));
  const unexplained = () => findings().find(({ rule }) => rule === "deduction-unexplained")!;
  const gaps = controller.repairs.gapsOf(unexplained());
  expect(gaps).toEqual([{ cell: { row: 6, column: 7 }, name: "知晓率" }]);
  expect(controller.repairs.gapsOf(findings().find(({ rule }) => rule === "total-score")!)).toEqual([]);
  await controller.repairs.writeReasons([{ gap: gaps[0]!, text: "=宣传不足" }]);
  expect(await cell("H7")).toMatchObject({ value: "=宣传不足", formula: null });
  expect(notice()).toMatchObject({ kind: "applied", written: 1, label: { id: "reasons", values: { cell: "H7", count: "1" } } });
  expect(unexplained()).toBeUndefined();
  await controller.history.undo();
  expect(await cell("H7")).toBeNull();
  expect(unexplained()).toBeDefined();
});

test("what is done last is told last: marks after an undo, an undo after marks", async () => {
  const { controller, preview, state } = await open();
  preview("total-score");
  await controller.repairs.apply();
  await controller.marks.mark(null);
  expect([state().history.notice, state().marks.notice?.kind]).toEqual([null, "set"]);
  await controller.history.undo();
  expect([state().history.notice?.kind, state().marks.notice]).toEqual(["undone", null]);
});

test("marks are set with the worst tone and all comments of a cell, found again later, and cleared", async () => {
  const { host, controller, state } = await open();
  await controller.marks.mark(({ rule }) => rule);
  const marks = host.marks.get(ID)!;
  expect(marks.find(({ area }) => area.row === at("G8").row)).toMatchObject({ tone: "error", comment: "total-score" });
  expect(state().marks).toMatchObject({ count: marks.length, notice: { kind: "set" } });
  const later = await open(host);
  await Promise.resolve();
  expect(later.state().marks.count).toBe(marks.length);
  host.failNext(new HostError("throttled"));
  await later.controller.marks.clear();
  expect(later.state().marks).toMatchObject({ count: marks.length, isCounted: true, notice: { kind: "failed", code: "throttled" } });
  host.failNext(new HostError("throttled"));
  host.failNext(new HostError("throttled"));
  await later.controller.marks.clear();
  expect(later.state().marks).toMatchObject({ isCounted: false, notice: { kind: "failed" } });
  await later.controller.marks.clear();
  expect(later.state().marks).toMatchObject({ count: 0, isCounted: true, notice: { kind: "cleared" } });
  expect(host.marks.size).toBe(0);
});
