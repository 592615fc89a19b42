import { digitsShown, plain } from "../../figures/decimal";
import { meets } from "../../figures/interval";
import { compact } from "../../figures/normalise";
import type { RecomputedIndicator } from "../../recompute/recompute";
import { printedPoints } from "../points";
import { hasFullScore, quoted } from "../rows";
import type { Draft, Rule } from "../rule";

/** Of the phrases that mean "in part" the one that the bands are made for; 不够… leaves the degree open. */
const PARTLY = "部分";

/** One of the three published phrases, which forms and systems tie to a band. A free word leaves its share to judgement. */
const PUBLISHED = /^部分达成(?:年度|预期)指标并具有一定效果[。;]?$/;

function draftFor({ indicator, comparison: { outcome }, expected }: RecomputedIndicator): Draft[] {
  const { score, weight, actual } = indicator;
  const bands = expected.filter(({ formula }) => formula === "band");
  if (bands.length === 0 || !score?.figure || !weight?.figure || !actual || score.figure.value.gt(weight.figure.value)) return [];
  if (outcome === "mostly") return [];
  if (outcome === "partly" && !compact(actual.text).startsWith(PARTLY)) return [];
  // Full marks for less than all are a contradiction of their own.
  if (outcome !== "met" && hasFullScore(indicator)) return [];
  const given = printedPoints(score.figure);
  if (bands.some(({ span }) => meets(given, { ...span, isClosed: true }))) return [];
  const [low, high] = [bands.map(({ span }) => span.low), bands.map(({ span }) => span.high)].map((ends) => ends.sort((a, b) => a.cmp(b)));
  const share = (points: typeof score.figure.value) => digitsShown(points.div(weight.figure!.value).times(100), 1);
  const values = {
    ...quoted(indicator),
    outcome,
    score: plain(score.figure.value),
    weight: plain(weight.figure.value),
    sharePercent: share(score.figure.value),
    leastPercent: share(low![0]!),
    mostPercent: share(high!.at(-1)!),
  };
  return [{ ...(PUBLISHED.test(compact(actual.text)) && { severity: "error" as const }), message: "band", values, cells: [score, actual, weight] }];
}

export const qualitativeBand: Rule = {
  id: "qualitative-band",
  severity: "warning",
  // Reviewers score by criteria of their own.
  kinds: ["self-evaluation"],
  check: ({ recomputed }) => recomputed.indicators.flatMap(draftFor),
};
