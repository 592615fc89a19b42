import { reportTexts } from "../../src/i18n/report-texts";
import { type Locale, createTexts } from "../../src/i18n/texts";
import type { Report } from "../../src/report/model";
import { reportOn } from "../../src/report/report-on";
import type { CheckedForm } from "../../src/rules/check";
import type { Sheet } from "../../src/sheet/sheet";
import { handmadeCheck } from "./checked-form";

/** A report on the handmade form, or on what is given instead of it. */
export function sampleReport(parts: Partial<CheckedForm> = {}, locale: Locale = "zh-CN", copies = 1, sheet: Sheet = handmadeCheck().sheet): Report {
  const subject = { workbook: "自评表.xlsx", checkedAt: "2024-11-05 09:30", version: "1.2.3", policy: null };
  const form = { ...handmadeCheck().checked, ...parts };
  const sheets = Array.from({ length: copies }, () => ({ sheet, check: { forms: [form], traces: [] } }));
  return reportOn(subject, sheets, reportTexts(createTexts(locale)));
}

/** The report with every text of the workbook and of the findings replaced. */
export function reportSaying(text: string): Report {
  const report = sampleReport();
  const finding = { message: text, cells: [{ address: "A1", text }], note: text };
  const rule = { rule: text, severity: "error" as const, severityText: text, name: text, basis: text, advice: text, findings: [finding] };
  const [form] = report.forms;
  return {
    ...report,
    workbook: text,
    verdict: { tone: "error", text },
    facts: [{ label: text, text }],
    forms: [
      {
        ...form!,
        name: text,
        caption: text,
        sheet: text,
        place: text,
        findings: [rule],
        acknowledged: [rule],
        groups: [{ name: text, weight: text, reported: text, byFormula: text, description: text, bars: { weight: 1, reported: 2, byFormula: 3 } }],
        recomputation: [{ label: text, reported: text, recomputed: text, isFlagged: true, isUndecided: false }],
      },
    ],
  };
}
