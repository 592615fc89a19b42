import type { Form, Indicator } from "../form/form";

/** A form as it is seen and printed, and the indicators that were hidden in it. */
export interface Seen {
  readonly form: Form;
  readonly hidden: readonly Indicator[];
}

/** Hidden rows are left over from last year or from the template: nobody reads them, so nothing is held against them. */
export function seenIn(form: Form): Seen {
  const hidden = form.indicators.filter(({ isHidden }) => isHidden);
  // Where everything is hidden the person has folded the rows away, and means them.
  if (hidden.length === 0 || hidden.length === form.indicators.length) return { form, hidden: [] };
  const gone = new Set([...hidden, ...form.blockRows.filter(({ isHidden }) => isHidden)].map(({ row }) => row));
  const groups = form.groups
    .map((group) => ({ ...group, rows: group.rows.filter((row) => !gone.has(row)) }))
    .filter(({ rows }) => rows.length > 0)
    .map((group) => ({
      ...group,
      declaredWeight: group.declaredWeight && gone.has(group.declaredWeight.row) ? null : group.declaredWeight,
      declaredScore: group.declaredScore && gone.has(group.declaredScore.row) ? null : group.declaredScore,
    }));
  return { form: { ...form, indicators: form.indicators.filter(({ isHidden }) => !isHidden), groups }, hidden };
}
