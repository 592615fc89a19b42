import type { Decimal } from "../figures/decimal";
import type { Form, FormKind, Indicator } from "../form/form";
import type { PolicyChoice } from "../policy/published";
import type { Recomputed } from "../recompute/recompute";
import type { Position } from "../sheet/address";
import type { Correction } from "../edits/correction";
import type { FixContext } from "./corrections";
import type { Finding, Severity } from "./finding";

export interface RuleContext extends PolicyChoice {
  /** Of the rows that are seen. */
  readonly form: Form;
  readonly recomputed: Recomputed;
  /** Rows that are hidden on the sheet and judged by nothing; a sum is right with them as well as without. Not in `form`. */
  readonly hidden: readonly Indicator[];
  /** All forms of the workbook in their order, this one among them; this one alone where no other was read. */
  readonly workbook: readonly Form[];
}

/** A finding before the catalogue adds the rule's name. The rule's own severity holds where none is given. */
export type Draft = Omit<Finding, "rule" | "severity" | "cells"> & {
  readonly severity?: Severity;
  readonly cells: readonly Position[];
};

/** A figure of a rule that no policy gives and a person may set. Its text is `rules.<rule>.option.<id>`. */
export interface RuleOption {
  readonly id: string;
  readonly preset: Decimal;
  /** What may be set, both ends included. */
  readonly least: Decimal;
  readonly most: Decimal;
}

/** What a person set an option of the rule to, or its preset. */
export type OptionValue = (option: RuleOption) => Decimal;

/** How a finding can be mended. */
export interface Fix {
  /** "safe": follows from other cells alone and may be applied with others. "suggestion": the person decides on each. */
  readonly kind: "safe" | "suggestion";
  readonly corrections: readonly Correction[];
}

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** Kinds of tables that the question makes sense for. */
  readonly kinds: readonly FormKind[];
  /** Set until the rule is silent on every clean table; it runs only when somebody asks for it. */
  readonly preview?: true;
  /** Set for what the forms of a workbook say of each other, which is asked once all of them were read. */
  readonly isAcrossSheets?: true;
  readonly options?: readonly RuleOption[];
  /** Set where the findings say that a sum is wrong, for which a formula may be the cause. */
  readonly isAboutSums?: true;
  /** Messages that say why the sum in their first cell is wrong, when another rule finds it wrong. */
  readonly explains?: readonly string[];
  /** A pure function of its context: never of where it stands or how it looks. */
  readonly check: (context: RuleContext, optionValue: OptionValue) => Iterable<Draft>;
  /** Set where only a reason, which only the person knows, answers the finding. */
  readonly asksForReason?: true;
  /** How a finding of the rule can be mended; absent, or null, where only the person knows. */
  readonly fix?: (finding: Finding, context: FixContext) => Fix | null;
}

/** A fix of these, those left out that cannot be worked out; null when none can. */
export function fixOf(kind: Fix["kind"], corrections: readonly (Correction | null)[]): Fix | null {
  const known = corrections.filter((correction) => correction !== null);
  return known.length > 0 ? { kind, corrections: known } : null;
}

/** For what goes wrong in a worksheet whatever it holds. */
export const EVERY_KIND: readonly FormKind[] = [
  "self-evaluation",
  "self-evaluation-unscored",
  "score-table",
  "score-summary",
  "weights-only",
  "target-table",
  "fund-table",
];
/** Tables in which points were given. */
export const SCORED: readonly FormKind[] = ["self-evaluation", "score-table"];
/** Tables in which points are allotted. */
export const WEIGHTED: readonly FormKind[] = [...SCORED, "weights-only"];
/** Tables in which points were planned or given: whatever adds them up is right or wrong before anything was scored. */
export const WITH_POINTS: readonly FormKind[] = [...WEIGHTED, "target-table"];
/** Tables that may carry a funds block whose execution is over. */
export const FUNDED: readonly FormKind[] = ["self-evaluation", "self-evaluation-unscored"];
/** Tables that say what is to be reached in a year and with what money. */
export const PLANNED: readonly FormKind[] = [...FUNDED, "target-table"];
