import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type PreviewPage, useBrowser } from "../harness";
import { findings, resultOf, selected } from "./pane";

const browser = useBrowser();
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const corpusFile = (name: string) => new Uint8Array(readFileSync(join(__dirname, "../../corpus", name, "table.xlsx")));

async function checked(preview: PreviewPage): Promise<void> {
  await preview.pane.getByRole("button", { name: "核对本表" }).click();
  await resultOf(preview);
}

test("the sample form: one error, the cost that passed its ceiling and got full marks", async () => {
  const preview = await browser.openPreview();
  await checked(preview);
  expect(await findings(preview, "error")).toEqual(["“支出成本”年度指标值 ≤150000000元，实际完成值 189192459.6，超出上限 39192459.6，却得满分 10。"]);
  await expect(preview.pane.getByText("2024_城乡医疗救助").first().isVisible()).resolves.toBe(true);
  await preview.pane.getByRole("button", { name: /^H18\b/ }).click();
  await selected(preview, "绩效自评表!H18");
});

test("cells are reached by keyboard: Enter selects", async () => {
  const preview = await browser.openPreview();
  await checked(preview);
  await preview.pane.getByRole("button", { name: /^F18\b/ }).focus();
  await preview.page.keyboard.press("Enter");
  await selected(preview, "绩效自评表!F18");
});

test("9.83 and 98.3 % raise nothing, and neither does anything else that the form says rightly", async () => {
  const preview = await browser.openPreview();
  await checked(preview);
  const all = [...(await findings(preview, "error")), ...(await findings(preview, "warning"))];
  // That the running text takes the points lost for percentage points is another matter, and is told with the score.
  const texts = all.filter((text) => !text.includes("0.17 个百分点")).join();
  expect(texts).not.toMatch(/9\.83|98\.3/);
});

test("a score typed in the grid changes the findings by itself, and taking it back does so again", async () => {
  const preview = await browser.openPreview();
  await checked(preview);
  await preview.type("H14", "12");
  await preview.pane.getByText("得分 12，高于分值 10").waitFor();
  expect(await findings(preview, "error")).toHaveLength(3);
  await preview.type("H14", "10");
  await preview.pane.getByText("得分 12，高于分值 10").waitFor({ state: "detached" });
  expect(await findings(preview, "error")).toHaveLength(1);
});

test("reading a sheet takes one round trip, and checking again as many", async () => {
  const preview = await browser.openPreview();
  await checked(preview);
  const before = await preview.roundTrips();
  await preview.pane.getByRole("button", { name: "重新核对" }).click();
  await resultOf(preview);
  expect((await preview.roundTrips()) - before).toBe(1);
});

test.each([
  ["light", "none", 320],
  ["light", "none", 450],
  ["dark", "none", 320],
  ["light", "active", 450],
] as const)("axe finds nothing in the result: %s, forced colours %s, %i px", async (colorScheme, forcedColors, paneWidth) => {
  const preview = await browser.openPreview({ colorScheme, forcedColors, paneWidth });
  await checked(preview);
  const frame = await preview.frame();
  await frame.evaluate(axe);
  const { violations } = await frame.evaluate(() => window.axe.run(document));
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  if (process.env.SHOTS) await preview.page.screenshot({ path: `${process.env.SHOTS}/sample-${colorScheme}-${forcedColors}-${paneWidth}.png` });
});

test("a published form with more to say: its total and its execution score", async () => {
  const preview = await browser.openPreview({ workbook: corpusFile("046-jishan-yibaopeitao-2020") });
  await checked(preview);
  const texts = await findings(preview, "error");
  expect(texts).toHaveLength(2);
  expect(texts.join()).toContain("总分写的是 94，各项得分相加是 93");
  expect(texts.join()).toContain("预算执行率得分是 9");
});

test("English, when Excel speaks it", async () => {
  const preview = await browser.openPreview({ locale: "en-US" });
  await preview.pane.getByRole("button", { name: "Check this sheet" }).click();
  await preview.pane.getByText("above the ceiling, yet full score 10").waitFor();
});
