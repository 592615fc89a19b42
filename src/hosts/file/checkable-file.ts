import type { TextDocument } from "../../text/document";
import { isDocument, readDocument } from "./document/read-document";
import { DEFAULT_LIMITS, type FileLimits, readWorkbookFile, type WorkbookFile } from "./workbook";
import { listZip } from "./zip";

/** What is read of a file that can be checked. */
export interface CheckableFile extends WorkbookFile {
  /** The text document whose tables the sheets are; null for a workbook. */
  readonly document: TextDocument | null;
}

/**
 * Reads a workbook, or a document of Word with its tables as sheets. What the file is shows in its bytes; its name does not matter.
 * @throws WorkbookFileError
 */
export async function readCheckableFile(bytes: Uint8Array, limits: FileLimits = DEFAULT_LIMITS): Promise<CheckableFile> {
  if (bytes.length > limits.maxBytes || !isDocument(namesIn(bytes))) return { ...(await readWorkbookFile(bytes, limits)), document: null };
  const document = await readDocument(bytes, limits);
  const sheets = document.blocks.flatMap((block) => (block.kind === "table" ? [block.sheet] : []));
  return { sheets, settings: new Map(), document };
}

/** Of a damaged archive none: the reader of workbooks says what is wrong with it. */
function namesIn(bytes: Uint8Array): string[] {
  try {
    return listZip(bytes).map(({ name }) => name);
  } catch {
    return [];
  }
}
