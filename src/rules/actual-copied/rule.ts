import { splitComparator } from "../../figures/comparator";
import { compact, compactSigns } from "../../figures/normalise";
import type { Form, Indicator } from "../../form/form";
import { targetOf } from "../../recompute/attainment";
import { isOwnIndicator } from "../rows";
import { type Draft, FUNDED, type Rule } from "../rule";
import plans from "./plans.json";

/** Two rows may have been copied by chance. */
const LEAST_ROWS = 3;
/** A short goal may be said again in the same words once it is reached. */
const LEAST_GOAL = 10;

/** A target with ≥ or ≤, which no result has: something was counted. */
function hasOpenTarget(indicator: Indicator): boolean {
  const target = targetOf(indicator);
  return isOwnIndicator(indicator) && target.kind === "amount" && target.comparator !== null && target.comparator !== "=" && indicator.actual !== null;
}

function isCopied({ target, actual }: Indicator): boolean {
  return compactSigns(actual?.text ?? "") === compactSigns(target?.text ?? "");
}

function keepsSign({ actual }: Indicator): boolean {
  return splitComparator(compactSigns(actual?.text ?? "")).comparator !== null;
}

function copiedActuals({ indicators }: Form): Draft[] {
  const open = indicators.filter(hasOpenTarget);
  // One row with an answer of its own, be it the day when the work was done, shows that somebody filled in what was reached.
  const filled = indicators.filter(({ target, actual }) => target !== null && actual !== null);
  if (open.length < LEAST_ROWS || !open.every(keepsSign) || !filled.every(isCopied)) return [];
  const cells = open.flatMap(({ actual }) => actual ?? []);
  return [{ message: "signs", values: { count: String(open.length), shown: cells[0]?.text.trim() ?? "" }, cells }];
}

/** The goal word for word, with the words of a plan in it. */
function copiedGoals({ goals: { planned, achieved } }: Form): Draft[] {
  return achieved.flatMap((cell): Draft[] => {
    const text = compact(cell.text);
    const goal = planned.find((other) => compact(other.text) === text);
    const isPlan = plans.words.some((word) => text.includes(word));
    return goal && isPlan && text.length >= LEAST_GOAL ? [{ message: "goal", values: {}, cells: [cell, goal] }] : [];
  });
}

export const actualCopied: Rule = {
  id: "actual-copied",
  severity: "warning",
  kinds: FUNDED,
  check: ({ form }) => [...copiedActuals(form), ...copiedGoals(form)],
};
