/**
 * What a terminal would obey instead of showing: control characters, line ends of a cell's text among them, and the characters
 * that turn the direction of writing.
 */
const OBEYED = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/** A text in which nothing is left to obey: an escape character becomes the six characters \u001B. */
export function visible(text: string): string {
  return text.replace(OBEYED, (sign) => `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`);
}

/** The same for a text of several lines, whose ends stay. */
export function visibleLines(text: string): string {
  return text.split("\n").map(visible).join("\n");
}
