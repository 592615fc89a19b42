import { type Decimal, ZERO, decimalsOf, sum } from "../figures/decimal";
import type { Figure } from "../figures/figure";
import { type Interval, exactly, meets } from "../figures/interval";
import type { FigureAt, FundColumn, FundRow } from "../form/form";
import type { RecomputedIndicator } from "../recompute/recompute";
import { totalFundRow } from "../recompute/funds";
import { weightOf } from "../recompute/weight";
import type { Position } from "../sheet/address";
import { type Filled, isFilled } from "./filled";
import { upperRows } from "./fund-parts";
import { addsUp, sourceTree } from "./fund-tree";
import { statesGrade } from "./grades";
import { MONEY_COLUMNS, printedMoney } from "./money";
import { asPoints, inPoints, printedPoints } from "./points";
import { rateBetween, readingsOfRate } from "./rates";
import type { RuleContext } from "./rule";
import { isOwnIndicator } from "./rows";
import { alternativeSums } from "./totals";

/** What a cell says, or would say if another figure stood in it. */
export type Says = (cell: FigureAt) => Figure | null;

/** A relation that the figures of a form keep unless one of them is wrong. */
export interface Identity {
  /** Those that take part; a blank one among them could still be given a figure. */
  readonly cells: readonly FigureAt[];
  readonly holds: (says: Says) => boolean;
  /** What would have to stand in one of its cells, as the others are, for it to hold; null where nothing can be said. */
  readonly solve: (cell: FigureAt) => Decimal | null;
}

type IdentityContext = Omit<RuleContext, "workbook">;

export function isSamePlace(a: Position, b: Position): boolean {
  return a.row === b.row && a.column === b.column;
}

/** The figure as it would be with another value, printed with the digits that it needs. */
export function withValue(cell: FigureAt, value: Decimal): Figure {
  const own: Figure = cell.figure ?? { value, digits: 0, isPercent: false, isExact: false, isText: false, unit: "" };
  return { ...own, value, digits: Math.max(own.digits, decimalsOf(value)), isExact: false };
}

const asItStands: Says = ({ figure }) => figure;

function valueOf(cell: FigureAt): Decimal {
  return cell.figure?.value ?? ZERO;
}

/** total = Σ parts. @param adds whether the total can be printed for the parts as they are printed */
function sumIdentity(total: FigureAt, parts: readonly FigureAt[], adds: (total: Figure, parts: readonly Figure[], says: Says) => boolean): Identity {
  const added = () => sum(parts.map(valueOf));
  return {
    cells: [total, ...parts],
    holds(says) {
      const [whole, own] = [says(total), parts.flatMap((part) => says(part) ?? [])];
      return !whole || own.length === 0 || adds(whole, own, says);
    },
    solve: (cell) => (isSamePlace(cell, total) ? added() : valueOf(cell).plus(valueOf(total).minus(added()))),
  };
}

function addPoints(total: Figure, parts: readonly Figure[]): boolean {
  return meets(printedPoints(total), exactly(sum(parts.map(({ value }) => value))));
}

/** Weights are shared out exactly. */
function addWeights(total: Figure, parts: readonly Figure[]): boolean {
  return inPoints(total).eq(sum(parts.map(inPoints)));
}

function addMoney(total: Figure, parts: readonly Figure[]): boolean {
  const asCell = (figure: Figure): Filled => ({ row: 0, column: 0, text: "", formula: null, figure });
  return addsUp(asCell(total), parts.map(asCell));
}

/** Points that no cell states: the parts make a full score, or what a level's name declares. */
function wholeIdentity(whole: Decimal, parts: readonly FigureAt[]): Identity {
  const added = () => sum(parts.map(valueOf));
  return {
    cells: parts,
    holds: (says) => sum(parts.flatMap((part) => says(part)?.value ?? [])).eq(whole),
    solve: (cell) => valueOf(cell).plus(whole.minus(added())),
  };
}

/** part ≤ whole, and not below 0. */
function mostIdentity(part: FigureAt, whole: FigureAt): Identity {
  return {
    cells: [part, whole],
    holds(says) {
      const [own, most] = [says(part), says(whole)];
      const points = own && most ? asPoints(own, most) : null;
      return !points || (points.score.gte(0) && points.score.lte(points.weight));
    },
    solve: (cell) => (isSamePlace(cell, part) ? whole : part).figure?.value ?? null,
  };
}

/** One figure that a cell has to have by what is no figure: a score by its target and result, a total by its grade. */
function ownIdentity(cell: FigureAt, holds: (figure: Figure) => boolean, value: Decimal | null): Identity {
  return {
    cells: [cell],
    holds(says) {
      const figure = says(cell);
      return !figure || holds(figure);
    },
    solve: () => value,
  };
}

/** a = b. */
function sameIdentity(a: Filled, b: Filled): Identity {
  return {
    cells: [a, b],
    holds(says) {
      const [one, other] = [says(a), says(b)];
      return !one || !other || meets(printedMoney(one), printedMoney(other));
    },
    solve: (cell) => (isSamePlace(cell, a) ? b : a).figure.value,
  };
}

/** rate = executed ÷ budget. */
function rateIdentity(rate: FigureAt, executed: FigureAt, budget: FigureAt): Identity {
  const asFraction = () => {
    const figure = rate.figure;
    return figure && (figure.isPercent || figure.value.lte(2) ? figure.value : figure.value.div(100));
  };
  return {
    cells: [rate, executed, budget],
    holds(says) {
      const [stated, above, below] = [says(rate), says(executed), says(budget)];
      if (!stated || !above || !below) return true;
      const quotient = rateBetween(above, below);
      return quotient ? readingsOfRate(stated).some((reading) => meets(reading, quotient)) : above.value.eq(0) || stated.value.eq(0);
    },
    solve(cell) {
      const fraction = asFraction();
      if (isSamePlace(cell, rate)) return valueOf(budget).gt(0) ? valueOf(executed).div(valueOf(budget)) : null;
      if (isSamePlace(cell, executed)) return fraction && fraction.times(valueOf(budget));
      return fraction?.gt(0) ? valueOf(executed).div(fraction) : null;
    },
  };
}

function productOf({ low, high, isClosed }: Interval, weight: Decimal): Interval {
  const capped = (value: Decimal) => (value.gt(1) ? weight : value.times(weight));
  return { low: capped(low), high: capped(high), isClosed: isClosed || high.gt(1) };
}

/** score = weight × rate, at most the weight. */
function shareIdentity(score: FigureAt, weight: FigureAt, by: readonly FigureAt[], rateBy: (says: Says) => Interval[], rate: Decimal | null): Identity {
  return {
    cells: [score, weight, ...by],
    holds(says) {
      const [points, whole] = [says(score), says(weight)];
      const rates = rateBy(says);
      return !points || !whole || rates.length === 0 || rates.some((share) => meets(printedPoints(points), productOf(share, inPoints(whole))));
    },
    solve(cell) {
      if (!rate || rate.lte(0)) return null;
      if (isSamePlace(cell, score)) return inPoints(withValue(weight, valueOf(weight))).times(rate.gt(1) ? 1 : rate);
      return isSamePlace(cell, weight) ? valueOf(score).div(rate.gt(1) ? 1 : rate) : null;
    },
  };
}

function ofMoney({ form: { funds } }: IdentityContext): Identity[] {
  if (!funds) return [];
  const total = totalFundRow(funds);
  const columns: readonly FundColumn[] = [...MONEY_COLUMNS, "arrived"];
  // A source that was left blank is among the parts: it may be what is missing.
  const sumOf = (whole: FundRow, parts: readonly FundRow[], column: FundColumn): Identity[] => {
    const [own, cells] = [whole.figures[column], parts.flatMap(({ figures }) => figures[column] ?? [])];
    return isFilled(own) && cells.some(isFilled) ? [sumIdentity(own, cells, addMoney)] : [];
  };
  const sums = columns.flatMap((column) => [
    ...(total ? sumOf(total, upperRows(funds), column) : []),
    ...sourceTree(funds).nested.flatMap(({ parent, parts }) => sumOf(parent, parts, column)),
  ]);
  const rates = funds.rows.flatMap(({ figures: { rate, executed, [funds.base]: base } }) => (isFilled(rate) && isFilled(executed) && isFilled(base) ? [rateIdentity(rate, executed, base)] : []));
  return [...sums, ...rates, ...sameInRows(funds.rows, "initial", "budget"), ...sameInRows(funds.rows, funds.base, "executed")];
}

/** Two columns that say the same in more rows than not: nothing was adjusted, all was spent. */
function sameInRows(rows: readonly FundRow[], one: FundColumn, other: FundColumn): Identity[] {
  const identities = rows.flatMap(({ figures: { [one]: a, [other]: b } }) => (isFilled(a) && isFilled(b) && !(a.figure.value.eq(0) && b.figure.value.eq(0)) ? [sameIdentity(a, b)] : []));
  const kept = identities.filter(({ holds }) => holds(asItStands)).length;
  return identities.length > 1 && kept * 2 >= identities.length ? identities : [];
}

function ofExecution({ form: { funds }, recomputed: { execution } }: IdentityContext): Identity[] {
  const { executionScore: score, executionWeight: weight, executionRate: rate } = funds ?? {};
  if (!score || !execution) return [];
  const { executed, base } = execution.rate;
  const whole: FigureAt = weight?.figure ? weight : { ...score, row: -1, column: -1, figure: withValue({ ...score, figure: null }, execution.weight), formula: null };
  const byMoney: Says = (cell) => cell.figure;
  const ofMoneyCells = (says: Says): Interval[] => {
    const [above, below] = [says(executed) ?? byMoney(executed), says(base) ?? byMoney(base)];
    const quotient = above && below ? rateBetween(above, below) : null;
    return quotient ? [quotient] : [];
  };
  const ofPrint = (says: Says): Interval[] => {
    const figure = rate ? says(rate) : null;
    return figure ? readingsOfRate(figure) : [];
  };
  return [
    shareIdentity(score, whole, [executed, base], ofMoneyCells, execution.rate.value),
    ...(isFilled(rate) ? [shareIdentity(score, whole, [rate], ofPrint, execution.rate.value)] : []),
    mostIdentity(score, whole),
  ];
}

/** Full marks where nothing says that they were not earned, what a formula gives, no more than the weight. */
function ofRow({ indicator, comparison: { outcome }, expected }: RecomputedIndicator): Identity[] {
  const { score, reason } = indicator;
  const weight = weightOf(indicator);
  if (!score || !weight) return [];
  const isMissed = outcome === "missed" || outcome === "partly";
  const full = inPoints(weight.figure);
  const mayBeFull = !isMissed && reason === null;
  // A whole number of points may be rounded from anything.
  const isExpected = (figure: Figure) => expected.some(({ span, formula }) => formula !== "full" && meets(figure.digits > 0 ? printedPoints(figure) : exactly(figure.value), span));
  const follows = (figure: Figure) => (mayBeFull && figure.value.eq(full)) || isExpected(figure);
  const value = mayBeFull ? full : (expected.find((one) => one.value !== null)?.value ?? null);
  return [mostIdentity(score, weight), ...(value ? [ownIdentity(score, follows, value)] : [])];
}

/** The scores that make up the total; a blank one of a row that has points to give is among them. */
function scoreCells({ form: { indicators, funds } }: IdentityContext): FigureAt[] {
  const own = indicators.filter((indicator) => isFilled(indicator.score) || (isOwnIndicator(indicator) && indicator.cells.score?.row === indicator.row));
  const cells = own.flatMap(({ score, cells: { score: place } }): FigureAt[] => (score ? [score] : place ? [{ ...place, text: "", figure: null, formula: null }] : []));
  return [...(funds?.executionScore ? [funds.executionScore] : []), ...cells];
}

function ofPoints(context: IdentityContext): Identity[] {
  const { form, policy, recomputed } = context;
  const { total, groups, indicators, funds } = form;
  const scores = scoreCells(context);
  const weights = [...(funds?.executionWeight ? [funds.executionWeight] : []), ...indicators.flatMap((indicator) => indicator.weight ?? [])].filter(isFilled);
  const inRows = <Cell extends FigureAt>(cells: readonly Cell[], rows: readonly number[]) => cells.filter((cell) => rows.includes(cell.row) && cell !== funds?.executionScore && cell !== funds?.executionWeight);
  const ofGroups = groups.flatMap(({ rows, declaredScore, declaredWeight, label }): Identity[] => [
    ...(isFilled(declaredScore) ? [sumIdentity(declaredScore, inRows(scores, rows), addPoints)] : []),
    ...(isFilled(declaredWeight) ? [sumIdentity(declaredWeight, inRows(weights, rows), addWeights)] : []),
    ...(label.points && inRows(weights, rows).length > 0 ? [wholeIdentity(label.points.value, inRows(weights, rows))] : []),
  ]);
  if (form.isSectioned) return ofGroups;
  const execution = funds?.executionScore ?? null;
  const addScores = (whole: Figure, parts: readonly Figure[], says: Says) => {
    const ofExecution = execution && says(execution);
    return alternativeSums(sum(parts.map(({ value }) => value)), ofExecution, context).some((value) => meets(printedPoints(whole), exactly(value)));
  };
  return [
    ...ofGroups,
    ...byGroups(context),
    ...(total?.score ? [sumIdentity(total.score, scores, addScores)] : []),
    ...(isFilled(total?.weight) && weights.length > 0 ? [sumIdentity(total.weight, weights, addWeights)] : []),
    ...(weights.length > 0 && recomputed.weights ? [wholeIdentity(policy.weights.full, weights)] : []),
    ...(isFilled(total?.score) && form.grade ? [ownIdentity(total.score, ({ value }) => statesGrade(form.grade!.text, value, context), null)] : []),
  ];
}

/** The total as the sum of the subtotals, where these cover every row. */
function byGroups({ form: { groups, total, indicators, funds } }: IdentityContext): Identity[] {
  const scored = groups.filter(({ depth, declaredScore }) => depth === 1 && isFilled(declaredScore));
  const covered = new Set(scored.flatMap(({ rows }) => rows));
  if (!isFilled(total?.score) || scored.length < 2 || !indicators.every(({ row }) => covered.has(row))) return [];
  const parts = [...scored.flatMap(({ declaredScore }) => declaredScore ?? []), ...(funds?.executionScore ? [funds.executionScore] : [])];
  return [sumIdentity(total.score, parts, addPoints)];
}

/** 得分率 = 得分 ÷ 权重, and the sums of a summary that has its categories as columns. */
function ofSummary({ form: { summary, kind, indicators } }: IdentityContext): Identity[] {
  if (!summary) return [];
  const { categories, total } = summary;
  const all = total ? [...categories, total] : categories;
  const rates = all.flatMap(({ rate, score, weight }) => (isFilled(rate) && isFilled(score) && isFilled(weight) ? [rateIdentity(rate, score, weight)] : []));
  if (kind !== "score-summary" || indicators.length > 0) return rates;
  const sums = (["score", "weight"] as const).flatMap((role) => (isFilled(total?.[role]) ? [sumIdentity(total[role], categories.flatMap((category) => category[role] ?? []), role === "weight" ? addWeights : addPoints)] : []));
  return [...rates, ...sums, ...categories.flatMap(({ score, weight }) => (score && weight ? [mostIdentity(score, weight)] : []))];
}

/** Every relation of the form that a wrong figure would break. */
export function identitiesOf(context: IdentityContext): Identity[] {
  return [...ofMoney(context), ...ofExecution(context), ...context.recomputed.indicators.flatMap(ofRow), ...ofPoints(context), ...ofSummary(context)];
}
