import { MemoryHost } from "../../hosts/memory/memory-host";
import { snapshotOf } from "../../hosts/memory/memory-sheet";
import { HostError } from "../../hosts/port";
import type { CheckedForm, SheetCheck } from "../../rules/check";
import type { CheckedFinding } from "../../rules/finding";
import type { Sheet } from "../../sheet/sheet";
import { PaneController } from "./controller";
import { SLICE_MS } from "./workbook-check";

const A1 = { row: 0, column: 0 };
const SHEETS = 200;

const finding: CheckedFinding = { rule: "total-score", severity: "error", message: "differs", values: {}, cells: [{ row: 7, column: 3 }], acknowledged: null };

/** As many forms as A1 says, the second one with a finding. */
function check(sheet: Sheet): SheetCheck {
  const value = sheet.valueAt(0, 0);
  if (value === "broken") throw new TypeError("x is not a function");
  const form = (findings: readonly CheckedFinding[]) => ({ form: { sheet: sheet.name }, summary: {}, findings }) as unknown as CheckedForm;
  return { forms: Array.from({ length: Number(value ?? 0) }, (_, index) => form(index === 1 ? [finding] : [])), traces: [] };
}

const many = Array.from({ length: SHEETS }, (_, index) => snapshotOf(`表${index + 1}`, [[(index % 2) + 1]]));

async function open(sheets = many, checkOne = check) {
  const host = new MemoryHost(sheets);
  const surroundings = { displayLanguage: "zh-CN", isDark: null };
  const controller = new PaneController({ connect: () => Promise.resolve({ kind: "connected", host, surroundings }), check: checkOne });
  await controller.start("open");
  const state = () => controller.getState().workbook;
  const outcomes = () => state().entries.map(({ outcome }) => (outcome?.kind === "failed" ? outcome.code : (outcome?.kind ?? null)));
  return { host, controller, state, outcomes, workbook: controller.workbook };
}

/** Keeps the processor busy, as a large sheet does. */
function work(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

test("all visible sheets are checked, in tab order, each read once; hidden ones by choice", async () => {
  const { host, workbook, state, outcomes } = await open([...many, snapshotOf("隐藏", [[1]], { visibility: "hidden" })]);
  expect(state().stage).toBe("idle");
  await workbook.start();
  expect(state().stage).toBe("done");
  expect(outcomes()).toEqual(Array.from({ length: SHEETS }, () => "checked"));
  expect(state().entries.map(({ info }) => info.name)).toEqual(many.map(({ name }) => name));
  expect(host.reads).toBe(SHEETS);
  workbook.includeHidden(true);
  await workbook.start();
  expect(state().entries.at(-1)).toMatchObject({ info: { name: "隐藏" }, outcome: { kind: "checked" } });
});

test("results are shown while the others come in, and the browser gets its turn in between", async () => {
  const slow = (sheet: Sheet): SheetCheck => (work(SLICE_MS), check(sheet));
  const { controller, workbook, state } = await open(many.slice(0, 5), slow);
  const seen: number[] = [];
  controller.subscribe(() => seen.push(state().entries.filter(({ outcome }) => outcome).length));
  let turns = 0;
  const others = setInterval(() => (turns += 1));
  await workbook.start();
  clearInterval(others);
  expect([...new Set(seen)]).toEqual([0, 1, 2, 3, 4, 5]);
  expect(turns).toBeGreaterThan(0);
});

test("it can be stopped in the middle, asks for no further sheet, and goes on where it was", async () => {
  const slow = (sheet: Sheet): SheetCheck => (work(SLICE_MS), check(sheet));
  const { host, controller, workbook, state } = await open(many.slice(0, 8), slow);
  const done = () => state().entries.filter(({ outcome }) => outcome).length;
  const unsubscribe = controller.subscribe(() => {
    if (done() === 3) workbook.cancel();
  });
  await workbook.start();
  unsubscribe();
  expect(state()).toMatchObject({ stage: "stopped", failure: null });
  expect(done()).toBe(3);
  expect(host.reads).toBe(3);
  await workbook.resume();
  expect(state().stage).toBe("done");
  expect(done()).toBe(8);
  expect(host.reads).toBe(8);
});

test("one that was begun anew drops the answers of the one before", async () => {
  const { host, workbook, state } = await open(many.slice(0, 3));
  const release = host.hold();
  const before = workbook.start();
  await new Promise((resolve) => setTimeout(resolve));
  host.remove("sheet-1");
  const anew = workbook.start();
  release();
  await Promise.all([before, anew]);
  expect(state().stage).toBe("done");
  expect(state().entries.map(({ info }) => info.name)).toEqual(["表2", "表3"]);
});

test("a sheet that cannot be read, one that is deleted meanwhile and one that we fail on cost only themselves", async () => {
  const { host, workbook, state, outcomes } = await open([...many.slice(0, 3), snapshotOf("坏", [["broken"]]), ...many.slice(4, 6)]);
  host.unreadable.set("sheet-2", "too-large");
  const release = host.hold();
  const running = workbook.start();
  await new Promise((resolve) => setTimeout(resolve));
  host.remove("sheet-5");
  release();
  await running;
  expect(outcomes()).toEqual(["checked", "too-large", "checked", "unknown", "sheet-gone", "checked"]);
  host.unreadable.clear();
  const { reads } = host;
  await workbook.resume();
  expect(outcomes()).toEqual(["checked", "checked", "checked", "unknown", "sheet-gone", "checked"]);
  expect(host.reads - reads).toBe(2);
  expect(state().stage).toBe("done");
});

test("a host that fails altogether is told of, what was found stays, and the rest is taken up again", async () => {
  const { host, workbook, state, outcomes } = await open(many.slice(0, 4), (sheet) => {
    if (sheet.name === "表2") host.failNext(new HostError("cell-editing"));
    work(SLICE_MS);
    return check(sheet);
  });
  await workbook.start();
  expect(state()).toMatchObject({ stage: "stopped", failure: "cell-editing" });
  expect(outcomes()).toEqual(["checked", "checked", null, null]);
  await workbook.resume();
  expect(state()).toMatchObject({ stage: "done", failure: null });
  expect(outcomes()).toEqual(["checked", "checked", "checked", "checked"]);
});

test("a host that does not even list its sheets is told of", async () => {
  const { host, workbook, state } = await open(many.slice(0, 1));
  host.failNext(new HostError("session-lost"));
  await workbook.start();
  expect(state()).toMatchObject({ stage: "stopped", failure: "session-lost", entries: [] });
});

test("a sheet that changes afterwards, or while others are read, is known to be out of date, and only such are read again", async () => {
  const { host, workbook, state } = await open(many.slice(0, 4));
  const stale = () => state().entries.flatMap(({ info, isStale }) => (isStale ? [info.name] : []));
  const release = host.hold();
  const running = workbook.start();
  await new Promise((resolve) => setTimeout(resolve));
  host.edit("sheet-1", A1, 2);
  release();
  await running;
  host.edit("sheet-3", A1, 3);
  expect(stale()).toEqual(["表1", "表3"]);
  const { reads } = host;
  await workbook.resume();
  expect(stale()).toEqual([]);
  expect(host.reads - reads).toBe(2);
  expect(state().entries[2]?.outcome).toMatchObject({ checked: { check: { forms: [{}, {}, {}] } } });
});

describe("a sheet of the results", () => {
  test("is opened at the finding without being read again", async () => {
    const { host, controller, workbook } = await open(many.slice(0, 4));
    controller.showSection("workbook");
    await workbook.start();
    await controller.openSheet("sheet-2", { form: 1, cell: { row: 7, column: 3 } });
    expect(controller.getState()).toMatchObject({ section: "check", form: 1, view: { kind: "result", checked: { info: { name: "表2" } } } });
    expect(host.selections).toEqual([{ sheetId: "sheet-2", address: "D8" }]);
    expect(host.reads).toBe(4);
    await controller.openSheet("sheet-3");
    expect(controller.getState()).toMatchObject({ form: 0, view: { checked: { info: { name: "表3" } } } });
  });

  test("is read again when it was changed, for both places where it is shown", async () => {
    const { host, controller, workbook, state } = await open(many.slice(0, 2));
    await workbook.start();
    host.edit("sheet-2", A1, 3);
    await controller.openSheet("sheet-2");
    while (state().entries[1]?.isStale) await new Promise((resolve) => setTimeout(resolve));
    const { view } = controller.getState();
    expect(view).toMatchObject({ kind: "result", checked: { check: { forms: [{}, {}, {}] } } });
    expect(state().entries[1]?.outcome).toMatchObject({ checked: { check: { forms: [{}, {}, {}] } } });
    await controller.dispose();
  });

  test("that is gone says so", async () => {
    const { host, controller, workbook, outcomes } = await open(many.slice(0, 2));
    await workbook.start();
    host.remove("sheet-2");
    await controller.openSheet("sheet-2");
    expect(controller.getState().selectFailure).toBe("sheet-gone");
    expect(outcomes()).toEqual(["checked", "sheet-gone"]);
  });

  test("that was not reached is not opened", async () => {
    const { controller } = await open(many.slice(0, 2));
    await controller.openSheet("sheet-2");
    expect(controller.getState().view.kind).toBe("ready");
  });
});

describe("what the sheets say of each other", () => {
  const across: CheckedFinding = { ...finding, rule: "cross-sheet", severity: "warning" };
  /** A finding in the first form of the first sheet, about how many sheets there are. */
  const compare = ([first, ...others]: readonly SheetCheck[]): readonly SheetCheck[] => {
    const [form, ...forms] = first?.forms ?? [];
    if (!first || !form) return [];
    const added = { ...across, values: { sheets: String(others.length + 1) } };
    return [{ ...first, forms: [{ ...form, findings: [...form.findings, added] }, ...forms] }, ...others];
  };

  test("comes when all are checked, once, and again when one of them is checked by itself", async () => {
    const host = new MemoryHost(many.slice(0, 3));
    const connect = () => Promise.resolve({ kind: "connected", host, surroundings: { displayLanguage: null, isDark: null } } as const);
    const controller = new PaneController({ connect, check, compare });
    const rules = () => controller.getState().workbook.entries.map(({ outcome }) => outcome?.kind === "checked" && outcome.checked.check.forms.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
    await controller.start("check-workbook");
    expect(rules()).toEqual([["cross-sheet"], ["total-score"], []]);
    await controller.checkNow();
    expect(rules()).toEqual([["cross-sheet"], ["total-score"], []]);
    expect(controller.getState().view).toMatchObject({ checked: { check: { forms: [{ findings: [{ rule: "cross-sheet", values: { sheets: "3" } }] }] } } });
    await controller.dispose();
  });
});

test("the ribbon's button starts it and shows it; checking the sheet shows that sheet", async () => {
  const host = new MemoryHost(many.slice(0, 2));
  const connect = () => Promise.resolve({ kind: "connected", host, surroundings: { displayLanguage: null, isDark: null } } as const);
  const controller = new PaneController({ connect, check });
  await controller.start("check-workbook");
  expect(controller.getState()).toMatchObject({ section: "workbook", workbook: { stage: "done" } });
  await controller.checkNow();
  expect(controller.getState()).toMatchObject({ section: "check", view: { kind: "result" } });
});
