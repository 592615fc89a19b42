/**
 * What a form is composed of: independent choices, each by the name of its options. The first option is the plain one, to
 * which the smallest failing form falls back. A new choice is a line here and a few lines where the sheet is laid out.
 */
export const CHOICES = {
  kind: ["self-evaluation", "unscored", "score-table", "weights-only", "target-table", "score-summary"],
  more: ["none", "below", "beside", "continued"],
  title: ["own-line", "with-year", "after-attachment", "missing"],
  corner: ["A1", "B2"],
  head: ["two-lines", "one-cell", "person", "unanswered", "none"],

  levels: ["three", "two", "one", "four", "lower-two"],
  naming: ["merged", "repeated", "first-only", "stale"],
  numbering: ["none", "digits", "brackets", "named", "codes"],
  partWeights: ["none", "column"],
  block: ["none", "merged-label"],

  wording: ["common", "other", "unknown"],
  order: ["standard", "weight-first", "points-first", "unit-first"],
  heads: ["one", "target", "levels", "points", "result"],
  columnNumbers: ["none", "circled", "digits"],

  target: ["one", "split", "adjusted"],
  lastYear: ["none", "before-target", "before-actual"],
  doneRate: ["none", "after-actual"],
  points: ["column", "labels", "names", "percent", "planned-final", "converted"],
  extra: ["none", "standard", "evidence", "serial"],
  scoreRate: ["none", "after-score"],
  deduction: ["none", "before-score"],
  review: ["none", "after-score"],
  reason: ["column", "remarks", "score-notes", "in-result", "foot", "none"],

  subtotal: ["none", "below", "above", "group-row", "several", "all"],
  fullMarks: ["none", "first-line"],
  total: ["foot", "foot-beside", "head", "both", "none"],
  totalValue: ["typed", "formula"],
  grade: ["none", "beside-total", "head"],

  funds: ["block", "total-last", "one-row", "pairs", "turned", "sentence", "none"],
  execution: ["block", "indicator", "row", "unscored"],
  initial: ["same", "changed", "absent"],
  sources: ["flat", "none", "nested", "deep", "many"],
  amounts: ["numbers", "text", "with-unit"],
  moneyUnit: ["label", "own-line", "headings", "total-name", "none"],
  yuan: ["no", "yes"],
  rate: ["text", "number", "points"],

  goals: ["both", "none"],
  gaps: ["none", "before-indicators", "between-sections", "between-parts"],
  hidden: ["none", "row", "column"],
  foot: ["none", "notes", "signature", "both"],
  guidance: ["none", "headings"],
  management: ["none", "block"],
} as const;

export type ChoiceName = keyof typeof CHOICES;
export type Option<Name extends ChoiceName> = (typeof CHOICES)[Name][number];
export type Choices = { readonly [Name in ChoiceName]: Option<Name> };

export const NAMES = Object.keys(CHOICES) as ChoiceName[];

export const PLAIN = Object.fromEntries(NAMES.map((name) => [name, CHOICES[name][0]])) as Choices;

/** The choices that are not plain, as "name: option". */
export function deviations(choices: Choices): string[] {
  return NAMES.filter((name) => choices[name] !== PLAIN[name]).map((name) => `${name}: ${choices[name]}`);
}
