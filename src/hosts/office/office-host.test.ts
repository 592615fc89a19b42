import type { HostAbilities, HostEvent } from "../port";
import { OfficeHost } from "./office-host";

// A stand-in for the few members of Excel that the adapter uses. It answers only after sync(), as Excel does, and
// counts the round trips. What Excel means by a member is not tested here.

const ABILITIES: HostAbilities = { version: "ExcelApi 1.14", canReadMerges: true, canWatch: true, canKeepSettings: true, canComment: true };

interface World {
  /** From A1; null as Excel answers for a range that is too large. */
  values: unknown[][] | null;
  /** Addresses of merged areas, and how many Excel lists at a time. */
  merges: string[];
  mergeLimit: number;
  failure: Error | null;
  settings: Map<string, unknown>;
  syncs: number;
  asked: string[];
  selected: string[];
  /** Areas that the person has selected. */
  areas: { rowIndex: number; rowCount: number }[];
  /** What is in front; a chart is no worksheet. */
  front: "worksheet" | "chart";
  isHidden: boolean;
  calculation: { calculationMode: string; calculationState: string };
  handlers: { changed: Set<(event: object) => Promise<void>>; activated: Set<(event: object) => Promise<void>> };
}

let world: World;

const officeError = (code: string, errorLocation: string): Error => Object.assign(new Error(code), { code, debugInfo: { errorLocation } });

function refuse(code: string): never {
  throw officeError(code, "");
}

class FakeContext {
  private readonly pending: (() => void)[] = [];

  readonly workbook = {
    application: {
      load: () => this.pending.push(() => Object.assign(this.workbook.application, world.calculation)),
      calculate: () => this.pending.push(() => void (world.calculation = { ...world.calculation, calculationState: "Done" })),
    },
    getSelectedRanges: () => {
      const ranges = { worksheet: this.worksheet(), load: () => this.answer(ranges, { areas: { items: world.areas } }) };
      return ranges;
    },
    settings: {
      getItemOrNullObject: (key: string) => this.setting(key),
      add: (key: string, value: unknown) => this.pending.push(() => world.settings.set(key, value)),
    },
    worksheets: {
      load: () => undefined,
      getActiveWorksheet: () => {
        if (world.front === "chart") this.pending.push(() => refuse("GeneralException"));
        return this.worksheet();
      },
      getItem: (id: string) => this.worksheet(id),
      getItemOrNullObject: (id: string) => this.worksheet(id),
      onChanged: { add: (handler: (event: object) => Promise<void>) => this.register(world.handlers.changed, handler) },
      onActivated: { add: (handler: (event: object) => Promise<void>) => this.register(world.handlers.activated, handler) },
    },
  };

  async sync(): Promise<void> {
    world.syncs += 1;
    await Promise.resolve();
    if (world.failure) throw world.failure;
    for (const answer of this.pending.splice(0)) answer();
  }

  private setting(key: string) {
    const setting = {
      load: () => this.pending.push(() => Object.assign(setting, { isNullObject: !world.settings.has(key), value: world.settings.get(key) })),
      delete: () => this.pending.push(() => world.settings.delete(key)),
    };
    return setting;
  }

  private register<Handler>(handlers: Set<Handler>, handler: Handler) {
    this.pending.push(() => handlers.add(handler));
    return { remove: () => this.pending.push(() => handlers.delete(handler)) };
  }

  private worksheet(id = "{1}") {
    const sheet = {
      context: this,
      protection: { load: () => this.answer(sheet.protection, { protected: true }) },
      load: () => this.answer(sheet, { id, name: "附件1", visibility: world.isHidden ? "Hidden" : "Visible" }),
      getUsedRange: (valuesOnly: boolean) => ({ valuesOnly }),
      getRange: (address: string) => this.range(address),
      activate: () => undefined,
    };
    return sheet;
  }

  private range(address: string) {
    const values = world.values;
    const strings = values?.map((row) => row.map(String));
    const range = {
      getBoundingRect: (used: { valuesOnly: boolean }) => this.range(`${address} to ${used.valuesOnly ? "last value" : "last format"}`),
      load: () =>
        this.answer(range, { values, text: strings, formulas: values, numberFormat: values?.map((row) => row.map(() => "General")) }),
      getRowProperties: () => this.answer({}, { value: values?.map((_, row) => ({ rowHidden: row === 1 })) }),
      getColumnProperties: () => this.answer({}, { value: values?.[0]?.map(() => ({ columnHidden: null })) }),
      getMergedAreasOrNullObject: () => this.mergedAreas(address),
      select: () => this.pending.push(() => (world.isHidden ? refuse("InvalidOperation") : world.selected.push(address))),
    };
    world.asked.push(address);
    return range;
  }

  private mergedAreas(address: string) {
    const rows = /^A(\d+):[A-Z]+(\d+)$/.exec(address)?.slice(1).map(Number) ?? [1, Infinity];
    const found = world.merges.filter((merge) => {
      const row = Number(/\d+/.exec(merge)?.[0]);
      return row >= rows[0]! && row <= rows[1]!;
    });
    const merged = { load: () => undefined };
    this.pending.push(() => {
      if (found.length > world.mergeLimit) throw officeError("GeneralException", "Range.getMergedAreasOrNullObject");
      const items = found.map((merge) => ({ address: `附件1!${merge}` }));
      Object.assign(merged, items.length > 0 ? { isNullObject: false, areas: { items } } : { isNullObject: true });
    });
    return merged;
  }

  private answer<Target extends object>(target: Target, values: object): Target {
    this.pending.push(() => Object.assign(target, values));
    return target;
  }
}

beforeEach(() => {
  const handlers = { changed: new Set<never>(), activated: new Set<never>() };
  world = { values: [["标题", ""], ["", 9.83]], merges: [], mergeLimit: 512, failure: null, settings: new Map(), syncs: 0, asked: [], selected: [], areas: [], front: "worksheet", isHidden: false, calculation: { calculationMode: "Automatic", calculationState: "Pending" }, handlers };
  (globalThis as { Excel?: unknown }).Excel = { RequestContext: FakeContext };
});

describe("reading", () => {
  test("takes one round trip, from A1 to the last value", async () => {
    world.merges = ["A1:B1"];
    const { info, sheet } = await new OfficeHost(ABILITIES).readActiveSheet();
    expect(world.syncs).toBe(1);
    expect(world.asked).toEqual(["A1", "A1 to last value"]);
    expect(info).toEqual({ id: "{1}", name: "附件1", visibility: "visible" });
    expect(sheet.isProtected).toBe(true);
    expect(sheet.merges).toEqual([{ row: 0, column: 0, lastRow: 0, lastColumn: 1 }]);
    expect([sheet.isRowHidden(0), sheet.isRowHidden(1), sheet.isColumnHidden(0)]).toEqual([false, true, false]);
    expect(sheet.cellAt(1, 1)).toMatchObject({ value: 9.83, text: "9.83", formula: null });
    expect(sheet.cellAt(0, 1)).toBeNull();
  });

  test("leaves merged areas out where Excel cannot tell them", async () => {
    world.merges = ["A1:B1"];
    const sheet = await new OfficeHost({ ...ABILITIES, canReadMerges: false }).readSheet("{2}");
    expect(sheet.merges).toEqual([]);
    expect(world.syncs).toBe(1);
  });

  test("asks for more merged areas than Excel lists at a time in bands, all of them at once", async () => {
    world.values = Array.from({ length: 70 }, () => ["", "x"]);
    world.merges = Array.from({ length: 70 }, (_, row) => `A${row + 1}:B${row + 1}`);
    world.mergeLimit = 40;
    const sheet = await new OfficeHost(ABILITIES).readSheet("{1}");
    expect(sheet.merges).toHaveLength(70);
    expect(world.asked.slice(-3)).toEqual(["A1:B32", "A33:B64", "A65:B70"]);
    expect(world.syncs).toBe(3);
  });

  test("says that a sheet is too large when even the bands are, or when there are no values", async () => {
    world.merges = ["A1:A2", "B1:B2"];
    world.mergeLimit = 1;
    await expect(new OfficeHost(ABILITIES).readSheet("{1}")).rejects.toMatchObject({ code: "too-large" });
    world.values = null;
    world.merges = [];
    await expect(new OfficeHost(ABILITIES).readSheet("{1}")).rejects.toMatchObject({ code: "too-large" });
  });

  test("tells Excel's own failures in our words", async () => {
    world.failure = officeError("InvalidOperationInCellEditMode", "Worksheet.getRange");
    await expect(new OfficeHost(ABILITIES).readActiveSheet()).rejects.toMatchObject({ name: "HostError", code: "cell-editing" });
    await expect(new OfficeHost(ABILITIES).select("{1}", "J14")).rejects.toMatchObject({ code: "cell-editing" });
  });
});

test("what is in front and no worksheet is told, and asked about only then", async () => {
  world.front = "chart";
  await expect(new OfficeHost(ABILITIES).readActiveSheet()).rejects.toMatchObject({ code: "no-worksheet" });
  world.failure = officeError("GeneralException", "");
  await expect(new OfficeHost(ABILITIES).readActiveSheet()).rejects.toMatchObject({ code: "program-failed" });
});

test("results that wait for the person to calculate are told", async () => {
  const host = new OfficeHost(ABILITIES);
  const isPending = async () => (await host.readActiveSheet()).sheet.isCalculationPending;
  expect(await isPending()).toBe(false);
  world.calculation = { calculationMode: "Manual", calculationState: "Pending" };
  expect(await isPending()).toBe(true);
  await host.calculate();
  expect(await isPending()).toBe(false);
});

test("a hidden sheet is told when its cells cannot be selected", async () => {
  world.isHidden = true;
  await expect(new OfficeHost(ABILITIES).select("{1}", "J14")).rejects.toMatchObject({ code: "sheet-hidden" });
  expect(world.selected).toEqual([]);
});

test("selecting is one round trip", async () => {
  await new OfficeHost(ABILITIES).select("{1}", "J14");
  expect(world.selected).toEqual(["J14"]);
  expect(world.syncs).toBe(1);
});

test("the selected rows are read in one round trip, whole ones and several areas too", async () => {
  world.areas = [
    { rowIndex: 4, rowCount: 3 },
    { rowIndex: 9, rowCount: 1 },
  ];
  const { info, spans } = await new OfficeHost(ABILITIES).readSelection();
  expect(info.name).toBe("附件1");
  expect(spans).toEqual([[4, 6], [9, 9]]);
  expect(world.syncs).toBe(1);
  world.failure = officeError("InvalidSelection", "Workbook.getSelectedRanges");
  await expect(new OfficeHost(ABILITIES).readSelection()).rejects.toMatchObject({ code: "no-cells" });
});

describe("watching", () => {
  test("tells of changes and of sheets that are shown, but not of what we wrote ourselves", async () => {
    const heard: HostEvent[] = [];
    await new OfficeHost(ABILITIES).watch((event) => heard.push(event));
    for (const handler of world.handlers.changed) {
      await handler({ worksheetId: "{1}", address: "J14", triggerSource: "Unknown" });
      await handler({ worksheetId: "{1}", address: "J15", triggerSource: "ThisLocalAddin" });
      await handler({ worksheetId: "{1}", address: "" });
    }
    for (const handler of world.handlers.activated) await handler({ worksheetId: "{2}" });
    expect(heard).toEqual([
      { kind: "changed", sheetId: "{1}", address: "J14" },
      { kind: "changed", sheetId: "{1}", address: null },
      { kind: "activated", sheetId: "{2}" },
    ]);
  });

  test("registers once and lets go of everything", async () => {
    const stop = await new OfficeHost(ABILITIES).watch(() => undefined);
    expect([world.handlers.changed.size, world.handlers.activated.size, world.syncs]).toEqual([1, 1, 1]);
    await stop();
    await stop();
    expect([world.handlers.changed.size, world.handlers.activated.size]).toEqual([0, 0]);
  });
});

describe("settings of the workbook", () => {
  const host = new OfficeHost(ABILITIES);

  test("are kept, read and removed in one round trip each", async () => {
    await host.writeSetting("key", "text");
    expect([...world.settings]).toEqual([["key", "text"]]);
    expect(await host.readSetting("key")).toBe("text");
    await host.writeSetting("key", null);
    expect(world.settings.size).toBe(0);
    expect(world.syncs).toBe(3);
  });

  test("that are not there, or are no text, read as nothing", async () => {
    expect(await host.readSetting("key")).toBeNull();
    await host.writeSetting("key", null);
    world.settings.set("key", { version: 2 });
    expect(await host.readSetting("key")).toBeNull();
  });

  test("fail in our words", async () => {
    world.failure = officeError("AccessDenied", "SettingCollection.add");
    await expect(host.writeSetting("key", "text")).rejects.toMatchObject({ code: "access-denied" });
  });
});
