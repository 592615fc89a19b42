import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type PreviewPage, useBrowser } from "../harness";
import { type SheetSpec, workbookFile } from "../workbooks";
import { findings, resultOf } from "./pane";

const browser = useBrowser();

const FORM: SheetSpec = {
  name: "甲项目",
  rows: [
    ["项目支出绩效自评表"],
    ["项目名称", "甲"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["产出指标", "数量指标", "培训人数", "≥100人", "120人", 60, 60],
    ["效益指标", "社会效益", "知晓率", "≥90%", "95%", 40, 40],
    ["总分", null, null, null, null, 100, 100],
  ],
};
const WRONG: SheetSpec = { ...FORM, name: "乙项目", rows: FORM.rows.map((row, index) => (index === 5 ? [...row.slice(0, 6), 99] : row)) };
const NO_FORM: SheetSpec = { name: "名册", rows: [["姓名", "单位"], ["甲", "某局"]] };

const check = (preview: PreviewPage) => preview.pane.getByRole("button", { name: /核对本表|重新核对/ }).click();

test("a clean form is said to be one", async () => {
  const preview = await browser.openPreview({ workbook: workbookFile([FORM]) });
  await check(preview);
  await preview.pane.getByText("没有发现矛盾", { exact: true }).waitFor();
});

test("two forms on two sheets: the pane follows the sheet that is looked at", async () => {
  const preview = await browser.openPreview({ workbook: workbookFile([FORM, WRONG]) });
  await check(preview);
  await preview.pane.getByText("没有发现矛盾", { exact: true }).waitFor();
  await preview.activateSheet("乙项目");
  await preview.pane.getByText("总分写的是 99").waitFor();
  expect(await findings(preview, "error")).toHaveLength(1);
  await preview.activateSheet("甲项目");
  await preview.pane.getByText("没有发现矛盾", { exact: true }).waitFor();
});

test("a sheet without a form: what was looked for and what was seen", async () => {
  const preview = await browser.openPreview({ workbook: workbookFile([NO_FORM]) });
  await check(preview);
  await preview.pane.getByRole("heading", { name: "没有认出绩效自评表" }).waitFor();
  await preview.pane.getByText(/找过的内容/).waitFor();
});

test("a protected sheet is checked all the same, and said to be protected", async () => {
  const preview = await browser.openPreview({ workbook: workbookFile([{ ...WRONG, isProtected: true }]) });
  await check(preview);
  await resultOf(preview);
  await preview.pane.getByText("工作表受保护").waitFor();
  expect(await findings(preview, "error")).toHaveLength(1);
});

test.each([
  ["response-too-large", "这张表太大"],
  ["cell-editing", "请先按回车结束编辑"],
  ["throttled", "Excel 正忙"],
  ["session-lost", "连接已过期"],
  ["access-denied", "Excel 不允许读取"],
] as const)("%s: a plain sentence, and a retry that works", async (fault, sentence) => {
  const preview = await browser.openPreview();
  await preview.pane.getByRole("button", { name: "核对本表" }).waitFor();
  await preview.fail(fault);
  await check(preview);
  await preview.pane.locator("p", { hasText: sentence }).waitFor();
  await preview.pane.getByRole("button", { name: "重试" }).click();
  await resultOf(preview);
});

test("an Excel below what is needed is told so", async () => {
  const preview = await browser.openPreview({ api: "1.4" });
  await preview.pane.locator("p", { hasText: "这个版本的 Excel 太旧" }).waitFor();
});

test("a genuine .xls of a ministry's system opens, and its form is read", async () => {
  const bytes = new Uint8Array(readFileSync(join(__dirname, "../../fixtures/ministry-filled-2019.xls")));
  const preview = await browser.openPreview();
  await preview.page.locator("input[type=file]").setInputFiles({ name: "ministry.xls", mimeType: "application/vnd.ms-excel", buffer: Buffer.from(bytes) });
  await preview.page.waitForFunction(() => window.preview.workbook.sheets().length > 5);
  await preview.activateSheet("项目支出绩效自评表");
  await check(preview);
  await resultOf(preview);
  await preview.pane.getByText("2019年210青少年校园足球扶持资金").first().waitFor();
});
