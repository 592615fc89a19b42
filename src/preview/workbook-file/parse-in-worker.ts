import { LONGEST_READING_MS } from "./limits";
import type { ParsedFile } from "./parse";
import type { Parsed } from "./parser";
import { FileProblem } from "./problem";

/**
 * Reads a file in a worker, so that the page answers meanwhile, and gives it up when that does not end.
 * @param signal gives it up as well
 * @throws FileProblem, or the signal's reason
 */
export async function parseInWorker(bytes: Uint8Array, signal: AbortSignal): Promise<ParsedFile> {
  signal.throwIfAborted();
  const worker = new Worker(new URL("./parser.ts", import.meta.url));
  let clock: ReturnType<typeof setTimeout> | undefined;
  try {
    const parsed = await new Promise<Parsed>((resolve, reject: (reason: Error) => void) => {
      worker.addEventListener("message", ({ data }: MessageEvent<Parsed>) => resolve(data));
      worker.addEventListener("error", ({ message }) => reject(new FileProblem("unreadable", message)));
      signal.addEventListener("abort", () => reject(signal.reason as Error));
      clock = setTimeout(() => reject(new FileProblem("too-slow")), LONGEST_READING_MS);
      worker.postMessage(bytes);
    });
    if ("problem" in parsed) throw new FileProblem(parsed.problem, parsed.detail);
    return parsed.file;
  } finally {
    clearTimeout(clock);
    worker.terminate();
  }
}
