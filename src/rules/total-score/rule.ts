import { plain, sum } from "../../figures/decimal";
import type { FigureAt, ScoreSummary } from "../../form/form";
import { pointsBeside } from "../../recompute/funds";
import { pointColumns, pointIn } from "../derived";
import { type Filled, isFilled } from "../filled";
import { weightOf } from "../../recompute/weight";
import { isOwnIndicator, labelOf } from "../rows";
import { addendsText, inPoints, isLastDigit } from "../points";
import { type FixContext, sumCorrection, totalScore as correctionOf } from "../corrections";
import { type Draft, fixOf, type Rule, type RuleContext, SCORED } from "../rule";
import { type Position, formatCell } from "../../sheet/address";
import { scoreSumsOf, statesOneOf } from "../totals";
import { type WeightedGoal, weightedGoals, weightedMean } from "../weighted-goals";
import { areCountedTwice, isMadeUpByUnread } from "../unread";

/** Rows that are not there, and whose weights are missing too, can hold what is missing in the scores. */
function canStandInMissingRows({ form, recomputed: { weights, scores }, policy }: RuleContext): boolean {
  const total = form.total;
  if (form.kind !== "self-evaluation" || !isFilled(total?.score) || !weights || !scores) return false;
  const printed = total.weight?.figure?.value;
  const full = printed?.lt(policy.weights.full) ? printed : policy.weights.full;
  const missing = total.score.figure.value.minus(scores.sum);
  return missing.gt(0) && missing.lte(full.minus(weights.sum));
}

/** "20%" where points should stand. */
function isPercentage({ figure }: Filled, weight: Filled): boolean {
  return figure.isPercent && !weight.figure.isPercent;
}

/** What has points to give and no score yet can hold what is missing in the scores, as long as that is no more than its points. */
function canStandInUnscored({ form, recomputed: { scores } }: RuleContext): boolean {
  const { indicators, total } = form;
  if (!isFilled(total?.score) || !scores) return false;
  const rows = indicators.filter(isOwnIndicator).map((indicator) => ({ weight: weightOf(indicator), score: indicator.score }));
  const scorable = [...rows, { weight: pointsBeside(form, "weight"), score: pointsBeside(form, "score") }];
  const open = scorable.flatMap(({ weight, score }) => (isFilled(weight) && (!isFilled(score) || isPercentage(score, weight)) ? [inPoints(weight.figure)] : []));
  const missing = total.score.figure.value.minus(scores.sum);
  return missing.gt(0) && missing.lte(sum(open));
}

/** The one row that was left blank, where it can hold just what the total has more: the sum is wrong until it is filled in, and right then. */
function blankRow({ form, recomputed: { scores } }: RuleContext): { readonly name: string; readonly cell: Position } | null {
  const { indicators, total } = form;
  const [row, ...others] = indicators.filter((indicator) => isOwnIndicator(indicator) && indicator.score === null && indicator.cells.score?.row === indicator.row && weightOf(indicator));
  const weight = row && weightOf(row);
  const cell = row?.cells.score;
  if (!row || !cell || !weight || others.length > 0 || !isFilled(total?.score) || !scores) return null;
  const missing = total.score.figure.value.minus(scores.sum);
  return missing.gt(0) && missing.lte(inPoints(weight.figure)) ? { name: labelOf(row), cell } : null;
}

/** 100 in the total for 99.6: full marks that the scores, which print tenths, do not make. */
function isRoundedToFull({ figure }: Filled, context: RuleContext): boolean {
  const sums = scoreSumsOf(context);
  const isShort = sums.length > 0 && sums.every((value) => value.lt(figure.value));
  return figure.digits === 0 && figure.value.eq(context.policy.weights.full) && isShort && statesOneOf(figure, sums);
}

/** A summary that names every category's score adds them up to its total. */
function inSummary({ categories, total }: ScoreSummary): Draft[] {
  const parts = categories.map(({ score }) => score);
  if (!isFilled(total?.score) || parts.length === 0 || !parts.every(isFilled)) return [];
  const added = sum(parts.map(({ figure }) => figure.value));
  return statesOneOf(total.score.figure, [added]) ? [] : [draft(total.score, parts)];
}

/** Goals of 100 points each make the total by their shares. */
function ofGoals(total: Filled, goals: readonly WeightedGoal[]): Draft[] {
  const mean = weightedMean(goals);
  if (statesOneOf(total.figure, [mean])) return [];
  const addends = goals.map(({ share, scores }) => `${plain(sum(scores.flatMap(({ figure }) => figure?.value ?? [])))} × ${plain(share.times(100))}%`).join(" + ");
  const values = { total: plain(total.figure.value), sum: plain(mean), difference: plain(total.figure.value.minus(mean).abs()), addends };
  return [{ message: "weighted", values, cells: [total, ...goals.flatMap(({ cell, scores }) => [cell, ...scores])] }];
}

/** What reviewers gave adds up in its own column, with what they gave for the execution rate or without. */
function ofColumns({ form }: RuleContext): Draft[] {
  const totalRow = form.total?.row;
  if (totalRow === undefined || form.isSectioned) return [];
  return pointColumns(form).flatMap((column) => {
    const total = pointIn(column, totalRow);
    const parts = form.indicators.filter(isOwnIndicator).flatMap(({ row }) => pointIn(column, row) ?? []).filter(isFilled);
    const added = sum(parts.map(({ figure }) => figure.value));
    const beside = [pointsBeside(form, "score"), ...form.unread.filter((cell) => cell.column === column.column)].flatMap((cell) => cell?.figure?.value ?? []);
    if (!isFilled(total) || parts.length < 2 || statesOneOf(total.figure, [added, ...beside.map((value) => added.plus(value))])) return [];
    const { values, cells } = draft(total, parts);
    return [{ message: "column", values: { ...values, column: column.heading.text.trim() }, cells }];
  });
}

function ofSummary({ categories, total }: ScoreSummary, context: FixContext) {
  return total?.score ? sumCorrection(context, "total-score", total.score, categories.flatMap(({ score }) => score ?? [])) : null;
}

function draft(total: Filled, addends: readonly FigureAt[]): Draft {
  const added = sum(addends.flatMap(({ figure }) => figure?.value ?? []));
  const values = {
    total: plain(total.figure.value),
    sum: plain(added),
    difference: plain(total.figure.value.minus(added).abs()),
    addends: addendsText(addends),
  };
  return { message: "total", values, cells: [total, ...addends] };
}

export const totalScore: Rule = {
  id: "total-score",
  severity: "error",
  kinds: [...SCORED, "score-summary"],
  isAboutSums: true,
  *check(context) {
    const { form, recomputed } = context;
    yield* ofColumns(context);
    // A table of indicators may print rates beside its scores; only a summary has nothing else to add up.
    if (form.summary && form.kind === "score-summary") {
      yield* inSummary(form.summary);
      return;
    }
    const total = form.total?.score;
    const { scores } = recomputed;
    // Where sections have scores of their own that are not all indicators, nobody can add them up from here.
    if (!isFilled(total) || !scores || form.isSectioned) return;
    const goals = weightedGoals(form, context.policy.weights.full);
    if (goals) {
      yield* ofGoals(total, goals);
      return;
    }
    if (areCountedTwice(context) || isMadeUpByUnread(form, "score", total, scoreSumsOf(context))) return;
    if (isRoundedToFull(total, context)) yield { ...draft(total, scores.addends), severity: "warning", message: "roundedFull" };
    const blank = statesOneOf(total.figure, scoreSumsOf(context)) ? null : blankRow(context);
    if (blank) {
      const { values, cells } = draft(total, scores.addends);
      yield { message: "blank", values: { ...values, name: blank.name, cell: formatCell(blank.cell) }, cells: [...cells, blank.cell] };
      return;
    }
    if (statesOneOf(total.figure, scoreSumsOf(context)) || canStandInMissingRows(context) || canStandInUnscored(context)) return;
    const isNote = isLastDigit(total.figure, scores.addends.flatMap(({ figure }) => figure ?? []), scoreSumsOf(context));
    yield { ...draft(total, scores.addends), ...(isNote && { severity: "info", message: "lastDigit" }) };
  },
  // What was added before it was rounded is right as it stands.
  fix: ({ message }, context) => ["lastDigit", "weighted", "column", "blank"].includes(message) ? null : fixOf(message === "roundedFull" ? "suggestion" : "safe", [context.form.summary && context.form.kind === "score-summary" ? ofSummary(context.form.summary, context) : correctionOf(context)]),
};
