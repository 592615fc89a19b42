import { pointsBeside } from "../../recompute/funds";
import { plain } from "../../figures/decimal";
import { isFilled } from "../filled";
import { type Rule, SCORED } from "../rule";
import { scoreSumsOf, statesOneOf } from "../totals";

export const totalOverFull: Rule = {
  id: "total-over-full",
  severity: "error",
  kinds: SCORED,
  *check(context) {
    const { form, policy, recomputed } = context;
    const score = form.total?.score;
    const weight = form.total?.weight;
    if (!isFilled(score)) return;
    // A part of a report has a full score of its own. More than 100 no self-evaluation can have, whatever its weights add up to.
    const isOwn = isFilled(weight) && (form.kind !== "self-evaluation" || form.isSectioned || weight.figure.value.lt(policy.weights.full));
    const full = isOwn ? weight.figure.value : policy.weights.full;
    if (score.figure.value.lte(full)) return;
    // A row above its weight, or a total that is no sum, has been told already: this would be the same thing again.
    const rows = [...form.indicators, { weight: pointsBeside(form, "weight"), score: pointsBeside(form, "score") }];
    const isRowOver = rows.some((row) => isFilled(row.score) && isFilled(row.weight) && row.score.figure.value.gt(row.weight.figure.value));
    if (isRowOver || (recomputed.scores && !statesOneOf(score.figure, scoreSumsOf(context)))) return;
    const values = { total: plain(score.figure.value), full: plain(full) };
    yield { message: isOwn ? "weight" : "full", values, cells: [score, ...(isFilled(weight) ? [weight] : [])] };
  },
};
