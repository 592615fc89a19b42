import type { WorkbookFileErrorCode } from "../hosts/file/error";
import type { TextValues, Texts } from "../i18n/texts";
import type { Policy } from "../policy/policy";
import type { CheckedSheet, JsonDocument, JsonKept } from "../report/json";

/** What was found in one file. */
export interface CheckedFile {
  readonly path: string;
  readonly error: { readonly code: string; readonly message: string } | null;
  /** The sheets that were looked at; empty when the file could not be read. */
  readonly sheets: readonly CheckedSheet[];
  /** Null: whatever follows a published one was accepted. */
  readonly policy: Policy | null;
  /** What the workbook itself says about its check; null when it says nothing, or is not asked. */
  readonly kept: JsonKept | null;
  /** Null for a workbook. */
  readonly document: JsonDocument | null;
}

export type FailureCode = WorkbookFileErrorCode | "missing" | "name-encoding" | "not-a-file" | "no-access" | "no-workbook" | "no-match" | "out-of-memory" | "too-slow" | "stalled" | "not-changeable" | "internal";

/** What a caller has to tell apart; the message says the rest. */
const PUBLIC_CODE: Readonly<Partial<Record<FailureCode, string>>> = {
  "name-encoding": "missing",
  "unpacked-too-large": "too-large",
  "sheet-too-large": "too-large",
  stalled: "too-slow",
};

/** A file that could not be checked. */
export function failed(path: string, code: FailureCode, texts: Texts, values: TextValues = {}): CheckedFile {
  return { path, error: { code: PUBLIC_CODE[code] ?? code, message: texts.t(`cli:error.${code}`, values) }, sheets: [], policy: null, kept: null, document: null };
}
