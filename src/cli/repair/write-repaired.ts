import { constants } from "node:fs";
import { copyFile, mkdir, open, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";

/** Where a repaired workbook went. */
export interface Written {
  readonly output: string;
  /** The copy of the file as it was; null where the file itself stayed as it is. */
  readonly original: string | null;
}

const isTaken = (error: unknown): boolean => typeof error === "object" && error !== null && "code" in error && error.code === "EEXIST";

/** Tries one name after another until nothing is there: no file is ever replaced. */
async function underFreeName<Result>(path: string, suffix: (attempt: number) => string, make: (path: string) => Promise<Result>): Promise<Result> {
  const extension = extname(path);
  const stem = join(dirname(path), basename(path, extension));
  for (let attempt = 1; ; attempt++) {
    try {
      return await make(stem + suffix(attempt) + extension);
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
}

async function writeNew(path: string, bytes: Uint8Array, mode: number): Promise<string> {
  const file = await open(path, "wx", mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  return path;
}

/** Writes it into a folder, under the name of the file or, where that is taken, with a number behind it. */
export async function writeToFolder(source: string, folder: string, bytes: Uint8Array): Promise<Written> {
  await mkdir(folder, { recursive: true });
  const { mode } = await stat(source);
  const output = await underFreeName(join(folder, basename(source)), (attempt) => (attempt === 1 ? "" : ` (${attempt})`), (path) => writeNew(path, bytes, mode));
  return { output, original: null };
}

/**
 * Puts it in the place of the file, of which a copy stays beside it. A link stays a link. The file is replaced as a whole: whatever stops
 * the program, there is the old one or the new one.
 */
export async function writeInPlace(source: string, bytes: Uint8Array, word: string): Promise<Written> {
  const path = await realpath(source);
  const { mode } = await stat(path);
  const original = await underFreeName(path, (attempt) => ` (${word}${attempt === 1 ? "" : ` ${attempt}`})`, async (copy) => {
    await copyFile(path, copy, constants.COPYFILE_EXCL);
    return copy;
  });
  const made = await writeNew(`${path}.${process.pid}.tmp`, bytes, mode);
  try {
    await rename(made, path);
  } catch (error) {
    await unlink(made).catch(() => undefined);
    throw error;
  }
  return { output: source, original };
}
