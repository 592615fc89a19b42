import type { Outcome } from "../edits/outcome";
import type { EditPlan } from "../edits/edit";
import type { Mark } from "../edits/mark";
import type { NewSheet } from "../edits/new-sheet";
import type { PlaceFacts } from "../edits/place-facts";
import type { RowSpan } from "../edits/shift";
import type { Area, Position } from "../sheet/address";
import type { Sheet } from "../sheet/sheet";

/** What the product asks of a spreadsheet program. The pane, the commands and the tests know nothing else of it. */
export interface WorkbookHost {
  /** What this host can do; a pane says plainly what is missing. */
  readonly abilities: HostAbilities;
  /** All worksheets in tab order, in one round trip. */
  listSheets(): Promise<readonly SheetInfo[]>;
  /**
   * Reads a worksheet in one round trip; one that has table objects takes one more for "editing".
   * @throws HostError
   */
  readSheet(id: string, detail?: ReadingDetail): Promise<Sheet>;
  /**
   * Reads many worksheets in as few round trips as the host's limits allow, and hands each over as soon as it is there.
   * Whoever stops asking stops the reading. A sheet that cannot be read does not stop the others.
   * @throws HostError when the host fails altogether
   */
  readSheets(ids: readonly string[]): AsyncIterable<SheetReading>;
  /** Reads the sheet that the person is looking at, in one round trip. */
  readActiveSheet(): Promise<{ readonly info: SheetInfo; readonly sheet: Sheet }>;
  /**
   * Where the person has cells selected, whole rows and several areas at once too, in one round trip.
   * @throws HostError
   */
  readSelection(): Promise<SelectedCells>;
  /**
   * How a place of a worksheet stands before something is put there, in three round trips.
   * @throws HostError
   */
  readPlace(sheetId: string, area: Area): Promise<PlaceFacts>;
  /** Shows the sheet and selects the cells. `address` is A1 without sheet name. */
  select(sheetId: string, address: string): Promise<void>;
  /**
   * Works out all formulas anew, where the person keeps the program from doing so by itself.
   * @throws HostError
   */
  calculate(): Promise<void>;
  /**
   * Calls back when cells changed or another sheet was activated, never for writes of this host object.
   * @returns a function that ends it.
   */
  watch(listener: (event: HostEvent) => void): Promise<() => Promise<void>>;
  /**
   * Carries a plan out: one round trip to see whether the sheet is as the plan expects, one to write and read back.
   * Nothing is written that was refused. A place that could not be filled to the end is left blank again. A failure half-way
   * is told by {@link AppliedPlan.failure}, not thrown.
   * @throws HostError when nothing was written, and nothing stands
   */
  apply(sheetId: string, plan: EditPlan): Promise<AppliedPlan>;
  /**
   * Adds a worksheet behind the last one and shows it. One that could not be finished is taken away again; when that fails
   * too, {@link AddedSheet.failure} tells.
   * @throws HostError when there is no such sheet afterwards
   */
  addSheet(sheet: NewSheet): Promise<AddedSheet>;
  /**
   * Sets our marks on these sheets, in place of those that are there. Comments that cannot be written do not hold up the rest.
   * @throws HostError some marks may be there all the same: {@link countMarks} tells
   */
  setMarks(sheets: readonly MarkedSheet[]): Promise<MarksReport>;
  /**
   * Removes exactly our marks from all sheets of the workbook.
   * @throws HostError some marks may be gone all the same: {@link countMarks} tells
   */
  clearMarks(): Promise<MarksReport>;
  /**
   * How many marks of ours there are.
   * @throws HostError
   */
  countMarks(): Promise<number>;
  /**
   * What was kept in the workbook under that key, in one round trip; null when nothing was.
   * @throws HostError `unsupported` where {@link HostAbilities.canKeepSettings} is false
   */
  readSetting(key: string): Promise<string | null>;
  /**
   * Keeps a text in the workbook, outside its cells, in one round trip; null removes it. It travels with the file once that is saved.
   * @throws HostError `unsupported` where {@link HostAbilities.canKeepSettings} is false
   */
  writeSetting(key: string, value: string | null): Promise<void>;
}

/** "editing" reads what an edit may depend on beside the cells: {@link SheetSnapshot.editing}. */
export type ReadingDetail = "cells" | "editing";

export type SheetReading =
  | { readonly id: string; readonly info: SheetInfo; readonly sheet: Sheet }
  | { readonly id: string; readonly failure: HostErrorCode };

export interface AddedSheet extends SheetInfo {
  /** False where the program has no printer to set pages up for. */
  readonly isPageSetUp: boolean;
  /** Why it may stand there half-made; its id is "" where that is not known. null for a whole sheet. */
  readonly failure: HostErrorCode | null;
}

/** Where the person has cells selected. */
export interface SelectedCells {
  /** The sheet that she is looking at. */
  readonly info: SheetInfo;
  /** The upper left cell of what she selected first. */
  readonly cell: Position;
  /** The rows of all areas. */
  readonly spans: readonly RowSpan[];
}

/** What became of a plan. */
export interface AppliedPlan {
  /** The sheet as it was found after writing; as it was before when nothing was written; null when it is gone or could not be read. */
  readonly sheet: Sheet | null;
  /** One for each edit of the plan, in its order; what was applied carries what the host made of it. */
  readonly outcomes: readonly Outcome[];
  /** Why the host stopped half-way; null when all that was not refused is done. Edits that it did not come to are refused as "not-reached". */
  readonly failure: HostErrorCode | null;
  /**
   * Whether nobody knows how far it came, because the sheet could not be read afterwards or somebody else wrote as well. The
   * outcomes tell then what was tried: taking it back looks at each cell first.
   */
  readonly isInDoubt: boolean;
}

/** The marks of one sheet. */
export interface MarkedSheet {
  readonly sheetId: string;
  readonly marks: readonly Mark[];
}

/** What became of our marks. */
export interface MarksReport {
  /** How many marks of ours there are now: colours, or comments where more of these are left. */
  readonly marks: number;
  /** Comments of ours that somebody has answered: they stay, "'附件1'!J14". */
  readonly answered: readonly string[];
  /** Cells, "'附件1'!J14", that were marked without their comment because they have somebody's comment or note. */
  readonly uncommented: readonly string[];
  /** Why comments were not all written, or not all removed; null when they were. */
  readonly commentFailure: HostErrorCode | null;
  /** Sheets, by id, on which nothing could be set or removed, with the reason. */
  readonly refused: readonly { readonly sheetId: string; readonly reason: HostErrorCode }[];
}

export interface HostAbilities {
  /** "ExcelApi 1.14" and the like, for the person who helps; "" where there is no such version. */
  readonly version: string;
  readonly canReadMerges: boolean;
  readonly canWatch: boolean;
  /** Whether texts can be kept in the workbook outside its cells. */
  readonly canKeepSettings: boolean;
  /** Whether comments can be written beside marks. */
  readonly canComment: boolean;
}

export interface SheetInfo {
  readonly id: string;
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "very-hidden";
}

export type HostEvent =
  /** `address` is A1 without sheet name, or null when the host does not say where. */
  | { readonly kind: "changed"; readonly sheetId: string; readonly address: string | null }
  | { readonly kind: "activated"; readonly sheetId: string };

export type HostErrorCode =
  | "too-large"
  | "cell-editing"
  | "throttled"
  | "session-lost"
  | "access-denied"
  | "sheet-gone"
  | "protected"
  /** The structure of the workbook is protected: worksheets cannot come or go. */
  | "workbook-protected"
  /** The worksheet is hidden and cannot be shown. */
  | "sheet-hidden"
  /** What is in front is no worksheet: a sheet that is one chart. */
  | "no-worksheet"
  /** Another workbook is in front. */
  | "workbook-behind"
  /** Something is selected that is no cell: a chart, a picture. */
  | "no-cells"
  | "unsupported"
  /** The program does not allow it as the workbook stands. */
  | "not-allowed"
  /** Cells cannot move: a merged area, a table or an array formula would be torn, or the last rows would fall off the sheet. */
  | "cells-in-the-way"
  /** A sheet or a name is called that already. */
  | "name-taken"
  /** The program does not take what it was given. */
  | "not-accepted"
  /** Somebody else changed the same at the same time. */
  | "conflict"
  /** The program failed within itself and does not say why. */
  | "program-failed"
  | "unknown";

/** Failures that pass by themselves: asked once more a little later, the program may well do it. */
export const PASSING_FAILURES: readonly HostErrorCode[] = ["cell-editing", "throttled"];

/** What the person is told of anything that was thrown while the host was asked. */
export function failureCode(error: unknown): HostErrorCode {
  return error instanceof HostError ? error.code : "unknown";
}

/** A failure of the spreadsheet program in words that have a text for the person; `detail` is for the log only. */
export class HostError extends Error {
  constructor(
    readonly code: HostErrorCode,
    readonly detail = "",
  ) {
    super(detail ? `${code}: ${detail}` : code);
    this.name = "HostError";
  }
}
