import { Decimal } from "../figures/decimal";
import type { NewFormIndicator } from "./form-layouts";

export interface NewFormFund {
  readonly label: string;
  readonly initial: number | null;
  readonly budget: number | null;
}

/** What a form begins with; everything may be left to the person. */
export interface NewFormContent {
  readonly year: number | null;
  readonly projectName: string;
  readonly department: string;
  readonly implementer: string;
  readonly goal: string;
  /** The sources of the total; empty for those that the form usually has. */
  readonly funds: readonly NewFormFund[];
  /** Empty for rows to be filled in. */
  readonly indicators: readonly NewFormIndicator[];
  /** Points of the execution rate, where the form scores it. */
  readonly execution: Decimal;
}

export const EMPTY_CONTENT: NewFormContent = {
  year: null,
  projectName: "",
  department: "",
  implementer: "",
  goal: "",
  funds: [],
  indicators: [],
  execution: new Decimal(10),
};
