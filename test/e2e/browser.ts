import { type Browser, chromium } from "playwright-core";
import { browserOptions } from "../../scripts/browser.cjs";

/** Starts the browser of this machine. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch(browserOptions());
}
