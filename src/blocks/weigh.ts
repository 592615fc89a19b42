import { Decimal, sum, ZERO } from "../figures/decimal";
import type { Form, Group } from "../form/form";
import { inPoints } from "../rules/points";
import type { BlockIndicator } from "./block";
import { placeOfPoints } from "./named-points";
import { isSameLevel } from "./names";
import type { Place } from "./place";
import { digitsFor, shared, type WeightChoice } from "./weights";

export interface Weighing {
  readonly weights: WeightChoice;
  /** Points of the whole form, as in 100. */
  readonly full: Decimal;
  /** Points for the execution rate that belong to them; 0 where it earns none. */
  readonly execution: Decimal;
}

/** A weight that stands already and would change. */
export interface ReweightedRow {
  readonly row: number;
  readonly name: string;
  readonly before: Decimal;
  readonly after: Decimal;
  /** Whether it was given more points already than it could earn then. */
  readonly isOverscored: boolean;
}

interface Weighed {
  /** Place by place, indicator by indicator; null where it is left blank. */
  readonly added: readonly (readonly (Decimal | null)[])[];
  readonly reweighted: readonly ReweightedRow[];
}

interface OldWeight {
  readonly row: number;
  readonly name: string;
  readonly weight: Decimal;
  readonly score: Decimal | null;
}

/** Rows and places that share points of their own. */
interface Pot {
  readonly points: Decimal;
  readonly old: readonly OldWeight[];
  /** Indices of places. */
  readonly places: readonly number[];
}

/** Points that stand in the form for an indicator each, in a column or behind its name; a weight of 20% is 20 points. */
export function weightsIn(form: Form): OldWeight[] {
  const isInName = placeOfPoints(form) === "name";
  return form.indicators.flatMap(({ row, name, weight, score, levels }) => {
    const figure = isInName ? levels.at(-1)!.points : weight?.figure;
    return figure ? [{ row, name: name ?? "", weight: inPoints(figure), score: score?.figure?.value ?? null }] : [];
  });
}

/** Points that the form promises a group in words or typed; a formula follows whatever the rows hold. */
function promised({ label, declaredWeight }: Group): Decimal | null {
  const figure = label.points ?? (declaredWeight?.formula === null ? declaredWeight.figure : null);
  return figure && inPoints(figure);
}

/** What the new indicators are given, and what the old ones would have to become. */
export function weigh(form: Form, places: readonly Place[], weighing: Weighing): Weighed {
  const { weights: choice } = weighing;
  const suggested = ({ weight }: BlockIndicator): Decimal | null => (weight === undefined ? null : new Decimal(weight));
  if (placeOfPoints(form) === null || choice === "blank") return { added: places.map(({ indicators }) => indicators.map(() => null)), reweighted: [] };
  if (choice === "suggested") return { added: places.map(({ indicators }) => indicators.map(suggested)), reweighted: [] };
  const added = places.map(({ indicators }) => indicators.map((): Decimal | null => null));
  const reweighted: ReweightedRow[] = [];
  for (const pot of potsOf(form, places, weighing)) {
    const count = sum(pot.places.map((index) => new Decimal(places[index]!.indicators.length))).toNumber();
    const used = pot.old.map(({ weight }) => weight);
    if (choice === "share") {
      const rest = pot.points.minus(sum(used));
      if (rest.lte(0) || count === 0) continue;
      const shares = shared(rest, Array.from({ length: count }, () => new Decimal(1)), digitsFor(rest, count, used));
      for (const index of pot.places) added[index] = shares.splice(0, places[index]!.indicators.length);
      continue;
    }
    const mean = used.length > 0 ? sum(used).div(used.length) : new Decimal(1);
    const parts = [...used, ...pot.places.flatMap((index) => places[index]!.indicators.map((indicator) => suggested(indicator) ?? mean))];
    if (pot.points.lte(0) || parts.length === 0) continue;
    const shares = shared(pot.points, parts, digitsFor(pot.points, parts.length, used));
    pot.old.forEach(({ row, name, weight, score }, index) => {
      const after = shares[index]!;
      if (!after.eq(weight)) reweighted.push({ row, name, before: weight, after, isOverscored: score?.gt(after) ?? false });
    });
    const left = shares.slice(used.length);
    for (const index of pot.places) added[index] = left.splice(0, places[index]!.indicators.length);
  }
  return { added, reweighted };
}

/** What groups are promised stays theirs; all others share what these leave of the full score. */
function potsOf(form: Form, places: readonly Place[], { full, execution }: Weighing): Pot[] {
  const old = weightsIn(form);
  const groups = form.groups.filter((group) => group.depth === 1 && promised(group) !== null);
  const pots = groups.map((group): Pot => ({
    points: promised(group)!,
    old: old.filter(({ row }) => group.rows.includes(row)),
    places: [...places.keys()].filter((index) => places[index]!.groups[0] === group),
  }));
  const rest: Pot = {
    points: full.minus(execution).minus(sum(pots.map(({ points }) => points))),
    old: old.filter(({ row }) => !groups.some(({ rows }) => rows.includes(row))),
    places: [...places.keys()].filter((index) => !pots.some((pot) => pot.places.includes(index))),
  };
  return [...pots, rest].filter((pot) => pot.places.length > 0);
}

/** The points of a level-1 group before and after an insertion. */
export interface GroupSum {
  readonly name: string;
  readonly before: Decimal;
  readonly after: Decimal;
  /** What the form promises the group; null where it promises nothing. */
  readonly promised: Decimal | null;
}

/** Of the groups that the form has already, as far as their points change or are not what it promises them. */
export function groupSums(form: Form, added: readonly { readonly indicator: BlockIndicator; readonly weight: Decimal | null }[], reweighted: readonly ReweightedRow[]): GroupSum[] {
  const old = weightsIn(form);
  return form.groups.flatMap((group): GroupSum[] => {
    if (group.depth !== 1) return [];
    const joining = added.filter(({ indicator }) => isSameLevel(indicator.levels[0]!, group.label.text));
    const changed = reweighted.filter(({ row }) => group.rows.includes(row));
    if (joining.length === 0 && changed.length === 0) return [];
    const own = promised(group);
    const before = sum(old.filter(({ row }) => group.rows.includes(row)).map(({ weight }) => weight));
    const after = before.plus(sum([...joining.flatMap(({ weight }) => weight ?? []), ...changed.map((one) => one.after.minus(one.before))]));
    const isToTell = !after.eq(before) || (own !== null && !own.eq(after));
    return isToTell ? [{ name: group.label.text.replace(/\s+/g, ""), before, after, promised: own }] : [];
  });
}

/** The sum of all weights and the execution rate's; null where no weight stands. */
export function totalWeight(form: Form, execution: Decimal): Decimal | null {
  const weights = weightsIn(form).map(({ weight }) => weight);
  return weights.length > 0 ? sum(weights).plus(execution) : null;
}

/** What the form's weights have to add up to, and the part of the execution rate, by its own figures. */
export function fullScoreOf(form: Form): Pick<Weighing, "full" | "execution"> {
  const { funds, total, kind } = form;
  const hasRow = form.indicators.some(({ levels }) => levels.some(({ text }) => text.includes("执行率")));
  const own = funds?.executionWeight?.figure ?? funds?.declaredWeight;
  const execution = hasRow ? ZERO : own ? inPoints(own) : (kind === "self-evaluation" && funds?.columns.score !== undefined ? new Decimal(10) : ZERO);
  const isPart = kind === "score-table" || kind === "weights-only";
  const stated = total?.weight?.figure;
  const full = stated ? inPoints(stated) : isPart ? totalWeight(form, execution) : null;
  return { full: full ?? new Decimal(100), execution };
}
