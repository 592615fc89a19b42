import fc from "fast-check";
import { JOURNAL_SETTING } from "../edits/journal";
import type { NewSheet } from "../edits/new-sheet";
import { Planner } from "../edits/planner";
import { type Area, formatArea } from "../sheet/address";
import { Sheet, type SheetSnapshot } from "../sheet/sheet";
import { MemoryHost } from "./memory/memory-host";
import { snapshotOf } from "./memory/memory-sheet";
import { type HostAbilities, HostError } from "./port";
import { WorkbookEditor } from "./workbook-editor";

const LABEL = { id: "fix", values: {} };
const ID = "sheet-1";

/** Labels, two columns of figures, a total of formulas, and a merge on the left. */
function form(): SheetSnapshot {
  const rows = [["指标", "名称", "分值", "得分"], ["产出", "数量", 10, 10], [null, "质量", 20, 19], [null, "时效", 5, 5], ["合计", null, 35, 34]];
  return snapshotOf("自评表", rows, {
    merges: [{ row: 1, column: 0, lastRow: 3, lastColumn: 0 }],
    formulas: [["", "", "", ""], ["", "", "", ""], ["", "", "", ""], ["", "", "", ""], ["", "", "=SUM(C2:C4)", ""]],
  });
}

const other = (): SheetSnapshot => snapshotOf("汇总", [[35]], { formulas: [["=自评表!C5"]] });

async function open(host = new MemoryHost([form(), other()])) {
  let actions = 0;
  const editor = new WorkbookEditor(host, () => new Date("2024-05-01T00:00:00Z"), () => String(++actions));
  const [info, otherInfo] = await host.listSheets();
  const planner = async (): Promise<Planner> => new Planner(await host.readSheet(ID));
  const apply = (plan: Planner, isAtomic = false) => editor.apply(LABEL, [{ info: info!, plan: plan.finish(LABEL, isAtomic) }]);
  const state = async () => [await host.readSheet(ID), await host.readSheet("sheet-2")].map(({ snapshot }) => normalised(snapshot));
  return { host, editor, planner, apply, state, info: info!, otherInfo: otherInfo! };
}

/** Merged areas have no order, and a snapshot does not know the formats of empty cells at its edges. */
function normalised(snapshot: SheetSnapshot): SheetSnapshot {
  const sheet = new Sheet(snapshot);
  const numberFormats = snapshot.numberFormats.map((line, row) => line.map((_, column) => sheet.cellAt(row, column)?.numberFormat ?? ""));
  return { ...snapshot, numberFormats, merges: [...snapshot.merges].sort((a, b) => formatArea(a).localeCompare(formatArea(b))) };
}

const reasons = (report: Awaited<ReturnType<WorkbookEditor["undo"]>>): string[] =>
  (report?.sheets ?? []).flatMap(({ result, failure }) => (result ? result.outcomes.map((outcome) => (outcome.status === "refused" ? outcome.reason : "applied")) : [failure ?? ""]));

type Step = (planner: Planner) => Planner;

/** What the product asks for: cells, formulas, rows, merges; sometimes in places where it cannot be done. */
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.nat(8), fc.nat(5), fc.constantFrom<string | number | boolean | null>(7, "文", "=1", true, null), fc.constantFrom(null, "0.00")).map(
    ([row, column, value, format]): Step => (planner) => planner.setValue({ row, column }, value, format),
  ),
  fc.tuple(fc.nat(8), fc.nat(5)).map(([row, column]): Step => (planner) => planner.setFormula({ row, column }, "=SUM(C2:C4)", 35)),
  fc.tuple(fc.nat(7), fc.integer({ min: 1, max: 3 }), fc.option(fc.nat(4))).map(([row, count, model]): Step => (planner) => planner.insertRows(row, count, model)),
  fc.tuple(fc.nat(5), fc.nat(3), fc.nat(2), fc.nat(2), fc.boolean()).map(([row, column, height, width, merges]): Step => (planner) => {
    const area: Area = { row, column, lastRow: row + height, lastColumn: column + width };
    return planner.setMerges(area, merges && height + width > 0 ? [area] : []);
  }),
);

const deletion = fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 2 })).map(([row, count]): Step => (planner) => planner.deleteRows(row, count, 1));

test.each([
  ["with another sheet that refers to it", step, () => [form(), other()]],
  // What other sheets lose with deleted rows does not come back.
  ["with rows deleted", fc.oneof(step, deletion), () => [form(), snapshotOf("说明", [["甲"]])]],
])("what was done and taken back leaves every sheet as it was; done again, as it became: %s", async (_, steps, workbook) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(steps, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 }), async (actions) => {
      const { host, editor, planner, apply, state } = await open(new MemoryHost(workbook()));
      const states = [await state()];
      for (const action of actions) {
        await apply(action.reduce((plan, next) => next(plan), await planner()));
        if (editor.next.undo?.id === String(states.length)) states.push(await state());
      }
      // Another sitting knows of it only what the workbook kept.
      const later = new WorkbookEditor(host);
      for (const expected of states.slice(0, -1).reverse()) {
        await later.undo();
        expect(await state()).toEqual(expected);
      }
      expect(await later.undo()).toBeNull();
      for (const expected of states.slice(1)) {
        await later.redo();
        expect(await state()).toEqual(expected);
      }
      expect(await later.redo()).toBeNull();
    }),
    { numRuns: 40 },
  );
});

test("what somebody wrote in between is never overwritten, and nothing else is left behind", async () => {
  const cell = fc.record({ row: fc.nat(4), column: fc.integer({ min: 2, max: 3 }) });
  const hand = fc.record({ cell, value: fc.integer({ min: 100, max: 109 }) });
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(cell, { selector: ({ row, column }) => row * 9 + column, maxLength: 6 }), fc.array(hand, { maxLength: 4 }), fc.array(hand, { maxLength: 4 }), async (cells, early, late) => {
      const { host, editor, planner, apply } = await open();
      const before = await host.readSheet(ID);
      const plan = cells.reduce((next, place) => next.setValue(place, 1), await planner());
      for (const { cell: place, value } of early) host.edit(ID, place, value);
      await apply(plan);
      for (const { cell: place, value } of late) host.edit(ID, place, value);
      await editor.undo();
      const after = await host.readSheet(ID);
      const typed = new Map([...early, ...late].map(({ cell: place, value }) => [`${place.row},${place.column}`, value]));
      for (let row = 0; row <= 4; row++) {
        for (let column = 0; column <= 3; column++) expect(after.valueAt(row, column)).toBe(typed.get(`${row},${column}`) ?? before.valueAt(row, column));
      }
    }),
  );
});

test("cells that somebody's new rows have moved are found again by what stands beside them", async () => {
  const { host, editor, planner, apply } = await open();
  const before = await host.readSheet(ID);
  await apply((await planner()).setValue({ row: 2, column: 3 }, 18).setValue({ row: 3, column: 3 }, 4));
  host.shiftRows(ID, { kind: "insert", row: 2, count: 1 });
  expect(reasons(await editor.undo())).toEqual(["applied", "applied"]);
  const after = await host.readSheet(ID);
  expect([2, 3].map((row) => after.valueAt(row + 1, 3))).toEqual([2, 3].map((row) => before.valueAt(row, 3)));
  host.shiftRows(ID, { kind: "delete", row: 2, count: 1 });
  await editor.redo();
  expect((await host.readSheet(ID)).valueAt(2, 3)).toBe(18);
});

test("cells that could be in more than one place are not guessed: nothing is written, and the row is named", async () => {
  const { host, editor, planner, apply } = await open();
  await apply((await planner()).setValue({ row: 2, column: 3 }, 18));
  host.shiftRows(ID, { kind: "insert", row: 2, count: 2 });
  host.edit(ID, { row: 6, column: 1 }, "质量");
  host.edit(ID, { row: 6, column: 3 }, 18);
  const before = await host.readSheet(ID);
  const report = await editor.undo();
  expect(reasons(report)).toEqual(["moved"]);
  expect(report?.sheets[0]?.result?.outcomes[0]).toMatchObject({ sought: "质量", cells: [{ row: 2, column: 1 }] });
  expect((await host.readSheet(ID)).snapshot).toEqual(before.snapshot);
  expect(editor.next.undo).not.toBeNull();
  await editor.forget(editor.next.undo!);
  expect(editor.next).toEqual({ undo: null, redo: null });
});

test("rows that begin alike and hold the same figure are told apart by what they alone say", async () => {
  const rows = [["指标", "名称", "得分"], ["数量", "甲", 5], ["数量", "乙", 5], ["数量", "丙", 5]];
  const { host, editor, planner, apply } = await open(new MemoryHost([snapshotOf("自评表", rows), other()]));
  const scores = async () => (await host.readSheet(ID)).snapshot.values.map((line) => line[2]);
  await apply((await planner()).setValue({ row: 3, column: 2 }, 4));
  host.edit(ID, { row: 2, column: 2 }, 4);
  // 乙, with the same first word and the same figure, stands now where 丙 was written.
  host.shiftRows(ID, { kind: "insert", row: 1, count: 1 });
  await editor.undo();
  expect(await scores()).toEqual(["得分", null, 5, 4, 5]);
});

test("inserted rows in which somebody has worked stay, all of them, and the cell is named", async () => {
  const { host, editor, planner, apply } = await open();
  const plan = (await planner()).insertRows(3, 2, 2).setValue({ row: 3, column: 1 }, "成本").setValue({ row: 4, column: 1 }, "效益");
  await apply(plan, true);
  expect((await host.readSheet("sheet-2")).cellAt(0, 0)?.formula).toBe("=自评表!C7");
  host.edit(ID, { row: 4, column: 3 }, 5);
  const report = await editor.undo();
  expect(reasons(report)).toEqual(["with-others", "with-others", "changed"]);
  expect(report?.sheets[0]?.result?.outcomes[2]).toMatchObject({ cells: [{ row: 4, column: 3 }] });
  expect((await host.readSheet(ID)).valueAt(3, 1)).toBe("成本");
});

test("a write that fails half-way is told, and what was done of it can be taken back", async () => {
  const { host, editor, planner, apply, state } = await open();
  const before = await state();
  host.interruptNext(2, new HostError("session-lost"));
  const report = await apply((await planner()).insertRows(2, 1, 1).setValue({ row: 2, column: 1 }, "成本").setValue({ row: 2, column: 2 }, 3));
  expect(reasons(report)).toEqual(["applied", "applied", "not-reached"]);
  expect(report.sheets[0]?.failure).toBe("session-lost");
  await editor.undo();
  expect(await state()).toEqual(before);
});

test("an action in several sheets is one step; a sheet that fails does not hide the others", async () => {
  const { host, editor, planner, info, otherInfo, state } = await open();
  const before = await state();
  const plans = [
    { info, plan: (await planner()).setValue({ row: 1, column: 3 }, 9).finish(LABEL) },
    { info: otherInfo, plan: new Planner(await host.readSheet("sheet-2")).setFormula({ row: 0, column: 0 }, "=自评表!D5", 34).finish(LABEL) },
    { info: { ...info, id: "sheet-9", name: "没有" }, plan: (await planner()).finish(LABEL) },
  ];
  const report = await editor.apply(LABEL, plans);
  expect(reasons(report)).toEqual(["applied", "applied", "sheet-gone"]);
  await editor.undo();
  expect(await state()).toEqual(before);
  expect(editor.next.undo).toBeNull();
});

test("two clicks follow each other", async () => {
  const { editor, planner, apply, host } = await open();
  await apply((await planner()).setValue({ row: 1, column: 3 }, 9));
  await apply((await planner()).setValue({ row: 1, column: 3 }, 8));
  await Promise.all([editor.undo(), editor.undo()]);
  expect((await host.readSheet(ID)).valueAt(1, 3)).toBe(10);
});

test("a journal of a later version stays as it is; without settings it lasts as long as the pane", async () => {
  const kept = '{"version":3}';
  const host = new MemoryHost([form(), other()]);
  host.settings.set(JOURNAL_SETTING, kept);
  const abilities: HostAbilities = { ...host.abilities, canKeepSettings: false };
  for (const each of [host, new MemoryHost([form(), other()], abilities)]) {
    const { editor, planner, apply } = await open(each);
    expect((await apply((await planner()).setValue({ row: 1, column: 3 }, 9))).isJournalKept).toBe(false);
    expect(reasons(await editor.undo())).toEqual(["applied"]);
  }
  expect(host.settings.get(JOURNAL_SETTING)).toBe(kept);
});

test("texts stay texts, and what is refused is not written", async () => {
  const { host, planner, apply } = await open();
  const plan = (await planner()).setValue({ row: 1, column: 1 }, "=1+1");
  await apply(plan);
  expect((await host.readSheet(ID)).cellAt(1, 1)).toMatchObject({ value: "=1+1", formula: null });
  const locked = await open(new MemoryHost([{ ...form(), isProtected: true }, other()]));
  const before = new Sheet(form());
  expect(reasons(await locked.apply((await locked.planner()).setValue({ row: 1, column: 3 }, 9)))).toEqual(["protected"]);
  expect((await locked.host.readSheet(ID)).snapshot.values).toEqual(before.snapshot.values);
  expect(locked.editor.next.undo).toBeNull();
});

describe("a sheet that was made", () => {
  const NEW: NewSheet = {
    name: "新表",
    cells: [
      { cell: { row: 0, column: 0 }, value: "分值", formula: null, numberFormat: null },
      { cell: { row: 1, column: 1 }, value: null, formula: null, numberFormat: "0.00" },
      { cell: { row: 2, column: 0 }, value: 0, formula: "=SUM(A1:A2)", numberFormat: null },
    ],
    styles: [],
    merges: [{ row: 0, column: 0, lastRow: 0, lastColumn: 1 }],
    columnWidths: [],
    rowHeights: [],
    links: [],
    frozenRows: 0,
    showsGridlines: false,
    print: null,
  };
  const names = async (host: MemoryHost): Promise<string[]> => (await host.listSheets()).map(({ name }) => name);

  test("goes when it is taken back, and comes when it is done again, in a later sitting too", async () => {
    const { host, editor } = await open();
    expect(reasons(await editor.addSheet(LABEL, NEW))).toEqual(["applied"]);
    expect(await names(host)).toEqual(["自评表", "汇总", "新表"]);
    const made = (await host.readActiveSheet()).sheet.snapshot;
    const later = new WorkbookEditor(host);
    expect(reasons(await later.undo())).toEqual(["applied"]);
    expect(await names(host)).toEqual(["自评表", "汇总"]);
    expect(reasons(await later.redo())).toEqual(["applied"]);
    expect((await host.readActiveSheet()).sheet.snapshot).toEqual(made);
    await later.undo();
    expect(await later.undo()).toBeNull();
  });

  test.each<[string, (host: MemoryHost, id: string) => void, string[]]>([
    ["somebody has filled in", (host, id) => host.edit(id, { row: 1, column: 1 }, 5), ["changed"]],
    ["somebody has changed a word of", (host, id) => host.edit(id, { row: 0, column: 0 }, "权重"), ["changed"]],
    ["a formula of another sheet needs", (host) => host.edit("sheet-2", { row: 1, column: 0 }, 0, "=新表!A3"), ["sheet-referenced"]],
    ["is next to one that cannot be read", (host) => host.unreadable.set("sheet-2", "too-large"), ["sheet-referenced"]],
    ["is gone already", (host, id) => host.remove(id), ["sheet-gone"]],
  ])("stays when it %s", async (_, meanwhile, expected) => {
    const { host, editor } = await open();
    await editor.addSheet(LABEL, NEW);
    meanwhile(host, "sheet-3");
    const before = await names(host);
    expect(reasons(await editor.undo())).toEqual(expected);
    expect(await names(host)).toEqual(before);
    expect(editor.next.undo).not.toBeNull();
  });

  test("that could not be made is no step; pages that could not be set up are told", async () => {
    const { host, editor } = await open();
    await editor.load();
    host.failNext(new HostError("protected"));
    expect(reasons(await editor.addSheet(LABEL, NEW))).toEqual(["protected"]);
    expect(editor.next.undo).toBeNull();
    host.hasPrinter = false;
    expect((await editor.addSheet(LABEL, NEW)).sheets[0]).toMatchObject({ sheetName: "新表", isPageSetUp: false });
  });
});
