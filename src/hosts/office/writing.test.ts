import { applyToSheet } from "../../edits/apply";
import { changesOf, isApplied } from "../../edits/outcome";
import { inverse } from "../../edits/change";
import { Draft } from "../../edits/draft";
import type { EditPlan } from "../../edits/edit";
import { Planner } from "../../edits/planner";
import { type Area, columnName, formatArea, parseArea } from "../../sheet/address";
import { Sheet, type SheetSnapshot } from "../../sheet/sheet";
import { snapshotOf } from "../memory/memory-sheet";
import type { HostAbilities, HostEvent } from "../port";
import { OfficeHost } from "./office-host";
import { ECHO_MS, OwnWrites } from "./own-writes";

// A stand-in that notes every request in the words of the program and carries out what concerns cells, rows and merges,
// so that it can be read back. What Excel itself makes of a member is not tested here.

const ABILITIES: HostAbilities = { version: "ExcelApi 1.14", canReadMerges: true, canWatch: true, canKeepSettings: true, canComment: true };
const LABEL = { id: "fix", values: {} };

let draft: Draft;
let requests: string[][];
/** The request that fails, as it is noted. */
let fails: string | null;
/** Members of an array formula. */
let array: Area | null;
/** What Excel says of names. */
let namesFail: string | null;
let events: Set<(event: object) => Promise<void>>;

function fail(code: string): never {
  throw Object.assign(new Error(code), { code });
}

const isInArray = (row: number, column: number): boolean => array !== null && array.row <= row && row <= array.lastRow && array.column <= column && column <= array.lastColumn;

/** Excel answers null where some cells do and some do not. */
function arraysIn({ row, column, lastRow, lastColumn }: Area): { savedAsArray: boolean | null; hasSpill: boolean } {
  const cells = Array.from({ length: (lastRow - row + 1) * Math.min(lastColumn - column + 1, 9) }, (_, index) => [row + (index % (lastRow - row + 1)), column + Math.floor(index / (lastRow - row + 1))] as const);
  const answers = new Set(cells.map(([at, across]) => isInArray(at, across)));
  return { savedAsArray: answers.size > 1 ? null : answers.has(true), hasSpill: false };
}

class FakeContext {
  private readonly pending: (() => void)[] = [];
  private readonly notes: string[] = [];

  readonly workbook = {
    application: { load: () => undefined, calculationMode: "Automatic", calculationState: "Done" },
    names: this.names("workbook"),
    worksheets: {
      getItem: () => this.worksheet(),
      onChanged: { add: (handler: (event: object) => Promise<void>) => ({ remove: () => undefined, added: events.add(handler) }) },
      onActivated: { add: () => ({ remove: () => undefined }) },
    },
  };

  async sync(): Promise<void> {
    await Promise.resolve();
    requests.push(this.notes.splice(0));
    for (const answer of this.pending.splice(0)) answer();
  }

  private worksheet() {
    const snapshot = (): SheetSnapshot => draft.toSheet().snapshot;
    const sheet = {
      load: () => this.later(() => Object.assign(sheet, { id: "{1}", name: draft.name, visibility: "Visible" })),
      protection: { load: () => this.later(() => Object.assign(sheet.protection, { protected: draft.isProtected })) },
      tables: { load: () => undefined, items: [] },
      autoFilter: { load: () => undefined, isDataFiltered: false, getRangeOrNullObject: () => ({ load: () => undefined, isNullObject: true }) },
      names: this.names("sheet"),
      context: this,
      pageLayout: { getPrintAreaOrNullObject: () => ({ load: () => undefined, isNullObject: true }), setPrintArea: (area: string) => this.write(`print ${area}`, () => undefined) },
      getUsedRange: () => ({}),
      getRange: (address: string) => (address === "A1" ? Object.assign(this.range(address), { getBoundingRect: () => this.used(snapshot) }) : this.range(address)),
      getRangeByIndexes: (row: number, column: number, rows: number) => ({ dataValidation: this.validation(`${columnName(column)}${row + 1} for ${rows}`, column) }),
    };
    return sheet;
  }

  private names(scope: string) {
    const collection = {
      load: () => this.later(() => Object.assign(collection, scope === namesFail ? fail("InvalidSelection") : { items: draft.editing?.names.filter(({ isLocal }) => isLocal === (scope === "sheet")) ?? [] })),
      getItem: (name: string) => ({
        set formula(formula: string) {
          collection.write(`${name} of the ${scope} means ${formula}`);
        },
      }),
      write: (note: string) => this.write(note, () => undefined),
    };
    return collection;
  }

  private validation(place: string, column: number) {
    const note = (text: string): void => this.write(`${place} validated ${text}`, () => undefined);
    const validation = {
      load: () => this.later(() => Object.assign(validation, column === 1 ? { type: "List", kept: { list: { source: "是,否" }, custom: null } } : { type: "None" })),
      get rule() {
        return (this as { kept?: object }).kept ?? {};
      },
      set rule(rule: object) {
        note(JSON.stringify(rule));
      },
      errorAlert: {},
      prompt: {},
      ignoreBlanks: true,
    };
    return validation;
  }

  private used(snapshot: () => SheetSnapshot) {
    const cells = {
      load: () =>
        this.later(() => {
          const { values, texts, formulas, numberFormats } = snapshot();
          // A cell without a formula answers what it holds.
          Object.assign(cells, { values, text: texts, formulas: formulas.map((line, row) => line.map((formula, column) => formula || values[row]![column])), numberFormat: numberFormats });
        }),
      getRowProperties: () => this.answering(() => snapshot().values.map(() => ({ rowHidden: false, format: { rowHeight: 20 } }))),
      getColumnProperties: () => this.answering(() => []),
      getMergedAreasOrNullObject: () => {
        const merged = { load: () => this.later(() => Object.assign(merged, { isNullObject: false, areas: { items: draft.merges.map((area) => ({ address: formatArea(area) })) } })) };
        return merged;
      },
    };
    return cells;
  }

  private answering(read: () => object[]): object {
    const result = {};
    this.later(() => Object.assign(result, { value: read() }));
    return result;
  }

  private range(address: string) {
    const rows = /^(\d+):(\d+)$/.exec(address)?.slice(1).map(Number);
    const area = rows ? { row: rows[0]! - 1, column: 0, lastRow: rows[1]! - 1, lastColumn: 99 } : parseArea(address)!;
    const write = (text: string, work: () => void = () => undefined): void => this.write(`${address} ${text}`, work);
    const put = (content: string | number): void => {
      const isFormula = typeof content === "string" && content.startsWith("=");
      const value = typeof content === "string" ? content.replace(/^'/, "") : content;
      draft.put(area, { value: isFormula ? 42 : value || null, formula: isFormula ? content : null }, draft.contentAt(area).numberFormat);
    };
    const within = (merge: Area): boolean => merge.row <= area.lastRow && merge.lastRow >= area.row && merge.column <= area.lastColumn && merge.lastColumn >= area.column;
    const arrays = arraysIn(area);
    return {
      ...arrays,
      load: () => undefined,
      set values([[value]]: [[string | number]]) {
        write(`= ${JSON.stringify(value)}`, () => put(value));
      },
      set formulas([[formula]]: [[string]]) {
        write(`= ${formula}`, () => put(formula));
      },
      set numberFormat([[format]]: [[string]]) {
        write(`as ${format}`, () => draft.put(area, draft.contentAt(area), format));
      },
      insert: () => write("insert", () => draft.shift({ kind: "insert", row: area.row, count: area.lastRow - area.row + 1 }, null)),
      delete: () => write("delete", () => draft.shift({ kind: "delete", row: area.row, count: area.lastRow - area.row + 1 }, null)),
      copyFrom: (source: string, type: string) => write(`like ${source} ${type}`),
      unmerge: () => write("unmerge", () => draft.setMerges(draft.merges.filter(within), [])),
      merge: () => write("merge", () => draft.setMerges([], [area])),
      set rowHidden(isHidden: boolean) {
        write(isHidden ? "hide" : "show");
      },
      format: {
        set rowHeight(height: number) {
          write(`high ${height}`);
        },
      },
    };
  }

  private write(note: string, work: () => void): void {
    this.notes.push(note);
    this.later(() => {
      if (note === fails) throw Object.assign(new Error("no"), { code: "GeneralException", debugInfo: { errorLocation: "Range" } });
      work();
    });
  }

  private later(work: () => void): void {
    this.pending.push(work);
  }
}

const FORM = snapshotOf("自评表", [["指标", "分值"], ["数量", 10], ["质量", 20], ["合计", 30]], { merges: [{ row: 1, column: 2, lastRow: 2, lastColumn: 2 }] });

beforeEach(() => {
  draft = new Draft(FORM);
  requests = [];
  fails = null;
  array = null;
  namesFail = null;
  events = new Set();
  (globalThis as { Excel?: unknown }).Excel = { RequestContext: FakeContext };
});

const host = (abilities: Partial<HostAbilities> = {}) => new OfficeHost({ ...ABILITIES, ...abilities });
const planner = () => new Planner(new Sheet(FORM));
const statuses = (outcomes: readonly { readonly status: string; readonly reason?: string }[]) => outcomes.map(({ status, reason }) => reason ?? status);

test("cells take one round trip to look and one to write and read back", async () => {
  const plan = planner().setValue({ row: 0, column: 0 }, "=1+1").setFormula({ row: 3, column: 1 }, "=SUM(B2:B3)", 30, "0.00").setValue({ row: 1, column: 1 }, null).finish(LABEL);
  const { sheet, outcomes, failure } = await host().apply("{1}", plan);
  expect(requests).toEqual([[], ["A1 = \"'=1+1\"", "B4 as 0.00", "B4 = =SUM(B2:B3)", "B4 as 0.00", 'B2 = ""']]);
  expect(statuses(outcomes)).toEqual(["applied", "applied", "applied"]);
  expect(failure).toBeNull();
  // What the host calculated is what the journal has to expect.
  expect(outcomes[1]).toMatchObject({ change: { before: { value: 30, formula: null }, after: { value: 42, formula: "=SUM(B2:B3)" } } });
  expect(sheet?.cellAt(0, 0)).toMatchObject({ value: "=1+1", formula: null });
});

test("new rows look like the row above by themselves, so that its conditional formats stay in one piece", async () => {
  const { outcomes } = await host().apply("{1}", planner().insertRows(2, 2, 1).setValue({ row: 2, column: 0 }, "成本").finish(LABEL, true));
  expect(requests).toEqual([[], [], ["3:4 insert", "3:4 show", 'B3 for 2 validated {"list":{"source":"是,否"}}', 'A3 = "成本"']]);
  expect(statuses(outcomes)).toEqual(["applied", "applied"]);
  expect(draft.merges.map(formatArea)).toEqual(["C2:C5"]);
});

test("new rows look like another row that was named; merged areas are taken apart meanwhile", async () => {
  await host().apply("{1}", planner().insertRows(2, 1, 2).finish(LABEL, true));
  expect(requests.at(-1)).toEqual(["3:3 insert", "C2:C4 unmerge", "3:3 like 4:4 Formats", "3:3 unmerge", "C2:C4 merge", "3:3 high 20", "3:3 show", 'B3 for 1 validated {"list":{"source":"是,否"}}']);
  expect(draft.merges.map(formatArea)).toEqual(["C2:C4"]);
});

test("new rows are as high as the row that was named, where that is not the row above", async () => {
  draft = new Draft({ ...FORM, editing: { rowHeights: [20, 20, 20, 20], tables: [], printArea: null, filtered: null, names: [] } });
  await host().apply("{1}", planner().insertRows(3, 1, 1).finish(LABEL));
  expect(requests.at(-1)).toContain("4:4 high 20");
});

test("a text that looks like a formula is taken back and done again as a text", async () => {
  const plan = planner().insertRows(2, 1, 1).setValue({ row: 2, column: 0 }, "=8个").finish(LABEL, true);
  const done = await host().apply("{1}", plan);
  const undone = await host().apply("{1}", { ...plan, edits: inverse(changesOf(done.outcomes)) });
  expect(statuses(undone.outcomes)).toEqual(["applied", "applied"]);
  const again = await host().apply("{1}", { ...plan, edits: inverse(changesOf(undone.outcomes)) });
  expect(requests.at(-1)).toContain('A3 = "\'=8个"');
  expect(again.sheet?.cellAt(2, 0)).toMatchObject({ value: "=8个", formula: null });
});

test("names of the sheet and of the workbook are given the cells that they should mean", async () => {
  const names = [true, false].map((isLocal) => ({ name: "全部分值", isLocal, formula: "=自评表!$B$2:$B$3" }));
  draft = new Draft({ ...FORM, editing: { rowHeights: [], tables: [], printArea: null, filtered: null, names } });
  const plan = names.reduce((all, name) => all.setName(name, "=自评表!$B$2:$B$4"), new Planner(draft.toSheet())).finish(LABEL);
  const { outcomes } = await host().apply("{1}", plan);
  expect(requests.at(-1)).toEqual(["全部分值 of the sheet means =自评表!$B$2:$B$4", "全部分值 of the workbook means =自评表!$B$2:$B$4"]);
  expect(inverse(changesOf(outcomes)).map((edit) => edit.kind === "set-name" && [edit.isLocal, edit.formula])).toEqual([[false, "=自评表!$B$2:$B$3"], [true, "=自评表!$B$2:$B$3"]]);
});

test("what is there counts, not what the plan was made for; nothing is written when all is refused", async () => {
  draft.put({ row: 1, column: 1 }, { value: 9, formula: null }, "General");
  const { outcomes, sheet } = await host().apply("{1}", planner().setValue({ row: 1, column: 1 }, 8).finish(LABEL));
  expect(statuses(outcomes)).toEqual(["changed"]);
  expect(requests).toEqual([[]]);
  expect(sheet?.valueAt(1, 1)).toBe(9);
});

test("a failure half-way is told edit by edit, by what the sheet holds then", async () => {
  fails = "B3 = 19";
  const plan = planner().setValue({ row: 1, column: 1 }, 9).setValue({ row: 2, column: 1 }, 19).setValue({ row: 3, column: 1 }, 28).finish(LABEL);
  const { outcomes, failure } = await host().apply("{1}", plan);
  expect(statuses(outcomes)).toEqual(["applied", "not-reached", "not-reached"]);
  expect(failure).toBe("program-failed");
  expect(requests).toHaveLength(3);
});

test("a failure before anything was written is thrown", async () => {
  fails = "B2 = 9";
  await expect(host().apply("{1}", planner().setValue({ row: 1, column: 1 }, 9).finish(LABEL))).rejects.toMatchObject({ name: "HostError", code: "program-failed" });
});

test("where merged areas cannot be read no rows come or go", async () => {
  const old = host({ canReadMerges: false });
  const plan: EditPlan = planner().setValue({ row: 1, column: 1 }, 9).insertRows(2, 1).finish(LABEL);
  expect(statuses((await old.apply("{1}", { ...plan, isAtomic: true })).outcomes)).toEqual(["with-others", "unsupported"]);
  expect(statuses((await old.apply("{1}", plan)).outcomes)).toEqual(["applied", "unsupported"]);
});

test("a cell that shares its formula with others is refused before anything is written, and an array of one cell is not", async () => {
  const formula = "=A1:A2";
  array = parseArea("B2:B3");
  for (const row of [1, 2]) draft.put({ row, column: 1 }, { value: row, formula }, "General");
  const plan = new Planner(draft.toSheet()).setFormula({ row: 1, column: 1 }, "=9", 9).setValue({ row: 3, column: 0 }, "总计").finish(LABEL);
  expect(statuses((await host().apply("{1}", plan)).outcomes)).toEqual(["part-of-array", "applied"]);
  array = parseArea("B2:B2");
  draft.put({ row: 2, column: 1 }, { value: 1, formula: "=A9" }, "General");
  expect(statuses((await host().apply("{1}", { ...plan, edits: plan.edits.slice(0, 1) })).outcomes)).toEqual(["applied"]);
});

test("names that cannot be read, for another workbook is in front, do not keep anything from being written", async () => {
  namesFail = "sheet";
  const { outcomes } = await host().apply("{1}", planner().setValue({ row: 1, column: 1 }, 9).finish(LABEL));
  expect(statuses(outcomes)).toEqual(["applied"]);
  expect(requests.at(-1)).toEqual(["B2 = 9"]);
});

test("the sheet is left as the plan says", async () => {
  const plan = planner().setMerges(parseArea("C2:C3")!, []).insertRows(3, 1).setValue({ row: 3, column: 1 }, 5).setMerges(parseArea("C2:C4")!, [parseArea("C2:C4")!]).finish(LABEL);
  const { sheet } = await host().apply("{1}", plan);
  const wanted = applyToSheet(new Sheet(FORM), plan);
  expect(wanted.outcomes.every(isApplied)).toBe(true);
  expect(sheet?.snapshot.values).toEqual(wanted.sheet.snapshot.values);
  expect(sheet?.merges).toEqual(wanted.sheet.merges);
});

test("our own writes are not told where Excel does not say whose they are", async () => {
  const office = host();
  const heard: HostEvent[] = [];
  await office.watch((event) => heard.push(event));
  await office.apply("{1}", planner().insertRows(2, 1).setValue({ row: 1, column: 1 }, 9).finish(LABEL));
  for (const address of ["B2", "3:3", "A3:B3", "B9"]) for (const handler of events) await handler({ worksheetId: "{1}", address });
  expect(heard).toEqual([{ kind: "changed", sheetId: "{1}", address: "B9" }]);
});

test("a while after a write every change is somebody's", async () => {
  let now = 0;
  const writes = new OwnWrites(() => now);
  await writes.during("{1}", [parseArea("B2:C3")!], () => Promise.resolve());
  expect([writes.isOwn("{1}", "C3"), writes.isOwn("{1}", "C3:C4"), writes.isOwn("{2}", "C3"), writes.isOwn("{1}", "")]).toEqual([true, false, false, false]);
  now = ECHO_MS + 1;
  expect(writes.isOwn("{1}", "C3")).toBe(false);
});
