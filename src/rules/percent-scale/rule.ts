import { plain } from "../../figures/decimal";
import type { Indicator } from "../../form/form";
import { labelOf, quoted } from "../rows";
import type { Draft, Rule } from "../rule";
import { isBeyondReason, slipOf } from "../slips";

function draftsFor(indicator: Indicator): Draft[] {
  const { target, actual } = indicator;
  if (target && actual && slipOf(indicator) === "percent") return [{ message: "scale", values: quoted(indicator), cells: [actual, target] }];
  return [target, actual].flatMap((cell): Draft[] => {
    if (!cell?.figure || !isBeyondReason(cell.figure)) return [];
    return [{ message: "huge", values: { name: labelOf(indicator), shown: cell.text.trim(), meantPercent: plain(cell.figure.value) }, cells: [cell] }];
  });
}

export const percentScale: Rule = {
  id: "percent-scale",
  severity: "warning",
  kinds: ["self-evaluation", "self-evaluation-unscored", "score-table", "weights-only"],
  check: ({ form }) => form.indicators.flatMap(draftsFor),
};
