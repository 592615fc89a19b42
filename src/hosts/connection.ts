import type { WorkbookHost } from "./port";

/** How the program around the pane looks and speaks; null where it does not say. */
export interface HostSurroundings {
  /** Language tag of its menus, as in "zh-CN". */
  readonly displayLanguage: string | null;
  readonly isDark: boolean | null;
  /** File name of the workbook; absent where the program does not say, and before it was saved. */
  readonly workbookName?: string;
}

/** Why there is no workbook to work on; each reason has a text for the person. */
export type MissingHost =
  /** The page is open in something other than a spreadsheet program. */
  | "no-workbook"
  /** The library that talks to the program did not load. */
  | "no-library"
  /** The program is too old to hand over what a check needs. */
  | "too-old";

/** The outcome of looking for the program around the pane. */
export type Connection =
  | { readonly kind: "connected"; readonly host: WorkbookHost; readonly surroundings: HostSurroundings }
  | {
      readonly kind: "missing";
      readonly reason: MissingHost;
      /** "ExcelApi 1.8" and the like, or "". */
      readonly version: string;
      readonly surroundings: HostSurroundings;
    };
