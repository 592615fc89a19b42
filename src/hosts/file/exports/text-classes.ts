/** mso-number-format:"\@": what Excel writes into a page for cells that are texts, whatever they look like. */
const TEXT_FORMAT = /mso-number-format\s*:\s*["']?\\?@/i;

/** Which cells of a page are texts, by their style or by that of their class. */
export class TextClasses {
  private readonly names = new Set<string>();
  private rest = "";

  /** @param css of the page, in pieces as they come */
  add(css: string): void {
    const rules = (this.rest + css).split("}");
    this.rest = rules.pop() ?? "";
    for (const rule of rules) {
      const [selectors = "", body = ""] = rule.split("{");
      if (!TEXT_FORMAT.test(body)) continue;
      for (const selector of selectors.split(",")) this.names.add(selector.trim().replace(/^[a-z]*\./i, ""));
    }
  }

  isText(attributes: Readonly<Record<string, string>>): boolean {
    return TEXT_FORMAT.test(attributes["style"] ?? "") || (attributes["class"] ?? "").split(" ").some((name) => this.names.has(name));
  }
}
