import type { Change } from "./change";
import { EMPTY_JOURNAL, forget, type Journal, type JournalEntry, lastDone, lastUndone, record, settleRedo, settleUndo, stepSheet } from "./journal";
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
const action = (changes: readonly Change[] = [change]): Omit<JournalEntry, "id"> => ({
  label: { id: "fix", values: { cell: "C2" } },
  at: "2024-05-01T00:00:00.000Z",
  steps: [{ sheetId: "{1}", sheetName: "自评表", changes }],
  isPartial: false,
});

test("actions are taken back from the last, and done again from the one that was taken back last", () => {
  let journal = record(record(EMPTY_JOURNAL, action()), action());
  const second = lastDone(journal)!;
  journal = settleUndo(journal, second, second.steps);
  expect([lastDone(journal)?.id, lastUndone(journal)?.id]).toEqual([1, 2]);
  expect(settleUndo(journal, lastDone(journal)!, [])).toBe(journal);
  expect(settleRedo(journal, second, second.steps).done.map(({ id }) => id)).toEqual([1, 2]);
  expect(settleRedo(journal, second, [])).toBe(journal);
  const next = record(journal, action());
  expect([next.done.map(({ id }) => id), next.undone]).toEqual([[1, 3], []]);
  expect(forget(next, lastDone(next)!).done.map(({ id }) => id)).toEqual([1]);
});

test("a sheet is found by its id, and by its name where a later sitting numbers the sheets anew", () => {
  const step = { sheetId: "b", sheetName: "乙", changes: [] };
  const find = (...sheets: [string, string][]) => stepSheet(step, sheets.map(([id, name]) => ({ id, name })))?.id;
  expect(find(["a", "甲"], ["b", "乙"])).toBe("b");
  expect(find(["a", "乙"], ["b", "甲"])).toBe("a");
  expect(find(["b", "改名"])).toBe("b");
  expect(find(["c", "丙"])).toBeUndefined();
});

test("a journal is read as it was kept", () => {
  const journal = { ...record(EMPTY_JOURNAL, action(EVERY_KIND)), dropped: 3 };
  expect(parseJournal(formatJournal(journal, 100_000).text)).toEqual(journal);
  expect(parseJournal(null)).toEqual(EMPTY_JOURNAL);
});

test("the oldest actions are dropped first, and counted", () => {
  let journal: Journal = EMPTY_JOURNAL;
  for (let count = 0; count < 5; count++) journal = record(journal, action());
  const limit = formatJournal({ ...journal, done: journal.done.slice(0, 3) }, Infinity).text.length;
  const kept = formatJournal(journal, limit);
  expect(kept.text.length).toBeLessThanOrEqual(limit);
  expect([kept.journal.done.map(({ id }) => id), kept.journal.dropped]).toEqual([[3, 4, 5], 2]);
  const undone = settleUndo(journal, lastDone(journal)!, action().steps);
  expect(formatJournal(undone, limit).journal).toMatchObject({ undone: [], dropped: 1 });
});

const KEPT = formatJournal(record(EMPTY_JOURNAL, action(EVERY_KIND)), Infinity).text;

test.each([
  ["no JSON", "{"],
  ["another version", KEPT.replace('"version":1', '"version":2')],
  ["a cell without a row", KEPT.replace('"row":1,"column":2}', '"column":2}')],
  ["a row that is none", KEPT.replace('"row":2,"count":1', '"row":-1,"count":1')],
  ["a kind that we do not know", KEPT.replace('"kind":"merges"', '"kind":"macro"')],
  ["a value that is none", KEPT.replace('"value":1', '"value":{}')],
  ["a sheet without cells", KEPT.replace('"cells":', '"other":')],
  ["pages that are none", KEPT.replace('"Portrait"', '"Square"')],
  ["a step without changes", KEPT.replace('"changes"', '"other"')],
])("%s is no journal", (_, text) => {
  expect(text).not.toBe(KEPT);
  expect(parseJournal(text)).toBeNull();
});
