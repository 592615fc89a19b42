import { findings, resultOf, selected } from "../checking/pane";
import { useBrowser } from "../harness";
import { projectSheet, type SheetSpec, workbookFile } from "../workbooks";

const browser = useBrowser();

const SHEETS = 200;
/** On every tenth sheet a score is higher than its weight. */
const WRONG = 10;
/** So long each answer takes: time for a person to stop what would be done in a second. */
const SLOW_MS = 400;

const formSheet = (number: number): SheetSpec => projectSheet(number, { isWrong: number % WRONG === 0 });

const sheets: readonly SheetSpec[] = [
  ...Array.from({ length: SHEETS - 2 }, (_, index) => formSheet(index + 1)),
  { name: "填报说明", rows: [["请于三月底前报送。"]] },
  { ...formSheet(990), name: "底稿", visibility: "hidden" },
];

const VISIBLE = SHEETS - 1;
const FORMS = SHEETS - 2;

test("progress, a stop in the middle, then to the end in few round trips, and from a result to its cell and back", async () => {
  const preview = await browser.openPreview({ workbook: workbookFile(sheets), paneWidth: 320, delay: SLOW_MS });
  const { pane, page } = preview;
  const frame = await preview.frame();
  await pane.getByRole("tab", { name: "工作簿" }).click();
  // What the workbook keeps beside its cells is read when the pane opens, and does not count.
  let before = -1;
  for (let now = await preview.roundTrips(); now !== before; now = await preview.roundTrips()) {
    before = now;
    await page.waitForTimeout(2 * SLOW_MS);
  }
  await pane.getByRole("button", { name: "核对整个工作簿" }).click();
  await pane.getByText(new RegExp(`已核对 [1-9]\\d* 张，共 ${VISIBLE} 张`)).waitFor();
  await pane.getByRole("button", { name: "停止" }).click();
  await pane.getByText(new RegExp(`^已停止：核对了 \\d+ 张，共 ${VISIBLE} 张`)).filter({ visible: true }).first().waitFor();
  // The list of sheets, their sizes, the first sixty of them, and perhaps the next ones, that had been asked for already.
  const asked = (await preview.roundTrips()) - before;
  expect([3, 4]).toContain(asked);
  await page.waitForTimeout(2 * SLOW_MS);
  expect((await preview.roundTrips()) - before).toBe(asked);

  await pane.getByRole("button", { name: "继续核对" }).click();
  await pane.getByText(`核对完成：${FORMS} 张工作表有自评表，其中 ${Math.floor(FORMS / WRONG)} 张有发现`).filter({ visible: true }).first().waitFor();
  expect((await preview.roundTrips()) - before).toBeLessThanOrEqual(4 + Math.ceil(VISIBLE / 60));
  expect(await pane.getByText("没有自评表的工作表（1 张）").isVisible()).toBe(true);
  expect(await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/workbook-many.png` });

  await pane.getByRole("toolbar", { name: "项目20", exact: true }).getByRole("button", { name: "得分高于分值" }).click();
  await selected(preview, "项目20!G8");
  await resultOf(preview);
  expect(await findings(preview, "error")).toHaveLength(1);
  await pane.getByRole("tab", { name: "工作簿" }).click();
  await pane.getByLabel("排列").selectOption("按规则");
  await pane.getByRole("toolbar", { name: "得分高于分值" }).getByRole("button", { name: "项目10", exact: false }).first().press("Enter");
  await selected(preview, "项目10!G8");
});

/** A form with a text so long that it makes more than a megabyte of Excel's answer: the text comes three times, its letters take three bytes. */
function wordySheet(name: string, letters: number): SheetSpec {
  const { rows } = formSheet(1);
  const words = Array.from({ length: Math.ceil(letters / 30_000) }, () => "长".repeat(30_000));
  return { name, rows: [...rows.slice(0, 6), ["总分", null, null, null, null, 4, 4], ["说明", ...words]] };
}

test("what is too much for one answer is asked for again in parts, and a sheet that is too much by itself is named", async () => {
  const wordy = Array.from({ length: 6 }, (_, index) => wordySheet(`项目${index + 1}`, 120_000));
  const preview = await browser.openPreview({ workbook: workbookFile([...wordy, wordySheet("太大", 660_000)]) });
  const { pane } = preview;
  await pane.getByRole("tab", { name: "工作簿" }).click();
  await pane.getByRole("button", { name: "核对整个工作簿" }).click();
  await pane.getByText("核对完成：6 张工作表有自评表").filter({ visible: true }).first().waitFor();
  expect(await pane.getByText("太大：Excel 说这张表太大").isVisible()).toBe(true);
});
