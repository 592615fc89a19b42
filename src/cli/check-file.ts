import { readFile, stat } from "node:fs/promises";
import { WorkbookFileError, type WorkbookFileErrorCode } from "../hosts/file/error";
import { DEFAULT_LIMITS, readWorkbook, sizeText } from "../hosts/file/workbook";
import type { TextValues, Texts } from "../i18n/texts";
import { type JsonFile, type MessageOf, checkedFile, failedFile } from "../report/json";
import type { SeenSheet } from "../report/text";
import { type CheckOptions, checkSheet } from "../rules/check";

export interface FileCheck {
  readonly file: JsonFile;
  /** The sheets that were looked at; empty when the file could not be read. */
  readonly seen: readonly SeenSheet[];
}

type FailureCode = WorkbookFileErrorCode | "missing" | "not-a-file" | "no-access" | "internal";

/** What a caller has to tell apart; the message says the rest. */
const PUBLIC_CODE: Readonly<Partial<Record<FailureCode, string>>> = {
  "unpacked-too-large": "too-large",
  "sheet-too-large": "too-large",
};

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

/** Finds the text of a finding; its bare id when there is none, which a test of the texts rules out. */
export function messagesOf(texts: Texts): MessageOf {
  return ({ rule, message, values }) => texts.find("rules", `${rule}.${message}`, values) ?? `${rule}.${message}`;
}

/** Reads and checks one file. Never throws: what goes wrong becomes the file's error. */
export async function checkFile(path: string, maxBytes: number, texts: Texts, options: CheckOptions = {}): Promise<FileCheck> {
  try {
    const sheets = await readWorkbook(await load(path, maxBytes), { ...DEFAULT_LIMITS, maxBytes });
    const checked = sheets.map((sheet) => ({ sheet, check: checkSheet(sheet, options) }));
    return {
      file: checkedFile(path, checked, messagesOf(texts)),
      seen: checked.map(({ sheet, check }) => ({ name: sheet.name, check })),
    };
  } catch (error) {
    const { code, values } = failureOf(error);
    return { file: failedFile(path, PUBLIC_CODE[code] ?? code, texts.t(`cli:error.${code}`, values)), seen: [] };
  }
}
