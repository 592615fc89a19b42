/** Failures that office.js is told of instead of an answer. */
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

export const isFault = (kind: string): kind is FaultKind => Object.hasOwn(FAULT_CODES, kind);

/** Excel on the web refuses larger requests and answers. */
export const PAYLOAD_LIMIT = 5 * 1024 * 1024;

/** A failure of Excel that a person or a test orders; once it has come all is well again. */
export interface OrderedFailure {
  /**
   * What fails: a "request", anything that is "set" in one, or a member by its class and its name on the wire:
   * "CommentCollection.Add", "Worksheet.Names", "ConditionalFormatRule.Query" for what is loaded of one.
   */
  readonly of: string;
  /** A {@link FaultKind}, for requests alone, or a code of Excel's API. */
  readonly code: string;
  /** How many of them go well before; none when it is left out. */
  readonly skip?: number;
  /** How many fail then; one when it is left out. */
  readonly times?: number;
  /** "after" it was carried out, so that only the answer is lost; "before" when it is left out. */
  readonly when?: "before" | "after";
}

/** How this Excel misbehaves, and what it was asked. */
export class Conditions {
  /** Artificial time that each round trip takes, in milliseconds. */
  delay = 0;
  private ordered: { readonly failure: OrderedFailure; skip: number; times: number }[] = [];
  private trips = 0;
  private readonly problems: string[] = [];

  order(failure: OrderedFailure): void {
    const { of, code, skip = 0, times = 1 } = failure;
    if (of !== "request" && isFault(code)) throw new Error(`${code} is a failure of requests, not of ${of}`);
    if (of === "request" && !isFault(code) && !/^[A-Z]/.test(code)) throw new Error(`unknown fault ${code}: one of ${Object.keys(FAULT_CODES).join(", ")}, or a code of Excel's API`);
    this.ordered.push({ failure, skip, times });
  }

  /** Fails the next round trips. */
  fail(kind: string, times = 1): void {
    for (let time = 0; time < times; time++) this.order({ of: "request", code: kind });
  }

  /** Takes back what was ordered and has not come. @returns whether there was any */
  cancel(): boolean {
    return this.ordered.splice(0).length > 0;
  }

  /** Counts something that goes by these names, and says whether it has to fail. */
  due(names: readonly string[]): OrderedFailure | null {
    for (const order of this.ordered) {
      if (!names.includes(order.failure.of)) continue;
      if (order.skip > 0) {
        order.skip--;
        continue;
      }
      order.times--;
      this.ordered = this.ordered.filter(({ times }) => times > 0);
      return order.failure;
    }
    return null;
  }

  /** Counts a round trip and says whether it has to fail. */
  nextRequest(): OrderedFailure | null {
    this.trips++;
    return this.due(["request"]);
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
