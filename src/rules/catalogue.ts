import { type Finding, SEVERITIES } from "./finding";
import type { Rule, RuleContext } from "./rule";

/** Every rule, in the order in which a person would correct what they find. */
export const RULES: readonly Rule[] = [];

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
