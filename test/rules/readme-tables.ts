import type { Severity } from "../../src/rules/finding";
import { formatCell } from "../../src/sheet/address";
import type { StoredValue } from "../../src/sheet/sheet";

/** One example of a rule's README: the tables under a third-level heading, as rows of one sheet. */
export interface Example {
  readonly section: string;
  readonly title: string;
  readonly rows: readonly (readonly StoredValue[])[];
  /** "C7 error": where the marks say that a finding lands. */
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

function stored(text: string): StoredValue {
  if (text === "") return null;
  return NUMBER.test(text) ? Number(text) : text;
}

function cellsOf(line: string): string[] {
  return line.trim().replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim());
}

/** Reads the examples of a README: `##` sections, `###` examples, Markdown tables, marks in cells. */
export function examplesIn(markdown: string): Example[] {
  const examples: Example[] = [];
  let section = "";
  let current: { title: string; rows: StoredValue[][]; marks: string[] } | null = null;
  const close = () => {
    if (current && current.rows.length > 1) examples.push({ section, ...current });
    current = null;
  };
  for (const line of markdown.split("\n")) {
    const heading = /^(##+)\s+(.*)$/.exec(line);
    if (heading) {
      close();
      if (heading[1] === "##") section = heading[2] ?? "";
      else current = { title: heading[2] ?? "", rows: [[FORM_TITLE]], marks: [] };
    } else if (line.startsWith("|") && !/^\|[\s:|-]+\|$/.test(line) && current) {
      const row: StoredValue[] = [];
      for (const [column, text] of cellsOf(line).entries()) {
        const mark = MARKS.find(([sign]) => text.includes(sign));
        if (mark) current.marks.push(`${formatCell({ row: current.rows.length, column })} ${mark[1]}`);
        row.push(stored(mark ? text.replace(mark[0], "").trim() : text));
      }
      current.rows.push(row);
    } else if (current?.rows.length === 1 && line.trim() !== "" && !line.startsWith("|")) {
      // A line above the table gives the sheet another title.
      current.rows[0] = [line.trim()];
    }
  }
  close();
  return examples;
}
