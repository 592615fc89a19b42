import type { ParsingOptions, WorkBook } from "@e965/xlsx";
import { WorkbookFileError } from "../../hosts/file/error";
import { isOpenDocument, parseCompound, parseOpenDocument } from "../../hosts/file/old-workbooks";
import { parsePackedWorkbook } from "../../hosts/file/sheetjs";
import { listZip, unpackAll } from "../../hosts/file/zip";
import { LARGEST_GRID, LARGEST_UNPACKED } from "./limits";
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
 * Reads an .xlsx, .xlsm, .xlsb, .xls, .et or .ods file with the bounds of the reader of files. It may take long; `openInWorker` can be stopped.
 * @throws FileProblem
 */
export async function parseFile(bytes: Uint8Array, largestUnpacked = LARGEST_UNPACKED): Promise<ParsedFile> {
  try {
    if (isZip(bytes)) {
      const parts = await unpackAll(listZip(bytes).filter(({ name }) => !name.endsWith("/")), largestUnpacked);
      if (isOpenDocument([...parts.keys()])) return { book: plainData(parseOpenDocument(parts, LARGEST_GRID, OPTIONS)), parts: NO_PARTS };
      return { book: plainData(parsePackedWorkbook(parts, OPTIONS)), parts };
    }
    if (isCompoundFile(bytes)) return { book: plainData(await parseCompound(bytes, OPTIONS)), parts: NO_PARTS };
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
  if (error instanceof WorkbookFileError && error.code === "sheet-too-large") return new FileProblem("too-many-cells", detail);
  if (error instanceof WorkbookFileError && error.code === "encrypted") return new FileProblem("encrypted", detail);
  return new FileProblem(ENCRYPTED.test(detail) ? "encrypted" : "unreadable", detail);
}
