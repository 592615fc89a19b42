import { readFileSync } from "node:fs";
import { useBrowser } from "../harness";
import { openProbe } from "../probe";

const browser = useBrowser();
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

declare global {
  interface Window {
    axe: { run: (context: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
  }
}

test.each([
  ["zh-CN", "light"],
  ["en-US", "dark"],
] as const)("our part of the page has no barrier in %s, %s", async (locale, colorScheme) => {
  const { preview } = await openProbe(browser, { locale, colorScheme });
  await preview.page.locator("input[type=file]").setInputFiles({ name: "x.txt", mimeType: "text/plain", buffer: Buffer.from("x") });
  await preview.page.getByRole("alert").waitFor();
  await preview.page.evaluate(axe);
  // The spreadsheet's own controls and the frame's page are not this page's.
  const { violations } = await preview.page.evaluate(() => window.axe.run({ exclude: [["#grid > *"], ["iframe"]] }));
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test("the buttons of the ribbon open the pane with their action, by keyboard too", async () => {
  const { preview } = await openProbe(browser);
  const actions = { 核对本表: "check-sheet", 核对整个工作簿: "check-workbook", 插入指标块: "insert-block", 打开窗格: "open" };
  for (const [name, action] of Object.entries(actions)) {
    await preview.page.getByRole("button", { name, exact: true }).focus();
    await preview.page.keyboard.press("Enter");
    await preview.pane.locator("#state", { hasText: "Excel" }).waitFor();
    expect(new URL((await preview.frame()).url()).searchParams.get("action")).toBe(action);
  }
});

test.each([
  [1280, true],
  [900, true],
  [420, false],
])("at %i pixels grid and pane are both there, side by side: %s", async (width, isBeside) => {
  const { preview } = await openProbe(browser, { viewport: { width, height: 800 } });
  const [grid, pane] = [await preview.page.locator("#grid").boundingBox(), await preview.page.locator("#pane").boundingBox()];
  expect(grid!.width).toBeGreaterThan(250);
  expect(grid!.height).toBeGreaterThan(250);
  expect(pane!.width).toBeGreaterThanOrEqual(320);
  expect(pane!.height).toBeGreaterThan(250);
  expect(pane!.x >= grid!.x + grid!.width).toBe(isBeside);
  const overflow = await preview.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBe(0);
});

test("the divider changes the pane's width by keys, down to the narrowest pane of Excel", async () => {
  const { preview } = await openProbe(browser, { paneWidth: 340 });
  const divider = preview.page.getByRole("separator", { name: "调整窗格宽度" });
  await divider.focus();
  await preview.page.keyboard.press("ArrowRight");
  await preview.page.keyboard.press("ArrowRight");
  expect((await preview.page.locator("#pane").boundingBox())!.width).toBe(320);
  await preview.page.keyboard.press("ArrowLeft");
  expect(await divider.getAttribute("aria-valuenow")).toBe("340");
});
