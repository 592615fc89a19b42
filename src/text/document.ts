import type { Sheet } from "../sheet/sheet";

/** A text document as it is, whatever program it comes from: paragraphs and tables in their order. */
export interface TextDocument {
  readonly blocks: readonly Block[];
  /** Whether changes were tracked: what was inserted is read, what was deleted is not. */
  readonly hasTrackedChanges: boolean;
}

export type Block = Paragraph | DocumentTable;

export interface Paragraph {
  readonly kind: "paragraph";
  /** From 1, empty ones not counted, as a person counts; notes follow behind the last one. */
  readonly number: number;
  /** Line breaks are "\n". Struck-out text is left out. Never blank. */
  readonly text: string;
  /** 1 for the highest; null for running text. */
  readonly headingLevel: number | null;
  /** The nearest heading above; null before the first. */
  readonly heading: string | null;
  /** The number that an automatic list gives it; null outside of one. */
  readonly listNumber: number | null;
  /** Whether it is a footnote or an endnote. */
  readonly isNote: boolean;
}

export interface DocumentTable {
  readonly kind: "table";
  /** From 1, in the order of the document. */
  readonly number: number;
  /** The nearest heading above; null before the first. */
  readonly heading: string | null;
  /**
   * The short paragraphs right above the table, a row each (what a workbook has for a title, a year, a unit), then its own
   * rows. Its name is the table's number.
   */
  readonly sheet: Sheet;
  /** How many of the sheet's rows are paragraphs. */
  readonly leadRows: number;
}

const CHINESE_COUNT = "[一二三四五六七八九十]{1,3}";
/** "一、" and "（一）" are headings wherever no style says so; "1." as often numbers a sentence. */
const NUMBERED: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`^${CHINESE_COUNT}、`), 1],
  [new RegExp(`^[（(]${CHINESE_COUNT}[)）]`), 2],
];
const LONGEST_HEADING = 40;

/** The level of a heading that is one by its words alone; null for running text. */
export function headingLevelOf(text: string): number | null {
  if (text.length > LONGEST_HEADING || /[。；;\n]/.test(text)) return null;
  return NUMBERED.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
