import { plain } from "../../figures/decimal";
import { compact } from "../../figures/normalise";
import type { Quantity } from "../../figures/quantity";
import type { FigureAt, Indicator } from "../../form/form";
import { actualOf, targetOf } from "../../recompute/attainment";
import { hasGap } from "../placeholders";
import { labelOf, quoted } from "../rows";
import type { Draft, Rule } from "../rule";
import statements from "./statements.json";

const HAS_NUMBER = /[\d一二两三四五六七八九十百千万]/;

/** A figure that only a figure can be held against. A bare 1 or 100 % may stand for yes. */
function asksForFigure(target: Quantity): target is Quantity & { kind: "amount" } {
  return target.kind === "amount" && (target.comparator !== null || (target.unit.name !== "" && target.unit.family !== "percent"));
}

/** True when the words say whether the target was reached, or hold a figure that we did not make out. */
function answers(text: string, target: Quantity & { kind: "amount" }): boolean {
  const isCeiling = target.comparator === "≤" || target.comparator === "<";
  // That a thing was done says nothing of what it cost.
  const words = isCeiling ? statements.ofTarget : [...statements.ofTarget, ...statements.ofDoing];
  return HAS_NUMBER.test(text) || words.some((word) => text.includes(word)) || statements.ofNone.some((word) => text.startsWith(word));
}

function wordsForFigure(indicator: Indicator): Draft[] {
  const [target, actual] = [targetOf(indicator), actualOf(indicator)];
  if (!asksForFigure(target) || actual.kind !== "phrase" || !indicator.target || !indicator.actual) return [];
  const text = compact(indicator.actual.text);
  // A placeholder is asked about as one.
  if (text === compact(indicator.target.text) || hasGap(text) || answers(text, target)) return [];
  return [{ message: "words", values: quoted(indicator), cells: [indicator.actual, indicator.target] }];
}

function isBareCopy(cell: FigureAt | null, points: FigureAt | null): cell is FigureAt {
  return cell?.figure != null && points?.figure != null && cell.figure.unit === "" && !cell.figure.isPercent && cell.figure.value.eq(points.figure.value);
}

/** 12.5 of 12.5 for a question that is answered by yes or no: the points were written where the result belongs. */
function pointsForResult(indicator: Indicator): Draft[] {
  const { target, actual, weight, score } = indicator;
  if (!isBareCopy(target, weight) || !isBareCopy(actual, score) || !weight?.figure?.value.gt(1)) return [];
  if (!compact(labelOf(indicator)).includes("是否")) return [];
  return [{ message: "points", values: { ...quoted(indicator), weight: plain(weight.figure.value) }, cells: [actual, target] }];
}

export const actualNotComparable: Rule = {
  id: "actual-not-comparable",
  severity: "warning",
  kinds: ["self-evaluation", "self-evaluation-unscored"],
  check: ({ form }) => form.indicators.flatMap((indicator) => [...wordsForFigure(indicator), ...pointsForResult(indicator)]),
};
