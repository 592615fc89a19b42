import { readFileSync } from "node:fs";
import { join } from "node:path";
import { read, utils } from "@e965/xlsx";
import { endlessXls } from "../../support/compound";
import { gallery } from "../../support/gallery";
import { differingParts, partsOf } from "../../support/packages";
import { makeZip } from "../../support/zip";
import { type PreviewPage, useBrowser } from "../harness";
import { openProbe } from "../probe";
import { encryptedFile, workbookFile } from "../workbooks";

const browser = useBrowser();

const WORKBOOK = workbookFile([
  {
    name: "自评表",
    rows: [
      ["标题", null, null],
      [1, { value: 0.5, format: "0.00%" }, { formula: "A2*B2", value: 0.5 }],
      ["007", true, { error: 0x2a }],
    ],
    merges: ["A1:C1"],
    hiddenRows: [2],
    hiddenColumns: [1],
    isProtected: true,
  },
  { name: "底稿", rows: [["x"]], visibility: "very-hidden" },
]);

/** Chooses a file as a person does in the dialog of her browser. */
async function choose(preview: PreviewPage, name: string, content: Uint8Array): Promise<void> {
  await preview.page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
}

const message = (preview: PreviewPage): Promise<string> => preview.page.getByRole("alert").innerText();

const sheetNames = (preview: PreviewPage): Promise<string[]> =>
  preview.page.evaluate(() => window.preview.workbook.sheets().map((sheet) => sheet.name()));

test("a file from disk replaces the workbook and the pane starts anew on it", async () => {
  const { preview } = await openProbe(browser);
  await choose(preview, "本局 2025.xlsx", WORKBOOK);
  await preview.page.getByText("当前文件：本局 2025.xlsx").waitFor();
  await preview.pane.locator("#state", { hasText: "Excel" }).waitFor();
  const title = await (await preview.frame()).evaluate(() =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
      range.load("values");
      await context.sync();
      return range.values;
    }),
  );
  expect(title).toEqual([["标题"]]);
});

test("an old .xls file opens with its values and merges", async () => {
  const { preview } = await openProbe(browser);
  const rows = [["标题", ""], ["乙", 2]];
  await choose(preview, "旧表.xls", workbookFile([{ name: "旧", rows, merges: ["A1:B1"] }], "biff8"));
  await preview.page.getByText("当前文件：旧表.xls").waitFor();
  const seen = await preview.page.evaluate(() => {
    const sheet = window.preview.workbook.activeSheet();
    return [sheet.name(), sheet.read({ row: 0, column: 0, lastRow: 1, lastColumn: 1 }).values, sheet.merges()];
  });
  expect(seen).toEqual(["旧", [["标题", null], ["乙", 2]], [{ row: 0, column: 0, lastRow: 0, lastColumn: 1 }]]);
});

test("what cannot be opened is said in plain words and the open workbook stays", async () => {
  const { preview } = await openProbe(browser);
  const before = await sheetNames(preview);
  const cases: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ["说明.txt", Buffer.from("只是文字"), /不是能识别的工作簿/],
    ["坏了.xlsx", WORKBOOK.slice(0, WORKBOOK.length / 2), /不是能识别的工作簿/],
    ["空.xlsx", new Uint8Array(), /是空文件/],
    ["密.xlsx", encryptedFile(), /有打开密码/],
    ["弹.xlsx", makeZip([{ name: "xl/workbook.xml", content: new Uint8Array(101 * 1024 * 1024) }]), /解压后超过 100 MB/],
    ["大.xlsx", new Uint8Array(21 * 1024 * 1024), /超过 20 MB/],
  ];
  for (const [name, content, expected] of cases) {
    await choose(preview, name, content);
    await preview.page.getByRole("alert").filter({ hasText: name }).waitFor();
    expect(await message(preview)).toMatch(expected);
  }
  expect(await sheetNames(preview)).toEqual(before);
  await preview.page.getByRole("button", { name: "关闭提示" }).click();
  expect(await preview.page.getByRole("alert").count()).toBe(0);
});

test("a file that is read without end is given up, and meanwhile the page answers and another file can be opened", async () => {
  const { preview } = await openProbe(browser, { isSpoilt: true });
  const title = preview.page.getByRole("heading", { level: 1 });
  await choose(preview, "旧表.xls", endlessXls());
  await title.filter({ hasText: "正在打开：旧表.xls" }).waitFor();
  await choose(preview, "新表.xlsx", WORKBOOK);
  await title.filter({ hasText: "当前文件：新表.xlsx" }).waitFor();
  await preview.page.clock.install();
  // The grid cannot clear through the new clock what it had set by the old one.
  preview.expectProblem(/^executing a cancelled action$/);
  await choose(preview, "旧表.xls", endlessXls());
  await title.filter({ hasText: "正在打开：旧表.xls" }).waitFor();
  await preview.page.clock.fastForward(30_000);
  expect(await message(preview)).toMatch(/“旧表\.xls”30 秒内没有读完.*另存/);
  expect(await title.innerText()).toBe("当前文件：新表.xlsx");
});

test("a person can give up the file that is being read; the open one stays", async () => {
  const { preview } = await openProbe(browser);
  const heading = preview.page.getByRole("heading", { level: 1 });
  const before = [await sheetNames(preview), await heading.innerText()];
  await choose(preview, "旧表.xls", endlessXls());
  await preview.page.getByText("正在读取“旧表.xls”").waitFor();
  await preview.page.getByRole("button", { name: "取消", exact: true }).click();
  await preview.page.getByText("已取消，没有打开“旧表.xls”。").waitFor();
  expect([await sheetNames(preview), await heading.innerText()]).toEqual(before);
});

test("a cell in the last row of the grid does not keep the page, and is saved", async () => {
  const { preview } = await openProbe(browser);
  const file = readFileSync(join(__dirname, "../../fixtures/hostile/far-row.xlsx"));
  await choose(preview, "远.xlsx", file);
  await preview.page.getByText("当前文件：远.xlsx").waitFor();
  const last = { row: 1_048_575, column: 0, lastRow: 1_048_575, lastColumn: 0 };
  expect(await preview.page.evaluate((area) => window.preview.workbook.activeSheet().read(area).values, last)).toEqual([[1]]);
  await preview.type("G3", "98");
  const saved = await partsOf(await preview.saved());
  expect(differingParts(await partsOf(file), saved)).toEqual(["xl/worksheets/sheet1.xml"]);
  expect(saved.get("xl/worksheets/sheet1.xml")).toContain('<c r="A1048576"><v>1</v></c>');
});

test("what the page does not show is told of at opening and kept; a file with macros keeps them and its name", async () => {
  const { preview } = await openProbe(browser);
  await choose(preview, "台账.xlsm", gallery());
  await preview.page.getByText("这里不显示文件里的图表工作表、图表、图片、数据透视表、切片器、表单控件、宏（不会运行）、指向其他工作簿的链接，保存时原样保留。").waitFor();
  expect(await sheetNames(preview)).toEqual(["台账", "名单"]);
  const [download] = await Promise.all([preview.page.waitForEvent("download"), preview.page.getByRole("button", { name: "保存" }).click()]);
  expect(download.suggestedFilename()).toBe("台账.xlsm");
  expect(differingParts(await partsOf(gallery()), await partsOf(readFileSync(await download.path())))).toEqual([]);
  await preview.page.getByText("没有改动的地方与原文件相同").waitFor();
});

test("of an old .xls it is said what will be lost, before it is changed and when it is saved", async () => {
  const { preview } = await openProbe(browser);
  await choose(preview, "旧表.xls", workbookFile([{ name: "旧", rows: [["甲"]] }], "biff8"));
  await preview.page.getByText(/保存时会另存为 \.xlsx，只带走.*边框.*都不会带走/).waitFor();
  await Promise.all([preview.page.waitForEvent("download"), preview.page.getByRole("button", { name: "保存" }).click()]);
  await preview.page.getByText(/已生成 旧表\.xlsx.*边框.*没有从原文件带过来，请保留原文件/).waitFor();
});

test("the workbook is saved with what was typed", async () => {
  const { preview } = await openProbe(browser, { workbook: WORKBOOK });
  await preview.page.evaluate(() => window.preview.workbook.activeSheet().setProtection(null));
  await preview.type("A2", "4");
  const [download] = await Promise.all([preview.page.waitForEvent("download"), preview.page.getByRole("button", { name: "保存" }).click()]);
  expect(download.suggestedFilename()).toBe("test.xlsx");
  const book = read(readFileSync(await download.path()), { cellStyles: true, cellNF: true });
  const sheet = book.Sheets["自评表"]!;
  expect(utils.sheet_to_json(sheet, { header: 1, raw: true })).toEqual([["标题"], [4, 0.5, 2], ["007", true]]);
  expect(sheet["C2"]).toMatchObject({ f: "A2*B2", v: 2 });
  expect(sheet["B2"]).toMatchObject({ z: "0.00%", v: 0.5 });
  expect(sheet["A3"]).toMatchObject({ t: "s" });
  expect(sheet["C3"]).toMatchObject({ t: "e", w: "#N/A" });
  expect(sheet["!merges"]?.map((range) => utils.encode_range(range))).toEqual(["A1:C1"]);
  expect([sheet["!rows"]?.[2]?.hidden, sheet["!cols"]?.[1]?.hidden]).toEqual([true, true]);
  expect(book.Workbook?.Sheets?.map(({ Hidden }) => Hidden)).toEqual([0, 2]);
});
