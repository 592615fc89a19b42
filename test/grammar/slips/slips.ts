import type { Facts, Row } from "../facts/facts";
import type { Figures } from "../facts/figures";
import type { Plan } from "../layout/plan";

/** A mistake that people make, at one place. */
export interface Slip {
  readonly name: string;
  /** Rules that may name it. */
  readonly rules: readonly string[];
  /** Where it shows, by what the page remembers; the first is the cell that a person would correct. */
  readonly at: readonly string[];
  readonly severity?: "error" | "warning";
  /** Rules whose errors may well follow from it. */
  readonly mayFollow?: readonly string[];
  /** Changes what the form is about, before it is added up. */
  readonly facts?: (facts: Facts) => void;
  /** Changes what the form prints of it; `before` is what it printed without the slip. */
  readonly figures?: (figures: Figures, before: Figures) => void;
}

/** What of a form that was laid out a slip may look at. */
export interface Place {
  readonly plan: Plan;
  readonly has: (key: string) => boolean;
}

const POINT = 100;
/** Rules about sums that a weight or a score takes part in. */
const SUMS = ["weight-sum", "level-sum", "subtotal-score", "total-score"];

const plainRows = ({ plan }: Place): { row: Row; index: number }[] =>
  plan.facts.rows.map((row, index) => ({ row, index })).filter(({ row }) => !row.isExecution && !row.isLeftOver);

function ofScores(place: Place): Slip[] {
  const { plan, has } = place;
  const rows = plainRows(place).filter(({ index }) => has(`row${index}.score`));
  const hasWeights = plan.choices.points === "names" || has("row0.weight");
  const above = rows
    .filter(() => hasWeights)
    .map(({ index }): Slip => ({
      name: "score-above-weight",
      rules: ["score-over-weight"],
      at: [`row${index}.score`],
      mayFollow: ["total-over-full", "score-rate", "table-arithmetic", "score-formula"],
      facts: ({ rows: all }) => void (all[index]!.score = all[index]!.weight + 2 * POINT),
    }));
  const blank = rows.map(({ index }): Slip => ({
    name: "score-blank",
    rules: ["score-missing", "score-invalid", "required-missing"],
    at: [`row${index}.score`],
    mayFollow: ["score-rate", "table-arithmetic", "score-formula"],
    facts: ({ rows: all }) => {
      all[index]!.shown.score = null;
      all[index]!.score = 0;
    },
  }));
  const isTyped = plan.choices.totalValue === "typed";
  const text = rows
    .filter(() => isTyped)
    .map(({ row, index }): Slip => ({
      name: "score-as-text",
      rules: ["number-as-text"],
      at: [`row${index}.score`],
      severity: "warning",
      facts: ({ rows: all }) => void (all[index]!.shown.score = String(row.score / POINT)),
    }));
  return plan.choices.points === "converted" ? text : [...above, ...blank, ...text];
}

function ofTargets(place: Place): Slip[] {
  const { plan, has } = place;
  const isScored = plan.choices.kind === "self-evaluation" && plan.choices.points !== "converted";
  return plainRows(place)
    .filter(({ row, index }) => isScored && (row.sign === "≥" || row.sign === "≤") && has(`row${index}.target`) && row.earned[0] === row.earned[1])
    .map(({ row, index }) => ({
      name: "target-missed-full-score",
      rules: ["target-missed-full-score", "score-formula"],
      at: [`row${index}.score`, `row${index}.target`, `row${index}.actual`],
      facts: ({ rows }) => {
        const target = Number(row.target);
        rows[index] = { ...rows[index]!, actual: row.sign === "≥" ? Math.floor(target * 0.8) : Math.ceil(target * 1.25), reason: null };
      },
    }));
}

/** What the form prints of its weights stays as it was. */
function keepWeights({ total, indicators, parts, declared }: Figures, before: Figures): void {
  total.weight = before.total.weight;
  indicators.weight = before.indicators.weight;
  for (const [part, points] of before.parts) parts.get(part)!.weight = points.weight;
  for (const [part, points] of before.declared) declared.set(part, points);
}

function ofWeights(place: Place): Slip[] {
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

function ofTotals({ plan, has }: Place): Slip[] {
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

function ofMoney({ plan, has }: Place): Slip[] {
  const { money } = plan.facts;
  if (!money) return [];
  const slips: Slip[] = [];
  const off = (count: number): number => (count > 9000 ? count - 137 : count + 137);
  if (has("fund0.rate"))
    slips.push({
      name: "rate-wrong",
      rules: ["execution-rate"],
      at: ["fund0.rate"],
      mayFollow: ["execution-score"],
      figures: ({ rates }) => void (rates[0] = off(rates[0]!)),
    });
  if (has("fund0.score")) {
    // No published formula gives it: not linear, neither all nor nothing.
    const change = (figures: Figures): void => {
      const wrong = figures.executionScore! - 137;
      figures.total.score += wrong - figures.executionScore!;
      figures.headTotal = figures.total.score;
      figures.executionScore = wrong;
    };
    slips.push({ name: "execution-score-wrong", rules: ["execution-score"], at: ["fund0.score"], mayFollow: ["grade-mismatch"], figures: change });
  }
  const source = money.findIndex(({ depth, budget }) => depth === 1 && budget > 500);
  for (const amount of ["budget", "executed"] as const) {
    if (source < 0 || !has(`fund${source}.${amount}`)) continue;
    const cells = money.map((_, index) => `fund${index}.${amount}`);
    const change = (facts: Facts): void => void (facts.money![source]![amount] -= 123);
    slips.push({
      name: "funds-sum-wrong",
      rules: ["funds-sum", "table-arithmetic"],
      at: cells,
      mayFollow: ["execution-rate", "overspent"],
      facts: change,
    });
  }
  return slips;
}

/** Every slip that a form has room for. */
export function slipsOf(place: Place): Slip[] {
  const kinds = [ofScores, ofTargets, ofWeights, ofTotals, ofMoney];
  return kinds.flatMap((kind) => kind(place));
}
