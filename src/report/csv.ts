import type { FormReport, Report } from "./model";
import type { ReportWords } from "./words";

/** Excel takes a file without it for the system's old encoding. */
export const CSV_START = "\uFEFF";

/** What a spreadsheet would run or reckon with instead of showing it, in half and full width, behind blanks too. */
const FORMULA = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r]/;

/** Every field stands in quotes; what would be a formula gets an apostrophe, as OWASP advises. */
function field(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

const line = (fields: readonly string[]): string => `${fields.map(field).join(",")}\r\n`;

/** The headings of the columns. */
export function csvHeader(words: ReportWords): string {
  const { workbook, place, form, severity, cell, message, advice, basis, rule, note } = words;
  return line([workbook, place, form, severity, cell, message, advice, basis, rule, note]);
}

function formLines(workbook: string, form: FormReport, words: ReportWords): string {
  const place = `${form.sheet}!${form.range}`;
  const rules = [...form.findings, ...form.acknowledged];
  const nothing = line([workbook, place, form.name, words.tones[form.verdict.tone], "", form.verdict.text, "", "", "", ""]);
  const lines = rules.flatMap(({ rule, severityText, basis, advice, findings }) =>
    findings.map(({ message, cells, note }) => {
      const addresses = cells.map(({ address }) => address).join(" ");
      return line([workbook, place, form.name, severityText, addresses, message, advice ?? "", basis ?? "", rule, note ?? ""]);
    }),
  );
  return (form.findings.length > 0 ? "" : nothing) + lines.join("");
}

/** A line for each finding, and one for a form or a workbook of which there is none; headings and start apart. */
export function csvLines({ workbook, verdict, forms, words }: Report): string {
  if (forms.length > 0) return forms.map((form) => formLines(workbook, form, words)).join("");
  return line([workbook, "", "", words.tones[verdict.tone], "", verdict.text, "", "", "", ""]);
}

/** The report as one file. */
export function reportAsCsv(report: Report): string {
  return CSV_START + csvHeader(report.words) + csvLines(report);
}
