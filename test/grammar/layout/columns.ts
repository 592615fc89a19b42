import type { Row } from "../facts/facts";
import type { Points } from "../facts/figures";
import { hundredths } from "../facts/points";
import { type Content, EMPTY, written } from "../sheet/grid";
import labels from "../words/labels.json";
import { actualOf, explained, targetOf } from "./measured";
import { type Heading, type Plan, figure } from "./plan";

/** A column of the indicators that says something of each row; the levels are laid out apart. */
export interface Column {
  readonly heading: Heading;
  /** Its role in the report; null for one that has none. */
  readonly role: "sign" | "target" | "unit" | "actual" | "weight" | "score" | "reason" | null;
  /** The heading above that it shares with its neighbours. */
  readonly over: string | null;
  readonly cell: (row: Row, index: number) => Content;
  /** What rows add up to in it; null for a column that is not added up. */
  readonly sum: ((points: Points) => Content) | null;
}

const column = (heading: Heading, role: Column["role"], cell: Column["cell"], sum: Column["sum"] = null): Column => ({
  heading,
  role,
  over: null,
  cell,
  sum,
});

const under = (over: string | null, columns: readonly Column[]): Column[] => columns.map((one) => ({ ...one, over }));

function targets(plan: Plan): Column[] {
  const { target, order, heads } = plan.choices;
  const over = heads === "target" ? "年度指标值" : null;
  if (target === "adjusted") {
    // Only the second row was adjusted; what it was to be first is a quarter more.
    const set = column("set", null, (row, index) => targetOf(plan, row, index === 1 && row.sign === "≥" && row.unit !== "%" ? 1.25 : 1));
    return under(over, [set, column("adjusted", "target", (row) => targetOf(plan, row))]);
  }
  if (target === "one") return [column("target", "target", (row) => targetOf(plan, row))];
  const sign = column("sign", "sign", ({ sign: mark }) => written(mark ?? (plan.way(2) === 0 ? "定性" : null)));
  const value = column("value", "target", ({ target: value }) => written(value));
  const unit = column("unit", "unit", ({ unit: text }) => written(text));
  return under(over, order === "unit-first" ? [unit, sign, value] : [sign, value, unit]);
}

function lastYear(plan: Plan): Column {
  return column("lastYear", null, (row) => {
    if (row.isExecution) return EMPTY;
    return typeof row.actual === "number" && row.unit !== "%"
      ? actualOf(plan, { ...row, actual: Math.floor(row.actual * 0.6), shown: {} })
      : actualOf(plan, { ...row, shown: {} });
  });
}

function results(plan: Plan): Column[] {
  const { choices, figures } = plan;
  const actual = column("actual", "actual", (row) => explained(plan, row));
  if (choices.doneRate === "none") return [actual];
  const rate = column("doneRate", null, (_, index) => {
    const count = figures.doneRates[index] ?? null;
    return count === null ? EMPTY : written(`${hundredths(count)}%`);
  });
  return under(choices.heads === "result" ? "完成情况" : null, [actual, rate]);
}

function weights(plan: Plan): Column[] {
  const { points } = plan.choices;
  if (points === "names") return [];
  const weight = (heading: Heading): Column =>
    column(
      heading,
      "weight",
      (row) => ("weight" in row.shown ? written(row.shown.weight ?? null) : plan.weight(row.weight)),
      (sum) => plan.weight(sum.weight),
    );
  if (points === "converted") return [column("single", null, ({ single }) => written(single)), weight("weight")];
  if (points !== "planned-final") return [weight("weight")];
  return [
    column(
      "planned",
      null,
      (row) => figure(row.planned),
      (sum) => figure(sum.planned),
    ),
    weight("final"),
  ];
}

function scores(plan: Plan): Column[] {
  const { choices, figures } = plan;
  const score = column(
    choices.points === "converted" ? "converted" : "score",
    "score",
    (row) => ("score" in row.shown ? written(row.shown.score ?? null) : figure(row.score)),
    (sum) => figure(sum.score),
  );
  const deduction = column(
    "deduction",
    null,
    (row) => figure(row.weight - row.score),
    (sum) => figure(sum.weight - sum.score),
  );
  const rate = column("scoreRate", null, (_, index) => written(`${hundredths(figures.scoreRates[index]!)}%`));
  const review = column(
    "review",
    null,
    (_, index) => figure(figures.reviews[index]!),
    (sum) => figure(sum.review),
  );
  // Last year's score, left in a hidden column under the same heading.
  const old = column(
    "score",
    null,
    (row) => figure(Math.floor(row.score * 0.7)),
    (sum) => figure(Math.floor(sum.score * 0.7)),
  );
  return [
    ...(choices.deduction === "before-score" ? [deduction] : []),
    ...(choices.hidden === "column" ? [old] : []),
    score,
    ...(choices.scoreRate === "after-score" ? [rate] : []),
    ...(choices.review === "after-score" ? [review] : []),
  ];
}

function reasons({ choices }: Plan): Column[] {
  const heading = ({ column: "reason", remarks: "remarks", "score-notes": "scoreNotes", "in-result": null, foot: null, none: null } as const)[
    choices.reason
  ];
  return heading ? [column(heading, "reason", ({ reason }) => written(reason))] : [];
}

const ORDERS = {
  standard: ["targets", "results", "weights", "scores"],
  "weight-first": ["weights", "targets", "results", "scores"],
  "points-first": ["weights", "scores", "targets", "results"],
  "unit-first": ["targets", "weights", "results", "scores"],
} as const;

/** The columns beside the levels, from left to right. */
export function columnsOf(plan: Plan): Column[] {
  const { choices } = plan;
  const hasTargets = choices.kind === "self-evaluation" || choices.kind === "unscored" || choices.kind === "target-table";
  const hasResults = choices.kind !== "target-table" && choices.kind !== "weights-only";
  const over = choices.heads === "points" ? "评分情况" : null;
  const groups = {
    targets: hasTargets ? [...(choices.lastYear === "before-target" ? [lastYear(plan)] : []), ...targets(plan)] : [],
    results: hasResults ? [...(choices.lastYear === "before-actual" ? [lastYear(plan)] : []), ...results(plan)] : [],
    weights: plan.isWeighted ? under(over, weights(plan)) : [],
    scores: plan.isScored ? under(over, scores(plan)) : [],
  };
  const standard = column("standard", null, (_, index) => written(plan.name(labels.standard.slice(index % 2))));
  const evidence = column("evidence", null, (_, index) => written(labels.evidence[index % labels.evidence.length]!));
  return [
    ...(choices.extra === "standard" ? [standard] : []),
    ...ORDERS[choices.order].flatMap((group) => groups[group]),
    ...(choices.extra === "evidence" ? [evidence] : []),
    ...reasons(plan),
  ];
}
