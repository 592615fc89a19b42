import type { Frame } from "playwright-core";
import type { OpenOptions, PreviewPage, TestBrowser } from "./harness";

/** The preview with a page in place of the pane that does nothing but load office.js: tests run their own Excel code in it. */
export async function openProbe(browser: TestBrowser, options: OpenOptions = {}): Promise<{ preview: PreviewPage; probe: Frame }> {
  const preview = await browser.openPreview({ ...options, pane: "/probe/probe.html" });
  await preview.pane.locator("#state", { hasText: "Excel" }).waitFor();
  const probe = await preview.frame();
  await provideFailureOf(probe);
  return { preview, probe };
}

/** What a program is told of a failure. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly location: string;
}

/** Leaves a function in the page by which code there runs what must fail, and is told how. */
async function provideFailureOf(probe: Frame): Promise<void> {
  await probe.evaluate(() => {
    window.failureOf = async (run) => {
      try {
        await run();
      } catch (error) {
        const { code, message, debugInfo } = error as OfficeExtension.Error;
        return { code, message, location: debugInfo.errorLocation ?? "" };
      }
      throw new Error("it did not fail");
    };
  });
}

declare global {
  interface Window {
    failureOf: (run: () => Promise<unknown>) => Promise<Failure>;
  }
}
