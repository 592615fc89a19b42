/**
 * A workbook as the preview saves it after a person did something in it.
 * @param workbook bytes of what is open at first; null for the sample
 * @param act given the page and the pane in it
 */
export async function savedAfter(browser, origin, workbook, act) {
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await context.route("**/samples/form.xlsx", (route) => route.fulfill({ body: workbook }));
    await page.goto(`${origin}/preview/${workbook ? "?sample=form.xlsx" : ""}`);
    await act(page, page.frameLocator("#pane"));
    const text = await page.evaluate(async () => btoa(Array.from(await window.preview.saved(), (byte) => String.fromCharCode(byte)).join("")));
    return Buffer.from(text, "base64");
  } finally {
    await context.close();
  }
}

export async function check(pane) {
  await pane.getByRole("button", { name: "核对本表" }).click();
  await pane.getByRole("button", { name: "重新核对" }).waitFor();
}

export async function done(pane) {
  await pane.getByRole("status").filter({ hasText: "已完成" }).first().waitFor();
}
