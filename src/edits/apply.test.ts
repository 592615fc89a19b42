import { parseArea, type Position } from "../sheet/address";
import { Sheet, type SheetSnapshot, type StoredValue } from "../sheet/sheet";
import { applyToSheet } from "./apply";
import { changesOf } from "./outcome";
import { inverse } from "./change";
import type { EditPlan } from "./edit";
import { Planner } from "./planner";

const LABEL = { id: "test", values: {} };
const at = (address: string): Position => ({ row: parseArea(address)!.row, column: parseArea(address)!.column });
const areas = (...addresses: string[]) => addresses.map((address) => parseArea(address)!);

/** Texts that begin with "=" are formulas of value 0. */
function sheetOf(rows: readonly (readonly StoredValue[])[], extras: Partial<SheetSnapshot> = {}): Sheet {
  const isFormula = (value: StoredValue): boolean => typeof value === "string" && value.startsWith("=");
  const values = rows.map((row) => row.map((value) => (isFormula(value) ? 0 : value)));
  return new Sheet({
    name: "自评表",
    origin: { row: 0, column: 0 },
    values,
    texts: values.map((row) => row.map((value) => String(value ?? ""))),
    formulas: rows.map((row) => row.map((value) => (isFormula(value) ? value : ""))),
    numberFormats: rows.map((row) => row.map(() => "General")),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    visibility: "visible",
    isProtected: false,
    ...extras,
  });
}

const FORM = sheetOf([
  ["指标", "分值", "得分"],
  ["数量", 10, 10],
  ["质量", 20, 19],
  ["合计", "=SUM(B2:B3)", 28],
]);

function reasons(sheet: Sheet, plan: EditPlan): string[] {
  return applyToSheet(sheet, plan).outcomes.map((outcome) => (outcome.status === "refused" ? `${outcome.reason} ${outcome.cells.map(({ row, column }) => `${row},${column}`).join(" ")}`.trim() : "applied"));
}

const contents = (sheet: Sheet) => sheet.snapshot.values.map((row, i) => row.map((value, j) => sheet.snapshot.formulas[i]?.[j] || value));

test("a value, a formula, and their texts by the number format", () => {
  const plan = new Planner(FORM).setValue(at("C4"), 29, "0.00").setFormula(at("D4"), "=SUM(C2:C3)", 29).finish(LABEL);
  const { sheet } = applyToSheet(FORM, plan);
  expect(sheet.cellAt(3, 2)).toMatchObject({ value: 29, text: "29.00", numberFormat: "0.00", formula: null });
  expect(sheet.cellAt(3, 3)).toMatchObject({ value: 29, formula: "=SUM(C2:C3)" });
  expect(FORM.cellAt(3, 2)?.value).toBe(28);
});

test("a formula in a cell for texts makes it a cell for numbers", () => {
  const sheet = sheetOf([["x"]], { numberFormats: [["@"]] });
  const plan = new Planner(sheet).setFormula(at("A1"), "=1+1", 2).finish(LABEL);
  expect(applyToSheet(sheet, plan).sheet.cellAt(0, 0)?.numberFormat).toBe("General");
});

test("rows come with the format of the row that was named; references, merges, hidden rows and heights follow", () => {
  const editing = { rowHeights: [20, 30, 31, 40], tables: [], printArea: parseArea("A1:C4"), filtered: null, names: [{ name: "全部得分", isLocal: false, formula: "=自评表!$C$2:$C$3" }] };
  const sheet = sheetOf(contents(FORM) as StoredValue[][], {
    merges: areas("A2:A3"),
    hiddenRows: [3],
    numberFormats: FORM.snapshot.numberFormats.map((row, index) => row.map(() => (index === 1 ? "0.0" : "General"))),
    editing,
  });
  const plan = new Planner(sheet).insertRows(2, 2, 1).finish(LABEL);
  const after = applyToSheet(sheet, plan).sheet;
  expect(contents(after)).toEqual([["指标", "分值", "得分"], ["数量", 10, 10], [null, null, null], [null, null, null], ["质量", 20, 19], ["合计", "=SUM(B2:B5)", 28]]);
  expect(after.snapshot.numberFormats[2]).toEqual(["0.0", "0.0", "0.0"]);
  expect(after.merges).toEqual(areas("A2:A5"));
  expect(after.snapshot.hiddenRows).toEqual([5]);
  expect(after.snapshot.editing).toEqual({ rowHeights: [20, 30, 30, 30, 31, 40], tables: [], printArea: parseArea("A1:C6"), filtered: null, names: [{ name: "全部得分", isLocal: false, formula: "=自评表!$C$2:$C$5" }] });
});

test("what was planned is checked against what is there", () => {
  const plan = new Planner(FORM).setValue(at("C2"), 9).setValue(at("C3"), 18).finish(LABEL);
  const changed = sheetOf([["指标", "分值", "得分"], ["数量", 10, 7], ["质量", 20, "=1+1"], ["合计", "=SUM(B2:B3)", 28]]);
  expect(reasons(changed, plan)).toEqual(["changed 1,2", "has-formula 2,2"]);
  expect(reasons(sheetOf([["指标", "分值", "得分"], ["质量", 10, 10]]), plan)).toEqual(["moved 1,0", "moved 2,0"]);
});

test("a formula may be replaced when it is the one that was expected, however the host writes it", () => {
  const plan = new Planner(FORM).setFormula(at("B4"), "=SUM(B2:B4)", 30).finish(LABEL);
  const rewritten = sheetOf([...(contents(FORM).slice(0, 3) as StoredValue[][]), ["合计", "=sum( b2:b3 )", 28]]);
  expect(reasons(rewritten, plan)).toEqual(["applied"]);
});

test("merges are as they were expected, and merging loses nothing", () => {
  const sheet = sheetOf([["甲", null], [null, null], ["乙", 1]], { merges: areas("A1:A2") });
  const set = (wanted: string[], area: string) => reasons(sheet, new Planner(sheet).setMerges(parseArea(area)!, areas(...wanted)).finish(LABEL));
  expect(set(["A1:A3"], "A1:A3")).toEqual(["not-empty 2,0"]);
  expect(set(["A1:B2"], "A1:B2")).toEqual(["applied"]);
  const unmerging = new Planner(sheet).setMerges(parseArea("A1:A2")!, []).setValue(at("A2"), "丙").finish(LABEL);
  expect(applyToSheet(sheet, unmerging).sheet.merges).toEqual([]);
  expect(reasons(sheetOf(contents(sheet) as StoredValue[][]), unmerging)).toEqual(["merged-differently", "applied"]);
  expect(reasons(sheet, { ...unmerging, edits: unmerging.edits.slice(1) })).toEqual(["merged-differently 1,0"]);
});

test("what stands in the way is said", () => {
  const table = sheetOf(contents(FORM) as StoredValue[][], { editing: { rowHeights: [], tables: areas("A1:C3"), printArea: null, filtered: null, names: [] } });
  expect(reasons(table, new Planner(table).insertRows(1, 1).insertRows(3, 1).setMerges(parseArea("B2:C2")!, areas("B2:C2")).finish(LABEL))).toEqual(["in-table 0,0", "applied", "in-table 0,0"]);
  const locked = new Sheet({ ...FORM.snapshot, isProtected: true });
  expect(reasons(locked, new Planner(FORM).setValue(at("C2"), 9).finish(LABEL))).toEqual(["protected"]);
  expect(reasons(FORM, new Planner(FORM).setValue({ row: 1_048_576, column: 0 }, 1).insertRows(-1, 1).setValue(at("C2"), "长".repeat(32_768)).finish(LABEL))).toEqual(["out-of-grid 1048576,0", "out-of-grid", "too-long 1,2"]);
});

test("rows are deleted when they are as they were and nothing needs them", () => {
  const row = new Planner(FORM).deleteRows(1, 1, 1).finish(LABEL);
  expect(contents(applyToSheet(FORM, row).sheet)).toEqual([["指标", "分值", "得分"], ["质量", 20, 19], ["合计", "=SUM(B2:B2)", 28]]);
  expect(reasons(FORM, new Planner(FORM).deleteRows(1, 2).finish(LABEL))).toEqual(["referenced 3,1"]);
  const more = sheetOf([["指标", "分值", "得分"], ["数量", 10, 10, "新"], ["质量", 20, 19, null], ["合计", "=SUM(B2:B3)", 28, null]].map((line) => [...line, null].slice(0, 4)));
  expect(reasons(more, row)).toEqual(["changed 1,3"]);
  const headless = sheetOf([["指标"], ["甲"], [null]], { merges: areas("A2:A3") });
  expect(reasons(headless, new Planner(headless).deleteRows(1, 1).finish(LABEL))).toEqual(["referenced 1,0"]);
});

test("deleted rows come back with what they held and with the ranges that lost them", () => {
  const sheet = sheetOf([["指标", "分值"], ["数量", 10], ["质量", 20], ["时效", 5], ["合计", "=SUM(B2:B4)"]], { merges: areas("C3:C4") });
  const gone = applyToSheet(sheet, new Planner(sheet).deleteRows(3, 1, 2).finish(LABEL));
  expect(gone.sheet.cellAt(3, 1)?.formula).toBe("=SUM(B2:B3)");
  const again = applyToSheet(gone.sheet, { label: LABEL, edits: inverse(changesOf(gone.outcomes)), isAtomic: true, premises: [] });
  expect(again.sheet.snapshot).toEqual(sheet.snapshot);
});

test("all or nothing, and nothing when a premise is gone", () => {
  const planner = new Planner(FORM).require([at("C2"), at("C3")]).setValue(at("C2"), 9).setValue(at("C4"), 29);
  const changed = applyToSheet(FORM, new Planner(FORM).setValue(at("C4"), 1).finish(LABEL)).sheet;
  expect(reasons(changed, planner.finish(LABEL, true))).toEqual(["with-others", "changed 3,2"]);
  expect(applyToSheet(changed, planner.finish(LABEL, true)).sheet).toBe(changed);
  expect(reasons(changed, planner.finish(LABEL))).toEqual(["applied", "changed 3,2"]);
  const other = applyToSheet(FORM, new Planner(FORM).setValue(at("C3"), 1).finish(LABEL)).sheet;
  expect(reasons(other, planner.finish(LABEL))).toEqual(["premise-changed 2,2", "premise-changed 2,2"]);
});

test("a planner says at once what cannot be done", () => {
  const planner = new Planner(sheetOf([["甲"], ["乙"]], { merges: areas("A1:A2") })).setValue(at("A2"), 1);
  expect(planner.refusals.map(({ reason }) => reason)).toEqual(["covered"]);
});
