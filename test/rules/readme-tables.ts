import type { Severity } from "../../src/rules/finding";
import { formatCell } from "../../src/sheet/address";
import type { StoredValue } from "../../src/sheet/sheet";
import { TEXT_SHEET } from "../../src/text/running-text";
import type { SheetOptions } from "../support/sheets";

/** One sheet of an example. That called 正文 is the running text of a document, a paragraph in each row. */
export interface ExampleSheet {
  readonly rows: readonly (readonly StoredValue[])[];
  readonly options: SheetOptions & { readonly name: string };
}

/** One example of a rule's README: the tables under a third-level heading, those under a fourth-level one as a sheet of that name. */
export interface Example {
  readonly section: string;
  readonly title: string;
  readonly sheets: readonly ExampleSheet[];
  /** "Sheet1!C7 error": where the marks say that a finding lands. */
  readonly marks: readonly string[];
}

const MARKS: readonly (readonly [string, Severity])[] = [
  ["❌", "error"],
  ["⚠️", "warning"],
  ["ℹ️", "info"],
];
/** Every example is a form of its own; the reader needs its name as a sheet has it. */
const FORM_TITLE = "项目支出绩效自评表";
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** "=SUM(C3:C5) → 12": a formula and its result. */
const FORMULA = /^(=.+?)\s*→\s*(.*)$/;
/** "'12": a number typed as text, as Excel shows it in the formula bar. */
const NUMBER_AS_TEXT = /^'(.+)$/;
/** A line below a table names its merged areas. */
const MERGED = "Merged: ";
const PARAGRAPH = "> ";
const HIDDEN_ROW = /<!-- hidden row -->\s*$/;

function stored(text: string): StoredValue {
  if (text === "") return null;
  return NUMBER.test(text) ? Number(text) : (NUMBER_AS_TEXT.exec(text)?.[1] ?? text);
}

function cellsOf(line: string): string[] {
  return line.trim().replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim());
}

interface Draft {
  readonly name: string;
  readonly rows: StoredValue[][];
  readonly marks: string[];
  readonly formulas: Record<string, string>;
  readonly hiddenRows: number[];
  readonly merges: string[];
}

/** "> 实际支出147.17元。❌": a paragraph of a document. */
function addParagraph({ name, rows, marks }: Draft, line: string): void {
  const address = formatCell({ row: rows.length, column: 0 });
  marks.push(...MARKS.flatMap(([sign, severity]) => line.split(sign).slice(1).map(() => `${name}!${address} ${severity}`)));
  rows.push([MARKS.reduce((rest, [sign]) => rest.replaceAll(sign, ""), line).trim()]);
}

function addRow({ name, rows, marks, formulas, hiddenRows }: Draft, line: string): void {
  const row: StoredValue[] = [];
  if (HIDDEN_ROW.test(line)) hiddenRows.push(rows.length);
  for (const [column, text] of cellsOf(line.replace(HIDDEN_ROW, "")).entries()) {
    const address = formatCell({ row: rows.length, column });
    marks.push(...MARKS.flatMap(([sign, severity]) => text.split(sign).slice(1).map(() => `${name}!${address} ${severity}`)));
    const content = MARKS.reduce((rest, [sign]) => rest.replaceAll(sign, ""), text).trim();
    const [, formula, result] = FORMULA.exec(content) ?? [];
    if (formula !== undefined) formulas[address] = formula;
    row.push(stored(result ?? content));
  }
  rows.push(row);
}

/**
 * Reads the examples of a README, lines that begin with ">" as paragraphs of a document, all others as tables: `##` sections, `###` examples, Markdown tables, marks in cells, one for each finding. A
 * cell may hold a formula with its result, or a number as text; a row may be hidden.
 */
export function examplesIn(markdown: string): Example[] {
  const examples: Example[] = [];
  let [section, title] = ["", ""];
  let sheets: Draft[] = [];
  const open = (name: string) => sheets.push({ name, rows: name === TEXT_SHEET ? [] : [[FORM_TITLE]], marks: [], formulas: {}, hiddenRows: [], merges: [] });
  const close = () => {
    const filled = sheets.filter(({ name, rows }) => rows.length > (name === TEXT_SHEET ? 0 : 1));
    const asSheet = ({ name, rows, formulas, hiddenRows, merges }: Draft): ExampleSheet => ({ rows, options: { name, formulas, hiddenRows, merges } });
    if (filled.length > 0) examples.push({ section, title, sheets: filled.map(asSheet), marks: filled.flatMap(({ marks }) => marks) });
    sheets = [];
  };
  for (const line of markdown.split("\n")) {
    const [, level, heading = ""] = /^(##+)\s+(.*)$/.exec(line) ?? [];
    const current = sheets.at(-1);
    if (level === "####") open(heading);
    else if (level) {
      close();
      if (level === "##") section = heading;
      else {
        title = heading;
        open("Sheet1");
      }
    } else if (line.startsWith(PARAGRAPH)) {
      // What nothing names begins the text.
      if (current?.name !== TEXT_SHEET) open(TEXT_SHEET);
      addParagraph(sheets.at(-1)!, line.slice(PARAGRAPH.length));
    } else if (line.startsWith("|") && !/^\|[\s:|-]+\|$/.test(line) && current) {
      addRow(current, line);
    } else if (line.startsWith(MERGED) && current) {
      current.merges.push(...line.slice(MERGED.length).split(", "));
    } else if (current?.rows.length === 1 && line.trim() !== "" && !line.startsWith("|")) {
      // A line above the table gives the sheet another title.
      current.rows[0] = [line.trim()];
    }
  }
  close();
  return examples;
}
