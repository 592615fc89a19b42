import type { Policy } from "../policy/policy";
import { choosePolicy } from "../policy/published";
import { sourcesOf, sourceText } from "../policy/sources";
import { formReport, verdictOf } from "./form-report";
import type { CheckedSheet } from "./json";
import type { Fact, Report } from "./model";
import { type ReportTexts, reportWords } from "./words";

/** What a report tells of besides the findings. */
export interface ReportSubject {
  /** Name of the workbook. */
  readonly workbook: string;
  /** Local date and time as people write them. */
  readonly checkedAt: string;
  /** Of the product. */
  readonly version: string;
  /** The chosen one; null when whatever follows a published one was accepted. */
  readonly policy: Policy | null;
}

function frameOf({ workbook, checkedAt, version, policy }: ReportSubject, texts: ReportTexts): Omit<Report, "verdict" | "forms"> {
  const { lang, say } = texts;
  const { policy: shown } = choosePolicy(policy);
  const name = shown.name[lang];
  const facts: readonly Fact[] = [
    { label: say("fact.workbook"), text: workbook },
    { label: say("fact.time"), text: checkedAt },
    { label: say("fact.policy"), text: policy ? name : say("policy.any", { name }) },
    { label: say("fact.source"), text: sourcesOf(shown).map(sourceText).join(say("list")) },
    { label: say("fact.product"), text: say("product", { version }) },
  ];
  return { lang, title: say("title"), workbook, facts, words: reportWords(texts) };
}

/** The report on the sheets of one workbook. */
export function reportOn(subject: ReportSubject, sheets: readonly CheckedSheet[], texts: ReportTexts): Report {
  const { say } = texts;
  const frame = frameOf(subject, texts);
  const places = sheets.flatMap((place) => place.check.forms.map((checked) => ({ place, checked })));
  const without = sheets.filter(({ check }) => check.forms.length === 0).map(({ sheet }) => sheet.name);
  const others = places.length > 0 && without.length > 0 ? [{ label: say("fact.other-sheets"), text: without.join(say("list")) }] : [];
  return {
    ...frame,
    facts: [...frame.facts, ...others],
    verdict:
      places.length === 0
        ? { tone: "info", text: say("verdict.no-form", { sheets: sheets.length }) }
        : verdictOf(places.flatMap(({ checked }) => checked.findings), say("verdict.clean", { forms: places.length }), say),
    forms: places.map(({ place, checked }, index) => formReport(place, checked, index + 1, texts)),
  };
}

/** The report on a workbook that could not be read. */
export function reportOnFailure(subject: ReportSubject, message: string, texts: ReportTexts): Report {
  return { ...frameOf(subject, texts), verdict: { tone: "failed", text: texts.say("verdict.failed", { message }) }, forms: [] };
}
