import type { NewSheet } from "../edits/new-sheet";
import { FORM_LAYOUTS, type FormLayout, type NewFormKind } from "./form-layouts";
import { FormWriter } from "./form-writer";
import { EMPTY_CONTENT, type NewFormContent } from "./new-form-content";
import { writeFunds } from "./new-form-funds";
import { writeIndicators } from "./new-form-indicators";

/** In points: three lines, and six. */
const NOTE_HEIGHT = 48;
const PROSE_HEIGHT = 90;

/** A complete empty form, or one that is filled in as far as `content` goes, on a worksheet of its own. */
export function newForm(kind: NewFormKind, content: NewFormContent = EMPTY_CONTENT): NewSheet {
  const layout = FORM_LAYOUTS[kind];
  const writer = new FormWriter(layout);
  writer.heading(layout.title, `（${content.year ?? "    "}年度）`);
  const begin = writer.rows;
  writeNames(writer, layout, content);
  const execution = writeFunds(writer, layout.funds, content);
  writeFundManagement(writer, layout);
  writeGoals(writer, layout, content.goal);
  const header = writer.rows;
  writeIndicators(writer, layout, content, execution);
  // All that stands above the indicators would take half of every page; a mere title does not.
  return writer.finish(begin, layout.funds ? 0 : header + 1);
}

function writeNames(writer: FormWriter, { names, halfAt }: FormLayout, content: NewFormContent): void {
  for (const pair of names) {
    const row = writer.next();
    pair.forEach(({ label, role }, index) => {
      const begin = index === 0 ? 0 : halfAt;
      const end = index === 0 && pair.length > 1 ? halfAt - 1 : writer.lastColumn;
      writer.put(row, begin, label);
      writer.put(row, begin + 1, role ? content[role] : "", { lastColumn: end });
    });
  }
}

function writeFundManagement(writer: FormWriter, { fundManagement, halfAt }: FormLayout): void {
  if (fundManagement.length === 0) return;
  const first = writer.next();
  const columns = [
    [1, 2],
    [3, halfAt],
    [halfAt + 1, writer.lastColumn],
  ] as const;
  const write = (row: number, texts: readonly string[]): void => columns.forEach(([column, lastColumn], index) => writer.put(row, column, texts[index]!, { lastColumn }));
  write(first, ["", "情况说明", "存在问题和改进措施"]);
  for (const question of fundManagement) write(writer.next(NOTE_HEIGHT), [question, "", ""]);
  writer.put(first, 0, "资金管理情况", { lastRow: writer.rows - 1 });
}

function writeGoals(writer: FormWriter, { goals, halfAt }: FormLayout, goal: string): void {
  if (!goals) return;
  const header = writer.next();
  const text = writer.next(PROSE_HEIGHT);
  writer.put(header, 0, goals.side, { lastRow: text });
  writer.put(header, 1, goals.planned, { lastColumn: halfAt - 1 });
  writer.put(header, halfAt, goals.achieved, { lastColumn: writer.lastColumn });
  writer.put(text, 1, goal, { lastColumn: halfAt - 1 });
  writer.put(text, halfAt, "", { lastColumn: writer.lastColumn });
  writer.left(text, 1, writer.lastColumn);
}
