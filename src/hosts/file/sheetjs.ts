import { CFB as untypedCfb, SSF as untypedFormats, parse_xlscfb, parse_zip, read, set_cptable } from "@e965/xlsx";
import type { CellObject, ParsingOptions, ProtectInfo, Range, WorkBook } from "@e965/xlsx";
import { boundParts } from "./bounds/parts";

/** The one place that knows the workbook library: what we use of it, with types that it leaves out. */

declare module "@e965/xlsx" {
  function parse_zip(files: Container, options: ParsingOptions): WorkBook;
  function parse_xlscfb(files: Container, options: ParsingOptions): WorkBook;
}

/** A named file inside a workbook file. */
export interface Stream {
  readonly content: Uint8Array;
}

/** The files inside a workbook file, as the library keeps them. */
export interface Container {
  readonly FullPaths: string[];
  readonly FileIndex: Stream[];
}

interface CompoundFiles {
  read(bytes: Uint8Array, options: { type: "array" }): Container;
  find(container: Container, path: string): Stream | null;
  utils: {
    cfb_new(): Container;
    cfb_add(container: Container, path: string, content: Uint8Array, options: { unsafe: true }): void;
  };
}

/** A worksheet in the library's dense form; rows and cells that do not exist are holes. */
export interface RawSheet {
  readonly "!data"?: (CellObject[] | undefined)[];
  readonly "!type"?: string;
  readonly "!merges"?: Range[];
  readonly "!rows"?: ({ hidden?: boolean } | undefined)[];
  readonly "!cols"?: ({ hidden?: boolean } | undefined)[];
  readonly "!protect"?: ProtectInfo | boolean;
}

const cfb = untypedCfb as CompoundFiles;
const numberFormats = untypedFormats as { load(format: string, id: number): void };

/**
 * Without them .xls files of the time before Unicode (code page 936) come out as gibberish. They cost as much time to bring
 * to life as everything else together, and most files need none.
 */
async function loadCodepages(): Promise<void> {
  set_cptable(await import(/* webpackMode: "eager" */ "@e965/xlsx/dist/cpexcel"));
}

/**
 * The library tells of damage in English on the console, where no one who reads a form looks for it and where a report may be
 * going; what matters of it is told by what we throw.
 */
function quietly<T>(parse: () => T): T {
  const { error, log, warn } = console;
  const silent = (): void => undefined;
  Object.assign(console, { error: silent, log: silent, warn: silent });
  try {
    return parse();
  } finally {
    Object.assign(console, { error, log, warn });
  }
}

/**
 * cellStyles is what makes the library look at hidden columns. sheetStubs keeps formulas that no program has calculated
 * yet; without it the library drops them, and a total would seem to be missing.
 */
const OPTIONS: ParsingOptions = {
  dense: true,
  cellFormula: true,
  cellNF: true,
  cellText: true,
  cellHTML: false,
  cellStyles: true,
  cellDates: false,
  sheetStubs: true,
};

export const compoundFiles = {
  /** Reads the container that .xls, .et and encrypted .xlsx files are; of a copy, because the library writes to it. */
  read: (bytes: Uint8Array): Container => quietly(() => cfb.read(bytes.slice(), { type: "array" })),
  find: (container: Container, path: string): Stream | null => cfb.find(container, path),
};

/** Reads .xls and .et from their container. */
export async function parseBinaryWorkbook(container: Container, builtInFormats: ReadonlyMap<number, string>, options = OPTIONS): Promise<WorkBook> {
  await loadCodepages();
  for (const [id, format] of builtInFormats) numberFormats.load(format, id);
  return quietly(() => parse_xlscfb(container, { ...options }));
}

/**
 * Reads .xlsx, .xlsm and .xlsb from their unpacked parts, by their paths.
 * @param options in place of those that checking needs
 */
export function parsePackedWorkbook(parts: ReadonlyMap<string, Uint8Array>, options = OPTIONS): WorkBook {
  return parseParts(boundParts(parts), options);
}

/** Reads .ods from its parts, whose numbers were looked at before. Blank cells are left out: they may go on for ever. */
export function parseOpenDocumentParts(parts: ReadonlyMap<string, Uint8Array>, options = OPTIONS): WorkBook {
  return parseParts(parts, { ...options, sheetStubs: false });
}

function parseParts(parts: ReadonlyMap<string, Uint8Array>, options: ParsingOptions): WorkBook {
  const container = cfb.utils.cfb_new();
  for (const [name, content] of parts) cfb.utils.cfb_add(container, name, content, { unsafe: true });
  return quietly(() => parse_zip(container, { ...options }));
}

/**
 * Reads an XML spreadsheet 2003 in UTF-8. With stubs, which styles bring along, the library would write down a blank for every cell
 * that a merge covers.
 */
export async function parseXmlWorkbook(bytes: Uint8Array): Promise<WorkBook> {
  await loadCodepages();
  return quietly(() => read(bytes, { ...OPTIONS, cellStyles: false, sheetStubs: false, type: "array" }));
}
