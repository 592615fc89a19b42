import type { Decimal } from "../figures/decimal";
import type { BlockIndicator } from "./block";
import { isSameLevel } from "./names";

/** A row to be made. */
export type Line =
  | { readonly kind: "indicator"; readonly indicator: BlockIndicator; readonly weight: Decimal | null }
  /** The row of a new group's own; `count` is how many of the lines behind it belong to it. */
  | { readonly kind: "head"; readonly level: number; readonly name: string; readonly count: number };

export function indicatorOf(line: Line): BlockIndicator | null {
  return line.kind === "indicator" ? line.indicator : null;
}

/** Indices of the indicators of a new group, by the index of its head. */
export function linesWithin(lines: readonly Line[], head: number): number[] {
  const line = lines[head]!;
  const indicators = [...lines.keys()].filter((index) => index > head && lines[index]!.kind === "indicator");
  return indicators.slice(0, line.kind === "head" ? line.count : 0);
}

/** How many levels from the first have the same name. */
export function sharedLevels(a: readonly string[], b: readonly string[]): number {
  const other = a.findIndex((name, level) => b[level] === undefined || !isSameLevel(name, b[level]));
  return other === -1 ? a.length : other;
}
