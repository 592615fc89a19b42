import type { Figures } from "../facts/figures";
import { type Place, POINT, type Slip, plainRows } from "./slip";

/** Rules about sums that a weight or a score takes part in. */
const SUMS = ["weight-sum", "level-sum", "subtotal-score", "total-score"];

/** What the form prints of its weights stays as it was. */
function keepWeights({ total, indicators, parts, declared }: Figures, before: Figures): void {
  total.weight = before.total.weight;
  indicators.weight = before.indicators.weight;
  for (const [part, points] of before.parts) parts.get(part)!.weight = points.weight;
  for (const [part, points] of before.declared) declared.set(part, points);
}

/** Weights that do not add up to what is printed. */
export function ofWeights(place: Place): Slip[] {
  const { plan, has } = place;
  if (plan.choices.points === "planned-final") return [];
  const checks = ["total.weight", ...(plan.choices.points === "labels" ? plainRows(place).map(({ row }) => `name:${row.part}`) : [])].filter(has);
  if (checks.length === 0) return [];
  return plainRows(place)
    .filter(({ row, index }) => has(`row${index}.weight`) && row.earned[0] === row.earned[1])
    .map(({ row, index }) => ({
      name: "weights-not-100",
      rules: ["weight-sum", "level-sum", "subtotal-score"],
      at: [`row${index}.weight`, "total.weight", "all.weight", `name:${row.part}`, `part:${row.part}.weight`],
      mayFollow: SUMS,
      facts: ({ rows }) => void (rows[index]!.weight += 3 * POINT),
      figures: keepWeights,
    }));
}

/** Totals, sums of parts and what follows from them. */
export function ofTotals({ plan, has }: Place): Slip[] {
  const slips: Slip[] = [];
  const wrong = (figures: Figures): void => void (figures.total.score += figures.total.score > 9000 ? -POINT : POINT);
  if (has("total.score") && plan.choices.totalValue === "typed")
    slips.push({
      name: "total-wrong",
      rules: ["total-score"],
      at: ["total.score"],
      mayFollow: ["grade-mismatch", "narrative-mismatch"],
      figures: wrong,
    });
  if (has("headTotal")) {
    const head = (figures: Figures): void => void (figures.headTotal += figures.headTotal > 9000 ? -POINT : POINT);
    slips.push({
      name: "head-total-wrong",
      rules: ["total-score", "narrative-mismatch"],
      at: ["headTotal", "total.score"],
      mayFollow: ["grade-mismatch"],
      figures: head,
    });
  }
  for (const part of plan.figures.parts.keys()) {
    if (!has(`part:${part}.score`)) continue;
    const change = (figures: Figures): void => void (figures.parts.get(part)!.score -= POINT);
    slips.push({
      name: "subtotal-wrong",
      rules: ["subtotal-score", "level-sum"],
      at: [`part:${part}.score`],
      mayFollow: ["score-rate"],
      figures: change,
    });
  }
  for (const [part, declared] of plan.choices.points === "labels" ? plan.figures.declared : []) {
    const change = (figures: Figures): void => void figures.declared.set(part, declared + 5 * POINT);
    if (has(`name:${part}`))
      slips.push({ name: "points-of-part-wrong", rules: ["level-sum", "weight-sum", "subtotal-score"], at: [`name:${part}`], figures: change });
  }
  if (has("grade"))
    slips.push({
      name: "grade-wrong",
      rules: ["grade-mismatch"],
      at: ["grade"],
      figures: (figures) => void (figures.grade = figures.grade === "优" ? "良" : "优"),
    });
  return slips;
}
