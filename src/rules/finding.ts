import type { Position } from "../sheet/address";

/** A cell of a sheet that is not the finding's own. */
export interface SheetPosition extends Position {
  readonly sheet: string;
}

export type Severity = "error" | "warning" | "info";

/** Ordered: what to correct first comes first. */
export const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/**
 * One contradiction or question. The text is looked up last: `message` names it, `values` fills it.
 * Figures in `values` are exact decimals as strings, money in the unit of the form, ratios as fractions of 1 unless
 * the value's name ends in `Percent`. Cell addresses in `values` are A1.
 */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** Id of the text under `rules.<rule>.messages`. */
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
  /** The first cell is the one a person would correct. Never empty. */
  readonly cells: readonly Position[];
  /** Cells of other sheets that the finding is about as well; absent where there are none. */
  readonly elsewhere?: readonly SheetPosition[];
  /** Findings that make it so, told with it and not by themselves; absent where there are none. See `withCauses`. */
  readonly causes?: readonly Finding[];
}

/** What a person wrote when the finding turned out to be right as it is. */
export interface Acknowledged {
  readonly note: string;
  /** ISO 8601 */
  readonly at: string;
}

export interface CheckedFinding extends Finding {
  readonly acknowledged: Acknowledged | null;
}

/** Findings that still ask for something; the others are kept for the record and count nowhere. */
export function openFindings(findings: readonly CheckedFinding[]): CheckedFinding[] {
  return findings.filter(({ acknowledged }) => acknowledged === null);
}
