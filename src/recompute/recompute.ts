import { type Decimal, sum } from "../figures/decimal";
import type { FigureAt, Form, FundColumn, FundRow, Funds } from "../form/form";
import { type Policy, gradeFor } from "../policy/policy";

/** A sum with every addend, so that a person can follow it. */
export interface Addition {
  readonly addends: readonly FigureAt[];
  readonly sum: Decimal;
}

export interface Ratio {
  /** Fraction of 1. */
  readonly value: Decimal;
  readonly executed: FigureAt;
  /** The budget that it is a share of. */
  readonly base: FigureAt;
}

/** What a form should say by its own figures. Null where it has nothing to say it from. */
export interface Recomputed {
  /** Weights of the indicators and of the execution rate. */
  readonly weights: Addition | null;
  readonly scores: Addition | null;
  readonly executionRate: Ratio | null;
  /** Points by the linear formula, never above the weight. */
  readonly executionScore: Decimal | null;
  /** Points that the execution rate can earn: printed, declared in a heading, or by the policy. */
  readonly executionWeight: Decimal | null;
  readonly grade: string | null;
}

/** The cells of a column that hold figures, the execution rate's own first. */
function addition(cells: readonly (FigureAt | null)[], ofExecution: FigureAt | null): Addition | null {
  const own = cells.filter((cell): cell is FigureAt => cell?.figure != null);
  if (own.length === 0) return null;
  const addends = ofExecution?.figure ? [ofExecution, ...own] : own;
  return { addends, sum: sum(addends.map((cell) => cell.figure!.value)) };
}

export function totalFundRow(funds: Funds): FundRow | null {
  return funds.rows.find((row) => row.role === "total") ?? null;
}

/** Executed ÷ budget of one row; null without both or when the budget is not above 0. */
export function rateOf(row: FundRow, base: FundColumn): Ratio | null {
  const executed = row.figures.executed;
  const budget = row.figures[base];
  if (!executed?.figure || !budget?.figure || budget.figure.value.lte(0)) return null;
  return { value: executed.figure.value.div(budget.figure.value), executed, base: budget };
}

export function recompute(form: Form, policy: Policy): Recomputed {
  const { funds, indicators } = form;
  const weights = addition(indicators.map((indicator) => indicator.weight), funds?.executionWeight ?? null);
  const scores = addition(indicators.map((indicator) => indicator.score), funds?.executionScore ?? null);
  const total = funds && totalFundRow(funds);
  const executionRate = funds && total ? rateOf(total, funds.base) : null;
  const isScored = form.kind === "self-evaluation" && funds?.executionScore != null;
  const executionWeight = !isScored ? null : (funds.executionWeight?.figure ?? funds.declaredWeight)?.value ?? policy.executionWeight;
  const points = executionWeight && executionRate ? executionRate.value.times(executionWeight) : null;
  const reported = form.total?.score?.figure?.value ?? null;
  const basis = scores?.sum ?? reported;
  return {
    weights,
    scores,
    executionRate,
    executionWeight,
    executionScore: points && executionWeight ? (points.gt(executionWeight) ? executionWeight : points) : null,
    grade: form.grade && basis ? gradeFor(basis, policy) : null,
  };
}

