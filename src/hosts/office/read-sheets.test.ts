import type { SheetReading } from "../port";
import { readWorksheets } from "./read-sheets";

// A stand-in that answers with sheets of one column and refuses more than so many rows at a time.

let rowsOf: Map<string, number>;
let limit: number;
let requests: string[];

class FakeContext {
  private readonly asked: { readonly id: string; readonly cells: object }[] = [];
  private readonly pending: (() => void)[] = [];
  readonly workbook = {
    application: { load: () => undefined, calculationMode: "Automatic", calculationState: "Done" },
    worksheets: {
      getItemOrNullObject: (id: string) => ({
        load: () => undefined,
        isNullObject: !rowsOf.has(id),
        getUsedRangeOrNullObject: () => ({ load: () => undefined, isNullObject: !rowsOf.has(id), rowIndex: 0, columnIndex: 0, rowCount: rowsOf.get(id), columnCount: 1 }),
      }),
      getItem: (id: string) => this.worksheet(id),
    },
  };

  async sync(): Promise<void> {
    await Promise.resolve();
    requests.push(this.asked.map(({ id }) => id).join(" "));
    if (this.asked.some(({ id }) => !rowsOf.has(id))) throw { code: "ItemNotFound" };
    if (this.asked.reduce((sum, { id }) => sum + rowsOf.get(id)!, 0) > limit) throw { code: "ResponsePayloadSizeLimitExceeded" };
    for (const answer of this.pending) answer();
  }

  private worksheet(id: string) {
    const none = { value: [] };
    const cells = { load: () => undefined, getRowProperties: () => none, getColumnProperties: () => none };
    this.asked.push({ id, cells });
    this.pending.push(() => {
      const column = <Item>(item: Item): Item[][] => Array.from({ length: rowsOf.get(id)! }, () => [item]);
      Object.assign(cells, { values: column(1), text: column("1"), formulas: column(1), numberFormat: column("General") });
    });
    return {
      load: () => undefined,
      context: this,
      id,
      name: id.toUpperCase(),
      visibility: "Visible",
      protection: { load: () => undefined, protected: false },
      getUsedRange: () => ({}),
      getRange: () => ({ getBoundingRect: () => cells }),
    };
  }
}

beforeEach(() => {
  rowsOf = new Map([["a", 10], ["b", 20], ["c", 30], ["d", 29_980]]);
  limit = 100_000;
  requests = [];
  (globalThis as { Excel?: unknown }).Excel = { RequestContext: FakeContext };
});

async function read(ids: readonly string[], most = Infinity): Promise<string[]> {
  const readings: SheetReading[] = [];
  for await (const reading of readWorksheets(ids, false)) if (readings.push(reading) >= most) break;
  return readings.map((reading) => ("sheet" in reading ? `${reading.info.name} ${reading.sheet.used.lastRow + 1}` : `${reading.id} ${reading.failure}`));
}

test("many sheets come in few requests, none of them too large", async () => {
  expect(await read(["a", "b", "c", "d"])).toEqual(["A 10", "B 20", "C 30", "D 29980"]);
  expect(requests).toEqual(["", "a b c", "d"]);
});

test("what Excel refuses is halved; a sheet that is too large by itself does not stop the others", async () => {
  limit = 25;
  expect(await read(["a", "b", "c"])).toEqual(["A 10", "B 20", "c too-large"]);
  expect(requests).toEqual(["", "a b c", "a b", "a", "b", "c"]);
});

test("a sheet that is gone does not stop the others", async () => {
  expect(await read(["a", "z", "b"])).toEqual(["A 10", "z sheet-gone", "B 20"]);
});

test("whoever has seen enough stops the reading; nothing is asked for no sheet", async () => {
  expect(await read(["d", "c", "a"], 1)).toEqual(["D 29980"]);
  expect(requests).toEqual(["", "d"]);
  requests = [];
  expect(await read([])).toEqual([]);
  expect(requests).toEqual([]);
});
