import { failureCode, type HostErrorCode, type HostEvent, type SheetInfo, type SheetReading, type WorkbookHost } from "../../hosts/port";
import type { SheetCheck } from "../../rules/check";
import type { Severity } from "../../rules/finding";
import type { Sheet } from "../../sheet/sheet";
import { withoutPending } from "./pending-formulas";
import type { CheckedSheet, PaneState } from "./state";

/** What became of one sheet. */
export type SheetOutcome =
  /** `checked` has what the other sheets add; `alone` has not. */
  | { readonly kind: "checked"; readonly checked: CheckedSheet; readonly alone: SheetCheck }
  | { readonly kind: "failed"; readonly code: HostErrorCode };

export interface SheetEntry {
  readonly info: SheetInfo;
  /** Null until its turn comes. */
  readonly outcome: SheetOutcome | null;
  /** Whether it was changed since, or perhaps while, it was read. */
  readonly isStale: boolean;
}

/** Which findings are shown. */
export interface WorkbookFilter {
  readonly severity: Severity | "all";
  /** A rule's id, or "all". */
  readonly rule: string;
  readonly onlyWithFindings: boolean;
}

/** Sheets with their rules, or rules with their sheets. */
export type Arrangement = "sheet" | "rule";

/** The check of all sheets. */
export interface WorkbookState {
  readonly stage: "idle" | "running" | "stopped" | "done";
  /** In tab order. */
  readonly entries: readonly SheetEntry[];
  readonly includesHidden: boolean;
  /** Why the host stopped it; null when the person did, or nobody. */
  readonly failure: HostErrorCode | null;
  readonly filter: WorkbookFilter;
  readonly arrangement: Arrangement;
}

export const INITIAL_WORKBOOK: WorkbookState = {
  stage: "idle",
  entries: [],
  includesHidden: false,
  failure: null,
  filter: { severity: "all", rule: "all", onlyWithFindings: true },
  arrangement: "sheet",
};

/** What the check needs of the pane around it. */
export interface CheckedPane {
  readonly getState: () => PaneState;
  readonly set: (change: Partial<PaneState>) => void;
  readonly getHost: () => WorkbookHost | null;
  /** Makes known by which layouts sheets are read. Never rejects. */
  readonly prepare: (host: WorkbookHost) => Promise<void>;
  readonly check: (sheet: Sheet) => SheetCheck;
  /** Adds to the checks of all sheets, in their order, what they say of each other. */
  readonly compare: (checks: readonly SheetCheck[]) => readonly SheetCheck[];
}

/** After so much work in one go the browser gets its turn: less than a person notices when she scrolls or types. */
export const SLICE_MS = 24;

/** The browser draws and hears the person before this goes on. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Checks all sheets of the workbook in slices, shows what is found as it comes, and can be stopped and taken up again. */
export class WorkbookCheck {
  /** The run that counts; whoever finds another number here has been stopped. */
  private latest = 0;

  constructor(private readonly pane: CheckedPane) {}

  /** Begins anew with the sheets that there are now. */
  async start(): Promise<void> {
    const host = this.pane.getHost();
    if (!host) return;
    await this.run(async (isCurrent) => {
      this.set({ entries: [] });
      const [sheets] = await Promise.all([host.listSheets(), this.pane.prepare(host)]);
      if (!isCurrent()) return;
      const wanted = sheets.filter(({ visibility }) => visibility === "visible" || this.state.includesHidden);
      this.set({ entries: wanted.map((info) => ({ info, outcome: null, isStale: false })) });
      await this.read(host, isCurrent);
    });
  }

  /** Goes on with what was not reached, could not be read or has changed since. */
  async resume(): Promise<void> {
    const host = this.pane.getHost();
    if (!host) return;
    await this.run((isCurrent) => {
      const entries = this.state.entries.map((entry) => (isOpen(entry) ? { ...entry, outcome: null, isStale: false } : entry));
      this.set({ entries });
      return this.read(host, isCurrent);
    });
  }

  /** Stops; what was found stays. */
  cancel(): void {
    if (this.state.stage !== "running") return;
    this.latest += 1;
    this.set({ stage: "stopped" });
  }

  includeHidden(includesHidden: boolean): void {
    this.set({ includesHidden });
  }

  filter(change: Partial<WorkbookFilter>): void {
    this.set({ filter: { ...this.state.filter, ...change } });
  }

  arrange(arrangement: Arrangement): void {
    this.set({ arrangement });
  }

  /** A sheet of the workbook changed under what was found on it. */
  hear(event: HostEvent): void {
    if (event.kind !== "changed") return;
    // One that has no outcome yet may have been read already: a run fetches many sheets at a time.
    this.change(event.sheetId, (entry) => (entry.outcome || this.state.stage === "running" ? { ...entry, isStale: true } : entry));
  }

  /**
   * One of the sheets was checked by itself meanwhile.
   * @returns the sheet with what the others add; as it is when they were not checked
   */
  record(checked: CheckedSheet): CheckedSheet {
    const { info, check } = checked;
    this.change(info.id, () => ({ info, outcome: { kind: "checked", checked, alone: check }, isStale: false }));
    this.compare();
    const outcome = this.state.entries.find((entry) => entry.info.id === info.id)?.outcome;
    return outcome?.kind === "checked" ? outcome.checked : checked;
  }

  /** Something else was settled for checks: the sheets are checked by it as they were read. */
  checkAgain(): void {
    const again = (entry: SheetEntry): SheetEntry => {
      if (entry.outcome?.kind !== "checked") return entry;
      const { checked } = entry.outcome;
      const alone = this.pane.check(checked.sheet);
      return { ...entry, outcome: { kind: "checked", checked: { ...checked, check: alone }, alone } };
    };
    this.set({ entries: this.state.entries.map(again) });
    this.compare();
  }

  /** A sheet turned out to be gone. */
  lose(sheetId: string): void {
    this.change(sheetId, (entry) => ({ ...entry, outcome: { kind: "failed", code: "sheet-gone" }, isStale: false }));
  }

  private get state(): WorkbookState {
    return this.pane.getState().workbook;
  }

  private set(change: Partial<WorkbookState>): void {
    this.pane.set({ workbook: { ...this.state, ...change } });
  }

  private change(sheetId: string, by: (entry: SheetEntry) => SheetEntry): void {
    const { entries } = this.state;
    if (!entries.some(({ info }) => info.id === sheetId)) return;
    this.set({ entries: entries.map((entry) => (entry.info.id === sheetId ? by(entry) : entry)) });
  }

  private async run(work: (isCurrent: () => boolean) => Promise<void>): Promise<void> {
    const id = ++this.latest;
    const isCurrent = (): boolean => id === this.latest;
    this.set({ stage: "running", failure: null });
    try {
      await work(isCurrent);
      if (!isCurrent()) return;
      this.set({ stage: "done" });
      this.compare();
    } catch (error) {
      if (isCurrent()) this.set({ stage: "stopped", failure: failureCode(error) });
    }
  }

  /** Reads and checks the sheets that have no outcome. */
  private async read(host: WorkbookHost, isCurrent: () => boolean): Promise<void> {
    const ids = this.state.entries.flatMap(({ info, outcome }) => (outcome ? [] : [info.id]));
    const fresh = new Map<string, SheetOutcome>();
    const show = (): void => {
      this.set({ entries: this.state.entries.map((entry) => withOutcome(entry, fresh.get(entry.info.id))) });
      fresh.clear();
    };
    let begun = performance.now();
    for await (const reading of host.readSheets(ids)) {
      if (!isCurrent()) return;
      fresh.set(reading.id, this.outcomeOf(reading));
      if (performance.now() - begun < SLICE_MS) continue;
      show();
      await pause();
      if (!isCurrent()) return;
      begun = performance.now();
    }
    if (isCurrent()) show();
  }

  /** Sheets say something of each other once all are there. */
  private compare(): void {
    const { stage, entries } = this.state;
    if (stage !== "done") return;
    const sheets = entries.flatMap(({ outcome }) => (outcome?.kind === "checked" ? [outcome.checked.sheet] : []));
    const compared = this.pane.compare(entries.flatMap(({ outcome }) => (outcome?.kind === "checked" ? [outcome.alone] : [])))[Symbol.iterator]();
    const withOthers = (entry: SheetEntry): SheetEntry => {
      const { outcome } = entry;
      if (outcome?.kind !== "checked") return entry;
      const check = sameUnlessMore(outcome.alone, withoutPending(compared.next().value ?? outcome.alone, outcome.checked.sheet, sheets));
      return check === outcome.checked.check ? entry : { ...entry, outcome: { ...outcome, checked: { ...outcome.checked, check } } };
    };
    this.set({ entries: entries.map(withOthers) });
  }

  private outcomeOf(reading: SheetReading): SheetOutcome {
    if ("failure" in reading) return { kind: "failed", code: reading.failure };
    const { info, sheet } = reading;
    try {
      const check = this.pane.check(sheet);
      return { kind: "checked", checked: { info, sheet, check }, alone: check };
    } catch {
      // A fault of ours on one sheet costs that sheet.
      return { kind: "failed", code: "unknown" };
    }
  }
}

/** Whether there is something left to do about the sheet. */
function isOpen({ outcome, isStale }: SheetEntry): boolean {
  return isStale || outcome?.kind !== "checked";
}

/** The check of the sheet alone where the others add nothing: what is shown of it need not be drawn again. */
function sameUnlessMore(alone: SheetCheck, compared: SheetCheck): SheetCheck {
  const hasMore = compared.forms.some(({ findings }, index) => findings.length !== alone.forms[index]?.findings.length);
  return hasMore ? compared : alone;
}

/** A name that changed since the list was made comes with the outcome. */
function withOutcome(entry: SheetEntry, outcome: SheetOutcome | undefined): SheetEntry {
  if (!outcome) return entry;
  return { ...entry, outcome, info: outcome.kind === "checked" ? outcome.checked.info : entry.info };
}
