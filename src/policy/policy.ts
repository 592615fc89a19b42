import type { Decimal, RoundingMode } from "../figures/decimal";

/** A text in the languages of the product. */
export type Localised = Readonly<Record<"zh-CN" | "en", string>>;

/** Where a figure of a policy is written. */
export interface Source {
  readonly title: string;
  /** Article, footnote or column that says so; null when the source is short. */
  readonly article: string | null;
  /** Where a copy can be read; null when none is public. */
  readonly address: string | null;
}

/** A part of a policy with the source that gives it: its own, or the one it was inherited with. */
export type Sourced<Part> = Part & { readonly source: Source; readonly note: Localised | null };

/** Points for a level-1 group, or for several together (湖北 gives 效益 and 满意度 40 points between them). */
export interface LevelWeight {
  /** Words of which the group's name contains one: 产出, 效益, 满意度. */
  readonly levels: readonly string[];
  readonly points: Decimal;
}

export interface Weights {
  readonly full: Decimal;
  /** Points for the execution rate; 0 where it earns none. */
  readonly execution: Decimal;
  readonly levels: readonly LevelWeight[];
}

/** From a rate of `from` (a fraction of 1, included) a share of the weight is earned. Highest first. */
export interface Step {
  readonly from: Decimal;
  readonly share: Decimal;
}

/** "linear": rate × weight, at most the weight. "steps": the share of the first step that the rate reaches. */
export interface ExecutionScoring {
  readonly formula: "linear" | "steps";
  /** Empty unless the formula is "steps". */
  readonly steps: readonly Step[];
}

/** A missed floor: "ratio" is actual ÷ target × weight. */
export type PositiveFormula = "ratio";
/** A missed ceiling: "ratio" is target ÷ actual × weight; "linear" is weight × (1 − (actual − target) ÷ target), at least 0. */
export type ReverseFormula = "ratio" | "linear";

/** Where the bands of a qualitative score begin, as shares of the weight: met 1–`met`, partly `met`–`partly`, missed `partly`–0. */
export interface Bands {
  readonly met: Decimal;
  readonly partly: Decimal;
}

/** A share of 1; null when nothing has to be explained. */
export interface Threshold {
  readonly threshold: Decimal | null;
}

/** A grade begins at `from` points, that figure included. */
export interface Grade {
  readonly grade: string;
  readonly from: Decimal;
}

export interface Rounding {
  readonly digits: number;
  readonly mode: RoundingMode;
}

/**
 * How a place scores. What its own document does not give is inherited, source and all, from the policy that it extends:
 * in the end from the national one.
 */
export interface Policy {
  readonly id: string;
  readonly name: Localised;
  /** "rule": a document that binds a place. "product": the settings a program is delivered with, which bind nobody. */
  readonly standing: "rule" | "product";
  /** The policy that gives what this one leaves out; null for the national one. */
  readonly parent: string | null;
  /** What the document says beyond what the fields can hold. */
  readonly note: Localised | null;
  readonly weights: Sourced<Weights>;
  readonly execution: Sourced<ExecutionScoring>;
  readonly positive: readonly Sourced<{ readonly formula: PositiveFormula }>[];
  readonly reverse: readonly Sourced<{ readonly formula: ReverseFormula }>[];
  /** What a target with "=" asks for: "at-least" that much, or "exactly" that. */
  readonly equality: Sourced<{ readonly asks: "at-least" | "exactly" }>;
  readonly bands: Sourced<Bands>;
  /** The only words allowed for qualitative results, best first; null when any will do. */
  readonly phrases: Sourced<{ readonly allowed: readonly string[] | null }>;
  /** An actual value that exceeds its target by more than this share of it has to be explained. */
  readonly overCompletion: Sourced<Threshold>;
  /** An execution rate below this has to be explained. */
  readonly lowExecution: Sourced<Threshold>;
  /** Whether a budget that was adjusted during the year asks for a reason in the form. */
  readonly adjustment: Sourced<{ readonly asks: "reason" | "nothing" }>;
  readonly grades: Sourced<{ readonly scale: readonly Grade[] }>;
  readonly rounding: Sourced<Rounding>;
}

export function gradeFor(score: Decimal, policy: Policy): string | null {
  return policy.grades.scale.find(({ from }) => score.gte(from))?.grade ?? null;
}
