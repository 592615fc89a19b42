import type { Decimal } from "../figures/decimal";
import { exactly, meets } from "../figures/interval";
import type { Form } from "../form/form";
import { type Filled, isFilled } from "./filled";
import { inPoints, printedPoints } from "./points";
import type { RuleContext } from "./rule";

type Role = "weight" | "score";

/** Whether what the total has more is just what one figure says that stands in the column of the points and was not read as such. */
export function isMadeUpByUnread({ unread, columns, indicators }: Form, role: Role, total: Filled, sums: readonly Decimal[]): boolean {
  const rows = new Set(indicators.map(({ row }) => row));
  const open = unread.filter(({ row, column, figure }) => (column === columns[role] || column === total.column) && !rows.has(row) && figure !== null && figure.value.gt(0));
  return open.some(({ figure }) => figure !== null && sums.some((value) => meets(printedPoints(total.figure), exactly(value.plus(inPoints(figure))))));
}

/** Points of which weights and scores alike make exactly twice their totals: groups were counted with their rows. */
export function areCountedTwice({ form: { total }, recomputed: { weights, scores }, policy }: Pick<RuleContext, "form" | "recomputed" | "policy">): boolean {
  const fullWeight = isFilled(total?.weight) ? inPoints(total.weight.figure) : policy.weights.full;
  if (!weights?.sum.eq(fullWeight.times(2))) return false;
  return !scores || !isFilled(total?.score) || meets(printedPoints(total.score.figure), exactly(scores.sum.div(2)));
}
