import { type ParsedFile, parseFile } from "./parse";
import { FileProblem, type FileProblemCode } from "./problem";

/** What the worker answers. */
export type Parsed = { readonly file: ParsedFile } | { readonly problem: FileProblemCode; readonly detail: string };

/** A worker that reads the one file that it is sent. */
self.addEventListener("message", ({ data }: MessageEvent<Uint8Array>) => {
  void answer(data).then((parsed) => self.postMessage(parsed));
});

/** Nobody would hear of what is thrown here. */
async function answer(bytes: Uint8Array): Promise<Parsed> {
  try {
    return { file: await parseFile(bytes) };
  } catch (error) {
    return { problem: error instanceof FileProblem ? error.code : "unreadable", detail: String(error) };
  }
}
