import type { KeyboardEvent } from "react";

/** Leaves with Escape what has the focus. The key goes no further: Office.js would take the focus out of the pane. */
export function onEscape(event: KeyboardEvent, leave: () => void): void {
  // Escape also ends the choice among characters that an input method offers.
  if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
  event.stopPropagation();
  leave();
}
