import { splitComparator } from "../figures/comparator";
import { compact, compactSigns } from "../figures/normalise";
import type { FigureAt, Form, Indicator, TextAt } from "../form/form";
import { signOf } from "../recompute/attainment";
import { weightOf } from "../recompute/weight";
import { isFilled } from "./filled";

export type Role = keyof Indicator["cells"];

/** Whether the table has the column and the cell is the row's own, not merged down from the row above. */
export function hasOwnCell(indicator: Indicator, role: Role): boolean {
  return indicator.cells[role]?.row === indicator.row;
}

/** Where the person would write the value; the row's own name where the table has no such column. */
export function cellOf(indicator: Indicator, role: Role) {
  return indicator.cells[role] ?? indicator.levels.at(-1) ?? { row: indicator.row, column: 0 };
}

export function hasWeight(indicator: Indicator): boolean {
  return isAboveZero(weightOf(indicator));
}

/** Whether the row is for an indicator of its own: neither a row that the template left over nor a part of the row above. */
export function isOwnIndicator({ name, isSubItem }: Indicator): boolean {
  return name !== null && !isSubItem;
}

function isAboveZero(cell: FigureAt | null | undefined): boolean {
  return isFilled(cell) && cell.figure.value.gt(0);
}

/** Whether points have been given in the form at all; 0 in a total is what its formula says of nothing. */
export function isScored({ indicators, funds, total }: Form): boolean {
  return [...indicators.map(({ score }) => score), funds?.executionScore, total?.score].some(isAboveZero);
}

/** Whether points are allotted in cells of their own anywhere in the form. */
export function isWeighted({ indicators, funds, total }: Form): boolean {
  return [...indicators.map(({ weight }) => weight), funds?.executionWeight, total?.weight].some(isAboveZero);
}

/** A table that begins with level 1 anew: for another project, or for the year after the longer term. */
export function isOfSeveralBlocks({ groups }: Form): boolean {
  const names = groups.filter(({ depth }) => depth === 1).map(({ label }) => compact(label.text));
  return new Set(names).size < names.length;
}

/** What a row is called: its own name, or that of the innermost group where it has none. */
export function labelOf({ name, levels }: Indicator): string {
  return (name ?? levels.at(-1)?.text ?? "").trim();
}

/** What a message quotes of a row; sign and unit join the target when they stand in columns of their own. */
export function quoted(indicator: Indicator): Readonly<Record<"name" | "target" | "actual", string>> {
  const [target, unit] = [indicator.target?.text.trim() ?? "", indicator.unit?.trim() ?? ""];
  const sign = signOf(indicator) ?? "";
  const shownSign = splitComparator(compactSigns(target)).comparator ? "" : sign;
  const shownUnit = /\d$/.test(target) ? unit : "";
  return { name: labelOf(indicator), target: `${shownSign}${target}${shownUnit}`, actual: indicator.actual?.text.trim() ?? "" };
}

const NOTHING = /^[-—–―−/\\_*.]*$/;

/** Empty, or a dash. 无 and 不适用 are answers. */
export function isUnfilled(cell: TextAt | null): boolean {
  return cell === null || NOTHING.test(compact(cell.text));
}

/** True for a row that carries points; where weights are not printed, one that was given some. */
export function carriesPoints(indicator: Indicator): boolean {
  const points = indicator.cells.weight ? indicator.weight : (weightOf(indicator) ?? indicator.score);
  return points?.figure?.value.gt(0) ?? false;
}

export function hasFullScore(indicator: Indicator): boolean {
  const [weight, { score }] = [weightOf(indicator), indicator];
  return hasWeight(indicator) && weight !== null && isFilled(score) && score.figure.value.eq(weight.figure.value);
}

/** False for a form whose results nobody has written yet. */
export function isFilledIn({ indicators }: Form): boolean {
  return indicators.some(({ actual, score }) => !isUnfilled(actual) || (score?.figure?.value.gt(0) ?? false));
}
