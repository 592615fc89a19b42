import type { FormKind } from "../form/form";
import type { Policy } from "../policy/policy";
import { type Finding, SEVERITIES, type Severity } from "../rules/finding";
import type { Tone } from "./model";
import type { SummaryLineId } from "./summary-lines";

const WORDS = {
  overview: "overview",
  form: "overview.form",
  place: "overview.place",
  workbook: "overview.workbook",
  result: "overview.result",
  findings: "findings",
  rule: "finding.rule",
  severity: "finding.severity",
  message: "finding.message",
  cell: "finding.cell",
  basis: "finding.basis",
  advice: "finding.advice",
  note: "finding.note",
  acknowledged: "acknowledged",
  acknowledgedMeaning: "acknowledged.meaning",
  chart: "chart",
  group: "chart.group",
  weight: "chart.weight",
  byFormula: "chart.by-formula",
  chartNote: "chart.note",
  recomputation: "recomputation",
  undecided: "summary.undecided",
  item: "summary.item",
  reported: "summary.reported",
  recomputed: "summary.recomputed",
  flagged: "summary.flagged",
} as const;

/** Headings and labels. */
export type ReportWords = Readonly<Record<keyof typeof WORDS, string>> & {
  readonly tones: Readonly<Record<Tone, string>>;
  readonly meanings: Readonly<Record<Severity, string>>;
};

/** The texts that a report asks for. */
export type ReportTextId =
  | (typeof WORDS)[keyof typeof WORDS]
  | "title" | "product" | "list" | "policy.any"
  | "verdict.clean" | "verdict.form-clean" | "verdict.found" | "verdict.no-form" | "verdict.failed"
  | "fact.workbook" | "fact.time" | "fact.policy" | "fact.source" | "fact.product" | "fact.other-sheets"
  | "form.unnamed" | "form.year" | "form.place" | "place.table" | "place.headed" | "place.cell" | "place.above" | "place.text" | "place.paragraph" | "place.quoted"
  | "finding.empty-cell" | "chart.execution" | "chart.bars" | "summary.none" | "severity.acknowledged"
  | `severity.${Tone}` | `severity.${Severity}.meaning` | `kind.${FormKind}` | `summary.${SummaryLineId}`;

/** Where a report gets its words from. */
export interface ReportTexts {
  readonly lang: keyof Policy["name"];
  readonly say: (id: ReportTextId, values?: Readonly<Record<string, string | number>>) => string;
  /** What the catalogue says of a finding's rule and of the finding; null where it says nothing. */
  readonly rule: (finding: Finding) => { readonly name: string; readonly message: string; readonly basis: string | null; readonly advice: string | null };
}

export function reportWords({ say }: ReportTexts): ReportWords {
  const words = Object.entries(WORDS).map(([word, id]) => [word, say(id)]);
  const tones: readonly Tone[] = [...SEVERITIES, "clean", "failed"];
  return {
    ...(Object.fromEntries(words) as Readonly<Record<keyof typeof WORDS, string>>),
    tones: Object.fromEntries(tones.map((tone) => [tone, say(`severity.${tone}`)])) as Readonly<Record<Tone, string>>,
    meanings: Object.fromEntries(SEVERITIES.map((severity) => [severity, say(`severity.${severity}.meaning`)])) as Readonly<Record<Severity, string>>,
  };
}
