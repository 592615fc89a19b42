import { FORM_LAYOUTS, NEW_FORM_KINDS } from "../../blocks/form-layouts";
import { newForm } from "../../blocks/new-form";
import { EMPTY_CONTENT } from "../../blocks/new-form-content";
import { sheetMade } from "../../edits/draft";
import { MemoryHost } from "../../hosts/memory/memory-host";
import { snapshotOf } from "../../hosts/memory/memory-sheet";
import { HostError } from "../../hosts/port";
import { checkSheet } from "../../rules/check";
import { parseArea } from "../../sheet/address";
import { PaneController } from "./controller";
import type { PaneState } from "./state";

/** Lets what was begun come to its end. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** The pane as the ribbon opens it, over a workbook without any form, with a new form open. */
async function open(host = new MemoryHost([snapshotOf("说明", [["请于三月底前报送。"]])])) {
  const controller = new PaneController({ connect: () => Promise.resolve({ kind: "connected", host, surroundings: { displayLanguage: null, isDark: null } }), check: checkSheet });
  await controller.start("insert-block");
  controller.newForms.open();
  const names = async () => (await host.listSheets()).map(({ name }) => name);
  return { host, controller, names, state: () => controller.getState(), notice: () => controller.getState().history.notice };
}

test.each(NEW_FORM_KINDS)("a form of the kind %s is made, checked, finds nothing wrong, and is taken back as one step", async (kind) => {
  const { controller, host, names, state, notice } = await open();
  controller.newForms.change({ kind, year: "2025", projectName: "校园足球扶持资金", department: "某市教育局" });
  const { sheet } = state().newForm!;
  expect(await names()).toEqual(["说明"]);
  await controller.newForms.create();
  expect(notice()).toMatchObject({ kind: "applied", label: { id: "new-form", values: { sheet: sheet.name } }, written: 1, refused: [], failure: null, isPageSetUp: true });
  expect(await names()).toEqual(["说明", sheet.name]);
  expect(state()).toMatchObject({ section: "check", newForm: null, view: { kind: "result", checked: { info: { name: sheet.name } } } });
  const { view } = state();
  const forms = view.kind === "result" ? view.checked.check.forms : [];
  expect(forms).toHaveLength(1);
  // What is still to be filled in, where the form asks for it.
  expect(forms[0]!.findings.map(({ rule }) => rule)).toEqual(kind === "score-table" ? [] : ["required-missing"]);
  expect(forms[0]!.form.year?.value).toBe(2025);
  await controller.history.undo();
  expect(await names()).toEqual(["说明"]);
  expect(state().view.kind).toBe("no-form");
  await controller.history.redo();
  expect((await host.readActiveSheet()).info.name).toBe(sheet.name);
});

test("nothing is said of a form that nobody has begun to fill in", async () => {
  const { controller, state } = await open();
  await controller.newForms.create();
  const { view } = state();
  expect(view.kind === "result" && view.checked.check.forms.flatMap(({ findings }) => findings)).toEqual([]);
});

test("a year that is none is not taken, and without a printer the person is told", async () => {
  const { controller, host, names, state, notice } = await open();
  controller.newForms.change({ year: "25" });
  expect(state().newForm).toMatchObject({ isYearRight: false });
  await controller.newForms.create();
  expect(await names()).toEqual(["说明"]);
  controller.newForms.change({ year: " 2025 " });
  host.hasPrinter = false;
  await controller.newForms.create();
  expect(notice()).toMatchObject({ isPageSetUp: false });
  expect((await host.readActiveSheet()).sheet.cellAt(1, 0)?.text).toBe("（2025年度）");
});

test("a form that somebody has filled in is not taken back: the cell is named", async () => {
  const { controller, host, names, notice } = await open();
  await controller.newForms.create();
  const made = await names();
  host.edit("sheet-2", { row: 2, column: 1 }, "道路维修");
  await controller.history.undo();
  expect(notice()).toMatchObject({ written: 0, refused: [{ sheet: "项目支出绩效自评表", cells: ["B3"], reason: "changed" }] });
  expect(await names()).toEqual(made);
});

describe("in a blank place of the sheet in front", () => {
  const NOTE = ["请于三月底前报送。"];
  const place = (state: () => PaneState) => {
    const found = state().newForm!.place;
    if (found.kind !== "found") throw new Error(found.kind);
    return found;
  };

  async function openAt(host: MemoryHost, cell: string) {
    const desk = await open(host);
    host.selectedCell = parseArea(cell)!;
    await desk.controller.newForms.placeAtSelection();
    return { ...desk, place: () => place(desk.state), sheet: () => host.readActiveSheet().then(({ sheet }) => sheet) };
  }

  test.each(NEW_FORM_KINDS)("a form of the kind %s below another one: the check finds both, and undo leaves the sheet as it was", async (kind) => {
    const first = sheetMade("附件", newForm("project", { ...EMPTY_CONTENT, year: 2024 }));
    const { controller, place, sheet, state, notice } = await openAt(new MemoryHost([first.snapshot]), "A30");
    const before = await sheet();
    controller.newForms.change({ kind, year: "2025" });
    await settled();
    expect(place()).toMatchObject({ refused: [], below: null, placed: { columns: null, page: null } });
    await controller.newForms.create();
    expect(notice()).toMatchObject({ kind: "applied", written: 1, refused: [], failure: null, isPageSetUp: true });
    const { view, form: shown } = state();
    const forms = view.kind === "result" ? view.checked.check.forms : [];
    expect(forms.map(({ form }) => form.year?.value)).toEqual([2024, 2025]);
    expect(forms.flatMap(({ findings }) => findings)).toEqual([]);
    expect(shown).toBe(1);
    await controller.history.undo();
    expect([(await sheet()).snapshot.values, (await sheet()).merges]).toEqual([before.snapshot.values, before.merges]);
    await controller.history.redo();
    expect((await sheet()).cellAt(29, 0)?.text).toBe(FORM_LAYOUTS[kind].title);
  });

  test("a form beside another one is found too", async () => {
    const first = sheetMade("附件", newForm("project", { ...EMPTY_CONTENT, year: 2024 }));
    const { controller, place, state } = await openAt(new MemoryHost([first.snapshot]), "K1");
    controller.newForms.change({ year: "2025" });
    expect(place().placed).toMatchObject({ rows: null, page: null });
    expect(place().placed.columns).toHaveLength(9);
    await controller.newForms.create();
    const { view } = state();
    expect(view.kind === "result" && view.checked.check.forms.map(({ form }) => form.year?.value)).toEqual([2024, 2025]);
  });

  test("on a blank sheet it stands at A1, whatever is selected, and sets the pages up", async () => {
    const host = new MemoryHost([snapshotOf("空表", [])]);
    const { controller, place, sheet, notice } = await openAt(host, "F9");
    expect(place()).toMatchObject({ refused: [], placed: { area: { row: 0, column: 0 }, page: { print: { orientation: "Portrait", titleRows: 0 } } } });
    await controller.newForms.create();
    expect(notice()).toMatchObject({ isPageSetUp: true });
    expect((await sheet()).cellAt(5, 3)?.formula).toBe("=SUM(D7:D9)");
  });

  test("a place that is not blank is not filled: the cell is named, and the next blank place is one click away", async () => {
    const host = new MemoryHost([snapshotOf("说明", [NOTE, [], [null, null, "备注"]])]);
    const { controller, place, sheet } = await openAt(host, "B2");
    expect(place()).toMatchObject({ refused: [{ sheet: "说明", cells: ["C3"], reason: "occupied" }], below: { row: 4, column: 0 } });
    await controller.newForms.create();
    expect((await sheet()).used.lastRow).toBe(2);
    await controller.newForms.placeBelow();
    expect(place()).toMatchObject({ refused: [], placed: { area: { row: 4, column: 0, lastRow: 30, lastColumn: 8 } } });
    await controller.newForms.create();
    expect((await sheet()).cellAt(9, 3)?.formula).toBe("=SUM(D11:D13)");
  });

  test.each([
    ["lines and colours", "formatted", (host: MemoryHost) => host.formatted.set("sheet-1", [parseArea("D8:E9")!])],
    ["a cell that changed since", "occupied", (host: MemoryHost) => host.edit("sheet-1", { row: 7, column: 3 }, "临时")],
  ])("%s: what has come since the preview is not written over", async (_, reason, come) => {
    const host = new MemoryHost([snapshotOf("说明", [NOTE])]);
    const { controller, place, sheet, notice } = await openAt(host, "A3");
    expect(place().refused).toEqual([]);
    come(host);
    await controller.newForms.create();
    expect(notice()).toMatchObject({ written: 0, refused: [{ reason }] });
    expect((await sheet()).cellAt(2, 0)).toBeNull();
  });

  test.each([
    ["protected", { isProtected: true }],
    ["hidden", { hiddenRows: [4] }],
    ["in-table", { editing: { rowHeights: [], tables: [parseArea("C5:D9")!], printArea: null, filtered: null, names: [] } }],
    ["filtered", { editing: { rowHeights: [], tables: [], printArea: null, filtered: parseArea("A1:B2")!, names: [] } }],
  ])("%s is said before anything is touched", async (reason, facts) => {
    const { place } = await openAt(new MemoryHost([{ ...snapshotOf("说明", [NOTE]), ...facts }]), "A3");
    expect(place().refused).toMatchObject([{ reason }]);
  });

  test("the edge of the grid, an Excel that does not tell merges, and a sheet that cannot be read", async () => {
    const { place } = await openAt(new MemoryHost([snapshotOf("说明", [NOTE])]), "A1048570");
    expect(place().refused).toMatchObject([{ reason: "out-of-grid" }]);
    const old = new MemoryHost([snapshotOf("说明", [NOTE])], { version: "ExcelApi 1.9", canReadMerges: false, canWatch: true, canKeepSettings: true, canComment: false });
    expect((await openAt(old, "A3")).place().refused).toMatchObject([{ reason: "unsupported" }]);
    const host = new MemoryHost([snapshotOf("说明", [NOTE])]);
    const { controller, state } = await open(host);
    host.failNext(new HostError("no-cells"));
    await controller.newForms.placeAtSelection();
    expect(state().newForm?.place).toEqual({ kind: "failed", code: "no-cells" });
    controller.newForms.placeOnNewSheet();
    expect(state().newForm?.place).toEqual({ kind: "new-sheet" });
  });

  test("a form that somebody has filled in stays, and the cell is named", async () => {
    const host = new MemoryHost([snapshotOf("说明", [NOTE])]);
    const { controller, notice } = await openAt(host, "A3");
    await controller.newForms.create();
    host.edit("sheet-1", { row: 4, column: 1 }, "道路维修");
    await controller.history.undo();
    expect(notice()).toMatchObject({ written: 0, refused: [{ sheet: "说明", cells: ["B5"], reason: "changed" }] });
  });
});
