import { plain } from "../../figures/decimal";
import { exactly, meets } from "../../figures/interval";
import { addendsText, printedPoints } from "../points";
import { type Rule, SCORED } from "../rule";

export const totalScore: Rule = {
  id: "total-score",
  severity: "error",
  kinds: SCORED,
  *check({ form, recomputed }) {
    const total = form.total?.score;
    const { scores, executionScore } = recomputed;
    // Where sections have scores of their own that are not all indicators, nobody can add them up from here.
    if (!total?.figure || !scores || form.isSectioned) return;
    const ofExecution = form.funds?.executionScore?.figure;
    const sums = [scores.sum];
    // The total may have been worked out with the execution score before it was rounded for print.
    if (ofExecution && executionScore && meets(printedPoints(ofExecution), exactly(executionScore))) {
      sums.push(scores.sum.minus(ofExecution.value).plus(executionScore));
    }
    // A form that prints no points for the execution rate may count its score elsewhere.
    if (ofExecution && !form.funds.executionWeight?.figure) sums.push(scores.sum.minus(ofExecution.value));
    const stated = printedPoints(total.figure);
    if (sums.some((sum) => meets(stated, exactly(sum)))) return;
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
