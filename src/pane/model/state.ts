import type { HostSurroundings, MissingHost } from "../../hosts/connection";
import type { HostAbilities, HostErrorCode, SheetInfo } from "../../hosts/port";
import type { SheetCheck } from "../../rules/check";
import type { Sheet } from "../../sheet/sheet";
import { DEFAULT_SETTINGS } from "../../rules/settings";
import { type BlocksState, INITIAL_BLOCKS } from "./blocks-desk";
import type { Settled } from "./check-settings";
import { type HistoryState, NO_HISTORY } from "./history";
import type { LayoutEditing } from "./layout-editor";
import { type MarksState, NO_MARKS } from "./marks-desk";
import type { NewFormState } from "./new-form-desk";
import type { Repair } from "./repair-desk";
import type { Notice } from "./said";
import type { FromTargetsState } from "./targets-desk";
import { INITIAL_WORKBOOK, type WorkbookState } from "./workbook-check";

/** What the ribbon button that opened the pane asked for; the page's address carries it as `?action=`. */
export type PaneAction = "open" | "check-sheet" | "check-workbook" | "insert-block";

/** The parts of the pane, in the order of their tabs. */
export const SECTIONS = ["check", "recompute", "blocks", "workbook"] as const;
export type Section = (typeof SECTIONS)[number];

/** One check of one sheet, with the sheet as it was read. */
export interface CheckedSheet {
  readonly info: SheetInfo;
  readonly sheet: Sheet;
  readonly check: SheetCheck;
}

/** What the pane is about at the moment. */
export type View =
  | { readonly kind: "starting" }
  | { readonly kind: "missing"; readonly reason: MissingHost; readonly version: string }
  /** Nothing was checked yet. */
  | { readonly kind: "ready" }
  /** A check is under way and there is nothing to show of this sheet yet. */
  | { readonly kind: "checking" }
  /** At least one form. */
  | { readonly kind: "result"; readonly checked: CheckedSheet }
  | { readonly kind: "no-form"; readonly checked: CheckedSheet }
  | { readonly kind: "failed"; readonly code: HostErrorCode; readonly detail: string };

/** What a checked sheet is shown as. */
export function viewOf(checked: CheckedSheet): View {
  return { kind: checked.check.forms.length > 0 ? "result" : "no-form", checked };
}

/** All that the pane shows. Immutable: each change is a new object. */
export interface PaneState {
  readonly section: Section;
  /** The settings cover the section. */
  readonly isSettingsOpen: boolean;
  /** The page on the rules covers the settings and the section; `rule` is the one to look at first. */
  readonly rulesPage: { readonly rule: string | null } | null;
  /** Policy and rules of the checks. */
  readonly settled: Settled;
  /** What came of what the person did last. */
  readonly notice: Notice | null;
  readonly view: View;
  /** A check is under way; the view may still show the one before. */
  readonly isBusy: boolean;
  /** Index of the form that is shown when a sheet has several. */
  readonly form: number;
  /** How the form that is shown is read, while the person looks at that. */
  readonly editing: LayoutEditing | null;
  /** The check of all sheets. */
  readonly workbook: WorkbookState;
  /** The preview of a repair, while the person looks at it. */
  readonly repair: Repair | null;
  readonly blocks: BlocksState;
  /** A standard form to be made, while the person looks at it. */
  readonly newForm: NewFormState | null;
  /** A self-evaluation to be made from a target table, while the person looks at it. */
  readonly fromTargets: FromTargetsState | null;
  readonly history: HistoryState;
  readonly marks: MarksState;
  /** Why the last attempt to select a cell failed. */
  readonly selectFailure: HostErrorCode | null;
  readonly abilities: HostAbilities | null;
  /** Whether changes in the workbook reach the pane. */
  readonly isFollowing: boolean;
  readonly surroundings: HostSurroundings;
}

export const INITIAL_STATE: PaneState = {
  section: "check",
  isSettingsOpen: false,
  rulesPage: null,
  settled: { policy: null, ownPolicies: [], rules: DEFAULT_SETTINGS, switchedOff: [], problems: [] },
  notice: null,
  view: { kind: "starting" },
  isBusy: false,
  form: 0,
  editing: null,
  workbook: INITIAL_WORKBOOK,
  repair: null,
  blocks: INITIAL_BLOCKS,
  newForm: null,
  fromTargets: null,
  history: NO_HISTORY,
  marks: NO_MARKS,
  selectFailure: null,
  abilities: null,
  isFollowing: false,
  surroundings: { displayLanguage: null, isDark: null },
};

/** The action that the page's query asks for; anything unknown only opens the pane. */
export function actionIn(query: string): PaneAction {
  const action = new URLSearchParams(query).get("action");
  return action === "check-sheet" || action === "check-workbook" || action === "insert-block" ? action : "open";
}
