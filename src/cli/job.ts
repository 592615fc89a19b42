import { reportTexts } from "../i18n/report-texts";
import { type Locale, type Texts, createTexts } from "../i18n/texts";
import type { ParsedPolicy } from "../policy/parse";
import type { Policy } from "../policy/policy";
import { POLICIES, parsePolicyText } from "../policy/published";
import type { Layout } from "../reading/layouts/layout";
import { csvHeader, csvLines, CSV_START } from "../report/csv";
import { reportAsHtml } from "../report/html";
import { type JsonFile, type JsonKept, checkedFile, failedFile } from "../report/json";
import type { Report, Verdict } from "../report/model";
import { reportOn, reportOnFailure } from "../report/report-on";
import { reportWords } from "../report/words";
import { type ReportWords, fileAsText } from "../report/text";
import { RULES } from "../rules/catalogue";
import { type RuleSettings, parseRuleSettings } from "../rules/settings";
import type { CheckedFile } from "./checked-file";
import type { Format } from "./options";
import type { Source } from "./sources";

/** What is the same for every file of a run. Plain data: it travels to worker threads. */
export interface Settings {
  readonly format: Format;
  readonly locale: Locale;
  readonly maxBytes: number;
  readonly version: string;
  /** Local date and time, the same in all reports of a run. */
  readonly checkedAt: string;
  /** Whether a text for people leaves out files of which there is nothing to say. */
  readonly isQuiet: boolean;
  /** Id of a policy of the product, or JSON; null for any that is published. */
  readonly policy: string | null;
  /** As `formatRuleSettings` writes them: decimals do not travel. */
  readonly rules: string;
  /** How forms with known headings are read. */
  readonly layouts: readonly Layout[];
  /** Whether a workbook may say by what it is checked, where the call does not. */
  readonly asksWorkbook: boolean;
}

/** What becomes of one file. Plain data: it comes back from worker threads. */
export interface Outcome {
  readonly path: string;
  /** The file's part of the document in the format that was asked for. */
  readonly part: string;
  readonly verdict: Verdict;
}

export type Job = (source: Source) => Promise<Outcome>;

/** What stands around the parts of a document. */
export interface Frame {
  readonly start: string;
  readonly between: string;
  readonly end: string;
}

function keptSentences({ policy, rules, acknowledged, layouts, unread }: JsonKept, { t, locale }: Texts): string[] {
  const counts = { rules: rules.length, acknowledged, layouts };
  const parts = [
    ...(policy === null ? [] : [t("cli:report.kept.policy", { policy })]),
    ...(["rules", "acknowledged", "layouts"] as const).filter((part) => counts[part] > 0).map((part) => t(`cli:report.kept.${part}`, { count: counts[part] })),
  ];
  const what = new Intl.ListFormat(locale).format(parts);
  return [...(parts.length > 0 ? [t("cli:report.kept", { what })] : []), ...unread.map((part) => t(`cli:report.unread.${part}`))];
}

function wordsOf(texts: Texts): ReportWords {
  const { t } = texts;
  return {
    noForm: (values) => t("cli:report.no-form", values),
    noFormInDocument: (values) => t("cli:report.no-form-in-document", values),
    table: (values) => t("cli:report.table", values),
    documentTable: (values) => t("cli:report.document-table", values),
    trackedChanges: () => t("cli:report.tracked-changes"),
    together: (files) => t("cli:report.together", { files: new Intl.ListFormat(texts.locale).format(files) }),
    clean: () => t("cli:report.clean"),
    counts: (values) => t("cli:report.counts", values),
    severity: { error: t("cli:severity.error"), warning: t("cli:severity.warning"), info: t("cli:severity.info") },
    unreadable: (values) => t("cli:report.unreadable", values),
    seen: (values) => t("cli:report.seen", values),
    acknowledged: () => t("cli:severity.acknowledged"),
    note: (values) => t("cli:report.note", values),
    kept: (kept) => keptSentences(kept, texts),
  };
}

/** How a file is told in each format. */
function partOf(file: CheckedFile, report: Report, { format, isQuiet }: Settings, texts: Texts): string {
  const json = (): JsonFile =>
    file.error ? failedFile(file.path, file.error.code, file.error.message) : checkedFile(file.path, file.sheets, reportTexts(texts), file);
  switch (format) {
    case "text": {
      const hasNothing = report.verdict.tone === "clean" || (report.forms.length === 0 && !file.error);
      if (isQuiet && hasNothing) return "";
      const seen = file.sheets.map(({ sheet, check }) => ({ name: sheet.name, check }));
      return `${fileAsText(json(), seen, wordsOf(texts))}\n`;
    }
    case "ndjson":
      return `${JSON.stringify(json())}\n`;
    case "json":
      return JSON.stringify(json(), null, 2).replace(/^/gm, "    ");
    case "csv":
      return csvLines(report);
    case "html":
      return reportAsHtml(report);
  }
}

/** What stands around the parts; an HTML page is whole by itself. */
export function frameOf({ format, locale }: Pick<Settings, "format" | "locale">): Frame {
  switch (format) {
    case "json":
      return { start: '{\n  "schema": 1,\n  "files": [\n', between: ",\n", end: "\n  ]\n}\n" };
    case "csv":
      return { start: CSV_START + csvHeader(reportWords(reportTexts(createTexts(locale)))), between: "", end: "" };
    default:
      return { start: "", between: "", end: "" };
  }
}

/** By what the call says that files are checked. */
export interface Called {
  readonly policy: Policy | null;
  readonly settings: RuleSettings;
  readonly layouts: readonly Layout[];
}

/** The policy by its id or from the text of its file, and the rule settings; both were read before, by the options. */
export function calledOf({ policy, rules, layouts }: Settings): Called {
  const settings = parseRuleSettings(rules, RULES);
  const chosen = policy === null ? null : readPolicy(policy);
  if ("problem" in settings) throw new Error(settings.problem.id);
  if (chosen && "problems" in chosen) throw new Error(chosen.problems[0]?.id);
  return { policy: chosen && chosen.policy, settings: settings.settings, layouts };
}

/** A policy that comes with the product by its id, or one in JSON. */
export function readPolicy(idOrJson: string): ParsedPolicy {
  const policy = POLICIES.find(({ id }) => id === idOrJson);
  return policy ? { policy } : parsePolicyText(idOrJson);
}

/** Tells of a file that was checked or that failed. */
export function createTeller(settings: Settings): (file: CheckedFile) => Outcome {
  const texts = createTexts(settings.locale);
  const words = reportTexts(texts);
  const { version, checkedAt } = settings;
  return (file) => {
    const subject = { workbook: file.path, version, checkedAt, policy: file.policy };
    const report = file.error ? reportOnFailure(subject, file.error.message, words) : reportOn(subject, file.sheets, words);
    return { path: file.path, part: partOf(file, report, settings, texts), verdict: report.verdict };
  };
}
