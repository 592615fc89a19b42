import type { Area, Position } from "../sheet/address";
import type { StoredValue } from "../sheet/sheet";
import type { NewSheet } from "./new-sheet";
import type { PlacedSheet } from "./placed-sheet";

/**
 * Edits as data. The edits of a plan follow each other: an address means the sheet as the edits before have left it.
 * Each edit says what it expects to find and is refused when it finds something else.
 */

/** What a cell holds; `formula` begins with "=". The value of a formula is what it should calculate to. */
export interface Content {
  readonly value: StoredValue;
  readonly formula: string | null;
}

export interface FormattedContent extends Content {
  readonly numberFormat: string;
}

/** A cell and what it has to hold. */
export interface PlacedContent extends Content {
  readonly cell: Position;
}

export interface SetCell {
  readonly kind: "set-cell";
  readonly cell: Position;
  /** With a formula expected its value is not compared: it follows from other cells. */
  readonly expected: Content;
  /** The merged area that the cell has to be the first of; null for a cell by itself. */
  readonly merge: Area | null;
  /** A text of the same row that shows that it is the row that was meant; null where there is none. */
  readonly beside: PlacedContent | null;
  /** A text stays a text, whatever it looks like; only `formula` is calculated. */
  readonly content: Content;
  /** null leaves it as it is. */
  readonly numberFormat: string | null;
}

export interface InsertRows {
  readonly kind: "insert-rows";
  /** Becomes the first of the new rows. */
  readonly row: number;
  readonly count: number;
  /**
   * The row, counted before the insertion, whose formats, borders, height and data validation the new rows take;
   * null for those of the row above, as Excel does by itself.
   */
  readonly formatOf: number | null;
  /** Texts in the rows around. When none is where it was, these are not the rows that were meant. */
  readonly beside: readonly PlacedContent[];
}

/** Formulas of other sheets are not looked at, and do not get back what they lose: only rows to which none refers are to go. */
export interface DeleteRows {
  readonly kind: "delete-rows";
  readonly row: number;
  readonly count: number;
  /** The row, counted after the deletion, from which the rows take their formats when they come back. */
  readonly formatOf: number | null;
  readonly beside: readonly PlacedContent[];
  /** All that the rows hold; what is not listed is expected to be empty. */
  readonly expected: readonly PlacedContent[];
}

/** Merges and unmerges: within `area`, the merged areas are `expected` before and `merges` after. */
export interface SetMerges {
  readonly kind: "set-merges";
  readonly area: Area;
  readonly expected: readonly Area[];
  readonly merges: readonly Area[];
}

export interface SetRowHeight {
  readonly kind: "set-row-height";
  readonly row: number;
  /** In points. null when it does not matter, or when the host did not say. */
  readonly expected: number | null;
  /** In points. */
  readonly height: number;
}

/** What is printed of the sheet. */
export interface SetPrintArea {
  readonly kind: "set-print-area";
  readonly expected: Area;
  readonly area: Area;
}

/** Which cells a defined name means. */
export interface SetName {
  readonly kind: "set-name";
  readonly name: string;
  /** A name of the sheet rather than of the workbook. */
  readonly isLocal: boolean;
  /** Formulas with their leading "=". */
  readonly expected: string;
  readonly formula: string;
}

/** Makes a worksheet, behind the last one: alone in its plan, for a sheet that is not there yet. */
export interface AddSheet {
  readonly kind: "add-sheet";
  readonly sheet: NewSheet;
}

/** Takes a worksheet away, alone in its plan. Its cells are expected to hold what the sheet was made with, or nothing. */
export interface RemoveSheet {
  readonly kind: "remove-sheet";
  readonly sheet: NewSheet;
}

/** Fills a blank place of the worksheet: alone in its plan. */
export interface FillPlace {
  readonly kind: "fill-place";
  readonly placed: PlacedSheet;
}

/** Leaves the place blank again, alone in its plan. Its cells are expected to hold what it was filled with, or nothing. */
export interface ClearPlace {
  readonly kind: "clear-place";
  readonly placed: PlacedSheet;
  /** Whether all its cells may be empty, because filling or clearing it stopped half-way; otherwise what is missing is taken for moved. */
  readonly mayBeBlank: boolean;
}

export type Edit = SetCell | InsertRows | DeleteRows | SetMerges | SetRowHeight | SetPrintArea | SetName | AddSheet | RemoveSheet | FillPlace | ClearPlace;

/** What a plan does, for the journal and the preview: a text's id with its values, looked up last. */
export interface EditLabel {
  readonly id: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The edits of one worksheet that belong to one action of a person. */
export interface EditPlan {
  readonly label: EditLabel;
  readonly edits: readonly Edit[];
  /** All or nothing: when one edit is refused, none is carried out. */
  readonly isAtomic: boolean;
  /** Cells from which the plan was worked out, counted before its first edit. When one changed, nothing is carried out. */
  readonly premises: readonly PlacedContent[];
}

/** Why an edit was not carried out; each reason has a text for the person. */
export type Refusal =
  /** A cell holds something else than the plan was made for. */
  | "changed"
  /** A cell from which the plan was worked out holds something else. */
  | "premise-changed"
  /** A formula would be overwritten. */
  | "has-formula"
  | "merged-differently"
  /** A merged area covers the cell. */
  | "covered"
  /** Merging would lose what a covered cell holds. */
  | "not-empty"
  /** Something stands where a blank place is needed. */
  | "occupied"
  /** No cell of the place holds anything, and yet it looks like something: lines, colours. */
  | "formatted"
  /** Rows or columns of the place are hidden. */
  | "hidden"
  /** The rows around are not those that were meant. */
  | "moved"
  /** A formula elsewhere, or a merged area, would lose its cells. */
  | "referenced"
  /** A formula of another sheet would lose this one. */
  | "sheet-referenced"
  | "protected"
  /** A table object of Excel stands in the way. */
  | "in-table"
  /** A filter hides rows around. */
  | "filtered"
  /** Rows cannot come between the cells of one array formula. */
  | "in-array"
  /** The cell shares its formula with others, and cannot be written alone. */
  | "part-of-array"
  | "out-of-grid"
  | "too-long"
  /** The sheet is gone, or hidden from us. */
  | "sheet-gone"
  /** This host cannot do it. */
  | "unsupported"
  /** The host failed before it came to this edit. */
  | "not-reached"
  /** All or nothing, and another edit was refused. */
  | "with-others";
