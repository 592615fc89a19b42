import { Decimal, plain } from "../../figures/decimal";
import type { Quantity } from "../../figures/quantity";
import type { FigureAt, Indicator } from "../../form/form";
import { actualOf, targetOf } from "../../recompute/attainment";
import { isShare } from "../rates";
import { labelOf } from "../rows";
import { type Draft, PLANNED, type Rule } from "../rule";
import { isBeyondReason, slipOf } from "../slips";

const WHOLE = new Decimal(100);

/** In percent; null for what is no percentage. A bare number is one beside a percentage. */
function percentOf(value: Quantity, beside: Quantity): Decimal | null {
  if (value.kind !== "amount") return null;
  if (value.unit.family === "percent") return value.number.times(value.unit.factor).times(100);
  return value.unit.name === "" && beside.kind === "amount" && beside.unit.family === "percent" ? value.number : null;
}

function draftsFor(indicator: Indicator): Draft[] {
  const { target, actual } = indicator;
  const isSlip = slipOf(indicator) !== null || [target, actual].some((cell) => cell?.figure && isBeyondReason(cell.figure));
  if (!isShare(indicator) || isSlip) return [];
  const [wanted, reached] = [targetOf(indicator), actualOf(indicator)];
  const [most, percent] = [percentOf(wanted, reached), percentOf(reached, wanted)];
  const values = (cell: FigureAt, figure: Decimal) => ({ name: labelOf(indicator), shown: cell.text.trim(), percent: plain(figure) });
  // A target is a wish: one that cannot be met is asked about, a result that cannot be is wrong.
  if (target && most?.gt(WHOLE)) return [{ severity: "warning", message: "target", values: values(target, most), cells: actual ? [target, actual] : [target] }];
  return actual && percent?.gt(WHOLE) ? [{ message: "actual", values: values(actual, percent), cells: [actual] }] : [];
}

export const rateOver100: Rule = {
  id: "rate-over-100",
  severity: "error",
  kinds: [...PLANNED, "score-table"],
  check: ({ form }) => form.indicators.flatMap(draftsFor),
};
