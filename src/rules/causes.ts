import type { Finding } from "./finding";
import type { Rule } from "./rule";

/**
 * One fact is one finding: a formula that leaves a row out and the wrong sum that it gives are told together, as the sum
 * with its cause. What explains no finding stands for itself.
 * @param ruleOf the rule with that id
 */
export function withCauses(findings: readonly Finding[], ruleOf: (id: string) => Rule | undefined): Finding[] {
  const explained = findings.filter(({ rule }) => ruleOf(rule)?.isAboutSums);
  const causes = findings.filter(({ rule, message }) => ruleOf(rule)?.explains?.includes(message));
  const effects = new Map(causes.map((cause) => [cause, explained.find((finding) => isAbout(finding, cause))]));
  return findings.flatMap((finding) => {
    if (effects.get(finding)) return [];
    const own = causes.filter((cause) => effects.get(cause) === finding);
    return [own.length > 0 ? { ...finding, causes: own } : finding];
  });
}

/** Whether the sum of the cause is one that the finding finds wrong: those stand in the row of its first cell, before the parts. */
function isAbout({ cells }: Finding, { cells: [sum] }: Finding): boolean {
  return sum?.row === cells[0]?.row && cells.some(({ row, column }) => row === sum?.row && column === sum.column);
}
