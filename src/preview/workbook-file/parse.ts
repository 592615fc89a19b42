import { type ParsingOptions, read, type WorkBook } from "@e965/xlsx";
import { WorkbookFileError } from "../../hosts/file/error";
import { parsePackedWorkbook } from "../../hosts/file/sheetjs";
import { listZip, unpackAll } from "../../hosts/file/zip";
import { LARGEST_UNPACKED } from "./limits";
import { FileProblem } from "./problem";

/** What SheetJS makes of a file. Plain data: it comes out of a worker. */
export interface ParsedFile {
  readonly book: Pick<WorkBook, "SheetNames" | "Sheets" | "Workbook">;
  /** The parts of the archive by their paths; an old .xls has none. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

const OPTIONS: ParsingOptions = { cellStyles: true, cellNF: true, cellFormula: true, sheetStubs: true };
const ENCRYPTED = /password|encrypt|ECMA-376/i;
const NO_PARTS: ParsedFile["parts"] = new Map();

/**
 * Reads an .xlsx, .xlsm or .xls file. It may take long, and with some damaged .xls files it never ends: `parseInWorker` can be stopped.
 * @throws FileProblem
 */
export async function parseFile(bytes: Uint8Array, largestUnpacked = LARGEST_UNPACKED): Promise<ParsedFile> {
  try {
    if (isZip(bytes)) {
      const parts = await unpackAll(listZip(bytes).filter(({ name }) => !name.endsWith("/")), largestUnpacked);
      return { book: plainData(parsePackedWorkbook(parts, OPTIONS)), parts };
    }
    if (isCompoundFile(bytes)) return { book: plainData(read(bytes, { ...OPTIONS, type: "array" })), parts: NO_PARTS };
  } catch (error) {
    throw problemOf(error);
  }
  // SheetJS would take any text for a table.
  throw new FileProblem("unreadable", "neither a zip archive nor a compound file");
}

const isZip = ([first, second]: Uint8Array): boolean => first === 0x50 && second === 0x4b;

const isCompoundFile = ([first, second, third, fourth]: Uint8Array): boolean => first === 0xd0 && second === 0xcf && third === 0x11 && fourth === 0xe0;

function plainData({ SheetNames, Sheets, Workbook }: WorkBook): ParsedFile["book"] {
  return { SheetNames, Sheets, ...(Workbook ? { Workbook } : {}) };
}

function problemOf(error: unknown): FileProblem {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof WorkbookFileError && error.code === "unpacked-too-large") return new FileProblem("unpacked-too-large", detail);
  return new FileProblem(ENCRYPTED.test(detail) ? "encrypted" : "unreadable", detail);
}
