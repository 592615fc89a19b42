import { NEW_FORM_KINDS } from "../../blocks/form-layouts";
import { MemoryHost } from "../../hosts/memory/memory-host";
import { snapshotOf } from "../../hosts/memory/memory-sheet";
import { checkSheet } from "../../rules/check";
import { PaneController } from "./controller";

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
