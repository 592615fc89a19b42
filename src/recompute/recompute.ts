import { type Decimal, sum } from "../figures/decimal";
import type { FigureAt, Form, FundColumn, FundRow, Funds, Group, Indicator } from "../form/form";
import { type Policy, gradeFor } from "../policy/policy";
import type { PolicyChoice } from "../policy/published";
import { type Comparison, compare } from "./attainment";
import { type ExpectedScore, expectedExecutionScores, expectedScores } from "./expected-score";
import { type Ratio, pointsBeside, rateOf, totalFundRow } from "./funds";

/** A sum with every addend, so that a person can follow it. */
export interface Addition {
  readonly addends: readonly FigureAt[];
  readonly sum: Decimal;
}

export interface RecomputedIndicator {
  readonly indicator: Indicator;
  readonly comparison: Comparison;
  /** By each formula that an acceptable policy gives; empty where nothing can be said. */
  readonly expected: readonly ExpectedScore[];
}

/** A level of the form with what its indicators add up to. What it declares stands in `group`. */
export interface RecomputedGroup {
  readonly group: Group;
  readonly weights: Addition | null;
  readonly scores: Addition | null;
}

export interface RecomputedFundRow {
  readonly row: FundRow;
  /** Executed ÷ budget of the row. */
  readonly rate: Ratio | null;
}

/** A money column: its total and the parts below it. */
export interface RecomputedFundColumn {
  readonly column: FundColumn;
  readonly total: FigureAt | null;
  readonly parts: Addition | null;
}

export interface RecomputedFunds {
  readonly rows: readonly RecomputedFundRow[];
  readonly columns: readonly RecomputedFundColumn[];
}

/** What the execution rate earns. */
export interface RecomputedExecution {
  readonly rate: Ratio;
  /** Points that it can earn: printed, declared in a heading, or by the policy. */
  readonly weight: Decimal;
  readonly weightCell: FigureAt | null;
  readonly expected: readonly ExpectedScore[];
}

export interface RecomputedGrade {
  readonly grade: string;
  readonly policies: readonly Policy[];
}

/** What a form should say by its own figures. Null where it has nothing to say it from. */
export interface Recomputed {
  /** Weights of the indicators and of the execution rate. */
  readonly weights: Addition | null;
  readonly scores: Addition | null;
  readonly executionRate: Ratio | null;
  /** Points under the policy that is shown. */
  readonly executionScore: Decimal | null;
  readonly execution: RecomputedExecution | null;
  /** In the form's order, sub-items too. */
  readonly indicators: readonly RecomputedIndicator[];
  readonly groups: readonly RecomputedGroup[];
  readonly funds: RecomputedFunds | null;
  /** Under the policy that is shown; null as well where the form prints no grade. */
  readonly grade: string | null;
  /** Every grade that an acceptable scale gives to the total, whether or not the form prints one. */
  readonly grades: readonly RecomputedGrade[];
}

const MONEY_COLUMNS: readonly FundColumn[] = ["initial", "budget", "executed"];

/** The cells that hold figures, `first` before the others, a percentage among points left out; null when the others hold none. */
function addition(cells: readonly (FigureAt | null | undefined)[], first: FigureAt | null = null): Addition | null {
  const filled = cells.filter((cell): cell is FigureAt => cell?.figure != null);
  const percents = filled.filter(({ figure }) => figure?.isPercent);
  const own = percents.length * 2 < filled.length ? filled.filter((cell) => !percents.includes(cell)) : filled;
  if (own.length === 0) return null;
  const addends = first?.figure ? [first, ...own] : own;
  return { addends, sum: sum(addends.map((cell) => cell.figure!.value)) };
}

function recomputeGroup(group: Group, form: Form): RecomputedGroup {
  const members = form.indicators.filter(({ row }) => group.rows.includes(row));
  return {
    group,
    weights: addition(members.map(({ weight }) => weight)),
    scores: addition(members.map(({ score }) => score)),
  };
}

function recomputeFunds(funds: Funds): RecomputedFunds {
  const total = totalFundRow(funds);
  const parts = funds.rows.filter(({ role }) => role === "sub");
  return {
    rows: funds.rows.map((row) => ({ row, rate: rateOf(row, funds.base) })),
    columns: MONEY_COLUMNS.filter((column) => funds.rows.some(({ figures }) => figures[column])).map((column) => ({
      column,
      total: total?.figures[column] ?? null,
      parts: addition(parts.map(({ figures }) => figures[column])),
    })),
  };
}

function recomputeExecution({ kind, funds }: Form, { policy, acceptable }: PolicyChoice): RecomputedExecution | null {
  const total = funds && totalFundRow(funds);
  const rate = total && rateOf(total, funds.base);
  if (kind !== "self-evaluation" || !rate || !funds.executionScore) return null;
  const weightCell = funds.executionWeight?.figure ? funds.executionWeight : null;
  const printed = weightCell?.figure ?? funds.declaredWeight;
  // 10% of a form of 100 points is 10 points.
  const isShare = printed?.isPercent && !funds.executionScore.figure?.isPercent;
  const weight = (isShare ? printed.value.times(100) : printed?.value) ?? policy.weights.execution;
  return { rate, weight, weightCell, expected: expectedExecutionScores(rate, weight, weightCell, acceptable) };
}

function gradesOf(score: Decimal, acceptable: readonly Policy[]): RecomputedGrade[] {
  const byGrade = new Map<string, Policy[]>();
  for (const policy of acceptable) {
    const grade = gradeFor(score, policy);
    if (grade !== null) byGrade.set(grade, [...(byGrade.get(grade) ?? []), policy]);
  }
  return [...byGrade].map(([grade, policies]) => ({ grade, policies }));
}

/** A share of the points (98.5% of 10) among points is no number of them. */
function scoreBeside(form: Form): FigureAt | null {
  const score = pointsBeside(form, "score");
  const isShare = (cell: FigureAt | null) => cell?.figure?.isPercent ?? false;
  return isShare(score) && !form.indicators.some((indicator) => isShare(indicator.score)) ? null : score;
}

/** What a form gives points to: its indicators, or the categories of a summary. */
function pointedParts(form: Form): readonly Pick<Indicator, "weight" | "score">[] {
  return form.kind === "score-summary" ? (form.summary?.categories ?? []) : form.indicators;
}

export function recompute(form: Form, choice: PolicyChoice): Recomputed {
  const { policy, acceptable } = choice;
  const { funds, indicators } = form;
  const scores = addition(pointedParts(form).map(({ score }) => score), scoreBeside(form));
  const total = funds && totalFundRow(funds);
  const execution = recomputeExecution(form, choice);
  const equality = acceptable.every((other) => other.equality.asks === "exactly") ? "exactly" : "at-least";
  const notes = form.notes.map(({ text }) => text);
  const basis = scores?.sum ?? form.total?.score?.figure?.value ?? null;
  return {
    weights: addition(pointedParts(form).map(({ weight }) => weight), pointsBeside(form, "weight")),
    scores,
    executionRate: total ? rateOf(total, funds.base) : null,
    executionScore: execution?.expected.find(({ policies }) => policies.includes(policy))?.value ?? null,
    execution,
    indicators: indicators.map((indicator) => {
      const comparison = compare(indicator, equality, notes);
      return { indicator, comparison, expected: expectedScores(indicator, comparison, acceptable, notes) };
    }),
    groups: form.groups.map((group) => recomputeGroup(group, form)),
    funds: funds && recomputeFunds(funds),
    grade: form.grade && basis ? gradeFor(basis, policy) : null,
    grades: basis ? gradesOf(basis, acceptable) : [],
  };
}
