import type { Severity } from "../rules/finding";
import type { ReportWords } from "./words";

/**
 * What a report says, in the words of its reader. Every format renders this and looks nothing up by itself, so that
 * the formats cannot differ. Figures are texts as the pane shows them; texts of the workbook are as they stand there
 * and may hold anything.
 */
export interface Report {
  /** Language tag of the words. */
  readonly lang: string;
  readonly title: string;
  readonly workbook: string;
  readonly verdict: Verdict;
  readonly facts: readonly Fact[];
  readonly forms: readonly FormReport[];
  readonly words: ReportWords;
}

/** How a form or a workbook stands: by the gravest thing that was found. */
export type Tone = Severity | "clean" | "failed";

export interface Verdict {
  readonly tone: Tone;
  readonly text: string;
}

export interface Fact {
  readonly label: string;
  readonly text: string;
}

export interface FormReport {
  readonly name: string;
  /** Kind and year. */
  readonly caption: string;
  readonly sheet: string;
  readonly range: string;
  /** Sheet and range as a phrase. */
  readonly place: string;
  readonly verdict: Verdict;
  /** By severity, then by rule, as on screen. */
  readonly findings: readonly RuleReport[];
  /** What persons looked at and accepted, with their notes. */
  readonly acknowledged: readonly RuleReport[];
  readonly groups: readonly GroupReport[];
  readonly recomputation: readonly RecomputedReport[];
}

/** The findings of one rule; what is said of the rule is said once. */
export interface RuleReport {
  readonly rule: string;
  readonly severity: Severity;
  /** "Error", or "Verified" for what was acknowledged. */
  readonly severityText: string;
  readonly name: string;
  readonly basis: string | null;
  readonly advice: string | null;
  readonly findings: readonly FindingReport[];
}

export interface FindingReport {
  readonly message: string;
  /** The cell to correct first. */
  readonly cells: readonly CellReport[];
  readonly note: string | null;
}

export interface CellReport {
  readonly address: string;
  /** As the cell shows it, or the word for an empty one. */
  readonly text: string;
}

/** Points of one level-1 group: texts to read, and the same figures for the length of bars. */
export interface GroupReport {
  readonly name: string;
  readonly weight: string | null;
  readonly reported: string;
  readonly byFormula: string;
  /** Both in one sentence, for who cannot see the bars. */
  readonly description: string;
  readonly bars: { readonly weight: number; readonly reported: number; readonly byFormula: number };
}

export interface RecomputedReport {
  readonly label: string;
  readonly reported: string;
  readonly recomputed: string;
  readonly isFlagged: boolean;
  readonly isUndecided: boolean;
}
