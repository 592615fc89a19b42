import { openWorkbookFile, type OpenedWorkbook, type Reading } from "./open";
import { parseFile } from "./parse";
import { FileProblem, type FileProblemCode } from "./problem";

/** The file that the worker is to read. */
export interface Order {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the worker says: how far it is, at last the workbook or why there is none. */
export type Answer = { readonly reading: Reading } | { readonly workbook: OpenedWorkbook } | { readonly problem: FileProblemCode; readonly detail: string };

/** A worker that reads the one file that it is sent. */
self.addEventListener("message", ({ data }: MessageEvent<Order>) => {
  void answer(data).then((last) => self.postMessage(last));
});

/** Nobody would hear of what is thrown here. */
async function answer({ name, bytes }: Order): Promise<Answer> {
  try {
    return { workbook: openWorkbookFile(name, await parseFile(bytes), { onReading: (reading) => self.postMessage({ reading } satisfies Answer) }) };
  } catch (error) {
    return { problem: error instanceof FileProblem ? error.code : "unreadable", detail: String(error) };
  }
}
