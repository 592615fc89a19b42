import Big from "big.js";

const POINT_DECIMALS = 4;
/** Scores are given with two decimals; a recomputed one that does not end is shown like that. */
export const SCORE_DECIMALS = 2;
const PERCENT_DECIMALS = 2;

/** "9.8300000000000001" → "9.83": points as a person writes them. Null stays null. */
export function shownPoints(exact: string | null, decimals = POINT_DECIMALS): string | null {
  return exact === null ? null : new Big(exact).round(decimals).toFixed();
}

/** "0.98340019" → "98.34%". Null stays null. */
export function shownPercent(fraction: string | null): string | null {
  return fraction === null ? null : `${new Big(fraction).times(100).round(PERCENT_DECIMALS).toFixed()}%`;
}
