import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contentIn } from "../../edits/content";
import { writtenText } from "../../edits/correction";
import { readWorkbook } from "../../hosts/file/workbook";
import { MemoryHost } from "../../hosts/memory/memory-host";
import { snapshotOf } from "../../hosts/memory/memory-sheet";
import { HostError } from "../../hosts/port";
import { checkSheet } from "../../rules/check";
import { formatArea, parseArea } from "../../sheet/address";
import { Sheet, type SheetSnapshot } from "../../sheet/sheet";
import { PaneController } from "./controller";

/** A workbook as the ministry hands it out, with a target table, a monitoring table, and an empty form for the self-evaluation. */
const MINISTRY = readWorkbook(new Uint8Array(readFileSync(join(__dirname, "../../../test/fixtures/ministry-filled-2019.xls"))));
const TEMPLATE = "项目支出绩效自评表";

async function ministry(): Promise<SheetSnapshot[]> {
  return (await MINISTRY).map(({ snapshot }) => snapshot);
}

/** All that the cells of a sheet hold, with their formats, and its merges. */
function contentsOf(sheet: Sheet): readonly string[] {
  const cells: string[] = [];
  for (let row = 0; row <= sheet.used.lastRow; row++) {
    for (let column = 0; column <= sheet.used.lastColumn; column++) {
      const cell = sheet.cellAt(row, column);
      if (cell) cells.push(JSON.stringify(cell));
    }
  }
  return [sheet.snapshot.name, ...cells, ...sheet.merges.map(formatArea).sort()];
}

async function open(sheets: readonly SheetSnapshot[], host = new MemoryHost(sheets)) {
  const controller = new PaneController({ connect: () => Promise.resolve({ kind: "connected", host, surroundings: { displayLanguage: null, isDark: null } }), check: checkSheet });
  await controller.start("insert-block");
  await controller.targets.open();
  const contents = async () => Promise.all((await host.listSheets()).map(async ({ id }) => contentsOf(await host.readSheet(id))));
  return { host, controller, contents, state: () => controller.getState().fromTargets!, notice: () => controller.getState().history.notice };
}

test("the workbook's own empty form is filled in, cell by cell as it was shown, checked, and taken back as one step", async () => {
  const { host, controller, contents, state, notice } = await open(await ministry());
  const before = await contents();
  expect(state().tables).toEqual([{ sheet: "项目支出绩效目标执行监控", title: "项目支出绩效目标执行监控表", count: 14 }]);
  expect(state().places.map((place) => (place.kind === "new" ? place.form : place.sheet))).toEqual([TEMPLATE, "project", "department", "transfer-2017", "transfer-2022"]);
  const { shown, refused, leftOut, units } = state().filled!;
  expect([refused, units]).toEqual([[], null]);
  expect(leftOut).toEqual([{ what: "department", text: "[105]教育部", instead: "教育部" }]);
  const cells = shown.kind === "cells" ? shown.cells : [];
  await controller.targets.create();
  expect(notice()).toMatchObject({ kind: "applied", label: { id: "fill-self-evaluation" }, refused: [], failure: null });
  const { info, sheet } = await host.readActiveSheet();
  expect(info.name).toBe(TEMPLATE);
  for (const { cell, after } of cells) expect([cell, writtenText(contentIn(sheet, parseArea(cell)!))]).toEqual([cell, after]);
  const { view, section, fromTargets } = controller.getState();
  expect([section, fromTargets, view.kind]).toEqual(["check", null, "result"]);
  expect(view.kind === "result" && view.checked.check.forms.flatMap(({ findings }) => findings.map(({ severity }) => severity))).not.toContain("error");
  await controller.history.undo();
  expect(await contents()).toEqual(before);
});

test("formulas of other sheets take in the rows that the empty form is given, and are taken back with them", async () => {
  const sheets = await ministry();
  const template = checkSheet(new Sheet(sheets.find(({ name }) => name === TEMPLATE)!)).forms[0]!.form;
  const [first, last] = [template.indicators[0]!.row + 1, template.indicators.at(-1)!.row + 1];
  const formula = `=COUNTA(${TEMPLATE}!A${first}:A${last})`;
  const summary = snapshotOf("汇总表", [[0]], { formulas: [[formula]] });
  const { host, controller, contents, state, notice } = await open([...sheets, summary]);
  const before = await contents();
  const [moved] = state().filled!.elsewhere.formulas;
  expect(moved).toMatchObject({ sheet: "汇总表", cell: "A1", before: formula });
  const id = (await host.listSheets()).find(({ name }) => name === "汇总表")!.id;
  host.edit(id, { row: 0, column: 0 }, 0, `${formula}*1`);
  await controller.targets.create();
  expect([notice(), state().isOutdated]).toEqual([null, true]);
  host.edit(id, { row: 0, column: 0 }, 0, formula);
  await controller.targets.choosePlace(0);
  await controller.targets.create();
  expect(notice()).toMatchObject({ kind: "applied", refused: [], failure: null });
  expect((await host.readSheet(id)).cellAt(0, 0)!.formula).toBe(moved!.after);
  await controller.history.undo();
  expect(await contents()).toEqual(before);
});

test("a new sheet is made where the person wants one", async () => {
  const { host, controller, contents, state } = await open(await ministry());
  const before = await contents();
  await controller.targets.choosePlace(1);
  expect(state().filled).toMatchObject({ shown: { kind: "sheet" }, refused: [], leftOut: [] });
  await controller.targets.create();
  expect((await host.readActiveSheet()).info.name).toBe(`${TEMPLATE} (2)`);
  await controller.history.undo();
  expect(await contents()).toEqual(before);
});

test("an empty form is not offered where it is hidden, or where merged cells cannot be told; a protected one is refused before anything is touched", async () => {
  const sheets = await ministry();
  const withTemplate = (change: Partial<SheetSnapshot>) => sheets.map((snapshot) => (snapshot.name === TEMPLATE ? { ...snapshot, ...change } : snapshot));
  const first = async (host: MemoryHost) => (await open([], host)).state().places[0]!.kind;
  expect(await first(new MemoryHost(withTemplate({ visibility: "hidden" })))).toBe("new");
  expect(await first(new MemoryHost(sheets, { ...new MemoryHost([]).abilities, canReadMerges: false }))).toBe("new");
  const locked = await open(withTemplate({ isProtected: true }));
  expect(locked.state().filled!.refused).toEqual([{ sheet: TEMPLATE, cells: [], reason: "protected" }]);
  await locked.controller.targets.create();
  expect(locked.notice()).toBeNull();
});

test("a workbook without targets, and one that cannot be read, are told", async () => {
  const { host, controller, state } = await open([snapshotOf("说明", [["请于三月底前报送。"]])]);
  expect(state()).toMatchObject({ isReading: false, tables: [], filled: null, unread: [] });
  host.unreadable.set("sheet-1", "too-large");
  await controller.targets.open();
  expect(state().unread).toEqual(["说明"]);
  host.failNext(new HostError("cell-editing"));
  await controller.targets.open();
  expect(state()).toMatchObject({ isReading: false, failure: "cell-editing" });
  controller.targets.close();
  expect(controller.getState().fromTargets).toBeNull();
});
