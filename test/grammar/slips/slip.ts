import type { Facts, Row } from "../facts/facts";
import type { Figures } from "../facts/figures";
import type { Plan } from "../layout/plan";

/** A mistake that people make, at one place. */
export interface Slip {
  readonly name: string;
  /** Rules that may name it. */
  readonly rules: readonly string[];
  /** Where it shows, by what the page remembers; the first is the cell that a person would correct. */
  readonly at: readonly string[];
  readonly severity?: "error" | "warning";
  /** Rules whose errors may well follow from it. */
  readonly mayFollow?: readonly string[];
  /** Changes what the form is about, before it is added up. */
  readonly facts?: (facts: Facts) => void;
  /** Changes what the form prints of it; `before` is what it printed without the slip. */
  readonly figures?: (figures: Figures, before: Figures) => void;
}

/** What of a form that was laid out a slip may look at. */
export interface Place {
  readonly plan: Plan;
  readonly has: (key: string) => boolean;
}

/** A point, in hundredths. */
export const POINT = 100;

/** The indicators that a person filled in for this year; the execution is none of them. */
export const plainRows = ({ plan }: Place): { row: Row; index: number }[] =>
  plan.facts.rows.map((row, index) => ({ row, index })).filter(({ row }) => !row.isExecution && !row.isLeftOver);
