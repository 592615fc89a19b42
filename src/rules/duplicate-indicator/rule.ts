import { compact, isBlankText } from "../../figures/normalise";
import type { Form, Indicator } from "../../form/form";
import { type RowFact, mergeRows } from "../merge";
import { type Draft, type Rule, WITH_POINTS } from "../rule";
import { isOfSeveralBlocks, isOwnIndicator } from "../rows";

const NUMBERING = /^(?:指标)?[A-Za-z]?\d+[.、::]?(?=\p{Script=Han})/u;

/** What makes two rows the same: the name and the target, or by its path the name within its group. */
function identity(indicator: Indicator, isByPath: boolean): string | null {
  const own = compact(indicator.name ?? "").replace(NUMBERING, "");
  if (isBlankText(own) || !isOwnIndicator(indicator)) return null;
  if (isByPath) return [...indicator.levels.slice(0, -1).map(({ text }) => compact(text)), own].join(">");
  const target = indicator.target?.text ?? "";
  return isBlankText(target) ? null : `${own}=${compact(`${indicator.sign ?? ""}${target}${indicator.unit ?? ""}`)}`;
}

function duplicatesIn({ indicators, columns }: Form): Draft[] {
  const byIdentity = new Map<string, Indicator[]>();
  // The fourth level measures the third: "完成率 100%" below two tasks is two indicators.
  const isByPath = columns.target === undefined || columns.level4 !== undefined;
  for (const indicator of indicators) {
    const key = identity(indicator, isByPath);
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
  kinds: [...WITH_POINTS, "self-evaluation-unscored"],
  // What is planned for several projects, or for the year and for longer, has a block for each.
  check: ({ form }) => (form.kind === "target-table" && isOfSeveralBlocks(form) ? [] : duplicatesIn(form)),
};
