import { type Decimal, digitsShown, plain } from "../../figures/decimal";
import { type Interval, meets } from "../../figures/interval";
import { grantsFullMarksForRate, scoresRateByOwnSteps } from "../../recompute/own-rule";
import { printedPoints } from "../points";
import { readingsOfRate } from "../rates";
import { executionFixKind, executionScoreOf } from "../corrections";
import { fixOf, type Rule } from "../rule";

function times({ low, high, isClosed }: Interval, weight: Decimal): Interval {
  const capped = (value: Decimal) => (value.gt(1) ? weight : value.times(weight));
  return { low: capped(low), high: capped(high), isClosed: isClosed || high.gt(1) };
}

export const executionScore: Rule = {
  id: "execution-score",
  severity: "error",
  kinds: ["self-evaluation"],
  *check({ form, recomputed, acceptable }) {
    const score = form.funds?.executionScore;
    const { execution, executionScore: shownScore } = recomputed;
    if (!score?.figure || !execution || !shownScore || !(execution.weightCell ?? form.funds?.declaredWeight)) return;
    const { rate, weight, weightCell, expected } = execution;
    // A score above its weight is wrong whatever the rate, and told by score-over-weight.
    if (weightCell && score.figure.value.gt(weight)) return;
    const stated = printedPoints(score.figure);
    // The score may follow the exact rate or the rate as it is printed.
    const shown = form.funds?.executionRate?.figure;
    const isLinear = expected.some(({ formula }) => formula === "execution-linear");
    const byPrint = shown && isLinear ? readingsOfRate(shown).map((reading) => times(reading, weight)) : [];
    if (expected.some(({ span }) => meets(stated, span)) || byPrint.some((interval) => isPrintOf(interval) && meets(stated, interval))) return;
    const notes = form.notes.map(({ text }) => text);
    if (score.figure.value.eq(weight) && notes.some((note) => grantsFullMarksForRate(note, rate.value, weight))) return;
    // Places that score by steps give all or nothing; unless a policy was chosen that is for the person to know, not a contradiction.
    const isByForm = notes.some(scoresRateByOwnSteps);
    const isChosen = acceptable.length === 1;
    const isStep = isByForm || (!isChosen && (score.figure.value.eq(0) || score.figure.value.eq(weight)));
    yield {
      severity: isStep ? "warning" : "error",
      message: isStep ? "step" : "linear",
      values: {
        score: plain(score.figure.value),
        weight: plain(weight),
        ratePercent: digitsShown(rate.value.times(100), 4),
        expected: digitsShown(shownScore, 4),
      },
      cells: [score, ...(form.funds?.executionRate ? [form.funds.executionRate] : []), rate.executed, rate.base, ...(weightCell ? [weightCell] : [])],
    };
  },
  fix: ({ message }, context) => fixOf(message === "step" ? "suggestion" : executionFixKind(context.form), [executionScoreOf(context)]),
};

/** A rate printed as a whole percent spans a tenth of a point; anything wider tells nothing about a score. */
function isPrintOf({ low, high }: Interval): boolean {
  return high.minus(low).lte("0.2");
}
