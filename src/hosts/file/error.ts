/** Why a workbook file could not be read; every code has a text for the person. */
export type WorkbookFileErrorCode =
  | "empty"
  | "encrypted"
  | "too-large"
  | "unpacked-too-large"
  | "sheet-too-large"
  | "not-a-workbook"
  | "unreadable";

/** A file that is no workbook that we can read. `values` fill the text; `detail` is for whoever looks into it. */
export class WorkbookFileError extends Error {
  constructor(
    readonly code: WorkbookFileErrorCode,
    readonly values: Readonly<Record<string, string>> = {},
    readonly detail = "",
  ) {
    super(detail ? `${code}: ${detail}` : code);
    this.name = "WorkbookFileError";
  }
}

/** Bytes in the unit that people use for files, rounded up so that more than a limit never looks like the limit. */
export function sizeText(bytes: number): string {
  const [unit, factor] = bytes < 1_000_000 ? ["KB", 1000] : ["MB", 1_000_000];
  return `${Math.ceil((bytes / factor) * 10) / 10} ${unit}`;
}
