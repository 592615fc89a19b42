import type { Application } from "../edits/apply";
import { isApplied } from "../edits/outcome";
import { settle } from "../edits/settle";
import type { Sheet } from "../sheet/sheet";
import type { AppliedPlan, HostError } from "./port";

/**
 * What a host says of a plan at which it failed, by the sheet as it found it then.
 * @param found with its facts for editing; null when it could not be read
 * @param isWritten whether all was written for certain, and only the reading back failed
 * @throws HostError the failure, when nothing was written
 */
export function afterFailure(before: Sheet, intended: Application, found: Sheet | null, failure: HostError, isWritten: boolean): AppliedPlan {
  const { outcomes, isInDoubt } = settle(before, intended, found, !isWritten);
  const written = outcomes.filter(isApplied);
  if (written.length === 0) throw failure;
  // Of a place the cells tell only half: its lines and colours may still be there, or not yet.
  const isHalfSeen = !isWritten && written.some(({ edit }) => edit.kind === "fill-place" || edit.kind === "clear-place");
  const isWhole = written.length === intended.outcomes.filter(isApplied).length;
  const isUnclear = isInDoubt || isHalfSeen;
  return { sheet: found, outcomes, failure: isWhole && !isUnclear ? null : failure.code, isInDoubt: isUnclear };
}
