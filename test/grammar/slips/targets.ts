import { type Place, type Slip, plainRows } from "./slip";

/** Targets that were missed, by figures that say so. */
export function ofTargets(place: Place): Slip[] {
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

/** Results that cannot be, or come too late. */
export function ofTexts(place: Place): Slip[] {
  const { plan, has } = place;
  const rows = plainRows(place).filter(
    ({ index }) => plan.choices.kind === "self-evaluation" && has(`row${index}.actual`) && plan.choices.points !== "converted",
  );
  const late = rows
    .filter(({ row }) => row.target === "10月底前" && row.earned[0] === row.earned[1])
    .map(({ index }): Slip => ({
      name: "deadline-missed",
      rules: ["deadline-missed", "target-missed-full-score"],
      at: [`row${index}.score`, `row${index}.target`, `row${index}.actual`],
      facts: ({ rows: all }) => void (all[index] = { ...all[index]!, actual: "11月20日", reason: null }),
    }));
  const beyond = rows
    .filter(({ row }) => row.name === "工程验收通过率" || row.name === "设备完好率")
    .map(({ index }): Slip => ({
      name: "rate-over-100",
      rules: ["rate-over-100"],
      at: [`row${index}.actual`],
      mayFollow: ["score-formula"],
      facts: ({ rows: all }) => void (all[index] = { ...all[index]!, actual: 104 }),
    }));
  const broken = rows
    .filter(({ index }) => has(`row${index}.score`) && plan.choices.totalValue === "typed")
    .map(({ index }): Slip => ({
      name: "formula-broken",
      rules: ["formula-error", "score-invalid", "score-missing"],
      at: [`row${index}.score`],
      mayFollow: [
        "formula-error",
        "score-invalid",
        "score-missing",
        "score-rate",
        "table-arithmetic",
        "score-formula",
        "total-score",
        "subtotal-score",
      ],
      facts: ({ rows: all }) => {
        all[index]!.shown.score = "#REF!";
        all[index]!.score = 0;
      },
    }));
  return [...late, ...beyond, ...broken];
}
