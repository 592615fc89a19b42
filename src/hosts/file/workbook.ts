import type { WorkBook } from "@e965/xlsx";
import { Sheet, type SheetSnapshot } from "../../sheet/sheet";
import { checkSpreadsheetXml } from "./bounds/spreadsheet-xml";
import { WorkbookFileError, sizeText } from "./error";
import { textOfBytes } from "./exports/decode";
import { readDelimited, separatorOf } from "./exports/delimited";
import { hasTable, readHtml } from "./exports/html";
import { kindOfArchive, kindOfBytes } from "./file-kind";
import { declareChineseFormats } from "./formats";
import { readKeptSettings } from "./kept-settings";
import { type SheetXmlFacts, readSheetXml, worksheetParts } from "./sheet-xml";
import { isOpenDocument, notAWorkbook, OPEN_DOCUMENT_PARTS, parseCompound, parseOpenDocument } from "./old-workbooks";
import { type RawSheet, parsePackedWorkbook, parseXmlWorkbook } from "./sheetjs";
import { toSnapshot } from "./snapshot";
import { leaveOutStruckRuns } from "./struck-runs";
import { type ZipEntry, listZip, unpackAll } from "./zip";

/** What is read of a workbook file. */
export interface WorkbookFile {
  /** In tab order. */
  readonly sheets: readonly Sheet[];
  /** Texts that add-ins keep in the workbook outside its cells, by their keys; .xlsx and its kin alone have any. */
  readonly settings: ReadonlyMap<string, string>;
}

export interface FileLimits {
  /** For the file as it is and for what it unpacks to. */
  readonly maxBytes: number;
  /** For the used range of one sheet. */
  readonly maxCells: number;
}

/** Far above any form that a person fills in, far below what makes a small computer slow. */
export const DEFAULT_LIMITS: FileLimits = { maxBytes: 50_000_000, maxCells: 5_000_000 };

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b];
const XML_DECLARATION = /^\s*<\?xml[^>]*>/;
const XML_WORKBOOK = /<(?:\w+:)?Workbook\b/;
const XML_NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet";
/** Where a file says what it is. */
const BEGINNING = 4096;
const WORKBOOK_PART = /(?:^|\/)workbook\d*\.(?:xml|bin)$/i;
/** Parts that hold cells or say how they look; pictures, charts, macros and caches stay packed. */
const NEEDED_PART = /\.(?:xml|rels|bin)$/i;
const NEEDLESS_FOLDER =
  /^(?:META-INF|Index)\/|^objectdata\.xml$|(?:^|\/)(?:media|drawings|charts|embeddings|printerSettings|pivotCache|pivotTables|externalLinks|activeX|ctrlProps|comments|threadedComments|vbaProject)[^/]*(?:\/|$)/i;

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

const unreadable = (error: unknown): WorkbookFileError =>
  error instanceof WorkbookFileError ? error : new WorkbookFileError("unreadable", {}, error instanceof Error ? error.message : String(error));

const COMPLETE: SheetXmlFacts = { isComplete: true, isProtected: false };

/** Facts by the position of the sheet in the workbook; a sheet that is no worksheet (a chart) has none. */
function factsOfParts(book: WorkBook, parts: ReadonlyMap<string, Uint8Array>): (SheetXmlFacts | null)[] {
  const decoder = new TextDecoder();
  const textOf = (name: string): string => decoder.decode(parts.get(name));
  const main = [...parts.keys()].find((name) => WORKBOOK_PART.test(name)) ?? "";
  const worksheets = worksheetParts(textOf(main.replace(/([^/]*)$/, "_rels/$1.rels")), main);
  const declared = (book.Workbook?.Sheets ?? []) as readonly { id?: string }[];
  return declared.map(({ id }) => {
    const part = worksheets.get(id ?? "");
    if (part === null) return null;
    return part?.endsWith(".xml") ? readSheetXml(textOf(part)) : COMPLETE;
  });
}

async function readOpenDocument(entries: readonly ZipEntry[], limits: FileLimits): Promise<Sheet[]> {
  const parts = await unpackAll(entries.filter(({ name }) => OPEN_DOCUMENT_PARTS.includes(name)), limits.maxBytes);
  return toSheets(parseOpenDocument(parts, limits.maxCells), limits);
}

async function readPacked(bytes: Uint8Array, limits: FileLimits): Promise<WorkbookFile> {
  const entries = listZip(bytes);
  const names = entries.map(({ name }) => name);
  if (isOpenDocument(names)) {
    return { sheets: await readOpenDocument(entries, limits), settings: NO_SETTINGS };
  }
  if (!names.some((name) => WORKBOOK_PART.test(name))) throw notAWorkbook(kindOfArchive(names));
  const needed = entries.filter(({ name }) => NEEDED_PART.test(name) && !NEEDLESS_FOLDER.test(name));
  const parts = await unpackAll(needed, limits.maxBytes);
  const book = parsePackedWorkbook(withoutStruckRuns(withChineseFormats(parts)));
  return { sheets: toSheets(book, limits, factsOfParts(book, parts)), settings: textsOf(readKeptSettings(parts)) };
}

/** Our texts are JSON themselves: one that stands there without being packed once more has been read already. */
function textsOf(settings: ReadonlyMap<string, unknown>): Map<string, string> {
  return new Map([...settings].map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]));
}

const NO_SETTINGS: WorkbookFile["settings"] = new Map();

function withChineseFormats(parts: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const patched = new Map(parts);
  for (const [name, content] of parts) {
    if (!/(?:^|\/)styles\d*\.xml$/i.test(name)) continue;
    patched.set(name, new TextEncoder().encode(declareChineseFormats(new TextDecoder().decode(content))));
  }
  return patched;
}

function withoutStruckRuns(parts: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const patched = new Map(parts);
  for (const [name, content] of parts) {
    if (!/\.xml$/i.test(name)) continue;
    const xml = new TextDecoder().decode(content);
    const standing = leaveOutStruckRuns(xml);
    if (standing !== xml) patched.set(name, new TextEncoder().encode(standing));
  }
  return patched;
}

const VISIBILITY: readonly SheetSnapshot["visibility"][] = ["visible", "hidden", "very-hidden"];

function toSheets(book: WorkBook, limits: FileLimits, xmlFacts?: readonly (SheetXmlFacts | null)[]): Sheet[] {
  if (book.SheetNames.length === 0) throw new WorkbookFileError("unreadable", {}, "no sheets");
  const sheets: Sheet[] = [];
  book.SheetNames.forEach((name, index) => {
    const facts = xmlFacts ? xmlFacts[index] : COMPLETE;
    const raw = book.Sheets[name] as RawSheet | undefined;
    const isWorksheet = facts && (raw?.["!type"] ?? "sheet") === "sheet";
    if (!isWorksheet) return;
    // The library leaves a sheet out without a word when it cannot read it.
    if (!raw || !facts.isComplete) throw new WorkbookFileError("unreadable", {}, `sheet ${name}`);
    const properties = book.Workbook?.Sheets?.find((sheet) => sheet.name === name);
    const visibility = VISIBILITY[properties?.Hidden ?? 0] ?? "visible";
    sheets.push(new Sheet(toSnapshot(raw, { name, visibility, isProtected: facts.isProtected }, limits.maxCells)));
  });
  return sheets;
}

const VISIBLE = { visibility: "visible", isProtected: false } as const;

/** Exports of other programs, often named .xls: XML, HTML, or fields with separators. */
async function readText(bytes: Uint8Array, limits: FileLimits): Promise<Sheet[]> {
  const text = textOfBytes(bytes);
  if (text === null) throw notAWorkbook("other");
  const beginning = text.slice(0, BEGINNING);
  if (XML_WORKBOOK.test(beginning) && beginning.includes(XML_NAMESPACE)) {
    checkSpreadsheetXml(text);
    return toSheets(await parseXmlWorkbook(new TextEncoder().encode(text.replace(XML_DECLARATION, '<?xml version="1.0"?>'))), limits);
  }
  if (/^\s*</.test(text)) {
    if (!hasTable(text)) throw notAWorkbook("page");
    const { name, sheet } = readHtml(text, limits.maxCells);
    return [new Sheet(toSnapshot(sheet, { ...VISIBLE, name }, limits.maxCells))];
  }
  const separator = separatorOf(text);
  if (separator === null) throw notAWorkbook("text");
  return [new Sheet(toSnapshot(readDelimited(text, separator), { ...VISIBLE, name: "Sheet1" }, limits.maxCells))];
}

/**
 * Reads an .xlsx, .xlsm, .xlsb, .xls, .et or .ods file, an XML spreadsheet 2003, or a table in HTML or with separators, as budget
 * systems export them. What the file is shows in its bytes; its name does not matter. Formulas keep the value that was stored with them.
 * @throws WorkbookFileError
 */
export async function readWorkbookFile(bytes: Uint8Array, limits: FileLimits = DEFAULT_LIMITS): Promise<WorkbookFile> {
  if (bytes.length === 0) throw new WorkbookFileError("empty");
  if (bytes.length > limits.maxBytes) {
    throw new WorkbookFileError("too-large", { size: sizeText(bytes.length), limit: sizeText(limits.maxBytes) });
  }
  try {
    if (startsWith(bytes, ZIP)) return await readPacked(bytes, limits);
    if (startsWith(bytes, COMPOUND)) return { sheets: toSheets(await parseCompound(bytes), limits), settings: NO_SETTINGS };
    const kind = kindOfBytes(bytes);
    if (kind !== "other") throw notAWorkbook(kind);
    return { sheets: await readText(bytes, limits), settings: NO_SETTINGS };
  } catch (error) {
    throw unreadable(error);
  }
}

/**
 * The worksheets of a workbook file alone.
 * @throws WorkbookFileError
 */
export async function readWorkbook(bytes: Uint8Array, limits: FileLimits = DEFAULT_LIMITS): Promise<readonly Sheet[]> {
  return (await readWorkbookFile(bytes, limits)).sheets;
}
