import type { Correction } from "../../edits/correction";
import { fittedAmount } from "../../edits/fitting";
import type { Figure } from "../../figures/figure";
import { type Decimal, sum } from "../../figures/decimal";
import type { FigureAt, Form, Group, Indicator } from "../../form/form";
import type { Position } from "../../sheet/address";
import type { FixContext } from "../corrections";
import { type Filled, isFilled } from "../filled";
import { hasOwnCell, isOwnIndicator } from "../rows";

/** Points that were written down for several rows together, and what is known of them. */
interface Whole {
  readonly points: Figure;
  readonly cell: Position;
  readonly parts: readonly Filled[];
}

/** A formula adds what is there and says nothing of what is missing. */
function written(cell: FigureAt | null | undefined): Filled | null {
  return isFilled(cell) && cell.formula === null ? cell : null;
}

function wholeOfGroup({ label, declaredWeight, rows }: Group, { indicators }: Form): Whole | null {
  const declared = written(declaredWeight);
  const [points, cell] = label.points ? [label.points, label] : [declared?.figure, declared];
  const parts = indicators.filter(({ row, isSubItem }) => rows.includes(row) && !isSubItem).map(({ weight }) => weight);
  return points && cell ? { points, cell, parts: parts.filter(isFilled) } : null;
}

function wholesOf(row: number, { form, recomputed }: FixContext): Whole[] {
  const total = written(form.total?.weight);
  const ofForm = total && !form.isSectioned ? [{ points: total.figure, cell: total, parts: (recomputed.weights?.addends ?? []).filter(isFilled) }] : [];
  return [...form.groups.filter(({ rows }) => rows.includes(row)).flatMap((group) => wholeOfGroup(group, form) ?? []), ...ofForm];
}

/** What the parts leave of the whole; null where they are not on one scale. */
function restOf({ points, parts }: Whole): Decimal | null {
  if ([points, ...parts.map(({ figure }) => figure)].some(({ isPercent }) => isPercent)) return null;
  return points.value.minus(sum(parts.map(({ figure }) => figure.value)));
}

function isWithoutWeight(indicator: Indicator): boolean {
  return isOwnIndicator(indicator) && hasOwnCell(indicator, "weight") && indicator.weight === null;
}

/**
 * The weight that the form itself leaves for the one row without: as many points as its groups and the total have more
 * than the other weights make. Null where they leave different ones, or several rows share them.
 */
export function leftOverWeight({ cells: { weight: place }, row, name, score }: Indicator, context: FixContext): Correction | null {
  const { form, sheet, policy } = context;
  if (!place || form.indicators.filter(isWithoutWeight).length > 1) return null;
  const wholes = wholesOf(row, context);
  const rests = wholes.map(restOf);
  const [rest] = rests;
  if (!rest || rest.lte(0) || !rests.every((other) => other?.eq(rest)) || (isFilled(score) && score.figure.value.gt(rest))) return null;
  const cell = { row: place.row, column: place.column };
  const choice = fittedAmount(sheet, cell, { value: rest, expression: null, isRounded: false }, policy.rounding);
  const basis = wholes.flatMap((whole) => [whole.cell, ...whole.parts]).map((at) => ({ row: at.row, column: at.column }));
  return { cell, subject: "weight", name: name ?? "", choices: [choice], basis };
}
