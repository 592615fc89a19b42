import type { Connection } from "../../hosts/connection";
import { HostError, type HostEvent, PASSING_FAILURES, type WorkbookHost } from "../../hosts/port";
import type { Layout } from "../../reading/layout";
import type { RuleCount } from "../../report/rule-counts";
import type { CheckOptions, SheetCheck } from "../../rules/check";
import { formatCell, type Position } from "../../sheet/address";
import type { Sheet } from "../../sheet/sheet";
import { BlockMaker } from "./block-maker";
import { BlocksDesk } from "./blocks-desk";
import { CheckSettings } from "./check-settings";
import { History } from "./history";
import { LayoutEditor } from "./layout-editor";
import { MarksDesk } from "./marks-desk";
import { NewFormDesk } from "./new-form-desk";
import { OwnBlocks } from "./own-blocks";
import { RepairDesk } from "./repair-desk";
import { Reports } from "./reports";
import type { Notice } from "./said";
import { type CheckedSheet, INITIAL_STATE, type PaneAction, type PaneState, type Section, viewOf } from "./state";
import { TargetsDesk } from "./targets-desk";
import { WorkbookCheck } from "./workbook-check";

/** What the pane works with; tests bring their own. */
export interface PaneParts {
  readonly connect: () => Promise<Connection>;
  readonly check: (sheet: Sheet, options: CheckOptions) => SheetCheck;
  /** What the sheets of a workbook say of each other; nothing when it is left out. */
  readonly compare?: (checks: readonly SheetCheck[], options: CheckOptions) => readonly SheetCheck[];
}

/** A person who fills in a row pauses less than this between two cells. */
export const CHANGE_DELAY_MS = 400;
/** Leafing through the tabs should not read each sheet on the way. */
export const SWITCH_DELAY_MS = 120;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 8000;

/** Where the ribbon's buttons lead. */
const SECTION_OF: Readonly<Record<PaneAction, Section>> = { open: "check", "check-sheet": "check", "check-workbook": "workbook", "insert-block": "blocks" };

/** Everything the pane does, without a line of how it looks: holds the state, talks to the host, tells its listeners. */
export class PaneController {
  private state = INITIAL_STATE;
  private host: WorkbookHost | null = null;
  private stopWatching: (() => Promise<void>) | null = null;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The latest check that was begun; answers of older ones are dropped. */
  private latest = 0;
  /** The latest cell that was to be selected; failures of older ones are dropped. */
  private latestSelection = 0;
  private isDisposed = false;

  /** How forms are read, where the person has a word in it. */
  readonly layouts = new LayoutEditor({
    getState: () => this.state,
    set: (change) => this.set(change),
    getHost: () => this.host,
    check: (checked, layouts) => ({ ...checked, check: this.checkOf(checked.sheet, layouts) }),
  });

  /** What the person settled for checks. */
  readonly settings = new CheckSettings({ getHost: () => this.host, settle: (notice) => this.settle(notice) });

  readonly reports = new Reports({ getState: () => this.state, getHost: () => this.host, notify: (notice) => this.set({ notice }) });

  /** The check of all sheets. */
  readonly workbook = new WorkbookCheck({
    getState: () => this.state,
    set: (change) => this.set(change),
    getHost: () => this.host,
    prepare: (host) => this.load(host),
    check: (sheet) => this.checkOf(sheet, this.layouts.inEffect),
    compare: (checks) => this.parts.compare?.(checks, this.settings.options) ?? checks,
  });

  /** What the pane wrote to the workbook, and how it is taken back. */
  readonly history = new History({
    getState: () => this.state,
    set: (change) => this.set(change),
    checkAgain: () => this.checkNow(),
  });

  /** What a repair would write. */
  readonly repairs = new RepairDesk({
    getState: () => this.state,
    set: (change) => this.set(change),
    check: (sheet) => this.checkOf(sheet, this.layouts.inEffect).forms,
    history: this.history,
  });

  /** Blocks of indicators, and how they would stand in the form. */
  readonly blocks = new BlocksDesk({
    getState: () => this.state,
    set: (change) => this.set(change),
    getHost: () => this.host,
    check: (sheet) => this.checkOf(sheet, this.layouts.inEffect).forms,
    history: this.history,
  });

  /** Standard forms on worksheets of their own. */
  readonly newForms = new NewFormDesk({ getState: () => this.state, set: (change) => this.set(change), history: this.history });

  /** Self-evaluations made from the workbook's target tables. */
  readonly targets = new TargetsDesk({
    getState: () => this.state,
    set: (change) => this.set(change),
    getHost: () => this.host,
    check: (sheet) => this.checkOf(sheet, this.layouts.inEffect).forms,
    history: this.history,
  });

  /** Blocks of one's own. */
  readonly ownBlocks = new OwnBlocks({
    getState: () => this.state,
    set: (change) => this.set(change),
    getHost: () => this.host,
  });

  /** How rows of the sheet become one of them. */
  readonly blockMaker = new BlockMaker({
    getState: () => this.state,
    set: (change) => this.set(change),
    getHost: () => this.host,
    check: (sheet) => this.checkOf(sheet, this.layouts.inEffect).forms,
    own: this.ownBlocks,
  });

  /** Findings shown on the sheet itself. */
  readonly marks = new MarksDesk({
    getState: () => this.state,
    set: (change) => this.set(change),
    getHost: () => this.host,
  });

  constructor(private readonly parts: PaneParts) {}

  /** The current state; the same object until something changes. */
  readonly getState = (): PaneState => this.state;

  /** @returns a function that ends the subscription. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Connects to the program around the pane and does what the ribbon asked for. */
  async start(action: PaneAction): Promise<void> {
    const connection = await this.parts.connect();
    const { surroundings } = connection;
    if (connection.kind === "missing") {
      const { reason, version } = connection;
      this.set({ surroundings, view: { kind: "missing", reason, version } });
      return;
    }
    this.host = connection.host;
    this.set({ surroundings, abilities: this.host.abilities, view: { kind: "ready" }, section: SECTION_OF[action] });
    await Promise.all([this.watch(this.host), this.begin(action, this.host)]);
    this.set({ settled: this.settings.settled });
  }

  /**
   * Checks the sheet that the person is looking at, because she asked for it. Never rejects.
   * @returns whether its answer is the one that is shown
   */
  async checkNow(): Promise<boolean> {
    if (this.state.section === "workbook") this.showSection("check");
    this.dropNotices();
    return this.run({ isAsked: true, retryAfter: FIRST_RETRY_MS });
  }

  /** Shows the cell in the sheet that was checked. */
  async select(cell: Position): Promise<void> {
    const checked = this.checked;
    if (!this.host || !checked) return;
    const id = ++this.latestSelection;
    this.set({ selectFailure: null });
    try {
      await this.host.select(checked.info.id, formatCell(cell));
    } catch (error) {
      if (id === this.latestSelection) this.set({ selectFailure: failureOf(error).code });
    }
  }

  /** Shows a sheet of the workbook's check with its findings, at one of them if it is given. */
  async openSheet(sheetId: string, place: RuleCount["first"] = { form: 0, cell: null }): Promise<void> {
    const entry = this.state.workbook.entries.find(({ info }) => info.id === sheetId);
    if (!this.host || entry?.outcome?.kind !== "checked") return;
    // What is under way for another sheet is no longer wanted.
    clearTimeout(this.timer);
    this.latest += 1;
    const { checked } = entry.outcome;
    this.set({ section: "check", view: viewOf(checked), form: place.form, isBusy: false, editing: null });
    await this.select(place.cell ?? { row: checked.sheet.used.row, column: checked.sheet.used.column });
    const { selectFailure } = this.state;
    if (selectFailure === "sheet-gone") this.workbook.lose(sheetId);
    if (entry.isStale && !selectFailure) this.schedule(0);
  }

  showSection(section: Section): void {
    this.set({ section, isSettingsOpen: false, rulesPage: null, repair: null });
    if (section === "blocks") void this.loadBlocks();
  }

  closeSettings(): void {
    this.set({ isSettingsOpen: false, rulesPage: null });
  }

  /** Shows the settings over the section, or the section again. */
  toggleSettings(): void {
    this.set({ isSettingsOpen: !this.state.isSettingsOpen, rulesPage: null });
  }

  /** Shows what the rules mean and what is set about them; `rule` first, when one is named. */
  showRules(rule: string | null): void {
    this.set({ rulesPage: { rule } });
  }

  /** Goes back to where the page on the rules was opened. */
  closeRules(): void {
    this.set({ rulesPage: null });
  }

  dismissNotice(): void {
    this.set({ notice: null });
  }

  /** Shows another form of the same sheet. */
  showForm(form: number): void {
    this.set({ form, repair: null });
    void this.blocks.renew();
  }

  dismissSelectFailure(): void {
    this.set({ selectFailure: null });
  }

  /** Lets go of the host; nothing changes afterwards. */
  async dispose(): Promise<void> {
    this.isDisposed = true;
    clearTimeout(this.timer);
    this.listeners.clear();
    await this.stopWatching?.();
  }

  private async begin(action: PaneAction, host: WorkbookHost): Promise<void> {
    if (action === "insert-block") void this.loadBlocks();
    // Indicators go into a form, which has to be known.
    if (action === "check-sheet" || action === "insert-block") await this.checkNow();
    else if (action === "check-workbook") await this.workbook.start();
    else await this.load(host);
  }

  private get checked(): CheckedSheet | null {
    const { view } = this.state;
    return view.kind === "result" || view.kind === "no-form" ? view.checked : null;
  }

  /** Makes known what the workbook keeps beside its cells. Never rejects. */
  private async load(host: WorkbookHost): Promise<void> {
    // Looking for marks on all sheets takes long in a large workbook, and no check waits for it.
    void this.marks.load(host);
    await Promise.all([this.layouts.load(host), this.settings.load(host), this.history.load(host)]);
  }

  /** What is kept for blocks costs a check nothing: it is read when they are looked at. Never rejects. */
  private async loadBlocks(): Promise<void> {
    this.blocks.remember();
    // The layout of the form may have been set right meanwhile.
    await Promise.all([this.blocks.renew(), this.host && this.ownBlocks.load(this.host)]);
  }

  private checkOf(sheet: Sheet, layouts: readonly Layout[]): SheetCheck {
    return this.parts.check(sheet, { layouts, ...this.settings.options });
  }

  /** Checks the sheet that is shown by what is settled now, as it was read. */
  private settle(notice: Notice | null): void {
    const { checked } = this;
    const { settled } = this.settings;
    this.workbook.checkAgain();
    if (!checked) {
      this.set({ settled, notice });
      return;
    }
    const check = this.checkOf(checked.sheet, this.layouts.inEffect);
    this.set({ settled, notice, view: viewOf(this.workbook.record({ ...checked, check })) });
    this.set({ repair: this.repairs.renewed() });
  }

  private async watch(host: WorkbookHost): Promise<void> {
    if (!host.abilities.canWatch) return;
    try {
      const stop = await host.watch((event) => this.follow(event));
      if (this.isDisposed) {
        await stop();
        return;
      }
      this.stopWatching = stop;
      this.set({ isFollowing: true });
    } catch {
      // The pane works without; it says that it does not follow and offers its button.
      this.set({ isFollowing: false });
    }
  }

  private follow(event: HostEvent): void {
    this.workbook.hear(event);
    const { view } = this.state;
    // Nobody has asked for a check yet.
    if (view.kind === "ready") return;
    if (event.kind === "activated") {
      if (this.checked?.info.id === event.sheetId && !this.state.isBusy) return;
      this.set({ view: { kind: "checking" }, isBusy: true, form: 0, editing: null, repair: null, selectFailure: null });
      this.schedule(SWITCH_DELAY_MS);
      return;
    }
    const concerns = this.checked
      ? this.checked.info.id === event.sheetId
      : view.kind === "checking" || (view.kind === "failed" && PASSING_FAILURES.includes(view.code));
    if (!concerns) return;
    this.dropNotices();
    this.schedule(CHANGE_DELAY_MS);
  }

  /** What came of the last action is old as soon as something else is done. */
  private dropNotices(): void {
    if (this.state.history.notice) this.history.dismiss();
    if (this.state.marks.notice) this.marks.dismiss();
  }

  /** The last call wins: what was scheduled or is under way gives way to it. */
  private schedule(delay: number, retryAfter = FIRST_RETRY_MS): void {
    clearTimeout(this.timer);
    this.latest += 1;
    this.timer = setTimeout(() => void this.run({ isAsked: false, retryAfter }), delay);
  }

  /** @returns whether its answer is the one that is shown; false too when there is none */
  private async run({ isAsked, retryAfter }: { isAsked: boolean; retryAfter: number }): Promise<boolean> {
    if (!this.host || this.isDisposed) return false;
    clearTimeout(this.timer);
    const id = ++this.latest;
    this.set({ isBusy: true, selectFailure: null, ...(this.checked ? {} : { view: { kind: "checking" } }) });
    try {
      const [{ info, sheet }] = await Promise.all([this.host.readActiveSheet(), this.load(this.host)]);
      if (id !== this.latest) return false;
      const checked = this.workbook.record({ info, sheet, check: this.checkOf(sheet, this.layouts.inEffect) });
      const shown = this.checked?.info.id === info.id ? Math.min(this.state.form, checked.check.forms.length - 1) : 0;
      const form = Math.max(0, shown);
      const { settled } = this.settings;
      this.set({ isBusy: false, form, settled, view: viewOf(checked), editing: this.layouts.continuing(checked, form) });
      this.set({ repair: this.repairs.renewed() });
      void this.blocks.renew();
      return true;
    } catch (error) {
      if (id !== this.latest) return false;
      const { code, detail } = failureOf(error);
      if (!isAsked && this.checked && PASSING_FAILURES.includes(code)) {
        // She is typing in the next cell already: what is shown stays, and the check comes after.
        this.schedule(retryAfter, Math.min(2 * retryAfter, LONGEST_RETRY_MS));
        return false;
      }
      this.set({ isBusy: false, view: { kind: "failed", code, detail }, editing: null, repair: null });
      return false;
    }
  }

  private set(change: Partial<PaneState>): void {
    if (this.isDisposed) return;
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

function failureOf(error: unknown): HostError {
  return error instanceof HostError ? error : new HostError("unknown", error instanceof Error ? error.message : String(error));
}
