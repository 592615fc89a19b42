import { sum } from "../figures/decimal";
import { exactly, meets } from "../figures/interval";
import { oncePer } from "../figures/once-per";
import type { FigureAt, Form, Group, Indicator } from "../form/form";
import { isFilled } from "./filled";
import { printedPoints } from "./points";

/** A form as it is seen and printed, and the indicators that were hidden in it. */
export interface Seen {
  readonly form: Form;
  readonly hidden: readonly Indicator[];
}

/** Hidden rows are left over from last year or from the template: nobody reads them, so nothing is held against them. */
export const seenIn = oncePer((form: Form): Seen => {
  const { form: seen, hidden } = withoutHidden(form);
  return { form: { ...seen, groups: withSubtotals(seen) }, hidden };
});

function fits(declared: FigureAt | null, parts: readonly (FigureAt | null)[]): boolean {
  const figures = parts.filter(isFilled);
  return isFilled(declared) && figures.length > 0 && meets(printedPoints(declared.figure), exactly(sum(figures.map(({ figure }) => figure.value))));
}

/** A 小计 adds up what stands above it and nothing else has added up yet, be it one group, several, or all. */
function withSubtotals({ groups, indicators, blockRows }: Form): Group[] {
  const subtotals = blockRows.filter(({ kind }) => kind === "subtotal").map(({ row }) => row);
  return groups.flatMap((group): Group[] => {
    const row = (group.declaredScore ?? group.declaredWeight)?.row;
    if (row === undefined || !subtotals.includes(row)) return [group];
    const fitsRows = (rows: readonly number[]) => {
      const members = indicators.filter((indicator) => rows.includes(indicator.row) && !indicator.isSubItem);
      return fits(group.declaredWeight, members.map(({ weight }) => weight)) || fits(group.declaredScore, members.map(({ score }) => score));
    };
    const last = Math.max(-1, ...subtotals.filter((other) => other < row));
    const above = indicators.map((indicator) => indicator.row).filter((other) => other < row);
    const wider = [above.filter((other) => other > last), above].find((rows) => rows.length > group.rows.length && fitsRows(rows));
    if (!wider || fitsRows(group.rows)) return [group];
    const { declaredWeight, declaredScore } = group;
    return [{ ...group, declaredWeight: null, declaredScore: null }, { ...group, label: { ...group.label, row, text: "小计", points: null }, rows: wider, declaredWeight, declaredScore }];
  });
}

function withoutHidden(form: Form): Seen {
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
