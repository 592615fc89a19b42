/** Is told of every request of a call to a workbook in memory, so that it can fail at any of them as a program would. */
export interface RequestWatch {
  /** The request is about to be carried out; what this throws stops the call there. */
  before(request: string): void;
  /** The request was carried out; what this throws stops the call there. */
  after(request: string): void;
  /** All requests of the call were carried out; what this throws is all that the caller hears of it. */
  answer(): void;
}

/** Lets everything pass. */
export const NO_WATCH: RequestWatch = { before: () => undefined, after: () => undefined, answer: () => undefined };
