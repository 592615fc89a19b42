import type { KeyboardEvent } from "react";

/** Leaves with Escape what has the focus. The key goes no further: Office.js would take the focus out of the pane. */
export function onEscape(event: KeyboardEvent, leave: () => void): void {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  leave();
}
