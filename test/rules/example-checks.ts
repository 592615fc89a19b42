import { type CheckOptions, type SheetCheck, checkSheet, checkText } from "../../src/rules/check";
import { headingLevelOf, type Paragraph } from "../../src/text/document";
import { runningText, TEXT_SHEET } from "../../src/text/running-text";
import { sheetOf } from "../support/sheets";
import type { ExampleSheet } from "./readme-tables";

/** The paragraphs of a document that holds these texts. */
export function paragraphsOf(texts: readonly string[]): Paragraph[] {
  let heading: string | null = null;
  return texts.map((text, index) => {
    const headingLevel = headingLevelOf(text);
    const paragraph: Paragraph = { kind: "paragraph", number: index + 1, text, headingLevel, heading, listNumber: null, isNote: false };
    if (headingLevel !== null) heading = text;
    return paragraph;
  });
}

/** A sheet of an example by itself: a table, or the text of a document. */
export function checkExample({ rows, options }: ExampleSheet, settled: CheckOptions = {}): SheetCheck {
  if (options.name !== TEXT_SHEET) return checkSheet(sheetOf(rows, options), settled);
  const text = runningText(paragraphsOf(rows.map(([text]) => String(text))));
  return text ? checkText(text, settled) : { forms: [], traces: [] };
}
