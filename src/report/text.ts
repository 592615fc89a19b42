import type { SheetCheck } from "../rules/check";
import { SEVERITIES, type Severity } from "../rules/finding";
import type { JsonFile, JsonTable } from "./json";

/** The words around the findings, in the reader's language. */
export interface ReportWords {
  readonly noForm: (values: { sheets: number }) => string;
  readonly table: (values: { sheet: string; range: string }) => string;
  readonly clean: () => string;
  readonly counts: (values: Readonly<Record<Severity, number>>) => string;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly unreadable: (values: { message: string }) => string;
  readonly seen: (values: { sheet: string; cell: string; text: string }) => string;
}

function tableLines(table: JsonTable, words: ReportWords): string[] {
  const lines = [`  ${words.table({ sheet: table.sheet, range: table.range })}`];
  if (table.findings.length === 0) return [...lines, `    ${words.clean()}`];
  for (const severity of SEVERITIES) {
    for (const finding of table.findings) {
      if (finding.severity !== severity) continue;
      lines.push(`    ${words.severity[severity]}  ${finding.cells.join(", ")}  ${finding.message}  [${finding.rule}]`);
    }
  }
  const count = (severity: Severity): number => table.findings.filter((finding) => finding.severity === severity && !finding.acknowledged).length;
  lines.push(`    ${words.counts({ error: count("error"), warning: count("warning"), info: count("info") })}`);
  return lines;
}

/** What was checked of one file, for the hints when nothing was found. */
export interface SeenSheet {
  readonly name: string;
  readonly check: SheetCheck;
}

/**
 * The report on one file as lines for a terminal.
 * @param seen the file's sheets; empty when it could not be read
 */
export function fileAsText(file: JsonFile, seen: readonly SeenSheet[], words: ReportWords): string {
  const lines = [file.path];
  if (file.error) {
    lines.push(`  ${words.unreadable({ message: file.error.message })}`);
  } else if (file.tables.length === 0) {
    lines.push(`  ${words.noForm({ sheets: seen.length })}`);
    for (const { name, check } of seen) {
      for (const { cell, text } of check.traces) lines.push(`    ${words.seen({ sheet: name, cell, text })}`);
    }
  } else {
    for (const table of file.tables) lines.push(...tableLines(table, words));
  }
  return lines.join("\n");
}
