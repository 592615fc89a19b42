import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { WorkbookFileError, sizeText } from "../hosts/file/error";
import { readCheckableFile } from "../hosts/file/checkable-file";
import { DEFAULT_LIMITS } from "../hosts/file/workbook";
import type { TextValues, Texts } from "../i18n/texts";
import type { JsonDocument, JsonKept } from "../report/json";
import type { Form } from "../form/form";
import { type CheckOptions, checkSheet, checkText, checkWorkbook } from "../rules/check";
import { type Kept, readKept } from "../rules/kept";
import { mergeSettings } from "../rules/settings";
import { type CheckedFile, type FailureCode, failed } from "./checked-file";
import { belongsTo, ofFile } from "../rules/together";
import type { TextDocument } from "../text/document";
import { runningTextOf } from "../text/running-text";
import type { Called } from "./job";
import type { Source } from "./sources";

export interface FileOptions {
  readonly maxBytes: number;
  readonly called: Called;
  /** Whether a workbook may say by what it is checked. */
  readonly asksWorkbook: boolean;
}

const SAYS_NOTHING: ReadonlyMap<string, string> = new Map();

/** What the workbook says, where the call says nothing else. */
export function settle({ policy, settings, layouts }: Called, kept: Kept) {
  return {
    policy: policy ?? kept.policy,
    settings: mergeSettings(kept.rules, settings),
    // The first layout of a template counts.
    layouts: [...layouts, ...kept.layouts],
    acknowledgements: kept.acknowledged,
  };
}

/** The workbook's part in how it was checked; null for none. */
function partOf({ policy, rules, acknowledged, layouts, unread }: Kept, called: Called): JsonKept | null {
  const part: JsonKept = {
    policy: called.policy ? null : (policy?.id ?? null),
    rules: Object.keys(rules.rules).filter((id) => called.settings.rules[id] === undefined),
    acknowledged: acknowledged.length,
    layouts: layouts.length,
    unread,
  };
  const isNothing = part.policy === null && [part.rules, acknowledged, layouts, unread].every(({ length }) => length === 0);
  return isNothing ? null : part;
}

function documentOf({ hasTrackedChanges }: TextDocument, together: readonly string[]): JsonDocument {
  return { trackedChanges: hasTrackedChanges, ...(together.length > 0 ? { together } : {}) };
}

export class FileFailure extends Error {
  constructor(
    readonly code: FailureCode,
    readonly values: TextValues = {},
  ) {
    super(code);
  }
}

/** What becomes of bytes that are no UTF-8: no file has that name. */
const REPLACEMENT = "\uFFFD";

export function failureOf(error: unknown, path: string): FileFailure {
  if (error instanceof FileFailure) return error;
  if (error instanceof WorkbookFileError) return new FileFailure(error.code, error.values);
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return new FileFailure(path.includes(REPLACEMENT) ? "name-encoding" : "missing");
  if (code === "EACCES" || code === "EPERM") return new FileFailure("no-access");
  if (typeof code === "string") return new FileFailure("unreadable");
  return new FileFailure("internal", { detail: error instanceof Error ? error.message : String(error) });
}

export async function load(path: string, maxBytes: number): Promise<Uint8Array> {
  const info = await stat(path);
  if (!info.isFile()) throw new FileFailure("not-a-file");
  // Before it is read: a limit that first loads the file protects nobody.
  if (info.size > maxBytes) throw new FileFailure("too-large", { size: sizeText(info.size), limit: sizeText(maxBytes) });
  return readFile(path);
}

/** Forms of the other files, each with its path; what cannot be read is told where that file has its turn. */
async function formsBeside(paths: readonly string[], maxBytes: number, settled: CheckOptions): Promise<{ readonly path: string; readonly form: Form }[]> {
  const files = await Promise.all(
    paths.map(async (path) => {
      const sheets = await load(path, maxBytes).then((bytes) => readCheckableFile(bytes, { ...DEFAULT_LIMITS, maxBytes })).then((file) => file.sheets, () => []);
      return sheets.flatMap((sheet) => checkSheet(sheet, settled).forms).map(({ form }) => ({ path, form: ofFile(form, basename(path)) }));
    }),
  );
  return files.flat();
}

/** Reads and checks one file. Never throws: what goes wrong becomes the file's error. */
export async function checkFile({ path, holds, beside = [] }: Source, { maxBytes, called, asksWorkbook }: FileOptions, texts: Texts): Promise<CheckedFile> {
  try {
    if (holds) throw new FileFailure(holds);
    const { sheets, settings, document } = await readCheckableFile(await load(path, maxBytes), { ...DEFAULT_LIMITS, maxBytes });
    const kept = readKept(asksWorkbook ? settings : SAYS_NOTHING);
    const settled = settle(called, kept);
    const tables = document?.blocks.filter((block) => block.kind === "table") ?? [];
    const text = document && runningTextOf(document);
    const places = [...sheets.map((sheet, index) => ({ sheet, ...(tables[index] && { table: tables[index] }) })), ...(text ? [{ sheet: text.sheet, text }] : [])];
    const related = text ? (await formsBeside(beside, maxBytes, settled)).filter(({ form }) => belongsTo(text.form, form)) : [];
    const checks = checkWorkbook([...sheets.map((sheet) => checkSheet(sheet, settled)), ...(text ? [checkText(text, settled)] : [])], settled, related.map(({ form }) => form));
    const checked = places.map((place, index) => ({ ...place, check: checks[index]! }));
    return { path, error: null, sheets: checked, policy: settled.policy, kept: partOf(kept, called), document: document && documentOf(document, [...new Set(related.map((file) => file.path))]) };
  } catch (error) {
    const { code, values } = failureOf(error, path);
    return failed(path, code, texts, values);
  }
}
