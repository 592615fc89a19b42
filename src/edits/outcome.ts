import type { Position } from "../sheet/address";
import type { Change } from "./change";
import type { Edit, PlacedContent, Refusal } from "./edit";

/** What became of one edit of a plan. */
export type Outcome = Applied | Refused;

export interface Applied {
  readonly edit: Edit;
  readonly status: "applied";
  readonly change: Change;
}

export interface Refused {
  readonly edit: Edit;
  readonly status: "refused";
  readonly reason: Refusal;
  /** Those that stand against it, as the sheet stood at that moment; empty when the reason is not in a cell. */
  readonly cells: readonly Position[];
  /** What was looked for in vain in the first of them, where the reason is "moved". */
  readonly sought: string | null;
}

/** The changes of the edits that were carried out, in their order. */
export function changesOf(outcomes: readonly Outcome[]): Change[] {
  return outcomes.flatMap((outcome) => (isApplied(outcome) ? [outcome.change] : []));
}

export function isApplied(outcome: Outcome): outcome is Applied {
  return outcome.status === "applied";
}

export function refused(edit: Edit, reason: Refusal, cells: readonly Position[] = []): Refused {
  return { edit, status: "refused", reason, cells, sought: null };
}

/** Refused because none of this is where it was. */
export function notThere(edit: Edit, missing: readonly PlacedContent[]): Refused {
  return { edit, status: "refused", reason: "moved", cells: missing.map(({ cell }) => cell), sought: String(missing[0]?.value ?? "") };
}
