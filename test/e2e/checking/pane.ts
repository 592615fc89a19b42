import type { Locator } from "playwright-core";
import type { PreviewPage } from "../harness";

export function button(preview: PreviewPage, name: string | RegExp): Locator {
  return preview.pane.getByRole("button", { name });
}

/** Waits until the pane says so, to screen readers too. */
export function told(preview: PreviewPage, text: string): Promise<void> {
  return preview.pane.getByRole("status").filter({ hasText: text }).first().waitFor();
}

/** Checks the sheet and waits for what is found. */
export async function check(preview: PreviewPage): Promise<void> {
  await button(preview, "核对本表").click();
  await resultOf(preview);
}

/** Waits until the pane shows what a check found. */
export async function resultOf(preview: PreviewPage): Promise<void> {
  await preview.pane.getByRole("button", { name: "重新核对" }).waitFor();
  await preview.pane.getByRole("heading", { name: "汇总" }).waitFor();
}

const NAMES = { error: /^错误/, warning: /^需核实/, info: /^提示/ };

/** The messages under one severity, as a person reads them. */
export async function findings(preview: PreviewPage, severity: keyof typeof NAMES): Promise<string[]> {
  return preview.pane.getByRole("region", { name: NAMES[severity] }).locator("li > button:first-child").allInnerTexts();
}

/** Waits until the grid's selection is what it should be. */
export async function selected(preview: PreviewPage, expected: string): Promise<void> {
  await preview.page.waitForFunction((wanted) => window.preview.selection === wanted, expected, { timeout: 10_000 });
}
