import type { Form } from "../form/form";
import type { Sheet } from "../sheet/sheet";
import type { Finding } from "./finding";

/** Figures as a form should give them, exact decimals (see the room `recompute`). */
export interface Summary {
  /** Points; null where the form has none. Strings are exact decimals. */
  readonly weightSum: string | null;
  readonly scoreSum: string | null;
  /** Fraction of 1. */
  readonly executionRate: string | null;
  readonly executionScore: string | null;
  readonly grade: string | null;
  /** As the form itself states them. */
  readonly reportedWeight: string | null;
  readonly reportedScore: string | null;
  readonly reportedExecutionRate: string | null;
}

export interface CheckedForm {
  readonly form: Form;
  readonly summary: Summary;
  readonly findings: readonly Finding[];
}

/** Something the reader saw that resembles a part of a form, told to the person when no form was found. */
export interface Trace {
  readonly id: string;
  readonly text: string;
  readonly cell: string;
}

export interface SheetCheck {
  readonly forms: readonly CheckedForm[];
  /** What was seen although no form was recognised; empty when there are forms. */
  readonly traces: readonly Trace[];
}

/** Reads the sheet and checks every form on it. Never throws on any content. */
export function checkSheet(_sheet: Sheet): SheetCheck {
  return { forms: [], traces: [] };
}
