import { resultOf } from "../checking/pane";
import { type PreviewPage, useBrowser } from "../harness";
import { workbookFile } from "../workbooks";

const browser = useBrowser();

const FORM = workbookFile([
  {
    name: "自评表",
    rows: [
      ["项目支出绩效自评表"],
      ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
      ["产出指标", "数量指标", "培训人数", "≥100人", "100人", 50, 50, null],
      ["产出指标", "质量指标", "合格率", "≥95%", "95%", 30, 30, null],
      ["效益指标", "社会效益", "知晓率", "≥90%", "90%", 20, 20, null],
      ["总分", null, null, null, null, 100, 100, null],
    ],
    merges: ["A1:H1"],
  },
]);

const values = (preview: PreviewPage): Promise<unknown> =>
  preview.page.evaluate(() => window.preview.workbook.activeSheet().read({ row: 0, column: 0, lastRow: 8, lastColumn: 7 }).values);

test("rows are kept as a block, found when the pane is opened again, inserted and taken back", async () => {
  const preview = await browser.openPreview({ workbook: FORM });
  const { pane, page } = preview;
  const button = (name: string | RegExp) => pane.getByRole("button", { name });
  const before = await values(preview);
  await button("核对本表").click();
  await resultOf(preview);
  await preview.click("B3");
  await page.keyboard.press("Shift+ArrowDown");
  await pane.getByRole("tab", { name: "指标块" }).click();
  await button("存为我的指标块").click();
  await pane.getByLabel("名称").fill("培训");
  await button("保存（2 项）").click();
  await pane.getByText("已存为“培训”").first().waitFor();

  await page.evaluate(() => window.preview.openPane("insert-block"));
  await button(/^培训$/).click();
  await button("插入（2 项）").click();
  await pane.getByRole("status").filter({ hasText: "插入" }).first().waitFor();
  expect(JSON.stringify(await values(preview)).split("培训人数")).toHaveLength(3);
  await button("撤销：").click();
  await pane.getByRole("status").filter({ hasText: "已撤销" }).first().waitFor();
  expect(await values(preview)).toEqual(before);
});
