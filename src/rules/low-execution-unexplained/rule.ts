import { Decimal, digitsShown } from "../../figures/decimal";
import { askedBelow, isExplained } from "../explanations";
import { FUNDED, type Rule, type RuleOption } from "../rule";

/** Where nobody chose a policy no threshold binds, and only a rate this low is asked about. A fraction of 1. */
const ASKED_ANYWHERE: RuleOption = { id: "below", preset: new Decimal("0.6"), least: new Decimal(0), most: new Decimal(1) };

export const lowExecutionUnexplained: Rule = {
  id: "low-execution-unexplained",
  severity: "warning",
  kinds: FUNDED,
  options: [ASKED_ANYWHERE],
  *check({ form, recomputed, policy, acceptable }, optionValue) {
    const rate = recomputed.executionRate;
    const printed = askedBelow(form);
    const threshold = printed ?? policy.lowExecution.threshold;
    if (!rate || rate.value.lt(0) || threshold === null || rate.value.gte(threshold) || isExplained(form, "execution")) return;
    const isBinding = printed !== null || acceptable.length === 1 || rate.value.lt(optionValue(ASKED_ANYWHERE));
    const shown = form.funds?.executionRate?.figure ? form.funds.executionRate : null;
    yield {
      ...(!isBinding && { severity: "info" as const }),
      message: "low",
      values: { ratePercent: digitsShown(rate.value.times(100), 2), thresholdPercent: digitsShown(threshold.times(100), 2), source: policy.lowExecution.source.title },
      cells: [...(shown ? [shown] : []), rate.executed, rate.base],
    };
  },
};
