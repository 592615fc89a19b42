import type { Connection } from "../../hosts/connection";
import { MemoryHost } from "../../hosts/memory/memory-host";
import { snapshotOf } from "../../hosts/memory/memory-sheet";
import { HostError } from "../../hosts/port";
import type { CheckedForm, SheetCheck } from "../../rules/check";
import type { Sheet } from "../../sheet/sheet";
import { PaneController } from "./controller";
import { CHANGE_DELAY_MS, SWITCH_DELAY_MS } from "./front-sheet";
import { actionIn, type PaneAction, type View } from "./state";

const FORM_SHEET = "sheet-1";
const EMPTY_SHEET = "sheet-2";
const A1 = { row: 0, column: 0 };
const surroundings = { displayLanguage: "zh-CN", isDark: null };

/** As many forms as A1 says: enough to see which version of the sheet was checked. */
function check(sheet: Sheet): SheetCheck {
  const count = Number(sheet.valueAt(0, 0) ?? 0);
  const form = { form: { sheet: sheet.name }, summary: {}, findings: [] } as unknown as CheckedForm;
  return { forms: Array.from({ length: count }, () => form), traces: [] };
}

async function open(action: PaneAction = "open", abilities?: MemoryHost["abilities"]) {
  const host = new MemoryHost([snapshotOf("自评表", [[1]]), snapshotOf("说明", [[0]])], abilities);
  const controller = new PaneController({ connect: () => Promise.resolve({ kind: "connected", host, surroundings }), check });
  await controller.start(action);
  return { host, controller, view: () => controller.getState().view, formCount: () => formsIn(controller.getState().view) };
}

const formsIn = (view: View): number | null => ("checked" in view ? view.checked.check.forms.length : null);

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe("starting", () => {
  test("begins in the state starting, and ends ready without reading anything", async () => {
    const { host, view } = await open();
    expect(view()).toEqual({ kind: "ready" });
    expect(host.reads).toBe(0);
    expect(new PaneController({ connect: () => new Promise(() => undefined), check }).getState().view.kind).toBe("starting");
  });

  test("says why there is no workbook", async () => {
    const missing: Connection = { kind: "missing", reason: "too-old", version: "ExcelApi 1.8", surroundings };
    const controller = new PaneController({ connect: () => Promise.resolve(missing), check });
    await controller.start("check-sheet");
    expect(controller.getState().view).toEqual({ kind: "missing", reason: "too-old", version: "ExcelApi 1.8" });
  });

  test.each([
    ["", "open"],
    ["?action=check-sheet&_host_Info=Excel", "check-sheet"],
    ["?action=insert-block", "insert-block"],
    ["?action=delete-everything", "open"],
  ])("reads the action of %j", (query, action) => {
    expect(actionIn(query)).toBe(action);
  });

  test("checks at once when the ribbon asked for it, and for a form to insert into", async () => {
    expect((await open("check-sheet")).view().kind).toBe("result");
    const { controller, view } = await open("insert-block");
    expect(view().kind).toBe("result");
    expect(controller.getState().section).toBe("blocks");
  });
});

describe("changes", () => {
  test("are ignored until somebody asked for a check", async () => {
    const { host, view } = await open();
    host.edit(FORM_SHEET, A1, 3);
    host.activate(EMPTY_SHEET);
    await jest.runAllTimersAsync();
    expect(view().kind).toBe("ready");
    expect(host.reads).toBe(0);
  });

  test("of the sheet are checked once the person pauses", async () => {
    const { host, formCount } = await open("check-sheet");
    host.edit(FORM_SHEET, A1, 2);
    await jest.advanceTimersByTimeAsync(CHANGE_DELAY_MS - 1);
    host.edit(FORM_SHEET, A1, 3);
    await jest.advanceTimersByTimeAsync(CHANGE_DELAY_MS - 1);
    expect(host.reads).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(host.reads).toBe(2);
    expect(formCount()).toBe(3);
  });

  test("of another sheet are nothing to us", async () => {
    const { host } = await open("check-sheet");
    host.edit(EMPTY_SHEET, A1, 1);
    await jest.runAllTimersAsync();
    expect(host.reads).toBe(1);
  });

  test("make the answer of a check under way worthless", async () => {
    const { host, controller, formCount } = await open("check-sheet");
    const release = host.hold();
    const asked = controller.checkNow();
    host.edit(FORM_SHEET, A1, 4);
    release();
    await asked;
    expect(formCount()).toBe(1);
    expect(controller.getState().isBusy).toBe(true);
    await jest.runAllTimersAsync();
    expect(formCount()).toBe(4);
    expect(controller.getState().isBusy).toBe(false);
  });

  test("keep what is shown while they are checked", async () => {
    const { host, view } = await open("check-sheet");
    const release = host.hold();
    host.edit(FORM_SHEET, A1, 2);
    await jest.advanceTimersByTimeAsync(CHANGE_DELAY_MS);
    expect(view().kind).toBe("result");
    release();
  });

  test("that arrive after the pane was closed do nothing", async () => {
    const { host, controller } = await open("check-sheet");
    host.edit(FORM_SHEET, A1, 2);
    await controller.dispose();
    await jest.runAllTimersAsync();
    expect(host.isWatched).toBe(false);
    expect(host.reads).toBe(1);
  });
});

describe("another sheet", () => {
  test("is checked when it is shown, and the old findings go at once", async () => {
    const { host, view } = await open("check-sheet");
    host.activate(EMPTY_SHEET);
    expect(view().kind).toBe("checking");
    await jest.advanceTimersByTimeAsync(SWITCH_DELAY_MS);
    expect(view()).toMatchObject({ kind: "no-form", checked: { info: { name: "说明" } } });
    host.activate(FORM_SHEET);
    await jest.runAllTimersAsync();
    expect(view().kind).toBe("result");
  });

  test("is not read when it is only passed on the way", async () => {
    const { host, view } = await open("check-sheet");
    host.activate(EMPTY_SHEET);
    host.activate(FORM_SHEET);
    await jest.runAllTimersAsync();
    expect(host.reads).toBe(2);
    expect(view().kind).toBe("result");
  });

  test("begins with its first form; the same sheet keeps the one that is shown", async () => {
    const { host, controller } = await open("check-sheet");
    host.edit(FORM_SHEET, A1, 3);
    await jest.runAllTimersAsync();
    controller.showForm(2);
    host.edit(FORM_SHEET, A1, 2);
    await jest.runAllTimersAsync();
    expect(controller.getState().form).toBe(1);
    host.activate(EMPTY_SHEET);
    expect(controller.getState().form).toBe(0);
  });
});

describe("failures", () => {
  const editing = () => new HostError("cell-editing", "InvalidOperationInCellEditMode");

  test("of a check that was asked for are told, and another try works", async () => {
    const { host, controller, view } = await open();
    host.failNext(new HostError("too-large", "5104"));
    await controller.checkNow();
    expect(view()).toEqual({ kind: "failed", code: "too-large", detail: "5104" });
    await controller.checkNow();
    expect(view().kind).toBe("result");
  });

  test("that pass by themselves heal with the next change", async () => {
    const { host, controller, view } = await open();
    host.failNext(editing());
    await controller.checkNow();
    expect(view()).toMatchObject({ kind: "failed", code: "cell-editing" });
    host.edit(FORM_SHEET, A1, 2);
    await jest.runAllTimersAsync();
    expect(view().kind).toBe("result");
  });

  test("of cell editing after a change leave the findings and try again by themselves", async () => {
    const { host, view, formCount } = await open("check-sheet");
    host.edit(FORM_SHEET, A1, 2);
    host.failNext(editing());
    host.failNext(editing());
    await jest.advanceTimersByTimeAsync(CHANGE_DELAY_MS);
    expect(view().kind).toBe("result");
    expect(formCount()).toBe(1);
    await jest.runAllTimersAsync();
    expect(formCount()).toBe(2);
    expect(host.reads).toBe(4);
  });

  test("of another kind after a change are told", async () => {
    const { host, view } = await open("check-sheet");
    host.edit(FORM_SHEET, A1, 2);
    host.failNext(new HostError("session-lost"));
    await jest.runAllTimersAsync();
    expect(view()).toMatchObject({ kind: "failed", code: "session-lost" });
  });

  test("of our own end as a sentence too", async () => {
    const host = new MemoryHost([snapshotOf("自评表", [[1]])]);
    const broken = () => {
      throw new TypeError("x is not a function");
    };
    const controller = new PaneController({ connect: () => Promise.resolve({ kind: "connected", host, surroundings }), check: broken });
    await controller.start("check-sheet");
    expect(controller.getState().view).toEqual({ kind: "failed", code: "unknown", detail: "x is not a function" });
  });

  test("of watching leave a pane that works and says that it does not follow", async () => {
    const { controller, view } = await open("check-sheet", { version: "", canReadMerges: true, canWatch: false, canKeepSettings: true, canComment: true });
    expect(view().kind).toBe("result");
    expect(controller.getState().isFollowing).toBe(false);
    const host = new MemoryHost([snapshotOf("自评表", [[1]])]);
    host.failNext(new HostError("unsupported"));
    const other = new PaneController({ connect: () => Promise.resolve({ kind: "connected", host, surroundings }), check });
    await other.start("open");
    expect(other.getState().isFollowing).toBe(false);
  });
});

describe("selecting", () => {
  test("shows the cell in the sheet that was checked", async () => {
    const { host, controller } = await open("check-sheet");
    await controller.select({ row: 13, column: 9 });
    expect(host.selections).toEqual([{ sheetId: FORM_SHEET, address: "J14" }]);
  });

  test("tells when it fails, and forgets it at the next attempt", async () => {
    const { host, controller } = await open("check-sheet");
    host.failNext(editing());
    await controller.select(A1);
    expect(controller.getState().selectFailure).toBe("cell-editing");
    await controller.select(A1);
    expect(controller.getState().selectFailure).toBeNull();
    expect(host.reads).toBe(1);
  });

  test("a failure that comes after the next cell was shown is not told", async () => {
    const { host, controller } = await open("check-sheet");
    let fail: (error: HostError) => void = () => undefined;
    jest.spyOn(host, "select").mockImplementationOnce(() => new Promise((_, reject) => (fail = reject)));
    const late = controller.select(A1);
    await controller.select({ row: 13, column: 9 });
    fail(editing());
    await late;
    expect(controller.getState().selectFailure).toBeNull();
  });

  const editing = () => new HostError("cell-editing");
});

test("listeners hear of every change and can leave", async () => {
  const { controller } = await open("check-sheet");
  const heard = jest.fn();
  const leave = controller.subscribe(heard);
  controller.showForm(0);
  expect(heard).toHaveBeenCalledTimes(1);
  leave();
  controller.showForm(0);
  expect(heard).toHaveBeenCalledTimes(1);
});
