import type { Settings } from "./job";
import type { Clocks } from "./watch";
import type { WorkerThread } from "./workers";

/** Where the command line writes, and what it knows of its surroundings. */
export interface Surroundings {
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The document, and nothing else. A promise is fulfilled when there is room for more. */
  readonly out: (text: string) => unknown;
  readonly err: (text: string) => void;
  readonly isTerminal: { readonly out: boolean; readonly err: boolean };
  /** Standard input; asked for only when names are read from it. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  readonly startWorker: (settings: Settings) => WorkerThread;
  readonly clocks: Clocks;
  /** Ends a run: what has begun is finished and the document completed. */
  readonly interrupt: AbortSignal;
  readonly now: () => Date;
}

export const EXIT = { clean: 0, findings: 1, failure: 2, interrupted: 130 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** A call that cannot be carried out, in the words of the person. */
export class CallProblem extends Error {}
