import type { Indicator, TextAt } from "../../form/form";
import { mergeRows } from "../merge";
import { hasGap, isTemplate } from "../placeholders";
import { isFilledIn, isUnfilled, labelOf } from "../rows";
import { type Draft, PLANNED, type Rule } from "../rule";
import { isUntouched } from "../untouched";

/** A row in which something was filled in; the template's other rows stay as they are. */
function isInUse({ target, actual }: Indicator): boolean {
  return [target, actual].some((cell) => !isUnfilled(cell) && !isTemplate(cell?.text ?? ""));
}

function inValues(indicator: Indicator): Draft[] {
  const { target, actual } = indicator;
  const cells = [target, actual].filter((cell) => cell !== null).filter(({ text }) => hasGap(text) || isTemplate(text));
  return cells.map((cell): Draft => ({ message: "value", values: { name: labelOf(indicator), text: cell.text.trim() }, cells: [cell] }));
}

function ownLabel({ levels }: Indicator): TextAt | null {
  return levels.at(-1) ?? null;
}

export const placeholderLeft: Rule = {
  id: "placeholder-left",
  severity: "warning",
  kinds: [...PLANNED, "score-table"],
  *check({ form }) {
    // A plan has no results yet.
    if (form.kind === "target-table" ? isUntouched(form) : !isFilledIn(form)) return;
    const rows = form.indicators.filter(isInUse);
    yield* rows.flatMap(inValues);
    const labels = rows.map(ownLabel).filter((label) => label !== null);
    const asFacts = (found: readonly TextAt[]) => found.map((label) => ({ name: label.text, cells: [label] as const }));
    yield* mergeRows(asFacts(labels.filter(({ text }) => isTemplate(text))), { message: "unnamed" });
    // The ministry's own names for indicators hold such signs; the figure itself stands in the row.
    yield* mergeRows(asFacts(labels.filter(({ text }) => hasGap(text))), { message: "label", severity: "info" });
  },
};
