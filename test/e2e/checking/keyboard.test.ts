import { type PreviewPage, useBrowser } from "../harness";
import { button, check } from "./pane";

const browser = useBrowser();

/** Waits until the button of that name has the focus. */
function focused(preview: PreviewPage, name: string): Promise<void> {
  return preview.pane.locator("button:focus", { hasText: name }).waitFor();
}

/** Goes on with Tab from the beginning of the pane until the button of that name has the focus. */
async function tabTo(preview: PreviewPage, name: string): Promise<void> {
  await button(preview, "重新核对").focus();
  for (let presses = 0; presses < 40; presses++) {
    await preview.page.keyboard.press("Tab");
    if ((await preview.pane.locator("button:focus", { hasText: name }).count()) > 0) return;
  }
  throw new Error(`${name} is not reached with Tab`);
}

test("what is opened with the keyboard is left with Escape, and the focus is back where it was", async () => {
  const preview = await browser.openPreview({ paneWidth: 320 });
  await check(preview);
  for (const [name, opened] of [["版式", "返回"], ["这条规则", ""], ["查看建议", ""], ["已核实", ""]] as const) {
    await tabTo(preview, name);
    await preview.page.keyboard.press("Enter");
    if (opened) await focused(preview, opened);
    else await preview.pane.locator("button:focus", { hasText: name }).waitFor({ state: "detached" });
    await preview.page.keyboard.press("Escape");
    await focused(preview, name);
  }
});

test("a layout that is not saved is not lost by Escape", async () => {
  const preview = await browser.openPreview({ paneWidth: 320 });
  await check(preview);
  await tabTo(preview, "版式");
  await preview.page.keyboard.press("Enter");
  await preview.pane.getByLabel("实际完成值").selectOption({ label: "没有这一列" });
  await preview.pane.getByText("有改动没有保存", { exact: false }).waitFor();
  await preview.page.keyboard.press("Escape");
  await button(preview, "返回").waitFor();
});
