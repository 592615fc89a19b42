import type { WorkbookHost } from "../../hosts/port";
import { reportTexts } from "../../i18n/report-texts";
import type { Texts } from "../../i18n/texts";
import { reportAsCsv } from "../../report/csv";
import { reportAsHtml } from "../../report/html";
import { checkedFile, type JsonReport } from "../../report/json";
import { localTime } from "../../report/local-time";
import type { Report } from "../../report/model";
import { reportOn } from "../../report/report-on";
import { reportAsSheet } from "../../report/worksheet";
import { failureSaid, type Notice } from "./said";
import type { CheckedSheet, PaneState } from "./state";

export const REPORT_FORMATS = ["html", "csv", "json"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A file for the person to keep. */
export interface PaneFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

const TYPES: Readonly<Record<ReportFormat, string>> = { html: "text/html", csv: "text/csv", json: "application/json" };

/** What reports need of the pane around them. */
export interface ReportedPane {
  readonly getState: () => PaneState;
  readonly getHost: () => WorkbookHost | null;
  readonly notify: (notice: Notice) => void;
}

/** Puts on file what a check found, in the words of the pane. */
export class Reports {
  constructor(private readonly pane: ReportedPane) {}

  /** @param version of the product */
  file(format: ReportFormat, sheets: readonly CheckedSheet[], texts: Texts, version: string): PaneFile {
    const { workbookName } = this.pane.getState().surroundings;
    const subject = workbookName?.replace(/\.[^.]*$/, "") ?? sheets.map(({ info }) => info.name).join(texts.t("pane:action.and"));
    return {
      name: `${texts.t("pane:report.file", { subject })}.${format}`,
      type: TYPES[format],
      text: this.contents(format, sheets, texts, version),
    };
  }

  /** Adds the report to the workbook as a worksheet and shows it. */
  async addSheet(sheets: readonly CheckedSheet[], texts: Texts, version: string): Promise<void> {
    const host = this.pane.getHost();
    if (!host) return;
    try {
      const { name, failure } = await host.addSheet(reportAsSheet(this.reportOn(sheets, texts, version)));
      if (failure) this.pane.notify({ tone: "warning", say: ({ t }) => t("pane:report.left", { sheet: name }) });
      else this.pane.notify({ tone: "success", say: ({ t }) => t("pane:report.added", { sheet: name }) });
    } catch (error) {
      const reason = failureSaid(error);
      this.pane.notify({ tone: "warning", say: (now) => now.t("pane:report.failed", { reason: reason(now) }) });
    }
  }

  private contents(format: ReportFormat, sheets: readonly CheckedSheet[], texts: Texts, version: string): string {
    if (format === "json") {
      const report: JsonReport = { schema: 1, files: [checkedFile(this.workbook(texts), sheets, reportTexts(texts))] };
      return `${JSON.stringify(report, null, 2)}\n`;
    }
    const report = this.reportOn(sheets, texts, version);
    return format === "html" ? reportAsHtml(report) : reportAsCsv(report);
  }

  private reportOn(sheets: readonly CheckedSheet[], texts: Texts, version: string): Report {
    const { policy } = this.pane.getState().settled;
    return reportOn({ workbook: this.workbook(texts), checkedAt: localTime(new Date()), version, policy }, sheets, reportTexts(texts));
  }

  private workbook({ t }: Texts): string {
    return this.pane.getState().surroundings.workbookName ?? t("pane:report.no-name");
  }
}
