import { constants } from "node:fs";
import { type FileHandle, lstat, open, realpath, stat, unlink } from "node:fs/promises";
import { isWorkbookName } from "./sources";

/** Keeps what a document is written to from being anything that a person would miss. */

/** Whether the paths lead to one file, by whatever names: links of both kinds are seen through. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([one, other].map((path) => stat(path, { bigint: true }).catch(() => null)));
  return first != null && second != null && !first.isDirectory() && first.dev === second.dev && first.ino === second.ino;
}

/** What .xlsx and .xls files and their kin begin with: a ZIP archive, a compound file. */
const BEGINNINGS = ["504b0304", "d0cf11e0"];

async function beginsLikeWorkbook(path: string): Promise<boolean> {
  const info = await stat(path).catch(() => null);
  // A pipe or a terminal would be kept waiting.
  if (!info?.isFile()) return false;
  const file = await open(path, "r").catch(() => null);
  if (!file) return false;
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return BEGINNINGS.includes(buffer.toString("hex"));
  } finally {
    await file.close();
  }
}

/** Whether a document written there would take the name or the place of a workbook, also where a link leads to it. */
export async function isWorkbookThere(output: string): Promise<boolean> {
  const target = await realpath(output).catch(() => output);
  return isWorkbookName(output) || isWorkbookName(target) || beginsLikeWorkbook(target);
}

/** Opens a file of our own in a folder for writing. A link that stands there gives way: what it leads to is not ours. */
export async function openOwn(path: string): Promise<FileHandle> {
  const info = await lstat(path).catch(() => null);
  if (info?.isSymbolicLink()) await unlink(path);
  // Windows knows no such flag, and links only by an administrator's leave.
  const noFollow = (constants as { O_NOFOLLOW?: number }).O_NOFOLLOW ?? 0;
  return open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | noFollow);
}
