import { HostError, type HostEvent, PASSING_FAILURES, type WorkbookHost } from "../../hosts/port";
import type { RuleCount } from "../../report/rule-counts";
import type { SheetCheck } from "../../rules/check";
import { formatCell, type Position } from "../../sheet/address";
import type { Sheet } from "../../sheet/sheet";
import type { LayoutEditing } from "./layout-editor";
import { type CheckedSheet, type PaneState, viewOf } from "./state";
import type { WorkbookCheck } from "./workbook-check";

/** A person who fills in a row pauses less than this between two cells. */
export const CHANGE_DELAY_MS = 400;
/** Leafing through the tabs should not read each sheet on the way. */
export const SWITCH_DELAY_MS = 120;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 8000;

/** What the check of the sheet in front needs of the pane around it. */
export interface FrontPane {
  readonly getState: () => PaneState;
  readonly set: (change: Partial<PaneState>) => void;
  readonly getHost: () => WorkbookHost | null;
  /** Makes known by what sheets are read and checked. Never rejects. */
  readonly prepare: (host: WorkbookHost) => Promise<void>;
  readonly check: (sheet: Sheet) => SheetCheck;
  /** The editing of a layout that still fits what is shown now. */
  readonly continuing: (checked: CheckedSheet, form: number) => LayoutEditing | null;
  /** Something else is shown of the sheet: previews that were made for it are made again. */
  readonly renew: () => void;
  /** What came of the last action is old as soon as something else is done. */
  readonly dropNotices: () => void;
  readonly workbook: WorkbookCheck;
}

/** The sheet that the person is looking at: checked when she asks, and again as she works on it or turns to another. */
export class FrontSheet {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The latest check that was begun; answers of older ones are dropped. */
  private latest = 0;
  /** The latest cell that was to be selected; failures of older ones are dropped. */
  private latestSelection = 0;
  private stopWatching: (() => Promise<void>) | null = null;
  private isDisposed = false;

  constructor(private readonly pane: FrontPane) {}

  /** What was found on the sheet that is shown; null while there is nothing. */
  get checked(): CheckedSheet | null {
    const { view } = this.pane.getState();
    return view.kind === "result" || view.kind === "no-form" ? view.checked : null;
  }

  /**
   * Reads and checks the sheet because the person asked for it. Never rejects.
   * @returns whether its answer is the one that is shown
   */
  checkNow(): Promise<boolean> {
    return this.run({ isAsked: true, retryAfter: FIRST_RETRY_MS });
  }

  /**
   * Checks the sheet by what is settled now, as it was read.
   * @param change of the state, that goes with it
   */
  checkAgain(change: Partial<PaneState>): void {
    const { checked } = this;
    const view = checked && { view: viewOf(this.pane.workbook.record({ ...checked, check: this.pane.check(checked.sheet) })) };
    this.pane.set({ ...change, ...view });
  }

  /** Shows the cell in the sheet that was checked. */
  async select(cell: Position): Promise<void> {
    const host = this.pane.getHost();
    const { checked } = this;
    if (!host || !checked) return;
    const id = ++this.latestSelection;
    this.pane.set({ selectFailure: null });
    try {
      await host.select(checked.info.id, formatCell(cell));
    } catch (error) {
      if (id === this.latestSelection) this.pane.set({ selectFailure: failureOf(error).code });
    }
  }

  /** Shows a sheet of the workbook's check with its findings, at one of them if it is given. */
  async open(sheetId: string, place: RuleCount["first"] = { form: 0, cell: null }): Promise<void> {
    const entry = this.pane.getState().workbook.entries.find(({ info }) => info.id === sheetId);
    if (!this.pane.getHost() || entry?.outcome?.kind !== "checked") return;
    // What is under way for another sheet is no longer wanted.
    clearTimeout(this.timer);
    this.latest += 1;
    const { checked } = entry.outcome;
    this.pane.set({ section: "check", view: viewOf(checked), form: place.form, isBusy: false, editing: null });
    await this.select(place.cell ?? { row: checked.sheet.used.row, column: checked.sheet.used.column });
    const { selectFailure } = this.pane.getState();
    if (selectFailure === "sheet-gone") this.pane.workbook.lose(sheetId);
    if (entry.isStale && !selectFailure) this.schedule(0);
  }

  /** Follows what the person does in the workbook, where the host tells of it. Never rejects. */
  async watch(host: WorkbookHost): Promise<void> {
    if (!host.abilities.canWatch) return;
    try {
      const stop = await host.watch((event) => this.follow(event));
      if (this.isDisposed) {
        await stop();
        return;
      }
      this.stopWatching = stop;
      this.pane.set({ isFollowing: true });
    } catch {
      // The pane works without; it says that it does not follow and offers its button.
      this.pane.set({ isFollowing: false });
    }
  }

  /** Lets go of the host. */
  async dispose(): Promise<void> {
    this.isDisposed = true;
    clearTimeout(this.timer);
    await this.stopWatching?.();
  }

  private follow(event: HostEvent): void {
    this.pane.workbook.hear(event);
    const { view, isBusy } = this.pane.getState();
    // Nobody has asked for a check yet.
    if (view.kind === "ready") return;
    const shownId = this.checked?.info.id;
    if (event.kind === "activated") {
      if (shownId === event.sheetId && !isBusy) return;
      this.pane.set({ view: { kind: "checking" }, isBusy: true, form: 0, editing: null, repair: null, selectFailure: null });
      this.schedule(SWITCH_DELAY_MS);
      return;
    }
    const isAwaited = view.kind === "checking" || (view.kind === "failed" && PASSING_FAILURES.includes(view.code));
    if (shownId === undefined ? !isAwaited : shownId !== event.sheetId) return;
    this.pane.dropNotices();
    this.schedule(CHANGE_DELAY_MS);
  }

  /** The last call wins: what was scheduled or is under way gives way to it. */
  private schedule(delay: number, retryAfter = FIRST_RETRY_MS): void {
    clearTimeout(this.timer);
    this.latest += 1;
    this.timer = setTimeout(() => void this.run({ isAsked: false, retryAfter }), delay);
  }

  /** @returns whether its answer is the one that is shown; false too when there is none */
  private async run({ isAsked, retryAfter }: { isAsked: boolean; retryAfter: number }): Promise<boolean> {
    const host = this.pane.getHost();
    if (!host || this.isDisposed) return false;
    clearTimeout(this.timer);
    const id = ++this.latest;
    this.pane.set({ isBusy: true, selectFailure: null, ...(this.checked ? {} : { view: { kind: "checking" } }) });
    try {
      const [read] = await Promise.all([host.readActiveSheet(), this.pane.prepare(host)]);
      if (id !== this.latest) return false;
      this.show(read);
      return true;
    } catch (error) {
      if (id === this.latest) this.fail(failureOf(error), isAsked, retryAfter);
      return false;
    }
  }

  private show({ info, sheet }: Pick<CheckedSheet, "info" | "sheet">): void {
    const checked = this.pane.workbook.record({ info, sheet, check: this.pane.check(sheet) });
    const shown = this.checked?.info.id === info.id ? this.pane.getState().form : 0;
    const form = Math.max(0, Math.min(shown, checked.check.forms.length - 1));
    this.pane.set({ isBusy: false, form, view: viewOf(checked), editing: this.pane.continuing(checked, form) });
    this.pane.renew();
  }

  private fail({ code, detail }: HostError, isAsked: boolean, retryAfter: number): void {
    if (!isAsked && this.checked && PASSING_FAILURES.includes(code)) {
      // She is typing in the next cell already: what is shown stays, and the check comes after.
      this.schedule(retryAfter, Math.min(2 * retryAfter, LONGEST_RETRY_MS));
      return;
    }
    this.pane.set({ isBusy: false, view: { kind: "failed", code, detail }, editing: null, repair: null });
  }
}

function failureOf(error: unknown): HostError {
  return error instanceof HostError ? error : new HostError("unknown", error instanceof Error ? error.message : String(error));
}
