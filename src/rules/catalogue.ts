import { executionRate } from "./execution-rate/rule";
import { executionScore } from "./execution-score/rule";
import { type Finding, SEVERITIES } from "./finding";
import { fundsSum } from "./funds-sum/rule";
import { levelSum } from "./level-sum/rule";
import type { Rule, RuleContext } from "./rule";
import { scoreOverWeight } from "./score-over-weight/rule";
import { targetMissedFullScore } from "./target-missed-full-score/rule";
import { totalScore } from "./total-score/rule";
import { weightSum } from "./weight-sum/rule";

/** Every rule, in the order in which a person would correct what they find. */
export const RULES: readonly Rule[] = [
  scoreOverWeight,
  weightSum,
  levelSum,
  fundsSum,
  executionRate,
  executionScore,
  targetMissedFullScore,
  totalScore,
];

/** All findings of a form: by severity, then in the catalogue's order, then from top to bottom. */
export function checkForm(context: RuleContext, rules: readonly Rule[] = RULES): Finding[] {
  const findings = rules
    .filter((rule) => rule.kinds.includes(context.form.kind))
    .flatMap((rule) =>
      [...rule.check(context)].map((draft): Finding => ({ severity: rule.severity, ...draft, rule: rule.id })),
    );
  const rank = ({ severity, rule }: Finding) => SEVERITIES.indexOf(severity) * rules.length + rules.findIndex(({ id }) => id === rule);
  return findings.sort((a, b) => rank(a) - rank(b));
}
