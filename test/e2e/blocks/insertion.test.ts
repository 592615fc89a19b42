import { type SavedSheet, type SavedWorkbook, savedWorkbook } from "../../support/saved-workbook";
import { makeXlsx } from "../../support/zip";
import { button, check, findings, told } from "../checking/pane";
import { type PreviewPage, useBrowser } from "../harness";
import { workbookFile } from "../workbooks";

const browser = useBrowser();

const saved = async (preview: PreviewPage): Promise<SavedWorkbook> => savedWorkbook(await preview.saved());

async function openBlock(preview: PreviewPage, title: string, weights: string): Promise<void> {
  await preview.pane.getByRole("tab", { name: "指标块" }).click();
  await button(preview, new RegExp(`^${title}`)).first().click();
  await preview.pane.getByRole("radio", { name: weights }).check();
}

/** Inserts what is shown, and answers how many round trips that took. */
async function insert(preview: PreviewPage): Promise<number> {
  const before = await preview.roundTrips();
  await button(preview, /^插入（/).click();
  await told(preview, "已完成");
  return (await preview.roundTrips()) - before;
}

async function history(preview: PreviewPage, action: "撤销" | "重做"): Promise<void> {
  await button(preview, `${action}：`).click();
  await told(preview, `已${action}`);
}

async function errors(preview: PreviewPage): Promise<string[]> {
  await preview.pane.getByRole("tab", { name: "核对", exact: true }).click();
  return findings(preview, "error");
}

const SAMPLE = "绩效自评表";
const COLUMNS = ["A", "B", "C", "D", "E", "F", "G", "H", "I"];

const line = (sheet: SavedSheet, row: number): string => COLUMNS.map((column) => sheet.cells[`${column}${row}`]?.value?.slice(2) ?? "").join("|");
const looks = (sheet: SavedSheet, row: number): unknown[] => COLUMNS.map((column) => sheet.cells[`${column}${row}`]?.style);

test("a whole block stands in the sample form as if it had always been there, and leaves no trace when it is taken back", async () => {
  const preview = await browser.openPreview();
  await check(preview);
  const [before, errorsBefore] = [await saved(preview), await errors(preview)];
  await openBlock(preview, "村级组织运转", "全部按比例调整到满分");
  await preview.pane.getByText("分值合计：100 → 100").waitFor();
  await preview.pane.getByText("其中 9 项的得分高于新的分值").waitFor();
  await insert(preview);
  const after = await saved(preview);
  const [was, is] = [before.sheets[SAMPLE]!, after.sheets[SAMPLE]!];

  // Behind the rows of its group, and into the row that was empty.
  expect([15, 16, 19, 20, 22, 24].map((row) => line(is, row))).toEqual([
    "|||补助村数|=8个||4||",
    "|||补助村干部人数|=42人||4||",
    "|||补助资格合规性|合规||4||",
    "|||审批流程规范性|符合相关规定||4||",
    "|||补助资金到位及时性|及时||4||",
    "|||项目总成本|≤202.6万元||5||",
  ]);
  // Rows 13–24 of the form have become 13–34; what stood in front of them has not moved.
  const others = (sheet: SavedSheet): string[] => sheet.merges.filter((merge) => Number(/\d+/.exec(merge)![0]) < 12);
  expect(others(is)).toEqual(others(was));
  expect(is.merges.filter((merge) => !others(is).includes(merge))).toEqual(["A12:A34", "A35:F35", "B13:B24", "B25:B32", "B33:B34", "C13:C16", "C17:C20", "C21:C22", "C23:C24", "C26:C29", "C31:C32", "C33:C34"]);
  for (const [row, neighbour] of [[15, 14], [20, 18], [24, 23], [32, 31], [34, 33]] as const) expect(looks(is, row)).toEqual(looks(is, neighbour));
  const weights = [6, ...Array.from({ length: 22 }, (_, index) => 13 + index)].map((row) => Number(is.cells[`G${row}`]?.value?.slice(2) ?? 0));
  expect(weights.reduce((total, weight) => total + weight, 0)).toBe(100);
  expect(line(is, 35)).toBe(line(was, 25));
  expect(is.rows).toMatchObject(was.rows);

  // Nothing new but what the preview has announced: scores above the new weights.
  const fresh = (await errors(preview)).filter((error) => !errorsBefore.includes(error));
  expect(fresh.filter((error) => !/得分 \d+，高于分值 \d+。$/.test(error))).toEqual([]);

  await history(preview, "撤销");
  expect(await saved(preview)).toEqual(before);
  await history(preview, "重做");
  expect(await saved(preview)).toEqual(after);
  await preview.page.evaluate(() => window.preview.openPane("open"));
  await check(preview);
  await history(preview, "撤销");
  expect(await saved(preview)).toEqual(before);
});

const SCORED = workbookFile([
  {
    name: "自评表",
    rows: [
      ["项目支出绩效自评表"],
      ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
      ["产出指标", "数量指标", "培训人数", "≥100人", "100人", { value: 60, format: "0.00" }, null],
      [null, "质量指标", "合格率", "≥90%", "95%", { value: 40, format: "0.00" }, null],
      ["总分", null, null, null, null, { formula: "SUM(F3:F4)", value: 100, format: "0.00" }, { formula: "SUM(G3:G4)", value: 0 }],
    ],
    merges: ["A1:G1", "A3:A4"],
  },
  { name: "汇总", rows: [[{ formula: "自评表!F5", value: 100, format: "0.00" }]] },
]);

test("a single indicator: the sums of the form and of other sheets stay right, nothing new is found, and few requests are made", async () => {
  const preview = await browser.openPreview({ workbook: SCORED });
  await check(preview);
  const [before, errorsBefore] = [await saved(preview), await errors(preview)];
  await openBlock(preview, "高龄津贴", "全部按比例调整到满分");
  await preview.pane.getByRole("checkbox", { name: "全选" }).uncheck();
  await preview.pane.getByRole("checkbox", { name: /满意度/ }).first().check();
  // To look, for the data validation of the neighbours, to write and read back, to read and to keep the journal; then the check reads the form again.
  expect(await insert(preview)).toBe(6);
  const { sheets } = await saved(preview);
  const { cells, merges } = sheets["自评表"]!;
  expect(["A5", "C5", "F5", "F6", "G6"].map((cell) => cells[cell]?.formula ?? cells[cell]?.value?.slice(2))).toEqual(["满意度指标", expect.stringContaining("满意度"), "33.3", "SUM(F3:F5)", "SUM(G3:G5)"]);
  expect([cells["F6"]?.value, sheets["汇总"]?.cells["A1"]]).toEqual(["n 100", expect.objectContaining({ formula: "自评表!F6", value: "n 100" })]);
  expect(cells["F5"]?.style).toEqual(cells["F4"]?.style);
  expect(merges).toEqual(["A1:G1", "A3:A4"]);
  expect(await errors(preview)).toEqual(errorsBefore);
  await history(preview, "撤销");
  expect(await saved(preview)).toEqual(before);
});

/** A form whose conditional formats and data validations end with its last indicator, and sheets that add it up. */
function ruledWorkbook(): Uint8Array {
  const text = (cell: string, value: string): string => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const number = (cell: string, value: number, formula = ""): string => `<c r="${cell}">${formula && `<f>${formula}</f>`}<v>${value}</v></c>`;
  const row = (index: number, ...cells: readonly string[]): string => `<row r="${index}">${cells.join("")}</row>`;
  const form =
    `<sheetData>${row(1, text("A1", "项目支出绩效自评表"))}` +
    row(2, ...["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"].map((heading, index) => text(`${COLUMNS[index]!}2`, heading))) +
    row(3, ...["产出指标", "数量指标", "培训人数", "≥100人", "100人"].map((value, index) => text(`${COLUMNS[index]!}3`, value)), number("F3", 60), number("G3", 60)) +
    row(4, text("B4", "质量指标"), text("C4", "合格率"), text("D4", "≥90%"), text("E4", "95%"), number("F4", 30), number("G4", 30)) +
    `${row(5, text("A5", "总分"), number("F5", 90, "SUM(F3:F4)"), number("G5", 90, "SUM(G3:G4)"))}</sheetData>` +
    `<mergeCells count="2"><mergeCell ref="A1:G1"/><mergeCell ref="A3:A4"/></mergeCells>` +
    `<conditionalFormatting sqref="G3:G4"><cfRule type="expression" dxfId="0" priority="1"><formula>$G3&gt;$F3</formula></cfRule></conditionalFormatting>` +
    `<conditionalFormatting sqref="A6:G6"><cfRule type="expression" dxfId="0" priority="2"><formula>$F$5&lt;&gt;100</formula></cfRule></conditionalFormatting>` +
    `<dataValidations count="1"><dataValidation type="decimal" allowBlank="1" showInputMessage="1" showErrorMessage="1" operator="between" sqref="F3:G4"><formula1>0</formula1><formula2>100</formula2></dataValidation></dataValidations>`;
  const summary = (formulas: readonly string[]): string => `<sheetData>${formulas.map((formula, index) => row(index + 1, number(`A${index + 1}`, 90, formula))).join("")}</sheetData>`;
  const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs><dxfs count="1"><dxf><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs></styleSheet>`;
  return makeXlsx(
    [
      { name: "附件 1", xml: form },
      { name: "汇总表", xml: summary(["SUM('附件 1'!F3:F4)", "SUM('附件 1'!F3:F5)/2", "'附件 1'!G5"]) },
      { name: "锁定", xml: `${summary(["SUM('附件 1'!G3:G4)"])}<sheetProtection sheet="1"/>` },
    ],
    styles,
  );
}

test("conditional formats, validations and formulas of other sheets take in a row behind the last one, and go back with it", async () => {
  const preview = await browser.openPreview({ workbook: ruledWorkbook() });
  await check(preview);
  const before = await saved(preview);
  await openBlock(preview, "高龄津贴", "留空");
  await preview.pane.getByRole("checkbox", { name: "全选" }).uncheck();
  await preview.pane.getByRole("checkbox", { name: /满意度/ }).first().check();
  await preview.pane.getByText("汇总表!A1：=SUM('附件 1'!F3:F4) → =SUM('附件 1'!F3:F5)").waitFor();
  await preview.pane.getByText("锁定!A1：工作表受保护").waitFor();
  // Behind what one sheet takes: to look for changed formulas, and to look at and write the other sheet.
  expect(await insert(preview)).toBe(12);
  const after = await saved(preview);
  const formulas = (name: string): unknown[] => Object.values(after.sheets[name]!.cells).map(({ formula }) => formula);
  expect([formulas("汇总表"), formulas("锁定")]).toEqual([["SUM('附件 1'!F3:F5)", "SUM('附件 1'!F3:F6)/2", "'附件 1'!G6"], ["SUM('附件 1'!G3:G4)"]]);
  const { conditionalFormatting = [], dataValidations = [] } = after.sheets["附件 1"]!.rest;
  const formats = conditionalFormatting as readonly { readonly range: string; readonly rule: { readonly children: readonly { readonly text: string }[] } }[];
  expect(formats.map(({ range, rule }) => [range, rule.children.map(({ text }) => text)])).toEqual([["A7:G7", ["$F$6<>100"]], ["G3:G5", ["$G3>$F3"]]]);
  expect(JSON.stringify(dataValidations).match(/"sqref":"[^"]*"/g)).toEqual(['"sqref":"F3:G5"']);
  await history(preview, "撤销");
  expect(await saved(preview)).toEqual(before);
  await history(preview, "重做");
  expect(await saved(preview)).toEqual(after);
});
