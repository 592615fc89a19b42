import { HostError, type HostErrorCode } from "../port";

/** Codes of Excel's JavaScript API that have an answer of their own; everything else is "unknown". */
const CODES: ReadonlyMap<unknown, HostErrorCode> = new Map([
  ["RequestPayloadSizeLimitExceeded", "too-large"],
  ["ResponsePayloadSizeLimitExceeded", "too-large"],
  ["OperationCellsExceedLimit", "too-large"],
  ["RangeExceedsLimit", "too-large"],
  ["InvalidOperationInCellEditMode", "cell-editing"],
  ["ActivityLimitReached", "throttled"],
  ["InvalidOrTimedOutSession", "session-lost"],
  ["AccessDenied", "access-denied"],
  ["ItemNotFound", "sheet-gone"],
  ["InvalidSelection", "no-cells"],
  ["ApiNotFound", "unsupported"],
  ["NotImplemented", "unsupported"],
  ["UnsupportedFeature", "unsupported"],
  ["UnsupportedOperation", "unsupported"],
  ["UnsupportedSheet", "unsupported"],
  ["InvalidOperation", "not-allowed"],
  ["InsertDeleteConflict", "cells-in-the-way"],
  ["MergedRangeConflict", "cells-in-the-way"],
  ["FilteredRangeConflict", "cells-in-the-way"],
  ["PivotTableRangeConflict", "cells-in-the-way"],
  ["NonBlankCellOffSheet", "cells-in-the-way"],
  ["ItemAlreadyExists", "name-taken"],
  ["InactiveWorkbook", "workbook-behind"],
  ["InvalidArgument", "not-accepted"],
  ["InvalidReference", "not-accepted"],
  ["InvalidBinding", "not-accepted"],
  ["FormulaLengthExceedsLimit", "not-accepted"],
  ["Conflict", "conflict"],
  ["GeneralException", "program-failed"],
  ["RequestAborted", "program-failed"],
  ["ServiceNotAvailable", "program-failed"],
]);

/** The parts of an office.js error that we use; anything may be missing when something else was thrown. */
interface OfficeFailure {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly debugInfo?: { readonly errorLocation?: string } | null;
}

/** Where in the object model the failure happened, as in "Range.getMergedAreasOrNullObject", or "". */
export function failureLocation(error: unknown): string {
  return (error as OfficeFailure | null | undefined)?.debugInfo?.errorLocation ?? "";
}

/** Anything that was thrown while talking to Excel, as a failure that has words for the person. */
export function toHostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  const { code, message } = (error ?? {}) as OfficeFailure;
  const detail = [code, message ?? error, failureLocation(error)].filter(Boolean).map(String).join(" · ");
  return new HostError(CODES.get(code) ?? "unknown", detail);
}
