import type { BlockIndicator } from "../../src/blocks/block";
import { type Insertion, planInsertion } from "../../src/blocks/insert";
import { Decimal } from "../../src/figures/decimal";
import { MemoryHost } from "../../src/hosts/memory/memory-host";
import { type SheetExtras, snapshotOf } from "../../src/hosts/memory/memory-sheet";
import type { SheetInfo } from "../../src/hosts/port";
import { WorkbookEditor } from "../../src/hosts/workbook-editor";
import { readForms } from "../../src/reading/read";
import { formatArea, formatCell, parseArea } from "../../src/sheet/address";
import type { EditingFacts, Sheet, SheetSnapshot } from "../../src/sheet/sheet";

// What may stand in the way of new rows, or hang on the rows around them.

const ID = "sheet-1";
const FACTS: EditingFacts = { rowHeights: [30, 20, 24, 25, 26, 20], tables: [], printArea: null, filtered: null, names: [] };

const ROWS = [
  ["项目支出绩效自评表"],
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
  ["产出指标", "数量指标", "培训人次", "≥100人次", "100人次", 30, 30],
  [null, "质量指标", "合规率", "100%", "100%", 20, 20],
  ["效益指标", "社会效益指标", "技能提升", "有效提升", "有效提升", 50, 50],
  ["合计", null, null, null, null, 100, 100],
];
const [QUANTITY, QUALITY, EFFECT, TOTAL] = [2, 3, 4, 5];

const areas = (...addresses: string[]) => addresses.map((address) => parseArea(address)!);

function form(extras: SheetExtras = {}, formulas: Readonly<Record<string, string>> = { F6: "=SUM(F3:F5)", G6: "=SUM(G3:G5)" }): SheetSnapshot {
  const grid = ROWS.map((_, row) => Array.from({ length: 7 }, (__, column) => formulas[formatCell({ row, column })] ?? ""));
  return snapshotOf("自评表", ROWS, { merges: areas("A1:G1", "A3:A4"), formulas: grid, editing: FACTS, ...extras });
}

/** Behind the quality indicator, inside the form. */
const QUALITY_RATE: BlockIndicator = { levels: ["产出指标", "质量指标", "考核通过率"], comparator: "≥", value: "95", unit: "%", weight: "10" };
/** A new group behind the last row of the form. */
const SATISFACTION: BlockIndicator = { levels: ["满意度指标", "服务对象满意度指标", "学员满意度"], comparator: "≥", value: "90", unit: "%", weight: "10" };

async function open(snapshots: readonly SheetSnapshot[], indicators: readonly BlockIndicator[]) {
  const host = new MemoryHost(snapshots);
  const editor = new WorkbookEditor(host);
  const sheet = await host.readSheet(ID);
  const insertion = planInsertion(sheet, readForms(sheet)[0]!, { indicators, weights: "suggested", full: new Decimal(100), execution: new Decimal(0) });
  const [info] = (await host.listSheets()) as [SheetInfo];
  return { host, editor, insertion, apply: () => editor.apply(insertion.plan.label, [{ info, plan: insertion.plan }]) };
}

const refusalsOf = ({ refusals }: Insertion): string[] => refusals.map(({ reason, cells }) => `${reason} ${cells.map(formatCell).join(" ")}`.trim());

test.each<[string, SheetSnapshot, string]>([
  ["a protected sheet", form({ isProtected: true }), "protected"],
  ["a table object", form({ editing: { ...FACTS, tables: areas("A2:G5") } }), "in-table A2"],
  ["a filter that hides rows", form({ editing: { ...FACTS, filtered: parseArea("A2:G5") } }), "filtered A2"],
  ["an array formula", form({}, { F3: "=G3:G5*1", F4: "=G3:G5*1", F5: "=G3:G5*1" }), "in-array F3"],
  ["a weight that stands for two indicators together", form({ merges: areas("A1:G1", "A3:A4", "F3:F4") }), "covered F4"],
])("%s is told before anything is touched", async (_, snapshot, reason) => {
  const isWeight = reason.startsWith("covered");
  const { host, insertion, apply } = await open([snapshot], [isWeight ? { ...QUALITY_RATE, levels: ["产出指标", "数量指标", "培训班次"] } : QUALITY_RATE]);
  expect(refusalsOf(insertion)).toContain(reason);
  const before = await host.readSheet(ID);
  const { sheets } = await apply();
  expect(sheets[0]!.result!.outcomes.filter(({ status }) => status === "applied")).toEqual([]);
  expect((await host.readSheet(ID)).snapshot).toEqual(before.snapshot);
});

test.each<[string, SheetSnapshot]>([
  ["a table object behind the form", form({ editing: { ...FACTS, tables: areas("A20:C25") } })],
  ["a filter elsewhere", form({ editing: { ...FACTS, filtered: parseArea("J20:K29") } })],
  ["a formula that is the same in two rows", form({}, { G3: "=SUM(F3:F5)", G4: "=SUM(F3:F5)" })],
  ["row numbers", form({}, { G3: "=ROW(A3:A4)", G4: "=ROW(A3:A4)" })],
])("%s does not stand in the way", async (_, snapshot) => {
  const same = snapshot.formulas[QUANTITY]![6] === "=SUM(F3:F5)" ? { ...snapshot, values: snapshot.values.map((row, index) => (index === QUALITY ? [...row.slice(0, 6), 30] : row)) } : snapshot;
  expect(refusalsOf((await open([same], [QUALITY_RATE, SATISFACTION])).insertion)).toEqual([]);
});

/** What stands where after the insertion, and that taking it back leaves everything as it was. */
async function inserted(snapshots: readonly SheetSnapshot[], indicators: readonly BlockIndicator[]): Promise<{ sheets: Sheet[]; facts: EditingFacts; insertion: Insertion }> {
  const { host, editor, insertion, apply } = await open(snapshots, indicators);
  expect(refusalsOf(insertion)).toEqual([]);
  const read = async (): Promise<Sheet[]> => Promise.all((await host.listSheets()).map(({ id }) => host.readSheet(id)));
  const plain = (sheets: readonly Sheet[]) => sheets.map(({ snapshot }) => ({ ...snapshot, merges: snapshot.merges.map(formatArea).sort() }));
  const before = plain(await read());
  await apply();
  const sheets = await read();
  await editor.undo();
  expect(plain(await read())).toEqual(before);
  await editor.redo();
  expect(plain(await read())).toEqual(plain(sheets));
  return { sheets, facts: sheets[0]!.snapshot.editing!, insertion };
}

test("beside a hidden row the new one is seen, and as high as a row that is", async () => {
  const { sheets, facts } = await inserted([form({ hiddenRows: [EFFECT], editing: { ...FACTS, rowHeights: [30, 20, 24, 25, 0, 20] } })], [{ ...QUALITY_RATE, levels: ["效益指标", "社会效益指标", "就业率"] }, QUALITY_RATE]);
  expect(sheets[0]!.snapshot.hiddenRows).toEqual([EFFECT + 1]);
  expect(facts.rowHeights).toEqual([30, 20, 24, 25, 25, 0, null, 20]);
});

test("what is printed reaches as far as the form", async () => {
  const withoutTotal: SheetSnapshot = { ...form({ editing: { ...FACTS, printArea: parseArea("A1:G5") } }), ...Object.fromEntries((["values", "texts", "formulas", "numberFormats"] as const).map((name) => [name, form()[name].slice(0, TOTAL)])) };
  expect(formatArea((await inserted([withoutTotal], [SATISFACTION])).facts.printArea!)).toBe("A1:G6");
  expect(formatArea((await inserted([form({ editing: { ...FACTS, printArea: parseArea("A1:G6") } })], [SATISFACTION, QUALITY_RATE])).facts.printArea!)).toBe("A1:G8");
});

test("names go on to mean all rows, those of the workbook and those of the sheet", async () => {
  const names = [
    { name: "全部分值", isLocal: false, formula: "=自评表!$F$3:$F$5" },
    { name: "产出分值", isLocal: true, formula: "=自评表!$F$3:$F$4" },
    { name: "总分", isLocal: false, formula: "=自评表!$F$6" },
    { name: "其他", isLocal: false, formula: "=汇总!$F$3:$F$5" },
  ];
  const { facts } = await inserted([form({ editing: { ...FACTS, names } })], [QUALITY_RATE, SATISFACTION]);
  expect(facts.names.map(({ formula }) => formula)).toEqual(["=自评表!$F$3:$F$7", "=自评表!$F$3:$F$5", "=自评表!$F$8", "=汇总!$F$3:$F$5"]);
});

test("other sheets follow, hidden ones too", async () => {
  const summary = snapshotOf("汇总", [[100, 30]], { formulas: [["=自评表!F6", "=自评表!$G$5"]], visibility: "very-hidden" });
  const { sheets } = await inserted([form(), summary], [QUALITY_RATE]);
  expect(sheets[1]!.snapshot.formulas).toEqual([["=自评表!F7", "=自评表!$G$6"]]);
});

test("sums, and what is worked out in each row, take in a row behind the last one", async () => {
  const { sheets } = await inserted([form({}, { F6: "=SUBTOTAL(9,F3:F5)", G3: "=F3/SUM(F$3:F$5)*100", G4: "=F4/SUM(F$3:F$5)*100", G5: "=F5/SUM(F$3:F$5)*100", G6: "=SUMPRODUCT(F3:F5,G3:G5)/SUM(F3:F5)" })], [SATISFACTION]);
  const formulas = sheets[0]!.snapshot.formulas.slice(QUANTITY).map((row) => row.slice(5));
  expect(formulas).toEqual([
    ["", "=F3/SUM(F$3:F$6)*100"],
    ["", "=F4/SUM(F$3:F$6)*100"],
    ["", "=F5/SUM(F$3:F$6)*100"],
    ["", "=F6/SUM(F$3:F$6)*100"],
    ["=SUBTOTAL(9,F3:F6)", "=SUMPRODUCT(F3:F6,G3:G6)/SUM(F3:F6)"],
  ]);
});
