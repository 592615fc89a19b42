import { pointsBeside } from "../../recompute/funds";
import { exactly, meets } from "../../figures/interval";
import { Decimal, plain, sum } from "../../figures/decimal";
import type { Level } from "../../form/form";
import type { Addition } from "../../recompute/recompute";
import { mayBeContinued } from "../continued";
import { isFilled } from "../filled";
import { rowThatMakesUpSums } from "../left-over";
import { addendsText, printedPoints } from "../points";
import { totalWeight } from "../corrections";
import { hasWeight, isOfSeveralBlocks, isOwnIndicator } from "../rows";
import { type Draft, fixOf, type Rule, type RuleContext, WITH_POINTS } from "../rule";
import { weightedGoals } from "../weighted-goals";
import { areCountedTwice, isMadeUpByUnread } from "../unread";

/** Weights of 20% and 80% are 20 and 80 of 100. */
function inPercent({ addends, sum: total }: Addition): Decimal {
  return addends.every(({ figure }) => figure?.isPercent) ? total.times(100) : total;
}

/** Some forms count only the indicators and leave the execution rate's points to the funds block. */
function withoutExecution({ form, recomputed, acceptable }: RuleContext): Decimal[] {
  const all = recomputed.weights?.sum;
  // Weights that make the full score leave nothing for anything that stands elsewhere.
  if (!all) return [];
  const isFull = acceptable.every(({ weights }) => all.gte(weights.full));
  const own = pointsBeside(form, "weight")?.figure?.value;
  const declared = form.funds?.declaredWeight?.value;
  if (own) return [all.minus(own)];
  // The funds block may stand on another sheet or have no points printed.
  if (isFull) return [];
  return declared ? [all.plus(declared)] : acceptable.map(({ weights }) => all.plus(weights.execution));
}

/** What the weights may make, those of hidden rows counted or not. */
function candidatesOf(context: RuleContext, weights: Addition): Decimal[] {
  const own = [weights.sum, inPercent(weights), ...withoutExecution(context)];
  const ofHidden = sum(context.hidden.flatMap(({ weight }) => weight?.figure?.value ?? []));
  return ofHidden.eq(0) ? own : [...own, ...own.map((value) => value.plus(ofHidden))];
}

function againstTotal(context: RuleContext): Draft[] {
  const { form, recomputed } = context;
  const { weights } = recomputed;
  const total = form.total?.weight;
  if (!weights || !total?.figure) return [];
  const stated = printedPoints(total.figure);
  if (candidatesOf(context, weights).some((value) => meets(stated, exactly(value)))) return [];
  const values = { sum: plain(weights.sum), total: plain(total.figure.value), addends: addendsText(weights.addends) };
  const cells = [total, ...weights.addends];
  // The rows of the page before may make up what is missing.
  const isPart = mayBeContinued(form) && weights.sum.lt(total.figure.value);
  return [isPart ? { severity: "warning", message: "part", values, cells } : { message: "total", values, cells }];
}

/** A form whose total row prints no sum, or prints the sum of weights that are not 100. */
function againstFullScore(context: RuleContext): Draft[] {
  const { form, recomputed, policy } = context;
  const { weights } = recomputed;
  if (form.kind !== "self-evaluation" || !form.total || form.isSectioned || !weights) return [];
  if (candidatesOf(context, weights).some((value) => value.eq(policy.weights.full))) return [];
  const total = form.total.weight;
  if (total?.figure && !meets(printedPoints(total.figure), exactly(weights.sum))) return [];
  const values = { sum: plain(weights.sum), full: plain(policy.weights.full), addends: addendsText(weights.addends) };
  return [{ severity: "warning", message: "full", values, cells: [...(total ? [total] : []), ...weights.addends] }];
}

/** A plan in which every indicator has its weight. It needs no total row, and the points of the execution rate come with the evaluation. */
function againstFullPlan({ form, recomputed, policy, acceptable }: RuleContext): Draft[] {
  const { weights, groups } = recomputed;
  const own = form.indicators.filter(isOwnIndicator);
  if (form.kind !== "target-table" || form.total?.weight || !weights || !own.every(hasWeight) || isOfSeveralBlocks(form)) return [];
  const { full } = policy.weights;
  const fulls = [full, ...acceptable.map(({ weights: { execution } }) => full.minus(execution))];
  const candidates = [weights.sum, inPercent(weights)];
  // Each level 1 may be shared out by itself.
  const levels = groups.filter(({ group }) => group.depth === 1);
  const isSharedOut = levels.length > 0 && levels.every((level) => level.weights && [level.weights.sum, inPercent(level.weights)].some((value) => value.eq(full)));
  if (candidates.some((value) => fulls.some((whole) => value.eq(whole))) || isSharedOut) return [];
  const values = { sum: plain(weights.sum), full: plain(full), addends: addendsText(weights.addends) };
  return [{ severity: "warning", message: "full", values, cells: weights.addends }];
}

/** Points that stand in the names of level 1 alone: "决策 (8分)". */
function pointsInNames({ form, recomputed, policy }: RuleContext): Draft[] {
  if (recomputed.weights || !form.total) return [];
  const labels = form.groups.filter((group) => group.depth === 1).map((group) => group.label);
  const declared = labels.filter((label): label is Level & { points: NonNullable<Level["points"]> } => label.points !== null);
  if (declared.length < 2 || declared.length !== labels.length) return [];
  const total = sum(declared.map((label) => label.points.value));
  const execution = form.funds ? (form.funds.declaredWeight?.value ?? policy.weights.execution) : new Decimal(0);
  if (total.eq(policy.weights.full) || total.plus(execution).eq(policy.weights.full)) return [];
  const values = {
    sum: plain(total),
    full: plain(policy.weights.full),
    addends: declared.map((label) => plain(label.points.value)).join(" + "),
  };
  return [{ message: "names", values, cells: labels }];
}

/** What the weights lack may stand where nobody reads it. */
function isMadeUp(context: RuleContext): boolean {
  const { form: { total }, form, recomputed: { weights } } = context;
  return weights !== null && isFilled(total?.weight) && isMadeUpByUnread(form, "weight", total.weight, [weights.sum, inPercent(weights)]);
}

export const weightSum: Rule = {
  id: "weight-sum",
  severity: "error",
  kinds: WITH_POINTS,
  isAboutSums: true,
  check: (context) => (rowThatMakesUpSums(context) || areCountedTwice(context) || isMadeUp(context) || weightedGoals(context.form, context.policy.weights.full) ? [] : [...againstTotal(context), ...againstFullScore(context), ...againstFullPlan(context), ...pointsInNames(context)]),
  fix: ({ message }, context) => (message === "total" ? fixOf("safe", [totalWeight(context)]) : null),
};
