import type { Change } from "./change";
import { EMPTY_JOURNAL, forget, type Journal, type JournalEntry, lastDone, lastUndone, record, type SheetStep, stepSheet, turn } from "./journal";
import { formatJournal, parseJournal } from "./journal-json";
import type { NewSheet } from "./new-sheet";
import type { PlacedSheet } from "./placed-sheet";

const cell = { row: 1, column: 2 };
const area = { row: 1, column: 2, lastRow: 3, lastColumn: 2 };
const content = (value: number) => ({ value, formula: null, numberFormat: "General" });
const change: Change = { kind: "cell", cell, merge: null, beside: { cell: { row: 1, column: 0 }, value: "数量", formula: null }, before: content(1), after: content(2) };
const rows = { row: 2, count: 1, formatOf: null, beside: [] };
const sheet: NewSheet = {
  name: "自评表",
  cells: [{ cell, value: 1, formula: "=1", numberFormat: null }],
  styles: [{ area, style: { bold: true, border: "#000000" } }],
  merges: [area],
  columnWidths: [{ index: 0, points: 60 }],
  rowHeights: [{ index: 0, points: 20 }],
  links: [{ cell, sheetName: "附件1", target: cell, text: "C2" }],
  frozenRows: 1,
  showsGridlines: true,
  print: { orientation: "Portrait", titleRows: 1, fitsWidth: true },
};
const placed: PlacedSheet = {
  area,
  contents: sheet,
  columns: [{ index: 2, points: null }],
  rows: [{ index: 1, points: 13.5 }],
  page: {
    before: { orientation: "Portrait", paperSize: null, isCentered: false, zoom: { scale: 100, horizontalFitToPages: null, verticalFitToPages: null } },
    print: { orientation: "Landscape", titleRows: 0, fitsWidth: true },
  },
};
const EVERY_KIND: readonly Change[] = [
  change,
  { kind: "rows-inserted", ...rows },
  { kind: "rows-deleted", ...rows, lost: [change] },
  { kind: "merges", area, before: [area], after: [] },
  { kind: "row-height", row: 1, before: null, after: 20 },
  { kind: "print-area", before: area, after: area },
  { kind: "sheet-added", sheet },
  { kind: "sheet-removed", sheet: { ...sheet, print: null } },
  { kind: "place-filled", placed },
  { kind: "place-cleared", placed: { ...placed, columns: null, rows: null, page: null } },
];
const step = (changes: readonly Change[] = [change], sheetName = "自评表"): SheetStep => ({ sheetId: `{${sheetName}}`, sheetName, changes, isInDoubt: false });
const action = (id: string, steps: readonly SheetStep[] = [step()]): JournalEntry => ({ id, label: { id: "fix", values: { cell: "C2" } }, at: "2024-05-01T00:00:00.000Z", steps });
const ids = (entries: readonly JournalEntry[]): string[] => entries.map(({ id }) => id);
const undo = (journal: Journal, entry: JournalEntry, made: readonly SheetStep[], rest: readonly SheetStep[] = []) => turn(journal, { entry, from: "done", made, rest });
const redo = (journal: Journal, entry: JournalEntry, made: readonly SheetStep[], rest: readonly SheetStep[] = []) => turn(journal, { entry, from: "undone", made, rest });

test("actions are taken back from the last, and done again from the one that was taken back last", () => {
  const [first, second] = [action("a"), action("b")];
  const journal = undo(record(record(EMPTY_JOURNAL, first), second), second, second.steps);
  expect([lastDone(journal)?.id, lastUndone(journal)?.id]).toEqual(["a", "b"]);
  expect(ids(redo(journal, second, second.steps).done)).toEqual(["a", "b"]);
  const next = record(journal, action("c"));
  expect([ids(next.done), next.undone]).toEqual([["a", "c"], []]);
  expect(record(next, action("c"))).toBe(next);
  expect(ids(forget(next, lastDone(next)!).done)).toEqual(["a"]);
});

test("what was taken back of an action can be done again, and the rest can still be taken back", () => {
  const [here, there] = [step(), step([change], "汇总")];
  const whole = record(EMPTY_JOURNAL, action("a", [here, there]));
  const half = undo(whole, lastDone(whole)!, [there], [here]);
  expect([half.done, half.undone].map(([entry]) => entry?.steps.map(({ sheetName }) => sheetName))).toEqual([["自评表"], ["汇总"]]);
  const nothing = undo(half, lastDone(half)!, [], [here]);
  expect(nothing).toEqual(half);
  const all = undo(half, lastDone(half)!, [here]);
  expect(all.done).toEqual([]);
  expect(all.undone).toEqual([action("a", [there, here])]);
  const halfAgain = redo(all, lastUndone(all)!, [here], [there]);
  expect(redo(halfAgain, lastUndone(halfAgain)!, [there])).toEqual({ ...whole, done: [action("a", [here, there])] });
});

test("changes of one sheet that were taken back one after the other are done again in that order", () => {
  const other = { ...change, cell: { row: 2, column: 2 } };
  const whole = record(EMPTY_JOURNAL, action("a", [step([change, other])]));
  const half = undo(whole, lastDone(whole)!, [step([other])], [step([change])]);
  expect(undo(half, lastDone(half)!, [step([change])]).undone).toEqual([action("a", [step([other, change])])]);
});

test("what somebody else took out meanwhile does not come back, and a turn that is made twice is made once", () => {
  const entry = action("a", [step(), step([change], "汇总")]);
  const gone = undo(EMPTY_JOURNAL, entry, [entry.steps[1]!], [entry.steps[0]!]);
  expect([gone.done, ids(gone.undone)]).toEqual([[], ["a"]]);
  const turned = undo(record(EMPTY_JOURNAL, entry), entry, [entry.steps[1]!], [entry.steps[0]!]);
  expect(undo(turned, entry, [entry.steps[1]!], [entry.steps[0]!])).toEqual(turned);
});

test("a sheet is found by its id, and by its name where a later sitting numbers the sheets anew", () => {
  const sought = { ...step(), sheetId: "b", sheetName: "乙" };
  const find = (...sheets: [string, string][]) => stepSheet(sought, sheets.map(([id, name]) => ({ id, name })))?.id;
  expect(find(["a", "甲"], ["b", "乙"])).toBe("b");
  expect(find(["a", "乙"], ["b", "甲"])).toBe("a");
  expect(find(["b", "改名"])).toBe("b");
  expect(find(["c", "丙"])).toBeUndefined();
});

test("a journal is read as it was kept", () => {
  const journal = { ...record(EMPTY_JOURNAL, action("a", [step(EVERY_KIND)])), dropped: 3 };
  expect(parseJournal(formatJournal(journal, 100_000).text)).toEqual(journal);
  expect(parseJournal(null)).toEqual(EMPTY_JOURNAL);
});

test("a journal of the first version is read as one of today, by everybody alike", () => {
  const { sheetId, sheetName, changes } = step(EVERY_KIND);
  const { label, at } = action("");
  const entry = (id: number) => ({ id, label, at, steps: [{ sheetId, sheetName, changes }], isPartial: false });
  const kept = JSON.stringify({ version: 1, done: [entry(1)], undone: [entry(2)], dropped: 1 });
  const read = parseJournal(kept)!;
  expect(read).toEqual({ done: [action(read.done[0]!.id, [step(EVERY_KIND)])], undone: [action(read.undone[0]!.id, [step(EVERY_KIND)])], dropped: 1 });
  expect(read.done[0]!.id).not.toBe(read.undone[0]!.id);
  expect(parseJournal(kept)).toEqual(read);
});

test("the oldest actions are dropped first, and counted", () => {
  let journal: Journal = EMPTY_JOURNAL;
  for (const id of ["a", "b", "c", "d", "e"]) journal = record(journal, action(id));
  const limit = formatJournal({ ...journal, done: journal.done.slice(0, 3) }, Infinity).text.length;
  const kept = formatJournal(journal, limit);
  expect(kept.text.length).toBeLessThanOrEqual(limit);
  expect([ids(kept.journal.done), kept.journal.dropped]).toEqual([["c", "d", "e"], 2]);
  const undone = undo(journal, lastDone(journal)!, [step()]);
  expect(formatJournal(undone, limit).journal).toMatchObject({ undone: [], dropped: 1 });
});

const KEPT = formatJournal(record(EMPTY_JOURNAL, action("a", [step(EVERY_KIND)])), Infinity).text;

test.each([
  ["no JSON", "{"],
  ["another version", KEPT.replace('"version":2', '"version":3')],
  ["a cell without a row", KEPT.replace('"row":1,"column":2}', '"column":2}')],
  ["a row that is none", KEPT.replace('"row":2,"count":1', '"row":-1,"count":1')],
  ["a kind that we do not know", KEPT.replace('"kind":"merges"', '"kind":"macro"')],
  ["a value that is none", KEPT.replace('"value":1', '"value":{}')],
  ["a sheet without cells", KEPT.replace('"cells":', '"other":')],
  ["pages that are none", KEPT.replace('"Portrait"', '"Square"')],
  ["an action without an id", KEPT.replace('"id":"a"', '"id":1')],
  ["a step without changes", KEPT.replace('"changes"', '"other"')],
])("%s is no journal", (_, text) => {
  expect(text).not.toBe(KEPT);
  expect(parseJournal(text)).toBeNull();
});
