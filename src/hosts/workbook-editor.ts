import { applyToSheet, changesOf, isApplied, type Outcome, refused } from "../edits/apply";
import type { AddSheet, EditLabel, EditPlan, RemoveSheet } from "../edits/edit";
import { EMPTY_JOURNAL, forget, type Journal, JOURNAL_LIMIT, JOURNAL_SETTING, type JournalEntry, lastDone, lastUndone, record, reversal, settleRedo, settleUndo, type SheetStep, stepSheet } from "../edits/journal";
import { formatJournal, parseJournal } from "../edits/journal-json";
import type { NewSheet } from "../edits/new-sheet";
import { namesSheet } from "../sheet/formula";
import { type AppliedPlan, failureCode, type HostErrorCode, type SheetInfo, type WorkbookHost } from "./port";

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
  /** False for a sheet that was made, or a place that was filled, and whose pages could not be set up. */
  readonly isPageSetUp: boolean;
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

  /**
   * Carries out an action, sheet by sheet. Behind a plan that is all or nothing the others count on it: it comes first, and
   * when it cannot be carried out they are not either. What a host refuses or fails at is in the report; nothing is thrown
   * once something was written.
   */
  apply(label: EditLabel, sheets: readonly PlannedSheet[]): Promise<ActionReport> {
    return this.inTurn(async () => {
      const reports: SheetReport[] = [];
      for (const { info, plan } of sheets) {
        const report = await this.writeSheet(info, plan);
        reports.push(report);
        if (plan.isAtomic && !isDone(report)) break;
      }
      return this.enter(label, reports);
    });
  }

  /** Makes a worksheet as an action: taking it back takes the sheet away, as long as nobody has worked in it. */
  addSheet(label: EditLabel, sheet: NewSheet): Promise<ActionReport> {
    return this.inTurn(async () => this.enter(label, [await this.makeSheet({ kind: "add-sheet", sheet })]));
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
    const barred = await this.barred(entry, infos);
    if (barred) return this.report(entry.label, [barred], []);
    const reports: SheetReport[] = [];
    // What was written last is taken back first.
    for (const step of [...entry.steps].reverse()) reports.push(await this.reverseStep(entry, step, infos));
    const steps = stepsOf(reports);
    this.journal = settle(this.journal, entry, steps);
    return this.report(entry.label, reports, steps);
  }

  /**
   * What bars a step that is all or nothing from being reversed, before its companions are touched: formulas of other sheets
   * that reach over rows must not lose them while the rows stay.
   */
  private async barred(entry: JournalEntry, infos: readonly SheetInfo[]): Promise<SheetReport | null> {
    if (entry.steps.length < 2) return null;
    for (const step of entry.steps) {
      const plan = reversal(entry, step);
      if (!plan.isAtomic) continue;
      const info = stepSheet(step, infos);
      const report = info ? await this.tried(info, plan) : missing(step);
      if (!isDone(report)) return report;
    }
    return null;
  }

  /** What would become of the plan; nothing is written. */
  private async tried({ id, name }: SheetInfo, plan: EditPlan): Promise<SheetReport> {
    const place = { sheetId: id, sheetName: name, isPageSetUp: true };
    try {
      const sheet = await this.host.readSheet(id, "editing");
      return { ...place, result: { ...applyToSheet(sheet, plan), failure: null }, failure: null };
    } catch (error) {
      return { ...place, result: null, failure: failureCode(error) };
    }
  }

  private async reverseStep(entry: JournalEntry, step: SheetStep, infos: readonly SheetInfo[]): Promise<SheetReport> {
    const plan = reversal(entry, step);
    const [edit] = plan.edits;
    if (edit?.kind === "add-sheet") return this.makeSheet(edit);
    const info = stepSheet(step, infos);
    if (!info) return missing(step);
    return edit?.kind === "remove-sheet" && (await this.isNamedElsewhere(info, infos)) ? stillNeeded(info, edit) : this.writeSheet(info, plan);
  }

  private async writeSheet({ id, name }: SheetInfo, plan: EditPlan): Promise<SheetReport> {
    const place = { sheetId: id, sheetName: name, isPageSetUp: true };
    try {
      const result = await this.host.apply(id, plan);
      return { ...place, isPageSetUp: result.outcomes.every(hasItsPages), result, failure: result.failure };
    } catch (error) {
      return { ...place, result: null, failure: failureCode(error) };
    }
  }

  private async makeSheet(edit: AddSheet): Promise<SheetReport> {
    try {
      const { id, name, isPageSetUp } = await this.host.addSheet(edit.sheet);
      const result: AppliedPlan = { sheet: null, outcomes: [{ edit, status: "applied", change: { kind: "sheet-added", sheet: edit.sheet } }], failure: null };
      return { sheetId: id, sheetName: name, isPageSetUp, result, failure: null };
    } catch (error) {
      return { sheetId: "", sheetName: edit.sheet.name, isPageSetUp: true, result: null, failure: failureCode(error) };
    }
  }

  /** Whether a formula of another sheet would become #REF! without this one; a sheet that cannot be read may have one. */
  private async isNamedElsewhere({ id, name }: SheetInfo, infos: readonly SheetInfo[]): Promise<boolean> {
    const others = infos.filter((info) => info.id !== id).map((info) => info.id);
    for await (const reading of this.host.readSheets(others)) {
      if (!("sheet" in reading) || reading.sheet.snapshot.formulas.flat().some((formula) => typeof formula === "string" && formula.startsWith("=") && namesSheet(formula, name))) return true;
    }
    return false;
  }

  private enter(label: EditLabel, reports: readonly SheetReport[]): Promise<ActionReport> {
    const steps = stepsOf(reports);
    if (steps.length > 0) {
      const isPartial = reports.some(({ failure }) => failure !== null);
      this.journal = record(this.journal, { label, at: this.now().toISOString(), steps, isPartial });
    }
    return this.report(label, reports, steps);
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

/** Whether all of it was carried out. */
function isDone({ result, failure }: SheetReport): boolean {
  return failure === null && result !== null && result.outcomes.every(isApplied);
}

function missing({ sheetId, sheetName }: SheetStep): SheetReport {
  return { sheetId, sheetName, result: null, failure: "sheet-gone", isPageSetUp: true };
}

/** Without a printer a place is filled all the same, and its change says that the pages are as they were. */
function hasItsPages({ edit, ...outcome }: Outcome): boolean {
  if (edit.kind !== "fill-place" || edit.placed.page === null || outcome.status === "refused") return true;
  return outcome.change.kind !== "place-filled" || outcome.change.placed.page !== null;
}

function stillNeeded({ id, name }: SheetInfo, edit: RemoveSheet): SheetReport {
  return { sheetId: id, sheetName: name, isPageSetUp: true, result: { sheet: null, outcomes: [refused(edit, "sheet-referenced")], failure: null }, failure: null };
}
