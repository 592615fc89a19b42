import type { SheetCheck } from "../rules/check";
import { SEVERITIES, type Severity } from "../rules/finding";
import type { JsonFile, JsonFinding, JsonKept, JsonTable } from "./json";
import { visible } from "./visible";

/** The words around the findings, in the reader's language. */
export interface ReportWords {
  readonly noForm: (values: { sheets: number }) => string;
  readonly noFormInDocument: (values: { tables: number }) => string;
  readonly table: (values: { sheet: string; range: string }) => string;
  /** The same for a table of a text document, which is called by its number. */
  readonly documentTable: (values: { sheet: string }) => string;
  readonly trackedChanges: () => string;
  /** Said of a document whose text was held against forms of other files. */
  readonly together: (files: readonly string[]) => string;
  readonly clean: () => string;
  readonly counts: (values: Readonly<Record<Severity, number>>) => string;
  readonly severity: Readonly<Record<Severity, string>>;
  /** In place of the severity of what a person found right as it is, and below it what she wrote. */
  readonly acknowledged: () => string;
  readonly note: (values: { note: string }) => string;
  readonly unreadable: (values: { message: string }) => string;
  readonly seen: (values: { sheet: string; cell: string; text: string }) => string;
  /** A sentence for what the workbook itself said about its check, and one for each part that could not be read. */
  readonly kept: (kept: JsonKept) => readonly string[];
}

/** Addresses in a workbook, places in a document. */
function namesOf({ cells, places, elsewhere = [] }: JsonFinding): readonly string[] {
  return places ? [...places.map(({ text }) => text), ...elsewhere.map(({ sheet, cell }) => `${sheet}!${cell}`)] : cells;
}

function tableLines(table: JsonTable, isInDocument: boolean, words: ReportWords): string[] {
  const lines = [`  ${isInDocument ? words.documentTable(table) : words.table(table)}`];
  if (table.findings.length === 0) return [...lines, `    ${words.clean()}`];
  const line = (label: string, finding: JsonFinding): string => `    ${label}  ${namesOf(finding).join(", ")}  ${finding.message}  [${finding.rule}]`;
  const open = (severity: Severity): JsonFinding[] => table.findings.filter((finding) => finding.severity === severity && !finding.acknowledged);
  for (const severity of SEVERITIES) lines.push(...open(severity).map((finding) => line(words.severity[severity], finding)));
  for (const finding of table.findings) {
    if (!finding.acknowledged) continue;
    lines.push(line(words.acknowledged(), finding));
    if (finding.acknowledged.note) lines.push(`      ${words.note({ note: finding.acknowledged.note })}`);
  }
  lines.push(`    ${words.counts({ error: open("error").length, warning: open("warning").length, info: open("info").length })}`);
  return lines;
}

/** What was checked of one file, for the hints when nothing was found. */
export interface SeenSheet {
  readonly name: string;
  readonly check: SheetCheck;
}

/**
 * The report on one file as lines for a terminal, which nothing in a cell or a name can command.
 * @param seen the file's sheets; empty when it could not be read
 */
export function fileAsText(file: JsonFile, seen: readonly SeenSheet[], words: ReportWords): string {
  const lines = [file.path, ...(file.kept ? words.kept(file.kept).map((line) => `  ${line}`) : [])];
  if (file.document?.trackedChanges) lines.push(`  ${words.trackedChanges()}`);
  if (file.document?.together) lines.push(`  ${words.together(file.document.together)}`);
  if (file.error) {
    lines.push(`  ${words.unreadable({ message: file.error.message })}`);
  } else if (file.tables.length === 0) {
    lines.push(`  ${file.document ? words.noFormInDocument({ tables: seen.length }) : words.noForm({ sheets: seen.length })}`);
    for (const { name, check } of seen) {
      for (const { cell, text } of check.traces) lines.push(`    ${words.seen({ sheet: name, cell, text })}`);
    }
  } else {
    for (const table of file.tables) lines.push(...tableLines(table, file.document !== undefined, words));
  }
  return lines.map(visible).join("\n");
}
