import { MemoryHost } from "../../hosts/memory/memory-host";
import { snapshotOf } from "../../hosts/memory/memory-sheet";
import { type HostAbilities, HostError } from "../../hosts/port";
import type { Form } from "../../form/form";
import { formatLayouts, type Layout, parseLayouts } from "../../reading/layouts/layout";
import { createTexts } from "../../i18n/texts";
import { checkSheet } from "../../rules/check";
import { KEPT_AS } from "../../rules/kept";
import type { StoredValue } from "../../sheet/sheet";
import { PaneController } from "./controller";
import { rowProblem, withColumn, withRow } from "./layout-draft";

const ROWS: readonly (readonly StoredValue[])[] = [
  ["项目支出绩效自评表"],
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "复核分"],
  ["产出指标", "数量指标", "培训人数", "≥100人", "120人", 60, 60, 55],
  ["效益指标", "社会效益", "知晓率", "≥90%", "95%", 40, 40, 38],
  ["总分", null, null, null, null, 100, 100, 93],
];
const REVIEWED = 7;
const COMPUTER_KEY = "jixiao-check.layouts";
const texts = createTexts("zh-CN");
const NEWER = texts.t("pane:layout.problem.newer-version");
const surroundings = { displayLanguage: "zh-CN", isDark: null };

/** What this computer keeps; `isRefusing` as where a browser's settings forbid storage. */
const computer = new Map<string, string>();
let isRefusing: boolean;

beforeAll(() => {
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get: () => {
      if (isRefusing) throw new DOMException("denied", "SecurityError");
      return {
        getItem: (key: string) => computer.get(key) ?? null,
        setItem: (key: string, value: string) => computer.set(key, value),
        removeItem: (key: string) => computer.delete(key),
      };
    },
  });
});
afterAll(() => void Reflect.deleteProperty(globalThis, "localStorage"));
beforeEach(() => {
  computer.clear();
  isRefusing = false;
});

async function open(host = newHost()) {
  const controller = new PaneController({ connect: () => Promise.resolve({ kind: "connected", host, surroundings }), check: checkSheet });
  await controller.start("check-sheet");
  const editor = controller.layouts;
  const shown = () => {
    const { view } = controller.getState();
    if (view.kind !== "result") throw new Error(`The pane shows ${view.kind}.`);
    return { form: view.checked.check.forms[0]!.form, sheet: view.checked.sheet };
  };
  const scores = () => shown().form.indicators.map(({ score }) => score?.text);
  const editing = () => controller.getState().editing;
  const giveScore = (column: number | null | "auto"): void => {
    const { form, sheet } = shown();
    editor.change(withColumn(editing()!.draft, sheet, form, "score", column));
  };
  return { host, controller, editor, shown, scores, editing, giveScore };
}

function newHost(abilities: Partial<HostAbilities> = {}): MemoryHost {
  return new MemoryHost([snapshotOf("自评表", ROWS)], { version: "", canReadMerges: true, canWatch: true, canKeepSettings: true, canComment: true, ...abilities });
}

const layoutFor = (form: Form, score: number): Layout => ({
  version: 1, signature: form.signature!, name: "", columns: { score }, firstIndicator: null, lastIndicator: null, total: null,
});

test("a change is read and checked at once, and is dropped by going back without saving", async () => {
  const { editor, scores, giveScore, editing, host } = await open();
  expect(scores()).toEqual(["60", "40"]);
  editor.open();
  giveScore(REVIEWED);
  expect(scores()).toEqual(["55", "38"]);
  expect(host.reads).toBe(1);
  editor.close();
  expect(scores()).toEqual(["60", "40"]);
  expect(editing()).toBeNull();
});

test("what is saved holds in the workbook for every later pane, and nowhere else unless asked", async () => {
  const first = await open();
  first.editor.open();
  first.giveScore(REVIEWED);
  await first.editor.save(false);
  expect(first.editing()).toMatchObject({ notice: { id: "saved" }, isOnComputer: false, isBusy: false });
  first.editor.close();
  expect(first.scores()).toEqual(["55", "38"]);
  expect(computer.size).toBe(0);
  expect((await open(first.host)).scores()).toEqual(["55", "38"]);
  expect((await open()).scores()).toEqual(["60", "40"]);
});

test("what is saved on this computer holds in other workbooks; the workbook's own has precedence", async () => {
  const first = await open();
  first.editor.open();
  first.giveScore(REVIEWED);
  await first.editor.save(true);
  expect(first.editing()?.notice).toEqual({ id: "saved-both" });
  const other = await open();
  expect(other.scores()).toEqual(["55", "38"]);
  const host = newHost();
  host.settings.set(KEPT_AS.layouts, formatLayouts([layoutFor(other.shown().form, 5)]));
  expect((await open(host)).scores()).toEqual(["60", "40"]);
});

test("taking back the tick forgets the layout on this computer only", async () => {
  const { editor, giveScore, host } = await open();
  editor.open();
  giveScore(REVIEWED);
  await editor.save(true);
  expect(computer.has(COMPUTER_KEY)).toBe(true);
  await editor.save(false);
  expect(computer.has(COMPUTER_KEY)).toBe(false);
  expect(host.settings.has(KEPT_AS.layouts)).toBe(true);
});

test("restoring removes the layout in both places and reads the form by itself again", async () => {
  const { editor, giveScore, scores, editing, host } = await open();
  editor.open();
  giveScore(REVIEWED);
  await editor.save(true);
  await editor.restore();
  expect(scores()).toEqual(["60", "40"]);
  expect(editing()).toMatchObject({ saved: null, isOnComputer: false, notice: { id: "restored" } });
  expect([host.settings.size, computer.size]).toEqual([0, 0]);
});

describe("where saving is refused", () => {
  test("by the computer, the workbook keeps the layout and the pane says so", async () => {
    isRefusing = true;
    const { editor, giveScore, editing, host } = await open();
    editor.open();
    giveScore(REVIEWED);
    await editor.save(true);
    expect(editing()?.notice).toEqual({ id: "computer-refused" });
    expect(host.settings.has(KEPT_AS.layouts)).toBe(true);
  });

  test("by a host without settings, the computer keeps it; refused by both, nothing does", async () => {
    const { editor, giveScore, editing } = await open(newHost({ canKeepSettings: false }));
    editor.open();
    giveScore(REVIEWED);
    await editor.save(true);
    expect(editing()?.notice).toEqual({ id: "saved-computer" });
    isRefusing = true;
    await editor.save(true);
    expect(editing()?.notice).toEqual({ id: "not-saved" });
  });

  test("by the program, its reason is told and the draft stays", async () => {
    const { editor, giveScore, editing, scores, host } = await open();
    editor.open();
    giveScore(REVIEWED);
    host.failNext(new HostError("access-denied"));
    await editor.save(false);
    expect(editing()).toMatchObject({ saved: null, notice: { id: "workbook-failed" } });
    expect(editing()?.notice?.problem?.(texts)).toBe(texts.t("host:error.access-denied"));
    expect(scores()).toEqual(["55", "38"]);
  });

  test("because a newer version wrote the workbook's layouts, they are left alone and forms are checked without them", async () => {
    const host = newHost();
    const newer = JSON.stringify({ layouts: [{ version: 2 }] });
    host.settings.set(KEPT_AS.layouts, newer);
    const { editor, giveScore, editing, scores } = await open(host);
    expect(scores()).toEqual(["60", "40"]);
    editor.open();
    expect(editing()?.storeProblem?.(texts)).toBe(NEWER);
    giveScore(REVIEWED);
    await editor.save(false);
    expect(editing()?.notice?.id).toBe("workbook-failed");
    expect(editing()?.notice?.problem?.(texts)).toBe(NEWER);
    expect(host.settings.get(KEPT_AS.layouts)).toBe(newer);
  });
});

test("saving keeps what somebody else put into the workbook meanwhile", async () => {
  const { editor, giveScore, shown, host } = await open();
  editor.open();
  giveScore(REVIEWED);
  const theirs = { ...layoutFor(shown().form, 5), signature: "0,0:别的表头" };
  host.settings.set(KEPT_AS.layouts, formatLayouts([theirs]));
  await editor.save(false);
  expect(parseLayouts(host.settings.get(KEPT_AS.layouts)!)).toMatchObject({ layouts: [{ columns: { score: REVIEWED } }, theirs] });
});

describe("files", () => {
  test("carry the layout to another workbook, where it is read at once", async () => {
    const first = await open();
    first.editor.open();
    expect(first.editor.exportFile()).toBeNull();
    first.giveScore(REVIEWED);
    const json = first.editor.exportFile()!;
    const other = await open();
    other.editor.open();
    await other.editor.importFile(json, false);
    expect(other.scores()).toEqual(["55", "38"]);
    expect(other.editing()?.notice).toEqual({ id: "saved", imported: 1 });
    expect(other.host.settings.has(KEPT_AS.layouts)).toBe(true);
  });

  test.each([
    ["{", "import-failed", texts.t("pane:layout.problem.not-json")],
    ["[]", "import-failed", texts.t("pane:layout.problem.not-a-layout")],
    ['{"layouts":[{"version":2}]}', "import-failed", NEWER],
    ['{"layouts":[]}', "import-empty", undefined],
  ])("that hold no layout are told: %s", async (json, id, problem) => {
    const { editor, editing, host } = await open();
    editor.open();
    await editor.importFile(json, true);
    expect([editing()?.notice?.id, editing()?.notice?.problem?.(texts)]).toEqual([id, problem]);
    expect([host.settings.size, computer.size]).toEqual([0, 0]);
  });
});

test("the view ends when the headings change, and outlives other changes", async () => {
  jest.useFakeTimers();
  const { editor, editing, giveScore, scores, host } = await open();
  editor.open();
  giveScore(REVIEWED);
  host.edit("sheet-1", { row: 2, column: REVIEWED }, 50);
  await jest.runAllTimersAsync();
  expect(scores()).toEqual(["50", "38"]);
  expect(editing()).not.toBeNull();
  host.edit("sheet-1", { row: 1, column: REVIEWED }, "备注");
  await jest.runAllTimersAsync();
  expect(editing()).toBeNull();
  jest.useRealTimers();
});

test("a form whose columns are all taken away is still there to be given them back", async () => {
  const { editor, editing, shown, scores } = await open();
  editor.open();
  const { draft } = editing()!;
  const roles = ["level1", "level2", "level3", "target", "actual", "weight", "score"];
  editor.change({ ...draft, columns: Object.fromEntries(roles.map((role) => [role, null])) });
  expect(shown().form).toMatchObject({ columns: {}, signature: draft.signature });
  editor.change(draft);
  expect(scores()).toEqual(["60", "40"]);
});

describe("a layout that a person makes", () => {
  test("gives a column one role, and a role back to the reader", async () => {
    const { editor, editing, giveScore, shown } = await open();
    editor.open();
    giveScore(REVIEWED);
    const { form, sheet } = shown();
    const weight = withColumn(editing()!.draft, sheet, form, "weight", REVIEWED);
    expect(weight.columns).toEqual({ weight: REVIEWED });
    expect(withColumn(weight, sheet, form, "weight", "auto").columns).toEqual({});
    expect(withColumn(weight, sheet, form, "actual", null).columns).toEqual({ weight: REVIEWED, actual: null });
  });

  test.each([
    ["firstIndicator", NaN, "no-row"],
    ["firstIndicator", 2.5, "no-row"],
    ["firstIndicator", 1, "in-heading"],
    ["total", 5, "below-sheet"],
    ["lastIndicator", 2, "wrong-order"],
    ["total", 3, null],
  ] as const)("takes as %s the row %d: %s", async (name, row, problem) => {
    const { editor, editing, shown } = await open();
    editor.open();
    const { form, sheet } = shown();
    const draft = withRow(editing()!.draft, sheet, form, "firstIndicator", 3);
    expect(draft.firstIndicator).toBe(2);
    expect(rowProblem(draft, sheet, form, name, row)).toBe(problem);
  });

  test("has no total between its indicators", async () => {
    const { editor, editing, shown } = await open();
    editor.open();
    const { form, sheet } = shown();
    const draft = withRow(withRow(editing()!.draft, sheet, form, "firstIndicator", 2), sheet, form, "lastIndicator", 3);
    expect(rowProblem(draft, sheet, form, "total", 3)).toBe("total-inside");
    expect(rowProblem(draft, sheet, form, "total", 4)).toBeNull();
  });
});

describe("pointing at the headings", () => {
  const ODD: readonly (readonly StoredValue[])[] = [
    ["二〇二四年工作完成表"],
    ["类别", "任务", "预定", "落实", "额定", "评定"],
    ["履行职责", "检查次数", "10次", "10次", 60, 60],
    ["服务群众", "办件时限", "3天", "2天", 40, 38],
  ];
  const all = { rows: "1", firstColumn: "", lastColumn: "" };
  const odd = () => open(new MemoryHost([snapshotOf("完成表", ODD)], { version: "", canReadMerges: true, canWatch: true, canKeepSettings: true, canComment: true }));

  test("reads a form where none was found; going back without saving leaves the sheet as it was", async () => {
    const { controller, editor, editing, giveScore, scores } = await odd();
    expect(controller.getState().view.kind).toBe("no-form");
    expect(editor.point({ ...all, row: "2" })).toBeNull();
    expect(editing()?.draft.headingRows).toBe(1);
    giveScore(5);
    expect(scores()).toEqual(["60", "38"]);
    editor.close();
    expect(controller.getState()).toMatchObject({ view: { kind: "no-form" }, editing: null });
  });

  test("is remembered, so that the next check finds the form by itself", async () => {
    const { host, editor, giveScore } = await odd();
    editor.point({ ...all, row: "2" });
    giveScore(5);
    await editor.save(false);
    const later = await open(host);
    expect(later.scores()).toEqual(["60", "38"]);
    later.editor.open();
    await later.editor.restore();
    expect(later.controller.getState()).toMatchObject({ view: { kind: "no-form" }, editing: null });
  });

  test.each([
    [{ row: "" }, "no-row"],
    [{ row: "二" }, "no-row"],
    [{ row: "2", rows: "5" }, "no-row"],
    [{ row: "9" }, "outside"],
    [{ row: "4", rows: "2" }, "outside"],
    [{ row: "2", firstColumn: "3" }, "no-column"],
    [{ row: "2", firstColumn: "C", lastColumn: "B" }, "wrong-columns"],
    [{ row: "1", firstColumn: "C" }, "blank"],
  ])("%j: %s", async (pointed, problem) => {
    const { controller, editor } = await odd();
    expect(editor.point({ ...all, ...pointed })).toBe(problem);
    expect(controller.getState().view.kind).toBe("no-form");
  });

  test("another heading than the one that was found ends in another template", async () => {
    const { editor, editing, shown } = await open();
    const before = shown().form.signature;
    expect(editor.point({ row: "2", rows: "1", firstColumn: "A", lastColumn: "G" })).toBeNull();
    expect(editing()?.draft.signature).not.toBe(before);
    expect(shown().form).toMatchObject({ signature: editing()?.draft.signature, area: { lastColumn: 6 } });
  });
});
