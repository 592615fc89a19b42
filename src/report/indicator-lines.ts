import { type Decimal, plain } from "../figures/decimal";
import type { FigureAt } from "../form/form";
import type { Comparison } from "../recompute/attainment";
import type { ExpectedScore, OperandRole } from "../recompute/expected-score";
import type { RecomputedIndicator } from "../recompute/recompute";
import type { CheckedForm } from "../rules/check";
import { followsFormula } from "../rules/points";
import { SCORE_DECIMALS, shownPercent, shownPoints } from "./shown";

/** Whether a reported score is one that the figures of its row give under some acceptable policy. */
export type Standing = "agrees" | "differs" | "unknown";

/** An indicator as the form states it beside what its own figures come to. */
export interface IndicatorLine {
  readonly row: number;
  readonly name: string;
  /** The level-1 group, as the form names it. */
  readonly level1: string;
  readonly target: string;
  readonly actual: string;
  readonly outcome: Comparison["outcome"];
  /** Actual ÷ target, a fraction of 1; null without amounts. */
  readonly ratio: Decimal | null;
  readonly weight: FigureAt | null;
  readonly score: FigureAt | null;
  readonly expected: readonly ExpectedScore[];
  readonly standing: Standing;
  /** How far the reported score is from the nearest one expected, in points, without sign; null unless it differs. */
  readonly difference: Decimal | null;
}

export type LineOrder = "form" | "difference" | "ratio" | "weight";
export type LineFilter = "all" | "differs" | "missed" | "unknown";

/** The indicators that carry points or figures, in the order of the form. */
export function indicatorLines({ recomputed }: CheckedForm): IndicatorLine[] {
  return recomputed.indicators.filter(({ indicator }) => indicator.name !== null && !indicator.isSubItem).map(lineOf);
}

/** The lines that are asked for, sorted; those without the figure that sorts come last. */
export function arranged(lines: readonly IndicatorLine[], order: LineOrder, filter: LineFilter): IndicatorLine[] {
  const kept = lines.filter((line) => {
    if (filter === "differs") return line.standing === "differs";
    if (filter === "missed") return line.outcome === "missed" || line.outcome === "partly";
    return filter === "all" || line.standing === "unknown";
  });
  switch (order) {
    case "form":
      return kept;
    case "difference":
      return sortedBy(kept, ({ difference }) => difference, -1);
    case "ratio":
      return sortedBy(kept, ({ ratio }) => ratio, 1);
    case "weight":
      return sortedBy(kept, ({ weight }) => weight?.figure?.value ?? null, -1);
  }
}

/** "7.93", or "6–8" for a band: a score that the figures give, as people write points. */
export function expectedText({ value, span }: ExpectedScore): string {
  const points = (figure: Decimal) => shownPoints(plain(figure), SCORE_DECIMALS)!;
  return value ? points(value) : `${points(span.low)}–${points(span.high)}`;
}

/** The figures that the text of a formula is filled with; shares as percentages. */
export function formulaValues({ operands, value, span }: ExpectedScore): Readonly<Record<string, string>> {
  const of = (role: OperandRole) => operands.filter((operand) => operand.role === role).map((operand) => operand.value);
  const shown = (role: OperandRole) => of(role).map(plain)[0] ?? "";
  const [from, to] = of("share").map((share) => shownPercent(plain(share))!);
  return {
    actual: shown("actual"),
    target: shown("target"),
    weight: shown("weight"),
    executed: shown("executed"),
    budget: shown("budget"),
    from: from ?? "",
    to: to ?? "",
    score: expectedText({ value, span } as ExpectedScore),
  };
}

function lineOf({ indicator, comparison, expected }: RecomputedIndicator): IndicatorLine {
  const { row, levels, name, target, actual, weight, score, sign, unit } = indicator;
  const standing = expected.length === 0 || !score?.figure ? "unknown" : followsFormula(score.figure, expected) ? "agrees" : "differs";
  return {
    row,
    name: name ?? "",
    level1: levels[0]?.text ?? "",
    target: joined(sign, target?.text, unit),
    actual: actual?.text.trim() ?? "",
    outcome: comparison.outcome,
    ratio: comparison.ratio,
    weight,
    score,
    expected,
    standing,
    difference: standing === "differs" ? nearest(score!, expected) : null,
  };
}

function joined(sign: string | null, text: string | undefined, unit: string | null): string {
  return text?.trim() ? [sign, text, unit].map((part) => part?.trim() ?? "").join("") : "";
}

function nearest(score: FigureAt, expected: readonly ExpectedScore[]): Decimal {
  const { value } = score.figure!;
  const distances = expected.map(({ value: exact, span }) => {
    if (exact) return value.minus(exact).abs();
    return value.lt(span.low) ? span.low.minus(value) : value.minus(span.high);
  });
  return distances.reduce((least, distance) => (distance.lt(least) ? distance : least));
}

function sortedBy(lines: readonly IndicatorLine[], figure: (line: IndicatorLine) => Decimal | null, direction: 1 | -1): IndicatorLine[] {
  return [...lines].sort((a, b) => {
    const [left, right] = [figure(a), figure(b)];
    if (!left || !right) return Number(left === null) - Number(right === null);
    return direction * left.cmp(right);
  });
}
