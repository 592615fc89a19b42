import type { Connection } from "../../hosts/connection";
import type { WorkbookHost } from "../../hosts/port";
import type { Layout } from "../../reading/layouts/layout";
import type { RuleCount } from "../../report/rule-counts";
import type { CheckOptions, SheetCheck } from "../../rules/check";
import type { Position } from "../../sheet/address";
import type { Sheet } from "../../sheet/sheet";
import { BlockEditor } from "./block-editor";
import { BlockMaker } from "./block-maker";
import { BlocksDesk } from "./blocks-desk";
import { CheckSettings } from "./check-settings";
import { FrontSheet } from "./front-sheet";
import { History } from "./history";
import { LayoutEditor } from "./layout-editor";
import { MarksDesk } from "./marks-desk";
import { NewFormDesk } from "./new-form-desk";
import { OwnBlocks } from "./own-blocks";
import { PaneStore } from "./pane-store";
import { withoutPending } from "./pending-formulas";
import { RepairDesk } from "./repair-desk";
import { Reports } from "./reports";
import { failureSaid, type Notice } from "./said";
import type { PaneAction, Section } from "./state";
import { TargetsDesk } from "./targets-desk";
import { WorkbookCheck } from "./workbook-check";

/** What the pane works with; tests bring their own. */
export interface PaneParts {
  readonly connect: () => Promise<Connection>;
  readonly check: (sheet: Sheet, options: CheckOptions) => SheetCheck;
  /** What the sheets of a workbook say of each other; nothing when it is left out. */
  readonly compare?: (checks: readonly SheetCheck[], options: CheckOptions) => readonly SheetCheck[];
}

/** Where the ribbon's buttons lead. */
const SECTION_OF: Readonly<Record<PaneAction, Section>> = { open: "check", "check-sheet": "check", "check-workbook": "workbook", "insert-block": "blocks" };

/** Everything the pane does, without a line of how it looks: seats the desks around one state and one host, and leads from one to the other. */
export class PaneController {
  private host: WorkbookHost | null = null;
  private readonly store = new PaneStore();
  /** What every desk sees of the pane. */
  private readonly pane = { getState: this.store.getState, set: this.store.set, getHost: () => this.host };
  /** The same for desks that look into forms. */
  private readonly formPane = { ...this.pane, check: (sheet: Sheet) => this.checkOf(sheet).forms };

  /** How forms are read, where the person has a word in it. */
  readonly layouts = new LayoutEditor({ ...this.pane, check: (checked, layouts) => ({ ...checked, check: this.checkOf(checked.sheet, layouts) }) });

  /** What the person settled for checks. */
  readonly settings = new CheckSettings({ getHost: this.pane.getHost, settle: (notice) => this.settle(notice) });

  readonly reports = new Reports({ ...this.pane, notify: (notice) => this.store.set({ notice }) });

  /** The check of all sheets. */
  readonly workbook = new WorkbookCheck({
    ...this.pane,
    prepare: (host) => this.load(host),
    check: (sheet) => this.checkOf(sheet),
    compare: (checks) => this.parts.compare?.(checks, this.settings.options) ?? checks,
  });

  /** What the pane wrote to the workbook, and how it is taken back. */
  readonly history = new History({ ...this.pane, checkAgain: () => this.checkNow() });

  /** What a repair would write. */
  readonly repairs = new RepairDesk({ ...this.formPane, history: this.history });

  /** Blocks of indicators, and how they would stand in the form. */
  readonly blocks = new BlocksDesk({ ...this.formPane, history: this.history });

  /** Standard forms, on worksheets of their own or in a blank place of one. */
  readonly newForms = new NewFormDesk({ ...this.pane, history: this.history });

  /** Self-evaluations made from the workbook's target tables. */
  readonly targets = new TargetsDesk({ ...this.formPane, history: this.history });

  /** Blocks of one's own. */
  readonly ownBlocks = new OwnBlocks({ ...this.pane, refresh: () => this.blocks.refresh() });

  /** How they are changed. */
  readonly blockEditor = new BlockEditor({ ...this.pane, own: this.ownBlocks });

  /** How rows of the sheet become one of them. */
  readonly blockMaker = new BlockMaker({ ...this.formPane, own: this.ownBlocks });

  /** Findings shown on the sheet itself. */
  readonly marks = new MarksDesk(this.pane);

  /** The check of the sheet in front. */
  private readonly front = new FrontSheet({
    ...this.pane,
    prepare: (host) => this.load(host),
    check: (sheet) => this.checkOf(sheet),
    continuing: (checked, form) => this.layouts.continuing(checked, form),
    renew: () => this.renew(),
    dropNotices: () => this.dropNotices(),
    workbook: this.workbook,
  });

  readonly getState = this.store.getState;
  readonly subscribe = this.store.subscribe;

  constructor(private readonly parts: PaneParts) {}

  /** Connects to the program around the pane and does what the ribbon asked for. */
  async start(action: PaneAction): Promise<void> {
    const connection = await this.parts.connect();
    const { surroundings } = connection;
    if (connection.kind === "missing") {
      const { reason, version } = connection;
      this.store.set({ surroundings, view: { kind: "missing", reason, version } });
      return;
    }
    this.host = connection.host;
    this.store.set({ surroundings, abilities: this.host.abilities, view: { kind: "ready" }, section: SECTION_OF[action] });
    await Promise.all([this.front.watch(this.host), this.begin(action, this.host)]);
    this.store.set({ settled: this.settings.settled });
  }

  /**
   * Checks the sheet that the person is looking at, because she asked for it. Never rejects.
   * @returns whether its answer is the one that is shown
   */
  async checkNow(): Promise<boolean> {
    if (this.getState().section === "workbook") this.showSection("check");
    this.dropNotices();
    return this.front.checkNow();
  }

  /** Has the program work out its formulas, which the person keeps it from doing by itself, and checks again. Never rejects. */
  async calculate(): Promise<void> {
    try {
      await this.host?.calculate();
    } catch (error) {
      const reason = failureSaid(error);
      this.store.set({ notice: { tone: "warning", say: (texts) => texts.t("pane:note.not-calculated", { reason: reason(texts) }) } });
      return;
    }
    await this.checkNow();
  }

  /** Shows the cell in the sheet that was checked. */
  select(cell: Position): Promise<void> {
    return this.front.select(cell);
  }

  /** Shows a sheet of the workbook's check with its findings, at one of them if it is given. */
  openSheet(sheetId: string, place?: RuleCount["first"]): Promise<void> {
    return this.front.open(sheetId, place);
  }

  showSection(section: Section): void {
    this.store.set({ section, isSettingsOpen: false, rulesPage: null, repair: null });
    if (section === "blocks") void this.loadBlocks();
  }

  closeSettings(): void {
    this.store.set({ isSettingsOpen: false, rulesPage: null });
  }

  /** Shows the settings over the section, or the section again. */
  toggleSettings(): void {
    this.store.set({ isSettingsOpen: !this.getState().isSettingsOpen, rulesPage: null });
  }

  /** Shows what the rules mean and what is set about them; `rule` first, when one is named. */
  showRules(rule: string | null): void {
    this.store.set({ rulesPage: { rule } });
  }

  /** Goes back to where the page on the rules was opened. */
  closeRules(): void {
    this.store.set({ rulesPage: null });
  }

  dismissNotice(): void {
    this.store.set({ notice: null });
  }

  /** Shows another form of the same sheet. */
  showForm(form: number): void {
    this.store.set({ form, repair: null });
    void this.blocks.renew();
  }

  dismissSelectFailure(): void {
    this.store.set({ selectFailure: null });
  }

  /** Lets go of the host; nothing changes afterwards. */
  async dispose(): Promise<void> {
    this.store.close();
    await this.front.dispose();
  }

  private async begin(action: PaneAction, host: WorkbookHost): Promise<void> {
    if (action === "insert-block") void this.loadBlocks();
    // Indicators go into a form, which has to be known.
    if (action === "check-sheet" || action === "insert-block") await this.checkNow();
    else if (action === "check-workbook") await this.workbook.start();
    else await this.load(host);
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

  private checkOf(sheet: Sheet, layouts: readonly Layout[] = this.layouts.inEffect): SheetCheck {
    return withoutPending(this.parts.check(sheet, { layouts, ...this.settings.options }), sheet);
  }

  /** Checks everything that is shown by what is settled now, as it was read. */
  private settle(notice: Notice | null): void {
    this.workbook.checkAgain();
    this.front.checkAgain({ settled: this.settings.settled, notice });
    if (this.front.checked) this.store.set({ repair: this.repairs.renewed() });
  }

  /** The sheet in front was read and checked again. */
  private renew(): void {
    this.store.set({ settled: this.settings.settled, repair: this.repairs.renewed() });
    void this.blocks.renew();
  }

  /** What came of the last action is old as soon as something else is done. */
  private dropNotices(): void {
    const { history, marks } = this.getState();
    if (history.notice) this.history.dismiss();
    if (marks.notice) this.marks.dismiss();
  }
}
