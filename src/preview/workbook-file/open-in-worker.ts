import { LONGEST_READING_MS } from "./limits";
import type { OpenedWorkbook, Reading } from "./open";
import type { Answer, Order } from "./parser";
import { FileProblem } from "./problem";

/**
 * Reads a file in a worker, so that the page answers meanwhile, and gives it up when that does not end.
 * @param signal gives it up as well
 * @throws FileProblem, or the signal's reason
 */
export async function openInWorker(order: Order, signal: AbortSignal, onReading: (reading: Reading) => void): Promise<OpenedWorkbook> {
  signal.throwIfAborted();
  const worker = new Worker(new URL("./parser.ts", import.meta.url));
  let clock: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<OpenedWorkbook>((resolve, reject: (reason: Error) => void) => {
      worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
        if ("reading" in data) onReading(data.reading);
        else if ("workbook" in data) resolve(data.workbook);
        else reject(new FileProblem(data.problem, data.detail));
      });
      worker.addEventListener("error", ({ message }) => reject(new FileProblem("unreadable", message)));
      signal.addEventListener("abort", () => reject(signal.reason as Error));
      clock = setTimeout(() => reject(new FileProblem("too-slow")), LONGEST_READING_MS);
      worker.postMessage(order);
    });
  } finally {
    clearTimeout(clock);
    worker.terminate();
  }
}
