import { compact } from "../../figures/normalise";
import type { Form, Indicator } from "../../form/form";
import { type RowFact, mergeRows } from "../merge";
import { type Draft, type Rule, WEIGHTED } from "../rule";
import { isOwnIndicator } from "../rows";

const NUMBERING = /^(?:指标)?[A-Za-z]?\d+[.、::]?(?=\p{Script=Han})/u;

/** What makes two rows the same: the name and the target; without a target the name within its group. */
function identity(indicator: Indicator, hasTargets: boolean): string | null {
  const own = compact(indicator.name ?? "").replace(NUMBERING, "");
  if (own === "" || !isOwnIndicator(indicator)) return null;
  if (!hasTargets) return [...indicator.levels.slice(0, -1).map(({ text }) => compact(text)), own].join(">");
  const target = compact(`${indicator.sign ?? ""}${indicator.target?.text ?? ""}${indicator.unit ?? ""}`);
  return target === "" ? null : `${own}=${target}`;
}

function duplicatesIn({ indicators, columns }: Form): Draft[] {
  const byIdentity = new Map<string, Indicator[]>();
  for (const indicator of indicators) {
    const key = identity(indicator, columns.target !== undefined);
    if (key !== null) byIdentity.set(key, [...(byIdentity.get(key) ?? []), indicator]);
  }
  const facts = [...byIdentity.values()].flatMap(([first, ...again]): RowFact[] => {
    const last = again.at(-1);
    if (!first || !last) return [];
    const cells = [last, ...again.slice(0, -1), first].flatMap(({ levels }) => levels.at(-1) ?? []);
    const [toCorrect, ...others] = cells;
    return toCorrect ? [{ name: first.name ?? "", cells: [toCorrect, ...others] }] : [];
  });
  return mergeRows(facts, { message: "rows" });
}

export const duplicateIndicator: Rule = {
  id: "duplicate-indicator",
  severity: "warning",
  kinds: WEIGHTED,
  check: ({ form }) => duplicatesIn(form),
};
