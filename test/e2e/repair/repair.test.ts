import { savedWorkbook } from "../../support/saved-workbook";
import { button, check, findings, told } from "../checking/pane";
import { type PreviewPage, useBrowser } from "../harness";
import { workbookFile } from "../workbooks";

const browser = useBrowser();

const FORM = workbookFile([
  {
    name: "自评表",
    rows: [
      ["项目支出绩效自评表"],
      ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
      ["产出指标", "数量指标", "培训人数", "≥100人", "100人", 60, 60, null],
      ["效益指标", "社会效益", "知晓率", "≥90%", "95%", 40, 38.5, "宣传不足"],
      ["总分", null, null, null, null, { formula: "SUM(F3:F4)", value: 100 }, { value: 99, format: "0.00" }, null],
    ],
    merges: ["A1:H1"],
  },
]);

/** A form of which the budget of the funds and the total are as given. */
const formWith = (budget: number | string, total: number | string): Uint8Array =>
  workbookFile([
    {
      name: "自评表",
      rows: [
        ["项目支出绩效自评表"],
        ["项目资金(万元)", null, "年初预算数", "全年预算数(A)", "全年执行数(B)", "分值", "执行率(B/A)", "得分"],
        [null, "年度资金总额", 100, budget, 90, 10, 0.9, 9],
        [null, "其中:财政拨款", 100, 100, 90, "—", null, "—"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
        ["产出指标", "数量指标", "培训人数", "≥100人", "100人", 60, 60],
        ["效益指标", "社会效益", "知晓率", 0.9, 0.8, 30, 30],
        ["总分", null, null, null, null, 100, total],
      ],
    },
  ]);

/** Neither the budget of the funds nor the total is what its parts come to. */
const TWICE_WRONG = formWith(110, 95);
/** Both are numbers typed as texts. */
const TWICE_TEXT = formWith("100", "99");

const TOTAL = "总分写的是";

async function contentOf(preview: PreviewPage, row: number, column: number): Promise<unknown> {
  return preview.page.evaluate(
    ([r, c]) => {
      const { formulas, values } = window.preview.workbook.activeSheet().read({ row: r, column: c, lastRow: r, lastColumn: c });
      return formulas[0]?.[0] || values[0]?.[0];
    },
    [row, column] as const,
  );
}
const total = (preview: PreviewPage) => contentOf(preview, 4, 6);

/** Closes the pane and opens it again with the same workbook. */
async function reopenPane(preview: PreviewPage): Promise<void> {
  await preview.page.evaluate(() => window.preview.openPane("open"));
  await check(preview);
}

test("a wrong total is mended as a figure and as a formula, taken back and done again, in a later sitting too", async () => {
  const preview = await browser.openPreview({ workbook: FORM });
  await check(preview);
  expect((await findings(preview, "error")).join()).toContain(TOTAL);
  await button(preview, /^查看建议$/).click();
  await button(preview, "应用").click();
  await told(preview, "已写入 1 个单元格");
  expect(await total(preview)).toBe(98.5);
  expect(await preview.pane.getByText(TOTAL).count()).toBe(0);
  await button(preview, "撤销：").click();
  await told(preview, "已撤销");
  expect(await total(preview)).toBe(99);
  await preview.pane.getByText(TOTAL).waitFor();

  await button(preview, /^查看建议$/).click();
  await preview.pane.getByRole("radio", { name: "公式" }).check();
  await button(preview, "应用").click();
  await told(preview, "已写入 1 个单元格");
  expect(await total(preview)).toBe("=SUM(G3:G4)");
  await button(preview, "撤销：").click();
  await told(preview, "已撤销");
  await button(preview, "重做：").click();
  await told(preview, "已重做");
  expect(await total(preview)).toBe("=SUM(G3:G4)");

  await reopenPane(preview);
  await button(preview, "撤销：").click();
  await told(preview, "已撤销");
  expect(await total(preview)).toBe(99);

  await button(preview, "重做：").click();
  await told(preview, "已重做");
  await preview.type("G5", "97");
  await button(preview, "撤销：").click();
  await told(preview, "G5");
  expect(await total(preview)).toBe(97);
});

test("what Excel wrote before it stopped half-way is told, and goes back by itself", async () => {
  const preview = await browser.openPreview({ workbook: TWICE_TEXT });
  await check(preview);
  const executed = () => contentOf(preview, 2, 3);
  const score = () => contentOf(preview, 7, 6);
  expect([await executed(), await score()]).toEqual(["100", "99"]);
  await button(preview, "全部安全改正").click();
  await preview.order({ of: "set", skip: 1, code: "GeneralException" });
  await button(preview, "应用").click();
  await told(preview, "写入了 1 处，其余没有写");
  await told(preview, "G8：Excel 中途停了下来，这里没有写");
  expect([await executed(), await score()]).toEqual([100, "99"]);
  await button(preview, "撤销：").click();
  await told(preview, "已撤销");
  expect([await executed(), await score()]).toEqual(["100", "99"]);
});

test("marks and comments come and go, and leave the saved workbook as it was", async () => {
  const preview = await browser.openPreview({ workbook: FORM });
  await check(preview);
  const before = await savedWorkbook(await preview.saved());
  await preview.pane.getByRole("checkbox", { name: "同时写批注" }).check();
  await button(preview, "标记问题").click();
  await told(preview, "已标记");
  const marked = await preview.saved();
  expect(await savedWorkbook(marked)).not.toEqual(before);
  await preview.page.evaluate(
    async (base64) => window.preview.open("test.xlsx", Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))),
    Buffer.from(marked).toString("base64"),
  );
  await button(preview, "清除标记").click();
  await told(preview, "已清除标记");
  expect(await preview.pane.getByText("处标记。打印").count()).toBe(0);
  expect(await savedWorkbook(await preview.saved())).toEqual(before);
});

test("a colleague's note and comment are left alone, told, and still there when the marks are cleared", async () => {
  const preview = await browser.openPreview({ workbook: TWICE_WRONG });
  await check(preview);
  const before = await preview.page.evaluate(() => {
    const { parts } = window.preview.workbook.activeSheet();
    const comment = (id: string, row: number, column: number, isThreaded: boolean) => ({ id, row, column, author: "甲", text: "请核对", isThreaded, rich: null });
    parts.comments = [comment("note", 7, 6, false), comment("comment", 2, 3, true)];
    return JSON.stringify(parts.comments);
  });
  await preview.pane.getByRole("checkbox", { name: "同时写批注" }).check();
  await button(preview, "标记问题").click();
  await told(preview, "有 2 个单元格没有写批注");
  const parts = () =>
    preview.page.evaluate(() => {
      const { comments, conditionalFormats } = window.preview.workbook.activeSheet().parts;
      return [comments.filter(({ text }) => text === "请核对"), comments.length, conditionalFormats.length] as const;
    });
  const [theirs, comments, formats] = await parts();
  expect([JSON.stringify(theirs), comments > 2, formats > 2]).toEqual([before, true, true]);
  await button(preview, "清除标记").click();
  await told(preview, "已清除标记");
  expect(await preview.page.evaluate(() => JSON.stringify(window.preview.workbook.activeSheet().parts.comments))).toBe(before);
  expect((await parts())[2]).toBe(0);
});
