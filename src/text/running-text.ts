import { BLANK_FORM } from "../form/blank-form";
import type { Form, TextAt } from "../form/form";
import { Sheet } from "../sheet/sheet";
import type { Paragraph, TextDocument } from "./document";
import { sentencesIn } from "./sentences";

/** The paragraphs of a document as what rules are asked of: a sheet of one column, and a form whose notes are its rows. */
export interface RunningText {
  readonly paragraphs: readonly Paragraph[];
  readonly sheet: Sheet;
  readonly form: Form;
}

/** What the sheet of the paragraphs is called; the tables are 表1, 表2 … */
export const TEXT_SHEET = "正文";

/** A title stands among the first lines, and ends as the papers do that are handed in. */
const MOST_TITLE_LINES = 12;
const LONGEST_TITLE = 80;
const TITLE = /(?:自评|绩效|评价|工作|情况)[^。]*(?:报告|总结|说明|汇报)(?:[（(].*[)）])?$/;

function titleIn(notes: readonly TextAt[]): TextAt | null {
  return notes.slice(0, MOST_TITLE_LINES).find(({ text }) => text.length <= LONGEST_TITLE && TITLE.test(text.replace(/\s/g, ""))) ?? null;
}

const YEAR = /(?<![\d〔[【])20\d\d(?!\d)/g;

/** The year that the title, or one of the lines above and right below it, names alone. */
function yearIn(notes: readonly TextAt[], title: TextAt | null): Form["year"] {
  const lines = title ? [title, ...notes.slice(0, title.row + 2).filter(({ text }) => text.length <= LONGEST_TITLE && !text.includes("。"))] : [];
  for (const line of lines) {
    const [year, ...others] = new Set(line.text.replace(/\s/g, "").match(YEAR));
    if (others.length > 0) return null;
    if (year !== undefined) return { ...line, value: Number(year) };
  }
  return null;
}

function sheetOf(texts: readonly string[]): Sheet {
  const column = <Value>(value: Value): Value[][] => texts.map(() => [value]);
  return new Sheet({
    name: TEXT_SHEET,
    origin: { row: 0, column: 0 },
    values: texts.map((text) => [text]),
    texts: texts.map((text) => [text]),
    formulas: column(""),
    numberFormats: column("@"),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    visibility: "visible",
    isProtected: false,
  });
}

function formOf(notes: readonly TextAt[]): Form {
  const title = titleIn(notes);
  return {
    ...BLANK_FORM,
    sheet: TEXT_SHEET,
    area: { row: 0, column: 0, lastRow: notes.length - 1, lastColumn: 0 },
    kind: "report-text",
    confidence: 1,
    reasons: [],
    title,
    year: yearIn(notes, title),
    notes,
  };
}

/** The running text of these paragraphs, in their order; null where none gives a figure that could be held against another. */
export function runningText(paragraphs: readonly Paragraph[]): RunningText | null {
  const notes = paragraphs.map(({ text }, row): TextAt => ({ row, column: 0, text }));
  const hasFigures = notes.some((cell) => sentencesIn(cell).some(({ figures }) => figures.some(({ amount }) => amount.unit.name !== "")));
  return hasFigures ? { paragraphs, sheet: sheetOf(notes.map(({ text }) => text)), form: formOf(notes) } : null;
}

export function runningTextOf({ blocks }: TextDocument): RunningText | null {
  return runningText(blocks.filter((block) => block.kind === "paragraph"));
}
