import { read, type WorkBook } from "@e965/xlsx";
import { FileProblem } from "./problem";

/** What SheetJS makes of a file. Plain data: it comes out of a worker. */
export interface ParsedFile {
  readonly book: Pick<WorkBook, "SheetNames" | "Sheets" | "Workbook">;
  /** The parts of the archive by their paths; an old .xls has none. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

const ENCRYPTED = /password|encrypt|ECMA-376/i;

/**
 * Reads an .xlsx, .xlsm or .xls file. It may take long, and with some damaged .xls files it never ends: `parseInWorker` can be stopped.
 * @throws FileProblem
 */
export function parseFile(bytes: Uint8Array): ParsedFile {
  if (!looksLikeAWorkbook(bytes)) throw new FileProblem("unreadable", "neither a zip archive nor a compound file");
  try {
    const book = read(bytes, { type: "array", cellStyles: true, cellNF: true, cellFormula: true, sheetStubs: true, bookFiles: true });
    const { SheetNames, Sheets, Workbook } = book;
    return { book: { SheetNames, Sheets, ...(Workbook ? { Workbook } : {}) }, parts: partsOf(book) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new FileProblem(ENCRYPTED.test(detail) ? "encrypted" : "unreadable", detail);
  }
}

/** SheetJS would take any text for a table. */
function looksLikeAWorkbook([first, second, third, fourth]: Uint8Array): boolean {
  const isZip = first === 0x50 && second === 0x4b;
  const isCompoundFile = first === 0xd0 && second === 0xcf && third === 0x11 && fourth === 0xe0;
  return isZip || isCompoundFile;
}

/** SheetJS hands over the files of a zip archive without describing them. */
function partsOf(book: WorkBook): Map<string, Uint8Array> {
  const { files = {} } = book as WorkBook & { files?: Record<string, { content?: Uint8Array } | undefined> };
  const parts = new Map<string, Uint8Array>();
  for (const [path, file] of Object.entries(files)) if (file?.content && !path.endsWith("/")) parts.set(path, Uint8Array.from(file.content));
  return parts;
}
