import { type Place, POINT, type Slip, plainRows } from "./slip";

/** Single scores. */
export function ofScores(place: Place): Slip[] {
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

/** Figures that follow from two others of the same row. */
export function ofDerived(place: Place): Slip[] {
  const { plan, has } = place;
  const rows = plainRows(place);
  const rate = rows.map(({ index }): Slip => ({
    name: "score-rate-wrong",
    rules: ["score-rate", "table-arithmetic", "score-formula"],
    at: [`row${index}.scoreRate`],
    figures: ({ scoreRates }) => void (scoreRates[index]! -= 700),
  }));
  const done = rows
    .filter(({ index }) => plan.figures.doneRates[index] != null)
    .map(({ index }): Slip => ({
      name: "done-rate-wrong",
      rules: ["table-arithmetic", "score-formula"],
      at: [`row${index}.doneRate`],
      figures: ({ doneRates }) => void (doneRates[index]! -= 700),
    }));
  const converted = rows.map(({ index }): Slip => ({
    name: "converted-score-wrong",
    rules: ["score-formula", "table-arithmetic"],
    at: [`row${index}.score`, `row${index}.single`],
    facts: ({ rows: all }) => void (all[index]!.score -= POINT / 2),
  }));
  const isConverted = plan.choices.points === "converted";
  // Three rows at the least: two that keep to what the heading says, and the one that does not.
  const seen = (slips: Slip[]): Slip[] => (slips.length > 2 ? slips.filter(({ at }) => has(at[0]!)) : []);
  return [...seen(rate), ...seen(done), ...(isConverted ? converted : [])];
}
