import { createTexts, localeFor } from "../i18n/texts";
import { Preview } from "./preview";

const SAMPLE = "samples/huoqiu-2024.xlsx";
const PANE_PAGE = "/taskpane.html";
/** What a volume-licensed Office 2021 has. */
const API_VERSION = "1.14";
const PANE_WIDTH = 380;

declare global {
  interface Window {
    /** The way in for tests: the workbook, the pane, faults, delay and the count of round trips. */
    preview: Preview;
  }
}

/** The address may name a page of this origin only: the pane can read and write the open workbook. */
function pageOfThisOrigin(path: string | null): string {
  const url = new URL(path ?? PANE_PAGE, location.origin);
  return url.origin === location.origin ? url.pathname : PANE_PAGE;
}

const address = new URLSearchParams(location.search);
window.preview = new Preview({
  texts: createTexts(localeFor(address.get("locale") ?? navigator.language)),
  paneWidth: Number(address.get("paneWidth")) || PANE_WIDTH,
  panePage: pageOfThisOrigin(address.get("pane")),
  apiVersion: address.get("api") ?? API_VERSION,
});
void window.preview.openSample(SAMPLE);
