import type { TextDocument } from "../../../text/document";
import { type FileLimits, DEFAULT_LIMITS } from "../workbook";
import { WorkbookFileError } from "../error";
import { listZip, unpackAll } from "../zip";
import { blocksOf } from "./blocks";
import type { WordElement } from "./word-elements";

const MAIN_PART = "word/document.xml";
const TEXT_PART = /\.(?:xml|rels)$/i;
const TRACKED = /<w:(?:ins|del|moveFrom|moveTo)\s/;

/** Whether an archive is a document of Word, by what it holds. */
export function isDocument(names: readonly string[]): boolean {
  return names.includes(MAIN_PART);
}

/** What the sheet of a table is called: the words by which a person finds it. */
const tableName = (number: number): string => `表${number}`;

/**
 * Reads a .docx, .docm, .dotx or .dotm: its accepted text, without headers, footers, pictures and comments.
 * @throws WorkbookFileError
 */
export async function readDocument(bytes: Uint8Array, limits: FileLimits = DEFAULT_LIMITS): Promise<TextDocument> {
  // The library unpacks without a limit: what it will unpack is unpacked here first, within one.
  const entries = listZip(bytes);
  if (!isDocument(entries.map(({ name }) => name))) throw new WorkbookFileError("not-a-workbook");
  const parts = await unpackAll(entries.filter(({ name }) => TEXT_PART.test(name)), limits.maxBytes);
  const hasTrackedChanges = TRACKED.test(new TextDecoder().decode(parts.get(MAIN_PART)));
  return { blocks: blocksOf(await elementsOf(bytes), tableName, limits.maxCells), hasTrackedChanges };
}

/** The library is large and needed by few: it is loaded with the first document. */
async function elementsOf(bytes: Uint8Array): Promise<WordElement> {
  const { default: mammoth } = await import("mammoth");
  const found: WordElement[] = [];
  const transformDocument = (document: WordElement): WordElement => {
    found.push(document);
    return { ...document, children: [] };
  };
  const input = typeof Buffer === "undefined" ? { arrayBuffer: bytes.slice().buffer } : { buffer: Buffer.from(bytes) };
  await mammoth.convertToHtml(input, { transformDocument }).catch((error: unknown) => {
    throw new WorkbookFileError("unreadable", {}, error instanceof Error ? error.message : String(error));
  });
  return found[0] ?? { type: "document" };
}
