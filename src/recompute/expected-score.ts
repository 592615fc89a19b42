import { Decimal, ZERO } from "../figures/decimal";
import { type Interval, between, exactly, scaled } from "../figures/interval";
import type { Attainment } from "../figures/phrase";
import type { FigureAt, Indicator } from "../form/form";
import type { Bands, Policy, ReverseFormula } from "../policy/policy";
import type { Position } from "../sheet/address";
import type { Comparison } from "./attainment";
import type { Ratio } from "./funds";
import { hasOwnSteps } from "./own-rule";
import { type Weight, weightOf } from "./weight";

/** How a score comes about; the text `formula.<id>` of the policy texts shows it. */
export type ScoreFormula = "full" | "positive-ratio" | "reverse-ratio" | "reverse-linear" | "band" | "execution-linear" | "execution-steps";

export type OperandRole = "actual" | "target" | "weight" | "executed" | "budget" | "share";

/** A figure that goes into a formula; amounts in the target's unit, money in the form's, shares as fractions of 1. */
export interface Operand {
  readonly role: OperandRole;
  readonly value: Decimal;
  /** Where it stands; null for what only the policy gives. */
  readonly cell: Position | null;
}

/** A score that some policies give, before it is rounded. */
export interface ExpectedScore {
  readonly formula: ScoreFormula;
  /** By the figures as they stand; null where the formula leaves a choice (a band). */
  readonly value: Decimal | null;
  /** Every score that the printed figures allow. */
  readonly span: Interval;
  readonly operands: readonly Operand[];
  /** Those of the acceptable policies that give it; never empty. */
  readonly policies: readonly Policy[];
}

const ONE = new Decimal(1);

function within(value: Decimal, weight: Decimal): Decimal {
  return value.lt(0) ? ZERO : value.gt(weight) ? weight : value;
}

/** One entry for all policies that say the same. */
function grouped<Rule>(
  policies: readonly Policy[],
  rulesOf: (policy: Policy) => readonly Rule[],
  keyOf: (rule: Rule) => string,
): { readonly rule: Rule; readonly policies: readonly Policy[] }[] {
  const groups = new Map<string, { rule: Rule; policies: Policy[] }>();
  for (const policy of policies) {
    for (const rule of rulesOf(policy)) {
      const known = groups.get(keyOf(rule));
      if (known) known.policies.push(policy);
      else groups.set(keyOf(rule), { rule, policies: [policy] });
    }
  }
  return [...groups.values()];
}

type ShareOf = (actual: Decimal, target: Decimal) => Decimal;

const positiveShare: ShareOf = (actual, target) => actual.div(target);

const REVERSE_SHARES: Readonly<Record<ReverseFormula, ShareOf>> = {
  ratio: (actual, target) => target.div(actual),
  linear: (actual, target) => ONE.minus(actual.minus(target).div(target)),
};

interface Missed {
  readonly actual: Decimal;
  readonly actualSpan: Interval;
  readonly target: Decimal;
  readonly weight: Decimal;
  readonly operands: readonly Operand[];
}

function byShare(formula: ScoreFormula, shareOf: ShareOf, missed: Missed, policies: readonly Policy[]): ExpectedScore {
  const { actual, actualSpan, target, weight, operands } = missed;
  const score = (value: Decimal) => within(shareOf(value, target).times(weight), weight);
  // Each formula only rises or only falls with the actual value, so its ends are the formula's ends.
  return { formula, value: score(actual), span: between(score(actualSpan.low), score(actualSpan.high)), operands, policies };
}

function ofMissedFloor(missed: Missed, acceptable: readonly Policy[]): ExpectedScore[] {
  return missed.target.lte(0)
    ? []
    : grouped(acceptable, ({ positive }) => positive, ({ formula }) => formula).map(({ rule, policies }) =>
        byShare(`positive-${rule.formula}`, positiveShare, missed, policies),
      );
}

function ofMissedCeiling(missed: Missed, acceptable: readonly Policy[]): ExpectedScore[] {
  const isDefined = missed.target.gt(0) && missed.actualSpan.low.gt(0);
  return !isDefined
    ? []
    : grouped(acceptable, ({ reverse }) => reverse, ({ formula }) => formula).map(({ rule, policies }) =>
        byShare(`reverse-${rule.formula}`, REVERSE_SHARES[rule.formula], missed, policies),
      );
}

type Told = Exclude<Attainment, "unknown">;

/** The share of the weight that a band allows, as fractions of 1; only the best band includes its upper end. */
function bandOf(outcome: Told, { met, partly }: Bands): Interval {
  switch (outcome) {
    case "met":
      return between(met, ONE);
    case "mostly":
      // 基本达到 is scored as met in one place and as partly met in another.
      return between(partly, ONE);
    case "partly":
      return { low: partly, high: met, isClosed: false };
    case "missed":
      return { low: ZERO, high: partly, isClosed: false };
  }
}

function ofBands(outcome: Told, weight: Decimal, operands: readonly Operand[], acceptable: readonly Policy[]): ExpectedScore[] {
  const keyOf = ({ low, high }: Interval) => `${low.toFixed()} ${high.toFixed()}`;
  return grouped(acceptable, ({ bands }) => [bandOf(outcome, bands)], keyOf).map(({ rule: share, policies }) => ({
    formula: "band",
    value: null,
    span: scaled(share, weight),
    operands: [...operands, { role: "share", value: share.low, cell: null }, { role: "share", value: share.high, cell: null }],
    policies,
  }));
}

/** A weight of 20% is worth 20 points, unless scores are shares as well. */
function pointsOf({ figure: { value, isPercent } }: Weight, { score }: Indicator): Decimal {
  return isPercent && !score?.figure?.isPercent ? value.times(100) : value;
}

/** What an indicator should score by its own figures under each policy; empty where nothing can be said. */
export function expectedScores(indicator: Indicator, comparison: Comparison, acceptable: readonly Policy[], notes: readonly string[] = []): ExpectedScore[] {
  const own = weightOf(indicator);
  const weight = own && pointsOf(own, indicator);
  const { outcome, basis, comparator, target, actual, actualSpan } = comparison;
  if (!weight || weight.lte(0) || outcome === "unknown") return [];
  if (outcome !== "met" && hasOwnSteps(indicator, notes)) return [];
  const operand = (role: OperandRole, value: Decimal, cell: FigureAt | null): Operand => ({ role, value, cell });
  const ofWeight = operand("weight", weight, own);
  if (basis === "phrase") return ofBands(outcome, weight, [ofWeight], acceptable);
  if (!target || !actual || !actualSpan) {
    // No formula tells what a missed range is worth.
    return outcome === "met" ? [{ formula: "full", value: weight, span: exactly(weight), operands: [ofWeight], policies: acceptable }] : [];
  }
  const operands = [operand("actual", actual, indicator.actual), operand("target", target, indicator.target), ofWeight];
  if (outcome === "met") return [{ formula: "full", value: weight, span: exactly(weight), operands, policies: acceptable }];
  // More than "=" asks for: where that counts as missed, what it is worth is the person's decision.
  if (comparator === "=" && actual.gt(target)) return [];
  const missed = { actual, actualSpan, target, weight, operands };
  const isCeiling = comparator === "≤" || comparator === "<";
  return isCeiling ? ofMissedCeiling(missed, acceptable) : ofMissedFloor(missed, acceptable);
}

/** What the execution rate should score under each policy. */
export function expectedExecutionScores(
  { value: rate, executed, base }: Ratio,
  weight: Decimal,
  weightCell: FigureAt | null,
  acceptable: readonly Policy[],
): ExpectedScore[] {
  const operands: Operand[] = [
    { role: "executed", value: executed.figure!.value, cell: executed },
    { role: "budget", value: base.figure!.value, cell: base },
    { role: "weight", value: weight, cell: weightCell },
  ];
  const keyOf = ({ formula, steps }: Policy["execution"]) =>
    [formula, ...steps.map(({ from, share }) => `${from.toFixed()} ${share.toFixed()}`)].join();
  return grouped(acceptable, ({ execution }) => [execution], keyOf).map(({ rule, policies }) => {
    const share = rule.formula === "linear" ? rate : (rule.steps.find(({ from }) => rate.gte(from))?.share ?? ZERO);
    const value = within(share.times(weight), weight);
    return { formula: `execution-${rule.formula}`, value, span: exactly(value), operands, policies };
  });
}
