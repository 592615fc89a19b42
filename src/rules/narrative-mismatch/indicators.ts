import { plain, sum } from "../../figures/decimal";
import { exactly, meets, printed, scaled } from "../../figures/interval";
import { compact } from "../../figures/normalise";
import type { Amount, Quantity } from "../../figures/quantity";
import type { Unit } from "../../figures/units";
import type { FigureAt, Form, Indicator } from "../../form/form";
import { labelOf } from "../../reading/words/label";
import { actualOf, targetOf } from "../../recompute/attainment";
import { isFilled } from "../filled";
import { areSamePoints, asPoints, printedPoints } from "../points";
import { isOwnIndicator } from "../rows";
import type { Draft } from "../rule";
import { type Claim, type Shown, claimsIn, figureOf, isAbout, isCalled, isSameFigure, shownBy, significantDigits } from "../../text/claims";

/** An indicator by the words that a text uses for it. */
interface Named {
  readonly indicator: Indicator;
  /** "资助参保" for 指标1:资助参保人数. */
  readonly word: string;
}

const CODE = /^(?:指标\d*[::]?|[A-Z]\d+[.、]?)/;
const COUNTED = /(?:人次数|人次|人数|户数|总人数|数量|个数|次数|总数)$/;
/** 救助 and 培训 are in too many texts to name anything. */
const TELLING_CHARACTERS = 4;

function wordFor({ name }: Indicator): string {
  return labelOf(labelOf(name ?? "").name.replace(CODE, "")).name;
}

/** The indicators that a text may mean: their words are no other's, and tell enough. */
function namedIndicators({ indicators }: Form, reduced: (name: string) => string, isMentioned: (word: string) => boolean): Named[] {
  const all = indicators.filter(isOwnIndicator).map((indicator) => ({ indicator, word: reduced(wordFor(indicator)) }));
  // Mentioned are few: only they are held against all others.
  const told = all.filter(({ word }) => word.length >= TELLING_CHARACTERS && isMentioned(word));
  return told.filter((own) => !all.some((other) => other !== own && other.word.includes(own.word)));
}

interface Result {
  readonly cell: FigureAt;
  /** More than one where a bare number may be a fraction or a percentage. */
  readonly readings: readonly Shown[];
  readonly unit: Unit;
}

const isAmount = (quantity: Quantity): quantity is Amount => quantity.kind === "amount";

/** What target and actual value can stand for; the one without a unit has the other's. */
function resultsOf(indicator: Indicator): { readonly target: Result | null; readonly actual: Result | null } {
  const [target, actual] = [targetOf(indicator), actualOf(indicator)];
  const unit = [actual, target].filter(isAmount).map((quantity) => quantity.unit).find(({ name }) => name !== "");
  const result = (quantity: Quantity, cell: FigureAt | null): Result | null => {
    if (!isAmount(quantity) || !cell || !unit) return null;
    const own = quantity.unit.name === "" ? unit : quantity.unit;
    const { number: value, digits } = quantity;
    const span = printed({ value, digits, isExact: false });
    // 0.95 beside a percentage is 95%.
    const isFraction = own.family === "percent" && quantity.unit.name === "" && quantity.number.lte(1);
    return { cell, unit: own, readings: [{ value: value.times(own.factor), span: scaled(span, own.factor) }, ...(isFraction ? [{ value, span }] : [])] };
  };
  return { target: result(target, indicator.target), actual: result(actual, indicator.actual) };
}

function agrees(result: Result | null, shown: Shown): boolean {
  return result?.readings.some((own) => isSameFigure(own, shown)) ?? false;
}

/** Units that count the same thing in another way. */
const COUNTED_OTHERWISE: readonly (readonly [string, string])[] = [["人", "人次"], ["户", "户次"]];

function countOtherwise(a: Unit, b: Unit): boolean {
  return COUNTED_OTHERWISE.some((pair) => a.family !== b.family && pair.includes(a.family) && pair.includes(b.family));
}

function compareWith({ indicator }: Named, { cell, amount, isPlan }: Claim): Draft[] {
  const { target, actual } = resultsOf(indicator);
  const beside = isPlan ? target : actual;
  if (!beside) return [];
  const shown = shownBy(amount);
  const values = { name: indicator.name ?? "", shown: amount.text, table: beside.cell.text.trim(), unit: beside.unit.name, plan: isPlan ? "yes" : "no" };
  const draft = (message: string): Draft[] => [{ message, values, cells: [cell, beside.cell] }];
  const isSame = agrees(target, shown) || agrees(actual, shown);
  if (countOtherwise(amount.unit, beside.unit)) return isSame && significantDigits(amount) > 2 ? draft("persons") : [];
  return amount.unit.family === beside.unit.family && !isSame ? draft("result") : [];
}

/** A figure that follows the words of an indicator, beside the indicator's own. Where one is right, the others speak of parts. */
export function statedResults(form: Form, claims: readonly Claim[]): Draft[] {
  const isMentioned = (word: string): boolean => claims.some(({ lead }) => lead.includes(word));
  return namedIndicators(form, (name) => name.replace(COUNTED, ""), isMentioned).flatMap((named) =>
    [true, false].flatMap((isPlan) => {
      const own = claims.filter((claim) => claim.isPlan === isPlan && claim.amount.sense !== "points" && claim.amount.sense !== "percentage-points" && isCalled(claim, named.word));
      const drafts = own.map((claim) => compareWith(named, claim));
      const [first] = drafts;
      return first && drafts.every((each) => each.length > 0) ? first : [];
    }),
  );
}

const NUMBERING = /^[(（]?[\d一二三四五六七八九十]+[)）.、]+/;
const FULL = /满分(?:为|是)?$/;
const SCORED = /(?<![扣可应])得(?:分)?(?:为|是)?$/;

/** The points that the text gives to the indicator where the cell has others; null where they agree or it gives none. */
function otherPoints(claims: readonly Claim[], words: RegExp, cell: FigureAt | null): { readonly claim: Claim; readonly cell: FigureAt } | null {
  const stated = claims.filter(({ lead }) => words.test(lead));
  const [claim] = stated;
  return claim && stated.length === 1 && isFilled(cell) && !areSamePoints(figureOf(claim.amount), cell.figure) ? { claim, cell } : null;
}

/** "(1) D11 政策知晓率:… 满分5分，… 得5分": an account of one indicator's points, which begins with its name. */
export function statedPoints(form: Form, claims: readonly Claim[]): Draft[] {
  const points = claims.filter(({ amount }) => amount.sense === "points");
  const beginnings = new Map([...new Set(points.map(({ cell }) => cell))].map((cell) => [cell, compact(cell.text).replace(NUMBERING, "").replace(CODE, "")]));
  const isMentioned = (word: string): boolean => [...beginnings.values()].some((text) => text.startsWith(word));
  return namedIndicators(form, (name) => name, isMentioned).flatMap(({ indicator, word }): Draft[] => {
    const { weight, score, name } = indicator;
    const own = points.filter(({ cell }) => beginnings.get(cell)?.startsWith(word));
    const wrong = [otherPoints(own, FULL, weight), otherPoints(own, SCORED, score)].filter((each) => each !== null);
    const [first] = wrong;
    if (!first) return [];
    const figure = (cell: FigureAt | null) => cell?.text.trim() ?? "";
    const values = { name: name ?? "", shown: wrong.map(({ claim: { lead, amount } }) => `${FULL.test(lead) ? "满分" : "得"}${amount.text}`).join("、"), weight: figure(weight), score: figure(score) };
    return [{ severity: "error", message: "points", values, cells: [first.claim.cell, ...wrong.map(({ cell }) => cell)] }];
  });
}

const DEDUCTED = /扣(?:减|除|掉)?了?$/;

/** "缺少会议纪要，扣1分" in the row of a score: the points that it says were lost, or earned, beside those that were. */
export function pointsOfReasons({ indicators, year }: Form): Draft[] {
  return indicators.filter(isOwnIndicator).flatMap(({ name, weight, score, reason }): Draft[] => {
    if (!reason || !isFilled(weight) || !isFilled(score)) return [];
    const points = asPoints(score.figure, weight.figure);
    if (!points) return [];
    // What a point costs, and from where on, is the rule by which points were given.
    const told = claimsIn({ cell: reason, isPlan: false }, year?.value ?? null).filter(({ amount, clause }) => amount.sense === "points" && !isAbout(clause, "perPiece"));
    const lost = told.filter(({ lead }) => DEDUCTED.test(lead));
    const earned = told.filter(({ lead }) => SCORED.test(lead));
    const stated = [
      ...[...lost.map(({ amount }) => amount.number), sum(lost.map(({ amount }) => amount.number))].map((number) => points.weight.minus(number)),
      ...earned.map(({ amount }) => amount.number),
    ];
    const [first] = [...lost, ...earned];
    if (!first || stated.some((number) => meets(printedPoints(score.figure), exactly(number)))) return [];
    const shown = `${DEDUCTED.test(first.lead) ? "扣" : "得"}${first.amount.text}`;
    return [{ message: "reason", values: { name: name ?? "", shown, weight: plain(points.weight), score: plain(points.score) }, cells: [reason, score, weight] }];
  });
}
