import { CHOICES, type ChoiceName, type Choices, NAMES, type Option, PLAIN } from "./choices";

type Options = { readonly [Name in ChoiceName]?: readonly Option<Name>[] };

interface Conflict {
  /** Where all of these hold … */
  readonly where: Options;
  /** … these options cannot be; they become plain, or what is given. */
  readonly without: Options;
  readonly instead?: Partial<Choices>;
  readonly why: string;
}

const but = <Name extends ChoiceName>(name: Name, ...options: Option<Name>[]): readonly Option<Name>[] =>
  (CHOICES[name] as readonly Option<Name>[]).filter((option) => !options.includes(option));

const UNSCORED = { kind: ["unscored", "target-table"] } as const;
const UNSCORED_PARTS: Options = {
  fullMarks: ["first-line"],
  points: but("points", "column"),
  scoreRate: ["after-score"],
  deduction: ["before-score"],
  review: ["after-score"],
  subtotal: but("subtotal", "none"),
  grade: but("grade", "none"),
};
const SUMMARY: Options = {
  more: but("more", "none"),
  title: ["missing"],
  total: but("total", "foot"),
  head: but("head", "none"),
  funds: but("funds", "none"),
  goals: ["both"],
  execution: but("execution", "unscored"),
  levels: but("levels", "three"),
  naming: but("naming", "merged"),
  numbering: but("numbering", "none"),
  block: ["merged-label"],
  wording: but("wording", "common"),
  order: but("order", "standard"),
  heads: but("heads", "one"),
  columnNumbers: but("columnNumbers", "none"),
  target: but("target", "one"),
  lastYear: but("lastYear", "none"),
  doneRate: ["after-actual"],
  points: but("points", "column", "percent"),
  extra: but("extra", "none"),
  deduction: ["before-score"],
  review: ["after-score"],
  reason: but("reason", "none"),
  subtotal: but("subtotal", "none"),
  fullMarks: ["first-line"],
  totalValue: ["formula"],
  grade: but("grade", "none"),
  gaps: but("gaps", "none"),
  hidden: but("hidden", "none"),
  guidance: ["headings"],
};
const SUMMARY_PARTS: Partial<Choices> = { funds: "none", head: "none", goals: "none", execution: "unscored", reason: "none" };
const EXECUTION_PARTS: Options = { execution: but("execution", "unscored") };

/** What does not go together: on paper, or because a person could not tell it either. In this order. */
export const CONFLICTS: readonly Conflict[] = [
  { where: UNSCORED, without: UNSCORED_PARTS, why: "without points nothing about points" },
  { where: UNSCORED, without: { total: but("total", "none") }, instead: { total: "none" }, why: "without points no total" },
  { where: UNSCORED, without: EXECUTION_PARTS, instead: { execution: "unscored" }, why: "without points no score of the execution" },
  { where: UNSCORED, without: { order: but("order", "standard"), heads: ["points"], reason: ["score-notes"] }, why: "without points" },
  {
    where: { kind: ["target-table"] },
    without: { doneRate: ["after-actual"], reason: but("reason", "none"), heads: ["result"], lastYear: ["before-actual"] },
    why: "a table of targets has no results",
  },
  {
    where: { kind: ["score-table", "weights-only"] },
    without: {
      head: but("head", "none"),
      target: but("target", "one"),
      lastYear: but("lastYear", "none"),
      doneRate: ["after-actual"],
      heads: ["target", "result"],
      order: but("order", "standard"),
      points: ["planned-final", "converted"],
    },
    why: "a reviewer's table has no targets",
  },
  {
    where: { kind: ["score-table", "weights-only", "score-summary"] },
    without: { funds: but("funds", "none"), goals: ["both"], head: but("head", "none"), execution: but("execution", "unscored") },
    instead: { funds: "none", goals: "none", head: "none", execution: "unscored" },
    why: "a reviewer's table is the indicators alone",
  },
  {
    where: { kind: ["weights-only"] },
    without: {
      scoreRate: ["after-score"],
      deduction: ["before-score"],
      review: ["after-score"],
      grade: but("grade", "none"),
      heads: ["points"],
      total: ["head", "both"],
    },
    why: "without scores nothing about scores",
  },
  {
    where: { kind: ["weights-only", "score-table", "target-table"] },
    without: { reason: but("reason", "none") },
    instead: { reason: "none" },
    why: "no deviation to explain",
  },
  { where: { kind: ["weights-only"], points: ["names"] }, without: { points: ["names"] }, why: "weights in names alone leave a list of names" },

  { where: { kind: but("kind", "unscored") }, without: { management: ["block"] }, why: "only transfers are asked how the money was managed" },
  { where: { kind: ["score-summary"] }, without: SUMMARY, instead: SUMMARY_PARTS, why: "a summary has no indicators" },
  { where: { kind: ["target-table"] }, without: { funds: ["one-row", "pairs", "turned", "sentence"] }, why: "there is only the budget" },
  {
    where: { funds: ["pairs", "turned", "sentence"] },
    without: { execution: ["block"], rate: ["points"] },
    instead: { execution: "unscored" },
    why: "such money has no points",
  },
  { where: { funds: ["pairs"] }, without: { sources: but("sources", "none") }, instead: { sources: "none" }, why: "one line is the total" },
  { where: { funds: ["turned", "sentence"] }, without: { sources: but("sources", "flat") }, why: "sources side by side" },
  { where: { funds: ["turned", "sentence", "pairs", "one-row"] }, without: { moneyUnit: ["total-name"] }, why: "the total has no line of its own" },
  { where: { funds: ["turned", "sentence"] }, without: { moneyUnit: ["headings"] }, why: "there are no headings of amounts" },
  {
    where: { funds: ["sentence"] },
    without: { moneyUnit: but("moneyUnit", "none"), amounts: but("amounts", "numbers") },
    instead: { moneyUnit: "none" },
    why: "the text says its unit",
  },
  {
    where: { amounts: ["with-unit"] },
    without: { moneyUnit: but("moneyUnit", "none") },
    instead: { moneyUnit: "none" },
    why: "the amounts say their unit",
  },
  {
    where: { more: ["continued"] },
    without: {
      subtotal: but("subtotal", "none"),
      block: ["merged-label"],
      gaps: ["between-parts"],
      title: ["missing"],
      hidden: ["row"],
      totalValue: ["formula"],
    },
    why: "a form that is broken in two",
  },
  { where: { total: ["head", "none"] }, without: { more: ["continued"] }, why: "a total at the end tells that it is one form" },
  { where: { more: ["below", "beside"] }, without: { title: ["missing"] }, why: "a title tells where a form begins" },
  { where: { more: ["beside"] }, without: { hidden: ["row"] }, why: "a hidden row is hidden in both" },
  {
    where: { kind: ["score-table", "weights-only", "target-table", "score-summary"] },
    without: { title: ["missing"] },
    why: "only the title says what it is",
  },
  {
    where: { fullMarks: ["first-line"] },
    without: { total: ["head", "none"], points: but("points", "column", "labels"), totalValue: ["formula"] },
    why: "the total tells that it is out",
  },
  { where: { kind: ["weights-only"] }, without: { fullMarks: ["first-line"] }, why: "all that there is are full marks" },
  { where: { review: ["after-score"] }, without: { fullMarks: ["first-line"] }, why: "full marks stand below the scores" },
  {
    where: { funds: ["none"] },
    without: { execution: but("execution", "unscored") },
    instead: { execution: "unscored" },
    why: "no money, no execution",
  },
  { where: { funds: ["one-row"] }, without: { sources: but("sources", "none") }, instead: { sources: "none" }, why: "one row is the total" },
  { where: { funds: ["total-last"] }, without: { sources: ["none"] }, why: "a last row needs one before it" },
  { where: { execution: ["indicator", "row"] }, without: { points: ["names", "converted"] }, why: "such a row has its points in the column" },
  { where: { moneyUnit: ["none"] }, without: { yuan: ["yes"] }, why: "元 has to be said" },

  {
    where: { points: ["names"] },
    without: { heads: ["points"], order: but("order", "standard"), subtotal: but("subtotal", "none") },
    why: "there is no column of weights",
  },
  {
    where: { points: ["converted"] },
    without: { deduction: ["before-score"], review: ["after-score"], scoreRate: ["after-score"] },
    why: "one way to get a score",
  },
  {
    where: { points: ["converted"] },
    without: { total: ["head", "none"], order: ["points-first"] },
    why: "the total tells which column is the score",
  },
  {
    where: { points: ["planned-final"] },
    without: { total: ["head", "none"], order: but("order", "standard") },
    why: "the total tells which weight counts",
  },
  {
    where: { wording: ["unknown"] },
    without: { total: ["head", "none"], points: but("points", "column", "labels") },
    why: "without words only the sums speak",
  },
  {
    where: { wording: ["unknown"] },
    without: { review: ["after-score"], deduction: ["before-score"], lastYear: but("lastYear", "none") },
    why: "two columns of scores in unknown words",
  },
  {
    where: { wording: ["unknown"], kind: ["unscored", "weights-only", "target-table", "score-table"] },
    without: { wording: ["unknown"] },
    why: "nothing to tell the columns by",
  },
  { where: { levels: ["one", "lower-two"] }, without: { partWeights: ["column"] }, why: "the first level is not printed" },
  {
    where: { kind: ["unscored", "target-table", "score-summary"] },
    without: { partWeights: ["column"] },
    why: "without points nothing about points",
  },
  {
    where: { partWeights: ["column"] },
    without: { points: but("points", "column"), subtotal: but("subtotal", "none"), execution: ["row"], hidden: ["row"], total: ["head", "none"] },
    why: "two columns of weights are told apart by what they add up to",
  },
  { where: { kind: ["score-table"] }, without: { reason: ["in-result"] }, why: "a reviewer's result is a word" },
  {
    where: { levels: ["one"] },
    without: { subtotal: but("subtotal", "none", "all"), points: ["labels"], heads: ["levels"] },
    why: "no groups without levels",
  },
  {
    where: { levels: ["lower-two"] },
    without: { points: ["labels"], subtotal: but("subtotal", "none", "all") },
    why: "the first level is not printed",
  },
  { where: { target: ["one"] }, without: { heads: ["target"], order: ["unit-first"] }, why: "one target has no sub-headings" },
  { where: { target: ["adjusted"] }, without: { order: ["unit-first"] }, why: "sign and unit stand in the target" },
  { where: { doneRate: ["none"] }, without: { heads: ["result"] }, why: "one result has no sub-headings" },
  { where: { order: but("order", "standard") }, without: { heads: ["points"] }, why: "weight and score are not neighbours" },
  { where: { hidden: ["column"] }, without: { review: ["after-score"] }, why: "the hidden column is an old score" },
  {
    where: { hidden: ["row"] },
    without: { total: ["head", "none"], subtotal: but("subtotal", "none"), points: ["labels", "names"] },
    why: "the total tells that the row is out",
  },
  { where: { kind: ["unscored", "target-table", "weights-only"] }, without: { hidden: ["row", "column"] }, why: "there is no score to tell by" },
  { where: { total: ["none", "head"] }, without: { grade: ["beside-total"], totalValue: ["formula"] }, why: "no total row" },
  { where: { totalValue: ["formula"] }, without: { subtotal: but("subtotal", "none"), hidden: ["row"] }, why: "a formula would add them" },
  { where: { reason: ["foot", "none", "in-result"] }, without: { grade: ["beside-total"] }, why: "the column of reasons has room for the grade" },
  { where: { total: ["none"] }, without: { grade: ["head"] }, why: "no total to grade" },
  { where: { head: ["none"] }, without: { total: ["head", "both"], grade: ["head"] }, instead: { total: "foot", grade: "none" }, why: "no head" },
];

const holds = (choices: Choices, options: Options): boolean =>
  Object.entries(options).every(([name, values]) => (values as readonly string[]).includes(choices[name as ChoiceName]));

function once(choices: Choices): Choices {
  let result = choices;
  for (const { where, without, instead } of CONFLICTS) {
    if (!holds(result, where)) continue;
    for (const [name, values] of Object.entries(without) as [ChoiceName, readonly string[]][]) {
      if (values.includes(result[name])) result = { ...result, [name]: instead?.[name] ?? PLAIN[name] };
    }
  }
  return result;
}

/** The choices with everything plain that does not go with the others. */
export function settled(choices: Choices): Choices {
  const result = once(choices);
  return NAMES.every((name) => result[name] === choices[name]) ? choices : settled(result);
}
