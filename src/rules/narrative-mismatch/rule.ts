import { plain } from "../../figures/decimal";
import { isFilled } from "../filled";
import { areSamePoints } from "../points";
import type { Form } from "../../form/form";
import { type Draft, type Rule, type RuleContext, SCORED } from "../rule";
import { scoreSumsOf, statesOneOf } from "../totals";
import { pointsForPercentagePoints, statedRate } from "./execution";
import { formOfReport, inReport, otherYear, withTextOf } from "./report-text";
import { pointsOfReasons, statedPoints, statedResults } from "./indicators";
import { brokenParts, leftOver, statedTotals, unitSlips, unitsInText } from "./money";
import { type Claim, claimsOf, figureOf, isOf, passagesOf } from "../../text/claims";

/** The total score that the text gives, beside the one that is printed and the sum of the scores. */
function statedScore(context: RuleContext, claims: readonly Claim[]): Draft[] {
  const total = context.form.total?.score;
  const stated = claims.filter((claim) => claim.amount.sense === "points" && !claim.isPlan && isOf(claim, "total"));
  const [first] = stated;
  if (!first || !isFilled(total)) return [];
  const sums = scoreSumsOf(context);
  const isRight = stated.some(({ amount }) => areSamePoints(figureOf(amount), total.figure) || statesOneOf(figureOf(amount), sums));
  return isRight ? [] : [{ message: "total", values: { shown: first.amount.text, table: plain(total.figure.value) }, cells: [first.cell, total] }];
}

/** What the text of a report says of the figures of its form. Its points are compared with every table by text-scores. */
function* ofReport(form: Form): Generator<Draft> {
  const passages = passagesOf(form);
  const claims = claimsOf(form, passages);
  const { drafts, slipped } = unitSlips(form, claims);
  const sound = claims.filter((claim) => !slipped.has(claim));
  yield* drafts;
  if (form.funds) yield* statedRate(form.funds, sound);
  yield* statedTotals(form, sound);
  yield* leftOver(form, sound, passages);
  yield* statedResults(form, sound);
}

function* ofForm(context: RuleContext): Generator<Draft> {
  const { form } = context;
  const passages = passagesOf(form);
  const claims = claimsOf(form, passages);
  const { drafts, slipped } = unitSlips(form, claims);
  const sound = claims.filter((claim) => !slipped.has(claim));
  yield* drafts;
  yield* unitsInText(sound);
  if (form.funds) {
    yield* statedRate(form.funds, sound);
    yield* pointsForPercentagePoints(form.funds, sound);
  }
  yield* statedScore(context, sound);
  yield* statedPoints(form, sound);
  yield* pointsOfReasons(form);
  yield* statedTotals(form, sound);
  yield* leftOver(form, sound, passages);
  yield* statedResults(form, sound);
  yield* brokenParts(sound, passages);
}

export const narrativeMismatch: Rule = {
  id: "narrative-mismatch",
  severity: "warning",
  kinds: [...SCORED, "self-evaluation-unscored", "fund-table", "report-text"],
  *check(context) {
    const { form, workbook } = context;
    if (form.kind !== "report-text") yield* ofForm(context);
    const own = form.kind === "report-text" ? formOfReport(workbook) : null;
    if (!own) return;
    yield* otherYear(form, own);
    for (const draft of ofReport(withTextOf(own, form))) yield inReport(draft, form, own);
  },
};
