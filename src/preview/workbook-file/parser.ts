import { type ParsedFile, parseFile } from "./parse";
import { FileProblem, type FileProblemCode } from "./problem";

/** What the worker answers. */
export type Parsed = { readonly file: ParsedFile } | { readonly problem: FileProblemCode; readonly detail: string };

/** A worker that reads the one file that it is sent. */
self.addEventListener("message", ({ data }: MessageEvent<Uint8Array>) => {
  self.postMessage(answer(data));
});

function answer(bytes: Uint8Array): Parsed {
  try {
    return { file: parseFile(bytes) };
  } catch (error) {
    if (error instanceof FileProblem) return { problem: error.code, detail: error.message };
    throw error;
  }
}
