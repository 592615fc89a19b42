import type { Facts } from "../facts/facts";
import type { Figures } from "../facts/figures";
import { type Place, type Slip } from "./slip";

/** Amounts, rates and the points for them. */
export function ofMoney({ plan, has }: Place): Slip[] {
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
  const part = money.findIndex(({ depth, budget }) => depth === 2 && budget > 500);
  if (part >= 0 && has(`fund${part}.budget`)) {
    const change = (facts: Facts): void => void (facts.money![part]!.budget -= 123);
    const cells = money.map((_, index) => `fund${index}.budget`);
    slips.push({
      name: "funds-within-wrong",
      rules: ["funds-sum", "table-arithmetic"],
      at: cells,
      mayFollow: ["execution-rate", "overspent"],
      facts: change,
    });
  }
  for (const [index, count] of plan.figures.rates.entries()) {
    if (index === 0 || count === null || !has(`fund${index}.rate`) || plan.way(2, 2) !== 0) continue;
    slips.push({
      name: "rate-of-source-wrong",
      rules: ["execution-rate"],
      at: [`fund${index}.rate`],
      figures: ({ rates }) => void (rates[index] = off(count)),
    });
  }
  if (has("turned0.rate"))
    slips.push({ name: "rate-wrong", rules: ["execution-rate"], at: ["turned0.rate"], figures: ({ rates }) => void (rates[0] = off(rates[0]!)) });
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
