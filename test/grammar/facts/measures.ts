import type { RowDraw } from "../recipe";
import indicators from "../words/indicators.json";
import review from "../words/review.json";
import { share } from "./points";

interface Measure {
  readonly part: string;
  readonly kind: string;
  readonly topic: string;
  readonly name: string;
  readonly sign?: string;
  readonly unit?: string;
  readonly from?: number;
  readonly to?: number;
  readonly good?: string;
  /** What stands for the result where the target was met, if not the same words. */
  readonly done?: string;
  readonly fair?: string;
}

export interface Result {
  readonly part: string;
  readonly kind: string;
  readonly topic: string;
  readonly name: string;
  readonly sign: string | null;
  readonly unit: string | null;
  /** A whole number, or words. */
  readonly target: number | string;
  readonly actual: number | string;
  /** What of its points the row has earned: the numerator and denominator of a fraction of at most 1. */
  readonly earned: readonly [number, number];
}

const WHOLE = 1000;
/** A row that is partly done keeps this part of its points: between 60 and 80 %. */
const FAIR: readonly [number, number] = [7, 10];

/** At most 18 % above the target: no more than what needs no explanation. */
function above(target: number, isPercent: boolean, distance: number): number {
  const most = isPercent ? 100 : Math.floor(target * 1.18);
  return target + Math.floor(((most - target) * distance) / WHOLE);
}

function resultFigure(sign: string, target: number, isPercent: boolean, { outcome, distance }: RowDraw): number {
  const short = 1 + Math.floor(target * (0.02 + (0.25 * distance) / WHOLE));
  if (outcome === "missed") return sign === "≤" ? target + short : target - short;
  if (outcome !== "above" || sign === "=") return target;
  return sign === "≤" ? target - Math.floor((target * distance) / WHOLE / 10) : above(target, isPercent, distance);
}

function resultOf(measure: Measure, draw: RowDraw): Result {
  const { part, kind, topic, name, sign, unit, from, to } = measure;
  if (sign === undefined || unit === undefined || from === undefined || to === undefined) {
    const isFair = draw.outcome === "partly" || draw.outcome === "missed";
    const good = measure.good!;
    return {
      part,
      kind,
      topic,
      name,
      sign: null,
      unit: null,
      target: good,
      actual: isFair ? measure.fair! : (measure.done ?? good),
      earned: isFair ? FAIR : [1, 1],
    };
  }
  const target = from + Math.floor(((to - from) * draw.size) / WHOLE);
  const actual = resultFigure(sign, target, unit === "%", draw);
  const isMissed = sign === "≤" ? actual > target : actual < target;
  const ratio: readonly [number, number] = sign === "≤" ? [target, actual] : [actual, target];
  return { part, kind, topic, name, sign, unit, target, actual, earned: isMissed ? ratio : [1, 1] };
}

/** The indicators of a form in the order of the parts, each once. */
export function results(draws: readonly RowDraw[], isReview: boolean): { readonly draw: RowDraw; readonly result: Result }[] {
  const measures: readonly Measure[] = isReview ? review : indicators;
  const drawn = new Map(draws.map((draw) => [draw.measure % measures.length, draw]));
  return [...drawn].sort(([a], [b]) => a - b).map(([index, draw]) => ({ draw, result: resultOf(measures[index]!, draw) }));
}

/** How far a target was reached, in hundredths of a per cent; a ceiling that was kept is 100 %. null for words. */
export function reached({ sign, target, actual }: Pick<Result, "sign" | "target" | "actual">): number | null {
  if (typeof target !== "number" || typeof actual !== "number") return null;
  if (sign !== "≤") return share(actual, 10_000, target);
  return actual <= target ? 10_000 : share(target, 10_000, actual);
}
