import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join, parse } from "node:path";

/** What is read, by its usual names: workbooks and documents. A file that a person names is read whatever it is called. */
const WORKBOOK = /\.(?:xlsx|xlsm|xlsb|xls|et|ods|docx|docm|dotx|dotm)$/i;
/** ~$a.xlsx and .~a.et: what Excel and WPS lay beside a workbook that is open. Names with a dot are hidden files. */
const LOCK_OR_HIDDEN = /^(?:~\$|\.)/;
const WILDCARD = /[*?]/;
const ANY_FOLDERS = "**";

export const isWorkbookName = (path: string): boolean => WORKBOOK.test(path) && !LOCK_OR_HIDDEN.test(basename(path));

/** A path to check. */
export interface Source {
  readonly path: string;
  /** Files that may belong to the same project: the text of a document is held against the forms in them. */
  readonly beside?: readonly string[];
  /** For a folder or a pattern in which there was nothing to check. */
  readonly holds?: "no-workbook" | "no-match";
}

interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** By name, so that two runs say the same. Links to folders are left out: they may lead round in a circle. */
async function entriesOf(folder: string): Promise<Entry[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter(({ name }) => !LOCK_OR_HIDDEN.test(name))
    .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const isReadable = (folder: string): Promise<boolean> => readdir(folder).then(() => true, () => false);

async function* workbooksIn(folder: string): AsyncGenerator<string> {
  // A folder that may not be opened is passed on as a path: it becomes an entry that says so.
  if (!(await isReadable(folder))) {
    yield folder;
    return;
  }
  for (const { name, isFolder } of await entriesOf(folder)) {
    const path = join(folder, name);
    if (isFolder) yield* workbooksIn(path);
    else if (isWorkbookName(name)) yield path;
  }
}

/** "自评*.xls?" → a test of one name in a folder. */
function nameTest(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*").replace(/\?/g, ".");
  return new RegExp(`^${escaped}$`, process.platform === "win32" ? "iu" : "u");
}

async function* matching(folder: string, [segment, ...rest]: readonly string[]): AsyncGenerator<string> {
  if (segment === undefined) return;
  const isLast = rest.length === 0;
  if (!WILDCARD.test(segment)) {
    const path = join(folder, segment);
    const info = await stat(path).catch(() => null);
    if (isLast && info?.isFile()) yield path;
    if (!isLast && info?.isDirectory()) yield* matching(path, rest);
    return;
  }
  if (!(await isReadable(folder || "."))) return;
  const fits = segment === ANY_FOLDERS ? null : nameTest(segment);
  if (!fits) yield* matching(folder, isLast ? ["*"] : rest);
  for (const { name, isFolder } of await entriesOf(folder || ".")) {
    const path = join(folder, name);
    if (!fits) {
      if (isFolder) yield* matching(path, [segment, ...rest]);
    } else if (fits.test(name)) {
      if (isFolder && !isLast) yield* matching(path, rest);
      else if (!isFolder && isLast && isWorkbookName(name)) yield path;
    }
  }
}

/** A pattern that the shell did not expand: `*` and `?` in a name, `**` for any folders between. Workbooks only. */
function matches(pattern: string): AsyncGenerator<string> {
  const { root } = parse(pattern);
  const separators = process.platform === "win32" ? /[\\/]+/ : /\/+/;
  return matching(root, pattern.slice(root.length).split(separators));
}

/**
 * The workbooks that the arguments stand for, in the order of the arguments and by name within a folder or a pattern.
 * A file is taken as it is named, a folder with all folders in it; a pattern only where no file has that very name.
 */
export async function* sourcesOf(args: readonly string[]): AsyncGenerator<Source> {
  for (const arg of args) {
    const info = await stat(arg).catch(() => null);
    const isPattern = !info && WILDCARD.test(arg);
    if (!info?.isDirectory() && !isPattern) {
      yield { path: arg };
      continue;
    }
    let isEmpty = true;
    for await (const path of isPattern ? matches(arg) : workbooksIn(arg)) {
      isEmpty = false;
      yield { path };
    }
    if (isEmpty) yield { path: arg, holds: isPattern ? "no-match" : "no-workbook" };
  }
}

/** As many as a folder of one project has, and far more; the text of each document is held against all of them. */
const MOST_BESIDE = 50;

/** Each source with the others that it may belong to: those in its folder, or all where every file was named. */
export async function* together(sources: AsyncIterable<Source>, areNamed: boolean): AsyncGenerator<Source> {
  const all: Source[] = [];
  for await (const source of sources) all.push(source);
  for (const source of all) {
    const beside = all.filter(({ path }) => path !== source.path && (areNamed || dirname(path) === dirname(source.path))).map(({ path }) => path);
    yield beside.length > 0 && beside.length <= MOST_BESIDE ? { ...source, beside } : source;
  }
}

/** Whether the argument is the name of one file, not of a folder and no pattern. */
export async function isOneFile(arg: string): Promise<boolean> {
  const info = await stat(arg).catch(() => null);
  return info ? !info.isDirectory() : !WILDCARD.test(arg);
}

/** What PowerShell's ">" begins a file with. */
const UTF16_MARK = [0xff, 0xfe];

/**
 * File names from a stream, as they come: one a line, or each ended by NUL. Blank lines are no names. UTF-8, or UTF-16 with its mark.
 * At most one chunk of the stream is held.
 */
export async function* namesFrom(stream: AsyncIterable<Uint8Array>, separator: "\n" | "\0"): AsyncGenerator<Source> {
  let decoder: TextDecoder | null = null;
  const named = (text: string): Source[] => {
    const path = separator === "\n" ? text.replace(/\r$/, "") : text;
    return path.trim() === "" ? [] : [{ path }];
  };
  let rest = "";
  for await (const chunk of stream) {
    decoder ??= new TextDecoder(UTF16_MARK.every((byte, i) => chunk[i] === byte) ? "utf-16le" : "utf-8");
    const parts = (rest + decoder.decode(chunk, { stream: true })).split(separator);
    rest = parts.pop() ?? "";
    for (const part of parts) yield* named(part);
  }
  yield* named(rest + (decoder?.decode() ?? ""));
}
