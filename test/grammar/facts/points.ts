/** Points and percentages are counted in hundredths, money in hundreds of 元: whole numbers all. */

/** 1234 → "12.34", 1200 → "12". */
export function hundredths(count: number): string {
  return String(count / 100);
}

/** a × b ÷ c, rounded half up; all whole numbers, c above 0. */
export function share(a: number, b: number, c: number): number {
  return Math.floor((2 * a * b + c) / (2 * c));
}

/** Whole points for rows by their shares, adding up to `whole`; every row has at least one. */
export function dealt(shares: readonly number[], whole: number): number[] {
  const sum = shares.reduce((total, part) => total + part, 0);
  const free = whole - shares.length;
  const points = shares.map((part) => 1 + Math.floor((free * part) / sum));
  points[points.length - 1]! += whole - points.reduce((total, part) => total + part, 0);
  return points;
}

export const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
