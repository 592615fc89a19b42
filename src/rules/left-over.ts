import { type Decimal, sum } from "../figures/decimal";
import type { Figure } from "../figures/figure";
import { isBlankText } from "../figures/normalise";
import type { FigureAt, Form, Group, Indicator } from "../form/form";
import type { Position } from "../sheet/address";
import { type Filled, isFilled } from "./filled";
import type { RuleContext } from "./rule";
import { hasOwnCell, isOwnIndicator } from "./rows";

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

type FormContext = Pick<RuleContext, "form" | "recomputed">;

function wholesOf(row: number, { form, recomputed }: FormContext): Whole[] {
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

/** A row that has words where its weight should stand. */
function isWeightedInWords({ weight }: Indicator): boolean {
  return weight !== null && weight.figure === null && !isBlankText(weight.text);
}

/** A row without a weight that earned points. */
export function isScoredWithout(indicator: Indicator): boolean {
  const { score } = indicator;
  return isWithoutWeight(indicator) && isFilled(score) && score.figure.value.gt(0);
}

function isSaid(cell: FigureAt | null): boolean {
  return cell !== null && !isBlankText(cell.text);
}

/** A row without a weight that earned nothing, although it says what was to be reached and what was. */
export function isFilledInWithout(indicator: Indicator): boolean {
  return isWithoutWeight(indicator) && !isScoredWithout(indicator) && isSaid(indicator.target) && isSaid(indicator.actual);
}

/** The points that a form leaves for a row. */
export interface LeftOver {
  readonly indicator: Indicator;
  readonly points: Decimal;
  /** What it follows from. */
  readonly basis: readonly Position[];
}

/**
 * The weight that the form itself leaves for the one row that has none to read: as many points as its groups and the total have more
 * than the other weights make. Null where they leave different ones, or several rows share them.
 */
export function leftOverWeight(context: FormContext): LeftOver | null {
  const [indicator, ...others] = context.form.indicators.filter((row) => isWithoutWeight(row) || isWeightedInWords(row));
  if (!indicator || others.length > 0) return null;
  const wholes = wholesOf(indicator.row, context);
  const rests = wholes.map(restOf);
  const [points] = rests;
  const { score } = indicator;
  if (!points || points.lte(0) || !rests.every((other) => other?.eq(points)) || (isFilled(score) && score.figure.value.gt(points))) return null;
  return { indicator, points, basis: wholes.flatMap((whole) => [whole.cell, ...whole.parts]) };
}

/** The row whose weight is asked about, where that alone is what the sums of the weights lack: those are then told with it. */
export function rowThatMakesUpSums(context: FormContext): Indicator | null {
  const indicator = leftOverWeight(context)?.indicator;
  return indicator && [isScoredWithout, isFilledInWithout, isWeightedInWords].some((isAskedAbout) => isAskedAbout(indicator)) ? indicator : null;
}
