/** A role's right answers; null among them where it may be left out. */
export type Accepted = readonly (string | number | null)[];

export interface IndicatorTruth {
  /** From 1. */
  readonly row: number;
  /** The last is the indicator's own name. */
  readonly levels: readonly string[];
  /** Right answers; null for an empty cell or none. */
  readonly target: readonly (string | null)[];
  readonly actual: readonly (string | null)[];
  readonly weight: readonly (string | null)[];
  readonly score: readonly (string | null)[];
  readonly reason: readonly (string | null)[];
  /** Where a reader may as well not count it among the indicators. */
  readonly mayBeMissing: boolean;
}

/** What is to be read on a table, by the names of the JSON report. */
export interface TableTruth {
  readonly kinds: readonly string[];
  /** The range holds all of the first and nothing beyond the second. */
  readonly range: { readonly least: string; readonly most: string };
  /** By their path in `roles`: "title", "columns.score", "funds.columns.budget". */
  readonly roles: ReadonlyMap<string, Accepted>;
  /** Rows from 1; empty for a form without money, null where the report has no way to say it. */
  readonly fundRows: readonly { readonly row: number; readonly roles: readonly string[] }[] | null;
  readonly indicators: readonly IndicatorTruth[];
  /** By their name in `recomputed`: right figures as numbers, null for none. */
  readonly recomputed: ReadonlyMap<string, readonly (number | string | null)[]>;
}

/** The one slip of a form. */
export interface SlipTruth {
  readonly name: string;
  /** Rules that may name it; a finding by one of them at one of the cells has found it. */
  readonly rules: readonly string[];
  readonly cells: readonly string[];
  /** Least severity with which it has to be told. */
  readonly severity: "error" | "warning";
  /** Rules whose errors are no false alarm beside it. */
  readonly mayFollow: readonly string[];
}

export interface SheetTruth {
  readonly tables: readonly TableTruth[];
  readonly slip: SlipTruth | null;
}
