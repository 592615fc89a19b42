import { readFile, stat } from "node:fs/promises";
import { WorkbookFileError } from "../hosts/file/error";
import { DEFAULT_LIMITS, readWorkbook, sizeText } from "../hosts/file/workbook";
import type { TextValues, Texts } from "../i18n/texts";
import { type CheckOptions, checkSheet, checkWorkbook } from "../rules/check";
import { type CheckedFile, type FailureCode, failed } from "./checked-file";
import type { Source } from "./sources";

export interface FileOptions {
  readonly maxBytes: number;
  readonly check: CheckOptions;
}

class FileFailure extends Error {
  constructor(
    readonly code: FailureCode,
    readonly values: TextValues = {},
  ) {
    super(code);
  }
}

function failureOf(error: unknown): FileFailure {
  if (error instanceof FileFailure) return error;
  if (error instanceof WorkbookFileError) return new FileFailure(error.code, error.values);
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return new FileFailure("missing");
  if (code === "EACCES" || code === "EPERM") return new FileFailure("no-access");
  if (typeof code === "string") return new FileFailure("unreadable");
  return new FileFailure("internal", { detail: error instanceof Error ? error.message : String(error) });
}

async function load(path: string, maxBytes: number): Promise<Uint8Array> {
  const info = await stat(path);
  if (!info.isFile()) throw new FileFailure("not-a-file");
  // Before it is read: a limit that first loads the file protects nobody.
  if (info.size > maxBytes) throw new FileFailure("too-large", { size: sizeText(info.size), limit: sizeText(maxBytes) });
  return readFile(path);
}

/** Reads and checks one file. Never throws: what goes wrong becomes the file's error. */
export async function checkFile({ path, holds }: Source, { maxBytes, check }: FileOptions, texts: Texts): Promise<CheckedFile> {
  try {
    if (holds) throw new FileFailure(holds);
    const sheets = await readWorkbook(await load(path, maxBytes), { ...DEFAULT_LIMITS, maxBytes });
    const checks = checkWorkbook(sheets.map((sheet) => checkSheet(sheet, check)), check);
    return { path, error: null, sheets: sheets.map((sheet, index) => ({ sheet, check: checks[index]! })) };
  } catch (error) {
    const { code, values } = failureOf(error);
    return failed(path, code, texts, values);
  }
}
