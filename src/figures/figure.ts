import type Big from "big.js";

/** A figure as a cell gives it: its exact value, and how far its print lets the true value lie from it. */
export interface Figure {
  /** Exact; percentages as fractions of 1. */
  readonly value: Big;
  /** Decimals of `value` that are shown: 2 for "9.83", 3 for "98.3 %". */
  readonly digits: number;
  readonly isPercent: boolean;
}
