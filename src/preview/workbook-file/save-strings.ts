import { HEAD, MAIN, tag, textElement } from "./xml";

/** The texts of a workbook, each written once. */
export class SharedStrings {
  private readonly numbers = new Map<string, number>();
  private count = 0;

  plain(text: string): number {
    return this.number(textElement("t", text));
  }

  /** A formatted text, as XML. */
  rich(xml: string): number {
    return this.number(xml);
  }

  xml(): string {
    const items = [...this.numbers.keys()].map((xml) => tag("si", {}, xml));
    return HEAD + tag("sst", { xmlns: MAIN, count: this.count, uniqueCount: items.length }, items.join(""));
  }

  private number(xml: string): number {
    this.count++;
    const known = this.numbers.get(xml);
    if (known !== undefined) return known;
    this.numbers.set(xml, this.numbers.size);
    return this.numbers.size - 1;
  }
}
