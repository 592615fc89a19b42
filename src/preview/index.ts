import { createTexts, localeFor } from "../i18n/texts";
import { Preview } from "./preview";

const SAMPLE = "huoqiu-2024.xlsx";
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

/**
 * What the address may ask for: locale=en, paneWidth=320, api=1.12, pane=/another.html, sample=file.xlsx of samples/,
 * faults=throttled,throttled and delay=200 (milliseconds per round trip).
 */
const address = new URLSearchParams(location.search);
const preview = new Preview({
  texts: createTexts(localeFor(address.get("locale") ?? navigator.language)),
  paneWidth: Number(address.get("paneWidth")) || PANE_WIDTH,
  panePage: pageOfThisOrigin(address.get("pane")),
  apiVersion: address.get("api") ?? API_VERSION,
});
window.preview = preview;
preview.conditions.delay = Number(address.get("delay")) || 0;
for (const kind of address.get("faults")?.split(",") ?? []) preview.conditions.fail(kind);
void preview.openSample(`samples/${encodeURIComponent(address.get("sample") ?? SAMPLE)}`);
