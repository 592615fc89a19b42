/** Failures of Excel that a person or a test can order. */
export type FaultKind = "request-too-large" | "response-too-large" | "cell-editing" | "throttled" | "session-lost" | "access-denied";

/** The numbers by which office.js knows them. */
export const FAULT_CODES: Readonly<Record<FaultKind, number>> = {
  "request-too-large": 5103,
  "response-too-large": 5104,
  "cell-editing": 5004,
  throttled: 5102,
  "session-lost": 5012,
  "access-denied": 7000,
};

const isFault = (kind: string): kind is FaultKind => Object.hasOwn(FAULT_CODES, kind);

/** Excel on the web refuses larger requests and answers. */
export const PAYLOAD_LIMIT = 5 * 1024 * 1024;

/** How this Excel misbehaves, and what it was asked. */
export class Conditions {
  /** Artificial time that each round trip takes, in milliseconds. */
  delay = 0;
  private readonly ordered: FaultKind[] = [];
  /** How many writes are carried out before one fails; null when none is to fail. */
  private writesLeft: number | null = null;
  private trips = 0;
  private readonly problems: string[] = [];

  /** Fails the next round trips; after them everything is well again. */
  fail(kind: string, times = 1): void {
    if (!isFault(kind)) throw new Error(`unknown fault ${kind}: one of ${Object.keys(FAULT_CODES).join(", ")}`);
    for (let time = 0; time < times; time++) this.ordered.push(kind);
  }

  /** Carries out that many of the next writes and fails at the one after them, in the middle of its request; then all is well again. */
  interruptAfter(writes: number): void {
    this.writesLeft = writes;
  }

  /** Counts a write, something that a request sets, and says whether it has to fail. */
  isWriteInterrupted(): boolean {
    if (this.writesLeft === null) return false;
    const isInterrupted = this.writesLeft === 0;
    this.writesLeft = isInterrupted ? null : this.writesLeft - 1;
    return isInterrupted;
  }

  /** Counts a round trip and says whether it has to fail. */
  next(): FaultKind | null {
    this.trips++;
    return this.ordered.shift() ?? null;
  }

  /** Round trips of the Excel API since the page was opened. */
  get roundTrips(): number {
    return this.trips;
  }

  /** Something was asked that the preview does not serve, or that it could not understand. */
  report(problem: string): void {
    this.problems.push(problem);
  }

  get reported(): readonly string[] {
    return this.problems;
  }
}
