import { chromium } from "playwright-core";
import { browserOptions } from "../scripts/browser.cjs";
import { buildWhenStale } from "../scripts/build.mjs";
import { startServer } from "../scripts/server.mjs";

/** After so long without another request nothing more follows. */
const QUIET_MS = 600;

/**
 * Round trips of the Office API that the pane takes for what a person does with the sample form, counted in the preview with
 * the real office.js. Reading, checking and showing included.
 */
async function main() {
  await buildWhenStale();
  const server = await startServer();
  const browser = await chromium.launch(browserOptions());
  const page = await browser.newPage({ locale: "zh-CN" });
  await page.goto(`${server.origin}/preview/`);
  await page.locator("#pane").waitFor();
  const pane = page.frameLocator("#pane");
  const button = (name) => pane.getByRole("button", { name }).first();
  const tab = (name) => pane.getByRole("tab", { name, exact: true });
  const told = (text) => pane.getByRole("status").filter({ hasText: text }).first().waitFor();
  const count = () => page.evaluate(() => window.preview.conditions.roundTrips);

  /** The count once nothing more comes: what follows an action belongs to it. */
  async function settled() {
    let before = -1;
    for (let now = await count(); now !== before; now = await count()) {
      before = now;
      await page.waitForTimeout(QUIET_MS);
    }
    return before;
  }

  console.log("\nround trips of the Office API");
  async function step(name, action) {
    const before = await settled();
    await action();
    console.log(`  ${String((await settled()) - before).padStart(2)}  ${name}`);
  }

  await button("核对本表").waitFor();
  await step("check the sheet", async () => {
    await button("核对本表").click();
    await pane.getByRole("heading", { name: "汇总" }).waitFor();
  });
  await step("check it again", () => button("重新核对").click());
  await step("show the cells of a finding", () => button(/^H18/).click());
  await step("mark what was found", async () => {
    await button("标记问题").click();
    await told("已标记");
  });
  await step("clear the marks", async () => {
    await button("清除标记").click();
    await told("已清除标记");
  });
  await step("preview the score by formula", () => button("查看建议").click());
  await step("write it and check again", async () => {
    await button(/^应用/).click();
    await told("已写入");
  });
  await step("undo", async () => {
    await button("撤销：").click();
    await told("已撤销");
  });
  await tab("指标块").click();
  await step("preview a block in the form", () => button(/^医疗救助/).click());
  await step("insert it and check again", async () => {
    await button(/^插入（/).click();
    await told("已完成");
  });
  await step("check the whole workbook", async () => {
    await tab("工作簿").click();
    await button("核对整个工作簿").click();
    await pane.getByText("核对完成").filter({ visible: true }).first().waitFor();
  });
  await browser.close();
  await server.close();
}

await main();
