import { isIdle } from "../../edits/change";
import type { EditLabel } from "../../edits/edit";
import type { SheetStep } from "../../edits/journal";
import { changesOf, isApplied, type Outcome } from "../../edits/outcome";
import type { AppliedPlan, HostErrorCode, SheetInfo } from "../port";

/** What became of an action, or of taking one back, sheet by sheet. */
export interface ActionReport {
  readonly label: EditLabel;
  readonly sheets: readonly SheetReport[];
  /** Whether the journal is kept in the workbook; without, it lasts as long as the pane. */
  readonly isJournalKept: boolean;
}

export interface SheetReport {
  readonly sheetId: string;
  readonly sheetName: string;
  /** null when nothing was written; `failure` says why. */
  readonly result: AppliedPlan | null;
  readonly failure: HostErrorCode | null;
  /** False for a sheet that was made, or a place that was filled, and whose pages could not be set up. */
  readonly isPageSetUp: boolean;
}

/** The report on a plan that was carried out. */
export function written({ id, name }: Pick<SheetInfo, "id" | "name">, result: AppliedPlan): SheetReport {
  return { sheetId: id, sheetName: name, isPageSetUp: result.outcomes.every(hasItsPages), result, failure: result.failure };
}

/** The report on a sheet on which nothing was written. */
export function untouched({ id, name }: Pick<SheetInfo, "id" | "name">, failure: HostErrorCode): SheetReport {
  return { sheetId: id, sheetName: name, isPageSetUp: true, result: null, failure };
}

/** Whether all of it was carried out for certain. */
export function isDone({ result, failure }: SheetReport): boolean {
  return failure === null && result !== null && !result.isInDoubt && result.outcomes.every(isApplied);
}

/** What an action did to each sheet, or may have done. */
export function stepsOf(reports: readonly SheetReport[]): SheetStep[] {
  return reports.flatMap(({ sheetId, sheetName, result }) => {
    const changes = result ? changesOf(result.outcomes).filter((change) => !isIdle(change)) : [];
    return changes.length > 0 ? [{ sheetId, sheetName, changes, isInDoubt: result?.isInDoubt === true }] : [];
  });
}

/** Without a printer a place is filled all the same, and its change says that the pages are as they were. */
function hasItsPages({ edit, ...outcome }: Outcome): boolean {
  if (edit.kind !== "fill-place" || edit.placed.page === null || outcome.status === "refused") return true;
  return outcome.change.kind !== "place-filled" || outcome.change.placed.page !== null;
}
