import { Decimal, digitsShown } from "../../figures/decimal";
import type { Indicator } from "../../form/form";
import { weightOf } from "../../recompute/weight";
import { isFilled } from "../filled";
import { asPoints } from "../points";
import type { Rule, RuleOption } from "../rule";
import { hasWeight } from "../rows";

/** Full marks for everything while less than this share of the money was spent deserve a question. */
const RATE: RuleOption = { id: "rate", preset: new Decimal("0.6"), least: new Decimal(0), most: new Decimal(1) };

/** Fewer rows say nothing about how a form was filled in. */
const LEAST_ROWS = 5;

function isFull(indicator: Indicator): boolean {
  const [weight, { score }] = [weightOf(indicator), indicator];
  const points = isFilled(score) && isFilled(weight) ? asPoints(score.figure, weight.figure) : null;
  return points?.score.gte(points.weight) ?? false;
}

export const allFullMarks: Rule = {
  id: "all-full-marks",
  severity: "warning",
  kinds: ["self-evaluation"],
  options: [RATE],
  *check({ form, recomputed: { executionRate } }, optionValue) {
    const weighted = form.indicators.filter(hasWeight);
    if (!executionRate || executionRate.value.gte(optionValue(RATE)) || weighted.length < LEAST_ROWS || !weighted.every(isFull)) return;
    const values = { count: String(weighted.length), ratePercent: digitsShown(executionRate.value.times(100), 2) };
    const shownRate = form.funds?.executionRate;
    yield { message: "rate", values, cells: [...weighted.map(({ score }) => score!), ...(shownRate ? [shownRate] : [executionRate.executed])] };
  },
};
