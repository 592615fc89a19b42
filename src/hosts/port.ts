import type { Sheet } from "../sheet/sheet";

/** What the product asks of a spreadsheet program. The pane, the commands and the tests know nothing else of it. */
export interface WorkbookHost {
  /** What this host can do; a pane says plainly what is missing. */
  readonly abilities: HostAbilities;
  /** All worksheets in tab order, in one round trip. */
  listSheets(): Promise<readonly SheetInfo[]>;
  /**
   * Reads a worksheet in one round trip.
   * @throws HostError
   */
  readSheet(id: string): Promise<Sheet>;
  /** Reads the sheet that the person is looking at, in one round trip. */
  readActiveSheet(): Promise<{ readonly info: SheetInfo; readonly sheet: Sheet }>;
  /** Shows the sheet and selects the cells. `address` is A1 without sheet name. */
  select(sheetId: string, address: string): Promise<void>;
  /**
   * Calls back when cells changed or another sheet was activated, never for writes of this host object.
   * @returns a function that ends it.
   */
  watch(listener: (event: HostEvent) => void): Promise<() => Promise<void>>;
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

export interface HostAbilities {
  /** "ExcelApi 1.14" and the like, for the person who helps; "" where there is no such version. */
  readonly version: string;
  readonly canReadMerges: boolean;
  readonly canWatch: boolean;
  /** Whether texts can be kept in the workbook outside its cells. */
  readonly canKeepSettings: boolean;
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
  | "unsupported"
  | "unknown";

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
