/** Text made for a page. Only `html` makes it, and whatever goes into it is escaped unless it is made by `html` too. */
export class Html {
  constructor(readonly source: string) {}
}

export type HtmlValue = string | number | null | Html | readonly HtmlValue[];

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
/** Control characters, those that turn the order of letters around, and halves of characters: nothing that a page may hold. */
const UNPRINTABLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const REPLACEMENT = "\uFFFD";

function escaped(text: string): string {
  return text.replace(UNPRINTABLE, REPLACEMENT).replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

function sourceOf(value: HtmlValue): string {
  if (value === null) return "";
  if (value instanceof Html) return value.source;
  return typeof value === "object" ? value.map(sourceOf).join("") : escaped(String(value));
}

/** A template of markup whose values are texts: html`<p>${text}</p>`. Attribute values stand in double quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(parts.map((part, index) => part + sourceOf(values[index] ?? null)).join(""));
}
