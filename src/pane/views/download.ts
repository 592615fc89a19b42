import type { PaneFile } from "../model/reports";

/** Programs that save a file take it a moment after they were asked to. */
const KEPT_MS = 60_000;

/** Hands a text to the person as a file; it is made in the page and asks no server. */
export function download({ text, name, type }: PaneFile): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
