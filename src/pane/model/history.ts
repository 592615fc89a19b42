import type { EditLabel, Refusal } from "../../edits/edit";
import { editPlace } from "../../edits/edit-place";
import type { NewSheet } from "../../edits/new-sheet";
import { isApplied, type Outcome, type Refused } from "../../edits/outcome";
import { failureCode, type HostErrorCode, PASSING_FAILURES, type WorkbookHost } from "../../hosts/port";
import type { ActionReport, SheetReport } from "../../hosts/editing/action-report";
import { type PlannedSheet, WorkbookEditor } from "../../hosts/workbook-editor";
import type { Finding } from "../../rules/finding";
import { formatCell } from "../../sheet/address";
import type { PaneState } from "./state";

/** What can be taken back and done again, and what came of the last action. */
export interface HistoryState {
  readonly undo: EditLabel | null;
  readonly redo: EditLabel | null;
  readonly isBusy: boolean;
  readonly notice: ActionNotice | null;
}

export interface ActionNotice {
  readonly kind: "applied" | "undone" | "redone";
  readonly extent: Extent;
  readonly label: EditLabel;
  /** How many edits were carried out. */
  readonly written: number;
  readonly refused: readonly RefusedCells[];
  /** Why the host stopped; null when it did not. */
  readonly failure: HostErrorCode | null;
  /** False where all was written and could not be read again. */
  readonly isReadBack: boolean;
  /** Without the journal in the workbook, taking back works as long as the pane is open. */
  readonly isJournalKept: boolean;
  /** False where a sheet was made whose pages could not be set up for printing. */
  readonly isPageSetUp: boolean;
  /** Findings that the action was to mend and did not: ours to answer for. */
  readonly unmended: readonly Finding[];
}

/** How much of an action was done. */
export type Extent =
  | "whole"
  /** Some of it; the rest is still to be taken back, or to be done again. */
  | "part"
  | "none"
  /** The host did not say, and could not be asked. */
  | "doubt"
  /** Somebody else has taken it back, or done it again, before. */
  | "gone";

/** Cells that were left alone, for one reason. */
export interface RefusedCells {
  readonly sheet: string;
  /** "G13", rows "12:14"; none where the reason is not in a cell. */
  readonly cells: readonly string[];
  readonly reason: Refusal;
  /** The words of the row that was looked for and is not there. */
  readonly sought?: string;
}

export const NO_HISTORY: HistoryState = { undo: null, redo: null, isBusy: false, notice: null };

/** Failures that say nothing of the step: it may be taken back a little later, or once the page was loaded again. */
const NOT_FOR_GOOD: readonly HostErrorCode[] = [...PASSING_FAILURES, "session-lost"];

/** The host failed before anything was written. */
const NOTHING_DONE = { extent: "none", written: 0, refused: [], isReadBack: true, isJournalKept: true, isPageSetUp: true, unmended: [] } as const;

/** What the history needs of the pane around it. */
export interface HistoryPane {
  readonly getState: () => PaneState;
  readonly set: (change: Partial<PaneState>) => void;
  /**
   * Reads and checks the sheet in front again. Never rejects.
   * @returns whether its answer is the one that is shown; false when a later check took its place
   */
  readonly checkAgain: () => Promise<boolean>;
}

/** Every change that the pane makes to the workbook goes through here, so that it can be taken back in this sitting or a later one. */
export class History {
  private editor: WorkbookEditor | null = null;

  constructor(private readonly pane: HistoryPane) {}

  /** Learns what earlier sittings did. Never rejects: without, the pane only knows its own actions. */
  async load(host: WorkbookHost): Promise<void> {
    if (this.editor) return;
    this.editor = new WorkbookEditor(host);
    try {
      await this.editor.load();
    } catch {
      // Tried again with the first action.
    }
    this.update({});
  }

  /**
   * Carries an action out and checks the sheet again.
   * @param unmended tells, after the check, what the action should have mended and did not
   */
  async apply(label: EditLabel, sheets: readonly PlannedSheet[], unmended: () => readonly Finding[] = () => []): Promise<void> {
    await this.act("applied", label, (editor) => editor.apply(label, sheets), unmended);
  }

  /** Makes a worksheet as an action, shows it and checks it. */
  async addSheet(label: EditLabel, sheet: NewSheet): Promise<void> {
    await this.act("applied", label, (editor) => editor.addSheet(label, sheet));
  }

  async undo(): Promise<void> {
    const shown = this.editor?.next.undo;
    await this.act("undone", shown?.label, (editor) => editor.undo(shown?.id));
  }

  async redo(): Promise<void> {
    const shown = this.editor?.next.redo;
    await this.act("redone", shown?.label, (editor) => editor.redo(shown?.id));
  }

  /** Gives the next step up for good, so that older ones can be taken back. */
  async forget(): Promise<void> {
    const entry = this.editor?.next.undo;
    if (!this.editor || !entry) return;
    await this.editor.forget(entry);
    this.update({ notice: null });
  }

  dismiss(): void {
    this.update({ notice: null });
  }

  /** @param label none where there is nothing to take back or to do again */
  private async act(
    kind: ActionNotice["kind"],
    label: EditLabel | undefined,
    work: (editor: WorkbookEditor) => Promise<ActionReport | null>,
    unmended: () => readonly Finding[] = () => [],
  ): Promise<void> {
    const { editor } = this;
    const { history, marks } = this.pane.getState();
    if (!editor || !label || history.isBusy) return;
    this.pane.set({ notice: null, marks: { ...marks, notice: null } });
    this.update({ isBusy: true, notice: null });
    try {
      const report = await work(editor);
      const isChecked = await this.pane.checkAgain();
      const notice: ActionNotice = report ? noticeOf(kind, report) : { ...NOTHING_DONE, extent: "gone", kind, label, failure: null };
      // What was refused is said already; only what was written can have failed to mend, and only a check after it can tell.
      this.update({ isBusy: false, notice: { ...notice, unmended: isChecked && isComplete(notice) ? unmended() : [] } });
    } catch (error) {
      this.update({ isBusy: false, notice: { ...NOTHING_DONE, kind, label, failure: failureCode(error) } });
    }
  }

  private update(change: Partial<HistoryState>): void {
    const next = this.editor?.next;
    this.pane.set({ history: { ...this.pane.getState().history, undo: next?.undo?.label ?? null, redo: next?.redo?.label ?? null, ...change } });
  }
}

/** Whether all was done as the person was shown. */
export function isComplete({ refused, failure }: ActionNotice): boolean {
  return refused.length === 0 && failure === null;
}

/** Whether some of a step cannot be taken back by trying again, and so bars the way to older ones. */
export function isBarred({ kind, extent, failure }: ActionNotice): boolean {
  return kind === "undone" && (extent === "none" || extent === "part") && !(failure && NOT_FOR_GOOD.includes(failure));
}

/** The cells that were left alone on a sheet, for each reason once; those that the host did not come to stand together. */
export function refusedCells(sheet: string, outcomes: readonly Outcome[]): RefusedCells[] {
  const refused = outcomes.flatMap((outcome): RefusedCells[] => (outcome.status === "refused" ? [refusedCellsOf(sheet, outcome)] : []));
  const unreached = [...new Set(refused.flatMap(({ reason, cells }) => (reason === "not-reached" ? cells : [])))];
  const others = refused.filter(({ reason }) => reason !== "not-reached");
  return [
    ...others.filter((one, index) => others.findIndex((other) => other.cells.join() === one.cells.join() && other.reason === one.reason) === index),
    ...(others.length < refused.length ? [{ sheet, cells: unreached, reason: "not-reached" as const }] : []),
  ];
}

function refusedCellsOf(sheet: string, { edit, reason, cells, sought }: Refused): RefusedCells {
  const places = reason === "not-reached" ? [editPlace(edit)].filter((place) => place !== "") : cells.map(formatCell);
  return { sheet, cells: places, reason, ...(sought ? { sought } : {}) };
}

function noticeOf(kind: ActionNotice["kind"], { label, sheets, isJournalKept }: ActionReport): ActionNotice {
  return {
    kind,
    extent: extentOf(sheets),
    label,
    written: sheets.flatMap(({ result }) => result?.outcomes ?? []).filter(isApplied).length,
    refused: sheets.flatMap(({ sheetName, result }) => refusedCells(sheetName, result?.outcomes ?? [])),
    failure: sheets.find(({ failure }) => failure !== null)?.failure ?? null,
    isReadBack: !sheets.some(isUnread),
    isJournalKept,
    isPageSetUp: sheets.every((sheet) => sheet.isPageSetUp),
    unmended: [],
  };
}

function extentOf(sheets: readonly SheetReport[]): Extent {
  if (sheets.some(({ result }) => result?.isInDoubt)) return "doubt";
  const outcomes = sheets.flatMap(({ result }) => result?.outcomes ?? []);
  if (!outcomes.some(isApplied)) return "none";
  return outcomes.every(isApplied) && sheets.every(({ failure }) => failure === null) ? "whole" : "part";
}

/** A sheet that was made or removed is not read again. */
function isUnread({ result }: SheetReport): boolean {
  return result !== null && result.sheet === null && result.failure === null && result.outcomes.every(({ edit }) => edit.kind !== "add-sheet" && edit.kind !== "remove-sheet");
}
