import type { StoredValue } from "../../../src/sheet/sheet";
import type { Choices } from "../choices/choices";
import type { Recipe } from "../recipe";
import labels from "../words/labels.json";
import { type Result, results } from "./measures";
import { type Money, moneyOf } from "./money";
import { dealt, share } from "./points";

export type Shown = "weight" | "score" | "actual";

/** An indicator. Points in hundredths. */
export interface Row extends Result {
  weight: number;
  /** What its weight was to be at the beginning of the year. */
  planned: number;
  /** On a scale of 100, in whole points. */
  single: number;
  score: number;
  reason: string | null;
  readonly isExecution: boolean;
  /** Left over from another year and hidden: no sum counts it. */
  readonly isLeftOver: boolean;
  /** What stands in a cell in place of its figure. */
  readonly shown: Partial<Record<Shown, StoredValue>>;
}

/** What a form is about, before anything is added up. */
export interface Facts {
  readonly rows: Row[];
  /** The total first, each source before those within it; null for a form without money. */
  readonly money: Money[] | null;
  /** Points for the execution rate, wherever they stand; 0 for none. */
  readonly executionWeight: number;
}

/** Kinds in the words of those who review others. */
const REVIEWS: readonly string[] = ["score-table", "weights-only", "score-summary"];
const FULL = 100;
const EXECUTION = 10;
const CENT = 100;

const pick = <Value>(list: readonly Value[], number: number): Value => list[number % list.length]!;

export const hasScores = ({ kind }: Choices): boolean => kind === "self-evaluation" || kind === "score-table" || kind === "score-summary";
export const hasWeights = (choices: Choices): boolean => hasScores(choices) || choices.kind === "weights-only";

function rowOf(result: Result, weight: number, { choices, words }: Recipe, index: number): Row {
  const [numerator, denominator] = result.earned;
  const single = share(numerator, FULL, denominator);
  const score = choices.points === "converted" ? weight * single : share(numerator, weight * CENT, denominator);
  return {
    ...result,
    weight: weight * CENT,
    planned: weight * CENT,
    single,
    score,
    reason: score < weight * CENT ? pick(labels.reasons, words + index) : null,
    isExecution: false,
    isLeftOver: false,
    shown: {},
  };
}

function executionRow({ budget, executed }: Money): Row {
  const score = share(executed, EXECUTION * CENT, budget);
  const reason = score < EXECUTION * CENT ? pick(labels.reasons, executed) : null;
  const names = { part: "过程指标", kind: "资金管理", topic: "资金使用", name: "预算执行率" };
  const full = { sign: null, unit: "%", target: 100, actual: share(executed, FULL * CENT, budget) / CENT, earned: [executed, budget] as const };
  return {
    ...names,
    ...full,
    weight: EXECUTION * CENT,
    planned: EXECUTION * CENT,
    single: 0,
    score,
    reason,
    isExecution: true,
    isLeftOver: false,
    shown: {},
  };
}

/** Two rows whose weights were to be otherwise: what the one lost the other gained. */
function replan(rows: readonly Row[]): void {
  const [rich] = rows.filter(({ weight, isExecution }) => weight > 2 * CENT && !isExecution);
  const other = rows.find((row) => row !== rich && !row.isExecution);
  if (!rich || !other) return;
  rich.planned -= CENT;
  other.planned += CENT;
}

const leftOver = (row: Row): Row => ({
  ...row,
  name: `${row.name}（原）`,
  weight: 8 * CENT,
  planned: 8 * CENT,
  score: 5 * CENT,
  isLeftOver: true,
  reason: null,
  shown: {},
});

export function factsOf(recipe: Recipe): Facts {
  const { choices } = recipe;
  const money = choices.funds === "none" ? null : moneyOf(recipe);
  const isCounted = choices.execution !== "unscored";
  const drawn = results(recipe.rows, REVIEWS.includes(choices.kind));
  const weights = dealt(
    drawn.map(({ draw }) => draw.share),
    isCounted ? FULL - EXECUTION : FULL,
  );
  const rows = drawn.map(({ result }, index) => rowOf(result, weights[index]!, recipe, index));
  if (money && choices.execution === "indicator") rows.unshift(executionRow(money[0]!));
  if (money && choices.execution === "row") rows.push(executionRow(money[0]!));
  if (choices.points === "planned-final") replan(rows);
  if (choices.hidden === "row") rows.splice(1, 0, leftOver(rows[0]!));
  return { rows, money, executionWeight: isCounted ? EXECUTION * CENT : 0 };
}
