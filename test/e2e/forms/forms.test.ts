import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FORM_LAYOUTS, NEW_FORM_KINDS, type NewFormKind } from "../../../src/blocks/form-layouts";
import { readWorkbook } from "../../../src/hosts/file/workbook";
import { readForms } from "../../../src/reading/read";
import { columnNumber } from "../../../src/sheet/address";
import { type SavedSheet, type SavedWorkbook, savedWorkbook } from "../../support/saved-workbook";
import { button, findings, resultOf, told } from "../checking/pane";
import { type PreviewPage, useBrowser } from "../harness";
import { workbookFile } from "../workbooks";

const browser = useBrowser();

const OTHER = workbookFile([{ name: "说明", rows: [["请于三月底前报送。"]] }]);
const PROJECT = "项目支出绩效自评表";

const sheets = (preview: PreviewPage) => preview.page.evaluate(() => window.preview.workbook.sheets().map((sheet) => sheet.name()));

type Entries = Readonly<Record<string, string | number | null>>;

/** Puts values into cells of the sheet in front; null empties a cell. */
async function put(preview: PreviewPage, entries: Entries): Promise<void> {
  const cells = Object.entries(entries).map(([address, value]) => {
    const [, column = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
    return { row: Number(row) - 1, column: columnNumber(column), value };
  });
  await preview.page.evaluate((list) => {
    const sheet = window.preview.workbook.activeSheet();
    for (const { row, column, value } of list) sheet.write({ row, column, lastRow: row, lastColumn: column }, [[value === null ? { kind: "empty" } : { kind: "value", value }]]);
    return window.preview.workbook.recalculated();
  }, cells);
}

async function openForm(preview: PreviewPage, kind: NewFormKind): Promise<void> {
  await preview.pane.getByRole("tab", { name: "指标块" }).click();
  await button(preview, "新建标准自评表").click();
  await preview.pane.getByLabel("表式").selectOption(kind);
  await preview.pane.getByLabel("年度").fill("2025");
}

async function makeForm(preview: PreviewPage, kind: NewFormKind, click = "新建工作表"): Promise<void> {
  await openForm(preview, kind);
  if (click === "放到这里") await preview.pane.getByLabel("位置").selectOption("here");
  await button(preview, click).click();
  await told(preview, "已完成并核对");
  await resultOf(preview);
}

async function undo(preview: PreviewPage): Promise<void> {
  await button(preview, "撤销：").click();
  await told(preview, "已撤销");
}

/** What is saved, without what says no more of the pages than that they are as usual: whoever sets them back has to say so. */
async function saved(preview: PreviewPage): Promise<SavedWorkbook> {
  const workbook = await savedWorkbook(await preview.saved());
  const usual = /^\[\{"name":"(?:pageSetup|printOptions)","attributes":\{(?:"(?:orientation":"portrait|paperSize":"9|scale":"100|fitToWidth":"1|fitToHeight":"0|horizontalCentered":"0)",?)+\}\}\]$/;
  const told = (rest: SavedSheet["rest"]) => Object.fromEntries(Object.entries(rest).filter(([, items]) => !usual.test(JSON.stringify(items))));
  return { ...workbook, sheets: Object.fromEntries(Object.entries(workbook.sheets).map(([name, sheet]) => [name, { ...sheet, rest: told(sheet.rest) }])) };
}

test("a form that was filled in is not taken back; when it is blank again the workbook is as it was", async () => {
  const preview = await browser.openPreview({ workbook: OTHER });
  const before = await savedWorkbook(await preview.saved());
  await makeForm(preview, "project");
  const made = (await savedWorkbook(await preview.saved())).sheets[PROJECT]!;
  expect(made.cells["D6"]).toMatchObject({ formula: "SUM(D7:D9)" });
  expect(JSON.stringify([made.rest["pageSetup"], made.rest["sheetPr"]])).toMatch(/"orientation":"portrait".*"fitToPage":"1"/);
  await preview.type("B3", "道路维修");
  await preview.type("E15", "≥5公里");
  await button(preview, "重新核对").click();
  await resultOf(preview);
  expect(await findings(preview, "error")).toEqual([]);
  await button(preview, "撤销：").click();
  await told(preview, "B3、E15");
  expect(await sheets(preview)).toEqual(["说明", PROJECT]);
  await put(preview, { B3: null, E15: null });
  await button(preview, "撤销：").click();
  await told(preview, "已撤销");
  expect(await sheets(preview)).toEqual(["说明"]);
  expect(await savedWorkbook(await preview.saved())).toEqual(before);
});

test("the ministry's own form is filled from its target table, reads right when it is opened again, and goes back as it was", async () => {
  const preview = await browser.openPreview({ workbook: readFileSync(join(__dirname, "../../fixtures/ministry-filled-2019.xls")) });
  const before = await savedWorkbook(await preview.saved());
  await preview.pane.getByRole("tab", { name: "指标块" }).click();
  await button(preview, "从目标申报表生成自评表").click();
  await preview.pane.getByText("要写入").first().waitFor();
  await button(preview, "生成自评表").last().click();
  await told(preview, "已完成并核对");
  expect(await preview.activeSheet()).toBe(PROJECT);
  const again = (await readWorkbook(await preview.saved())).find(({ snapshot }) => snapshot.name === PROJECT)!;
  const [form] = readForms(again);
  expect(form!.indicators.map(({ name, target, actual }) => [name, target?.text, actual?.text ?? ""]).slice(0, 3)).toEqual([
    ["成本节约率", "≥0", ""],
    ["成本控制率", "1", ""],
    ["项目完成及时率", "≥90%", ""],
  ]);
  expect(form!.indicators).toHaveLength(14);
  expect(form!.total?.weight?.figure?.value.toFixed()).toBe("100");
  expect(form!.funds?.rows.map(({ figures }) => figures.budget?.figure?.value.toFixed())).toEqual(["190", "190", "0", "0"]);
  await button(preview, "撤销：").click();
  await told(preview, "已撤销");
  expect(await savedWorkbook(await preview.saved())).toEqual(before);
});

test("every kind of form is made, has nothing wrong in it and goes as it came", async () => {
  const preview = await browser.openPreview({ workbook: OTHER });
  const before = await savedWorkbook(await preview.saved());
  for (const kind of NEW_FORM_KINDS.filter((one) => one !== "project")) {
    await makeForm(preview, kind);
    expect([kind, await preview.activeSheet(), await findings(preview, "error")]).toEqual([kind, FORM_LAYOUTS[kind].name, []]);
    await undo(preview);
  }
  expect(await savedWorkbook(await preview.saved())).toEqual(before);
});

test("a form in a blank place stands there with its formulas, merges and looks, and leaves the place as it was", async () => {
  const preview = await browser.openPreview({ workbook: OTHER });
  const before = await saved(preview);
  await preview.click("B3");
  await makeForm(preview, "project", "放到这里");
  const { cells, merges, columns, rest } = (await saved(preview)).sheets["说明"]!;
  expect([cells["E8"]?.formula, merges.includes("B3:J3"), columns["A"], columns["B"] !== before.sheets["说明"]!.columns["B"]]).toEqual(["SUM(E9:E11)", true, before.sheets["说明"]!.columns["A"], true]);
  expect(rest).toEqual(before.sheets["说明"]!.rest);
  expect(await findings(preview, "error")).toEqual([]);
  await undo(preview);
  expect(await saved(preview)).toEqual(before);
  await button(preview, "重做：").click();
  await told(preview, "已重做");
  await undo(preview);
  expect(await saved(preview)).toEqual(before);
});

test("on a blank sheet a form stands at its beginning and sets up its pages, and the sheet is blank again", async () => {
  const preview = await browser.openPreview({ workbook: workbookFile([{ name: "空表", rows: [] }]) });
  const before = await saved(preview);
  await preview.click("C5");
  await makeForm(preview, "transfer-2022", "放到这里");
  const { merges, rest } = (await saved(preview)).sheets["空表"]!;
  expect(merges).toContain("A1:G1");
  expect(JSON.stringify(rest["sheetPr"])).toContain('"fitToPage":"1"');
  await undo(preview);
  expect(await saved(preview)).toEqual(before);
});
