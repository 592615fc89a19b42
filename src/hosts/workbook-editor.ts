import { changesOf } from "../edits/apply";
import type { EditLabel, EditPlan } from "../edits/edit";
import { EMPTY_JOURNAL, forget, type Journal, JOURNAL_LIMIT, JOURNAL_SETTING, type JournalEntry, lastDone, lastUndone, record, reversal, settleRedo, settleUndo, type SheetStep, stepSheet } from "../edits/journal";
import { formatJournal, parseJournal } from "../edits/journal-json";
import { type AppliedPlan, HostError, type HostErrorCode, type SheetInfo, type WorkbookHost } from "./port";

/** A plan for one worksheet of an action. */
export interface PlannedSheet {
  readonly info: SheetInfo;
  readonly plan: EditPlan;
}

/** What became of an action, or of taking one back, sheet by sheet. */
export interface ActionReport {
  readonly label: EditLabel;
  readonly sheets: readonly SheetReport[];
  /** Whether the journal is kept in the workbook; without, it lasts as long as the pane. */
  readonly isJournalKept: boolean;
}

export interface SheetReport {
  readonly sheetId: string;
  readonly sheetName: string;
  /** null when nothing was written; `failure` says why. */
  readonly result: AppliedPlan | null;
  readonly failure: HostErrorCode | null;
}

/** Writes to a workbook and remembers how to take it back: each action of a person is one step, in this sitting or a later one. */
export class WorkbookEditor {
  private journal: Journal = EMPTY_JOURNAL;
  private isLoaded = false;
  private isKept = false;
  /** Actions follow each other: a second click waits for the first. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly host: WorkbookHost,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** The action that would be taken back next. */
  get next(): { readonly undo: JournalEntry | null; readonly redo: JournalEntry | null } {
    return { undo: lastDone(this.journal), redo: lastUndone(this.journal) };
  }

  /** How many older actions can no longer be taken back because the journal would have become too long. */
  get dropped(): number {
    return this.journal.dropped;
  }

  /**
   * Reads what earlier sittings did. One that a later version wrote is left alone, and this sitting's is not kept.
   * @throws HostError
   */
  async load(): Promise<void> {
    if (this.isLoaded) return;
    if (this.host.abilities.canKeepSettings) {
      const journal = parseJournal(await this.host.readSetting(JOURNAL_SETTING));
      this.isKept = journal !== null;
      this.journal = journal ?? EMPTY_JOURNAL;
    }
    this.isLoaded = true;
  }

  /** Carries out an action. What a host refuses or fails at is in the report; nothing is thrown once something was written. */
  apply(label: EditLabel, sheets: readonly PlannedSheet[]): Promise<ActionReport> {
    return this.inTurn(async () => {
      const reports = await this.write(sheets);
      const steps = stepsOf(reports);
      if (steps.length > 0) {
        const isPartial = reports.some(({ failure }) => failure !== null);
        this.journal = record(this.journal, { label, at: this.now().toISOString(), steps, isPartial });
      }
      return this.report(label, reports, steps);
    });
  }

  /** Takes the last action back; null when there is none. */
  undo(): Promise<ActionReport | null> {
    return this.inTurn(() => this.reverse(lastDone(this.journal), settleUndo));
  }

  /** Does again what was taken back last; null when there is nothing. */
  redo(): Promise<ActionReport | null> {
    return this.inTurn(() => this.reverse(lastUndone(this.journal), settleRedo));
  }

  /** Gives up taking an action back, so that older ones can be. */
  forget(entry: JournalEntry): Promise<void> {
    return this.inTurn(async () => {
      this.journal = forget(this.journal, entry);
      await this.keep();
    });
  }

  private async reverse(entry: JournalEntry | null, settle: typeof settleUndo): Promise<ActionReport | null> {
    if (!entry) return null;
    const infos = await this.host.listSheets();
    const found = entry.steps.map((step) => ({ step, info: stepSheet(step, infos) }));
    const gone = found.flatMap(({ step, info }) => (info ? [] : [{ ...step, result: null, failure: "sheet-gone" as const }]));
    // What was written last is taken back first.
    const plans = found.flatMap(({ step, info }) => (info ? [{ info, plan: reversal(entry, step) }] : [])).reverse();
    const reports = [...(await this.write(plans)), ...gone];
    const steps = stepsOf(reports);
    this.journal = settle(this.journal, entry, steps);
    return this.report(entry.label, reports, steps);
  }

  private async write(sheets: readonly PlannedSheet[]): Promise<SheetReport[]> {
    const reports: SheetReport[] = [];
    for (const { info, plan } of sheets) reports.push(await this.writeSheet(info, plan));
    return reports;
  }

  private async writeSheet({ id, name }: SheetInfo, plan: EditPlan): Promise<SheetReport> {
    const place = { sheetId: id, sheetName: name };
    try {
      const result = await this.host.apply(id, plan);
      return { ...place, result, failure: result.failure };
    } catch (error) {
      return { ...place, result: null, failure: error instanceof HostError ? error.code : "unknown" };
    }
  }

  private async report(label: EditLabel, sheets: readonly SheetReport[], steps: readonly SheetStep[]): Promise<ActionReport> {
    if (steps.length > 0) await this.keep();
    return { label, sheets, isJournalKept: this.isKept };
  }

  private async keep(): Promise<void> {
    const { text, journal } = formatJournal(this.journal, JOURNAL_LIMIT);
    this.journal = journal;
    if (!this.isKept) return;
    // The cells are written already: that the journal could not be kept is said, not thrown.
    await this.host.writeSetting(JOURNAL_SETTING, text).catch(() => (this.isKept = false));
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.queue.then(async () => {
      await this.load();
      return work();
    });
    this.queue = turn.catch(() => undefined);
    return turn;
  }
}

function stepsOf(reports: readonly SheetReport[]): SheetStep[] {
  return reports.flatMap(({ sheetId, sheetName, result }) => {
    const changes = result ? changesOf(result.outcomes) : [];
    return changes.length > 0 ? [{ sheetId, sheetName, changes }] : [];
  });
}
