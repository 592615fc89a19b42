import { plain } from "../../figures/decimal";
import { compact } from "../../figures/normalise";
import type { Indicator } from "../../form/form";
import { weightOf } from "../../recompute/weight";
import { isFilled } from "../filled";
import { asPoints } from "../points";
import { hasFullScore, isOwnIndicator, labelOf } from "../rows";
import type { Draft, Rule } from "../rule";
import phrases from "./phrases.json";

const patterns = (sources: readonly string[]) => sources.map((source) => new RegExp(source));
const [NOT_DONE, OVERCOME, ALL_DONE] = [phrases.notDone, phrases.overcome, phrases.allDone].map(patterns) as [RegExp[], RegExp[], RegExp[]];

const says = (text: string, words: readonly RegExp[]): boolean => words.some((word) => word.test(text));

function losesPoints(indicator: Indicator): boolean {
  const [weight, { score }] = [weightOf(indicator), indicator];
  const points = isFilled(score) && isFilled(weight) ? asPoints(score.figure, weight.figure) : null;
  return points?.score.lt(points.weight) ?? false;
}

function draftsFor(indicator: Indicator): Draft[] {
  const { reason, score, cells } = indicator;
  // A reason merged over several rows speaks of one of them, and nobody knows of which.
  if (!reason || !isFilled(score) || !isOwnIndicator(indicator) || cells.reason?.row !== indicator.row) return [];
  const text = compact(reason.text);
  const values = { name: labelOf(indicator), reason: reason.text.trim(), score: plain(score.figure.value), weight: plain(weightOf(indicator)?.figure.value ?? score.figure.value) };
  if (hasFullScore(indicator) && says(text, NOT_DONE) && !says(text, OVERCOME)) return [{ message: "full", values, cells: [score, reason] }];
  return losesPoints(indicator) && says(text, ALL_DONE) ? [{ message: "lost", values, cells: [reason, score] }] : [];
}

export const reasonMismatch: Rule = {
  id: "reason-mismatch",
  severity: "warning",
  kinds: ["self-evaluation"],
  check: ({ form }) => {
    const drafts = form.indicators.flatMap(draftsFor);
    // A reason that stands in several rows was copied down; it belongs to one of them.
    const count = (draft: Draft) => form.indicators.filter(({ reason }) => reason !== null && reason.text.trim() === draft.values["reason"]).length;
    return drafts.filter((draft) => count(draft) === 1);
  },
};
