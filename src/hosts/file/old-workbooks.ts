import type { ParsingOptions, WorkBook } from "@e965/xlsx";
import { boundStream, isEncryptedStream, removeTheme } from "./biff";
import { checkOpenDocument } from "./bounds/open-document";
import { WorkbookFileError } from "./error";
import { type OtherKind, kindOfCompound } from "./file-kind";
import { CHINESE_FORMATS } from "./formats";
import { compoundFiles, parseBinaryWorkbook, parseOpenDocumentParts } from "./sheetjs";

/** Workbooks other than .xlsx and its kin, as the library may see them: bounded, without a password, and without a word on the console. */

export const notAWorkbook = (kind: OtherKind): WorkbookFileError => new WorkbookFileError("not-a-workbook", { kind });

/**
 * Reads an .xls or .et file.
 * @param options in place of those that checking needs
 * @throws WorkbookFileError
 */
export async function parseCompound(bytes: Uint8Array, options?: ParsingOptions): Promise<WorkBook> {
  const container = compoundFiles.read(bytes);
  if (compoundFiles.find(container, "EncryptedPackage")) throw new WorkbookFileError("encrypted");
  const stream = compoundFiles.find(container, "/Workbook") ?? compoundFiles.find(container, "/Book");
  if (!stream) throw notAWorkbook(kindOfCompound((name) => compoundFiles.find(container, name) !== null));
  if (isEncryptedStream(stream.content)) throw new WorkbookFileError("encrypted");
  removeTheme(stream.content);
  boundStream(stream.content);
  return parseBinaryWorkbook(container, CHINESE_FORMATS, options);
}

export const OPEN_DOCUMENT_PARTS = ["content.xml", "styles.xml", "META-INF/manifest.xml"];
const ENCRYPTED_ENTRY = /<(?:\w+:)?encryption-data\b/;
const OPEN_SPREADSHEET = /<(?:\w+:)?spreadsheet[\s>]/;

/** @param names of the parts of an archive */
export const isOpenDocument = (names: readonly string[]): boolean => names.includes("content.xml") && names.includes("META-INF/manifest.xml");

/**
 * Reads an .ods file from its parts.
 * @throws WorkbookFileError
 */
export function parseOpenDocument(parts: ReadonlyMap<string, Uint8Array>, maxCells: number, options?: ParsingOptions): WorkBook {
  const textOf = (name: string): string => new TextDecoder().decode(parts.get(name));
  if (ENCRYPTED_ENTRY.test(textOf("META-INF/manifest.xml"))) throw new WorkbookFileError("encrypted");
  const content = textOf("content.xml");
  if (!OPEN_SPREADSHEET.test(content)) throw notAWorkbook("document");
  checkOpenDocument(content, maxCells);
  // The library insists on styles.
  const styles = parts.get("styles.xml") ?? new TextEncoder().encode("<styles/>");
  return parseOpenDocumentParts(new Map([...parts, ["styles.xml", styles]]), options);
}
