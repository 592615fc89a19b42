import type { Tone } from "../report/model";

/** How far a run has come. */
export interface Count {
  readonly done: number;
  /** Files with an error finding. */
  readonly errors: number;
  readonly failed: number;
}

export interface Progress {
  readonly add: (tone: Tone) => void;
  readonly end: () => void;
}

const EVERY_MS = 100;
const EVERY_FILES = 100;
const BACK_AND_CLEAR = "\r\u001B[K";

export const SILENT: Progress = { add: () => undefined, end: () => undefined };

/** On a terminal one line that is written over; elsewhere a line now and then. The last one counts everything. */
export function createProgress(write: (text: string) => void, isTerminal: boolean, say: (count: Count) => string, now: () => number): Progress {
  const count = { done: 0, errors: 0, failed: 0 };
  let last = -Infinity;
  return {
    add: (tone) => {
      count.done += 1;
      if (tone === "error") count.errors += 1;
      if (tone === "failed") count.failed += 1;
      if (!isTerminal && count.done % EVERY_FILES === 0) write(`${say(count)}\n`);
      if (isTerminal && now() - last >= EVERY_MS) {
        last = now();
        write(BACK_AND_CLEAR + say(count));
      }
    },
    end: () => write(`${isTerminal ? BACK_AND_CLEAR : ""}${say(count)}\n`),
  };
}
