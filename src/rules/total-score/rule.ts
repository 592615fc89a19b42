import { plain } from "../../figures/decimal";
import { addendsText } from "../points";
import { type Rule, type RuleContext, SCORED } from "../rule";
import { isFilled } from "../rows";
import { scoreSumsOf, statesOneOf } from "../totals";

/** Rows that are not there, and whose weights are missing too, can hold what is missing in the scores. */
function canStandInMissingRows({ form, recomputed: { weights, scores }, policy }: RuleContext): boolean {
  const total = form.total;
  if (form.kind !== "self-evaluation" || !isFilled(total?.score) || !weights || !scores) return false;
  const full = total.weight?.figure?.value ?? policy.weights.full;
  const missing = total.score.figure.value.minus(scores.sum);
  return missing.gt(0) && missing.lte(full.minus(weights.sum));
}

export const totalScore: Rule = {
  id: "total-score",
  severity: "error",
  kinds: SCORED,
  *check(context) {
    const { form, recomputed } = context;
    const total = form.total?.score;
    const { scores } = recomputed;
    // Where sections have scores of their own that are not all indicators, nobody can add them up from here.
    if (!isFilled(total) || !scores || form.isSectioned) return;
    if (statesOneOf(total.figure, scoreSumsOf(context)) || canStandInMissingRows(context)) return;
    yield {
      message: "total",
      values: {
        total: plain(total.figure.value),
        sum: plain(scores.sum),
        difference: plain(total.figure.value.minus(scores.sum)),
        addends: addendsText(scores.addends),
      },
      cells: [total, ...scores.addends],
    };
  },
};
