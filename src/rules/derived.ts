import { Decimal, digitsShown, plain } from "../figures/decimal";
import { type Interval, divideIntervals, exactly, meets } from "../figures/interval";
import { compact } from "../figures/normalise";
import type { FigureAt, Form, Indicator, SpareColumn } from "../form/form";
import type { RecomputedIndicator } from "../recompute/recompute";
import { weightOf } from "../recompute/weight";
import words from "./derived-columns.json";
import { type Filled, isFilled } from "./filled";
import { asPoints, inPoints, printedPoints } from "./points";
import { readingsOfRate } from "./rates";
import type { RuleContext } from "./rule";
import { isOwnIndicator } from "./rows";

/** A row held against what one of its columns is made of. */
export interface DerivedCheck {
  readonly indicator: Indicator;
  readonly result: Filled;
  readonly operands: readonly Filled[];
  readonly expected: Decimal;
  /** "75 × 20%": with the figures as the cells show them. */
  readonly terms: string;
  readonly holds: boolean;
  /** False where almost any relation would hold: all of it reached, nothing taken off. */
  readonly tells: boolean;
}

/** Rows that break what the others keep. */
export interface BrokenColumn {
  readonly heading: string;
  readonly broken: readonly DerivedCheck[];
  /** Whether a row that keeps it does more than repeat its operand. */
  readonly isConfirmed: boolean;
}

/** Relations of which the headings alone say nothing are told by so many rows. */
const LEAST_TOLD = 3;

export function isNamed({ heading }: SpareColumn, list: Exclude<keyof typeof words, "noPoints">): boolean {
  const name = compact(heading.text);
  return words[list].some((word) => name.includes(word));
}

function cellIn({ cells }: SpareColumn, { row }: Indicator): Filled | null {
  const cell = cells.find((other) => other.row === row);
  return isFilled(cell) ? cell : null;
}

/** What keeps and breaks a relation; null where more rows break it than keep it, or nothing breaks it. */
function brokenIn(heading: string, checks: readonly DerivedCheck[], isSaid: boolean): BrokenColumn | null {
  const broken = checks.filter(({ holds }) => !holds);
  const kept = checks.filter(({ holds }) => holds);
  const told = kept.filter(({ tells }) => tells);
  const isBelieved = kept.length > broken.length && (isSaid || (broken.length === 1 && told.length >= LEAST_TOLD && new Set(told.map(({ result }) => plain(result.figure.value))).size > 1));
  return broken.length > 0 && isBelieved ? { heading, broken, isConfirmed: told.length > 0 } : null;
}

/** 完成率 = actual ÷ target, printed with more than all of it or not; turned for a ceiling. */
function completionOf({ indicator, comparison }: RecomputedIndicator, column: SpareColumn): DerivedCheck[] {
  const result = cellIn(column, indicator);
  const { actual, actualSpan, target, comparator } = comparison;
  if (!result || !actual || !actualSpan || !target || target.lte(0) || actual.lt(0) || !isFilled(result)) return [];
  const isCeiling = comparator === "≤" || comparator === "<";
  const share = divideIntervals(actualSpan, exactly(target));
  const turned = isCeiling && actualSpan.low.gt(0) ? divideIntervals(exactly(target), actualSpan) : null;
  const rest: Interval | null = isCeiling && share ? { low: share.high.times(-1).plus(2), high: share.low.times(-1).plus(2), isClosed: true } : null;
  const accepted = [share, turned, rest].filter((span) => span !== null);
  const isAll = accepted.some(({ high }) => high.gte(1));
  const readings = readingsOfRate(result.figure);
  const holds = readings.some((reading) => accepted.some((span) => meets(reading, span)) || (isAll && meets(reading, ALL)));
  const operands = [indicator.actual, indicator.target].filter((cell) => cell !== null);
  return [{ indicator, result, operands: operands.filter(isFilled), expected: actual.div(target), terms: `${plain(actual)} ÷ ${plain(target)}`, holds, tells: !actual.eq(target) && !isCeiling }];
}

const ALL = exactly(new Decimal(1));

/** result = factor × weight, where a factor of 100 points is all of it. */
function productOf(indicator: Indicator, result: FigureAt | null | undefined, factor: SpareColumn, hundred: boolean): DerivedCheck[] {
  const [one, weight] = [cellIn(factor, indicator), weightOf(indicator)];
  if (!isFilled(result) || !one || !weight || result.figure.isPercent) return [];
  const share = hundred && !one.figure.isPercent ? one.figure.value.div(100) : one.figure.value;
  const expected = share.times(inPoints(weight.figure));
  return [{
    indicator,
    result,
    operands: [one, weight],
    expected,
    terms: `${one.text.trim()} × ${weight.text.trim()}${hundred && !one.figure.isPercent && !weight.figure.isPercent ? "%" : ""}`,
    holds: meets(printedPoints(result.figure), exactly(expected)),
    tells: !share.eq(0) && !share.eq(1),
  }];
}

/** result = whole − what is taken off, written with a sign or without. */
function restOf(indicator: Indicator, result: FigureAt | null, whole: Filled | null, column: SpareColumn): DerivedCheck[] {
  const off = cellIn(column, indicator);
  const points = isFilled(result) && whole ? asPoints(result.figure, whole.figure) : null;
  if (!isFilled(result) || !whole || !off || off.figure.isPercent || !points) return [];
  const taken = off.figure.value.abs();
  const expected = points.weight.minus(taken);
  return [{
    indicator,
    result,
    operands: [whole, off],
    expected,
    terms: `${plain(points.weight)} − ${plain(taken)}`,
    holds: meets(printedPoints(result.figure), exactly(expected)),
    tells: taken.gt(0),
  }];
}

function ownIn({ recomputed }: Pick<RuleContext, "recomputed">): RecomputedIndicator[] {
  return recomputed.indicators.filter(({ indicator }) => isOwnIndicator(indicator));
}

/** Printed shares of completion that target and result do not give. */
export function brokenCompletion(context: Pick<RuleContext, "form" | "recomputed">): BrokenColumn[] {
  return context.form.spareColumns.filter((column) => isNamed(column, "completion")).flatMap((column) => brokenIn(column.heading.text, ownIn(context).flatMap((row) => completionOf(row, column)), true) ?? []);
}

/** Scores that another column and the weight, or the points taken off, do not give. One relation for each score: the one that most rows keep. */
export function brokenScores(context: Pick<RuleContext, "form" | "recomputed">): BrokenColumn[] {
  const { spareColumns } = context.form;
  const rows = ownIn(context).map(({ indicator }) => indicator);
  // A rate is worked out from the score, not the score from it.
  const factors = spareColumns.filter((column) => !isNamed(column, "deduction") && !/率$/.test(compact(column.heading.text)) && !isNamed(column, "completion"));
  const products = factors.flatMap((factor) =>
    [true, false].map((hundred) => ({ factor, isSaid: isNamed(factor, "factor"), checks: rows.flatMap((row) => productOf(row, row.score, factor, hundred)) })));
  const rests = spareColumns.filter((column) => isNamed(column, "deduction")).flatMap((column) => [
    { factor: column, isSaid: true, checks: rows.flatMap((row) => restOf(row, row.score, weightOf(row), column)) },
    ...factors.filter((other) => isNamed(other, "points")).map((other) => ({ factor: column, isSaid: true, checks: rows.flatMap((row) => restOf(row, row.score, cellIn(other, row), column)) })),
  ]);
  const keptIn = (checks: readonly DerivedCheck[]) => checks.filter(({ holds }) => holds).length;
  const candidates = [...products, ...rests].filter(({ checks }) => keptIn(checks) > 0);
  // What one relation explains in every row no other accuses.
  if (candidates.some(({ checks, isSaid }) => isSaid && checks.length > 1 && keptIn(checks) === checks.length)) return [];
  const [best] = [...candidates].sort((a, b) => keptIn(b.checks) - keptIn(a.checks));
  const found = best && brokenIn(best.factor.heading.text, best.checks, best.isSaid);
  return found ? [found] : [];
}

/** Columns of points beside the scores: what reviewers gave. */
export function pointColumns({ spareColumns, indicators }: Form): SpareColumn[] {
  const own = indicators.filter(isOwnIndicator);
  return spareColumns.filter((column) => {
    const name = compact(column.heading.text);
    if (!isNamed(column, "points") || words.noPoints.some((word) => name.includes(word))) return false;
    const pairs = own.flatMap((indicator) => {
      const [given, weight] = [cellIn(column, indicator), weightOf(indicator)];
      const points = given && weight ? asPoints(given.figure, weight.figure) : null;
      return points ? [points] : [];
    });
    const within = pairs.filter(({ score, weight }) => score.lte(weight) && score.gte(0)).length;
    return pairs.length > 1 && pairs.length * 2 > own.length && within * 2 > pairs.length;
  });
}

export function pointIn(column: SpareColumn, row: number): FigureAt | null {
  return column.cells.find((cell) => cell.row === row) ?? null;
}

export const asPercent = (share: Decimal): string => `${digitsShown(share.times(100), 4)}%`;
