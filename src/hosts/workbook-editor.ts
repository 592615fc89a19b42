import type { EditLabel, EditPlan } from "../edits/edit";
import { forget, type JournalEntry, lastDone, lastUndone, partOf, record, type Side, type SheetStep, stepSheet, turn } from "../edits/journal";
import { renamedChanges } from "../edits/moved-changes";
import type { NewSheet } from "../edits/new-sheet";
import { takingBack } from "../edits/taking-back";
import { newActionId } from "./editing/action-id";
import { type ActionReport, isDone, type SheetReport, stepsOf } from "./editing/action-report";
import { KeptJournal } from "./editing/kept-journal";
import { StepTurner, type TurnedStep } from "./editing/step-turner";
import type { SheetInfo, WorkbookHost } from "./port";

/** A plan for one worksheet of an action. */
export interface PlannedSheet {
  readonly info: SheetInfo;
  readonly plan: EditPlan;
}

/** Writes to a workbook and remembers how to take it back: each action of a person is one step, in this sitting or a later one. */
export class WorkbookEditor {
  private readonly journal: KeptJournal;
  private readonly turner: StepTurner;
  /** Actions follow each other: a second click waits for the first. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly host: WorkbookHost,
    private readonly now: () => Date = () => new Date(),
    private readonly newId: () => string = newActionId,
  ) {
    this.journal = new KeptJournal(host);
    this.turner = new StepTurner(host);
  }

  /** The action that would be taken back next, and the one that would be done again. */
  get next(): { readonly undo: JournalEntry | null; readonly redo: JournalEntry | null } {
    return { undo: lastDone(this.journal.current), redo: lastUndone(this.journal.current) };
  }

  /** How many older actions can no longer be taken back because the journal would have become too long. */
  get dropped(): number {
    return this.journal.current.dropped;
  }

  /**
   * Reads what earlier sittings did.
   * @throws HostError
   */
  load(): Promise<void> {
    return this.journal.load();
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
        const report = await this.turner.write(info, plan);
        reports.push(report);
        if (plan.isAtomic && !isDone(report)) break;
      }
      return this.enter(label, reports);
    });
  }

  /** Makes a worksheet as an action: taking it back takes the sheet away, as long as nobody has worked in it. */
  addSheet(label: EditLabel, sheet: NewSheet): Promise<ActionReport> {
    return this.inTurn(async () => this.enter(label, [await this.turner.makeSheet({ kind: "add-sheet", sheet })]));
  }

  /**
   * Takes an action back, or as much of it as can be; what cannot stays to be taken back later.
   * @param id the last one when it is left out
   * @returns null when there is no such action, because somebody else has taken it back
   * @throws HostError before anything was written
   */
  undo(id?: string): Promise<ActionReport | null> {
    return this.inTurn(() => this.turn("done", id));
  }

  /** Does again what was taken back, as {@link undo} takes it back. */
  redo(id?: string): Promise<ActionReport | null> {
    return this.inTurn(() => this.turn("undone", id));
  }

  /** Gives up taking an action back, so that older ones can be. */
  forget(entry: JournalEntry): Promise<void> {
    return this.inTurn(() => this.journal.change((journal) => forget(journal, entry)));
  }

  private async turn(from: Side, id: string | undefined): Promise<ActionReport | null> {
    await this.journal.refresh();
    const { current } = this.journal;
    const kept = id === undefined ? (from === "done" ? lastDone : lastUndone)(current) : partOf(current, from, id);
    if (!kept) return null;
    const infos = await this.host.listSheets();
    const entry = { ...kept, steps: inNewNames(kept.steps, infos) };
    const barred = await this.barred(entry, infos);
    if (barred) return this.report(entry.label, [barred]);
    const turned: TurnedStep[] = [];
    // What was written last is taken back first.
    const waiting = [...entry.steps];
    for (let step = waiting.pop(); step; step = waiting.pop()) {
      const done = await this.turner.turn(entry.label, step, infos);
      turned.push(done);
      // Rows must not come or go without the formulas of other sheets that reach over them.
      if (done.report.failure !== null && entry.steps.some((other) => isAllOrNothing(entry.label, other))) break;
    }
    const made = turned.flatMap((step) => step.made ?? []);
    const rest = [...waiting, ...turned.flatMap((step) => step.rest ?? []).reverse()];
    if (made.length > 0 || JSON.stringify(rest) !== JSON.stringify(entry.steps)) await this.journal.change((journal) => turn(journal, { entry, from, made, rest }));
    return this.report(entry.label, turned.map(({ report }) => report));
  }

  /**
   * What bars a step that is all or nothing from being turned, before its companions are touched: formulas of other sheets
   * that reach over rows must not lose them while the rows stay.
   */
  private async barred({ label, steps }: JournalEntry, infos: readonly SheetInfo[]): Promise<SheetReport | null> {
    for (const step of steps.length > 1 ? steps.filter((other) => isAllOrNothing(label, other)) : []) {
      const report = await this.turner.tried(label, step, infos);
      if (!isDone(report)) return report;
    }
    return null;
  }

  private async enter(label: EditLabel, reports: readonly SheetReport[]): Promise<ActionReport> {
    const steps = stepsOf(reports);
    if (steps.length > 0) {
      const entry: JournalEntry = { id: this.newId(), label, at: this.now().toISOString(), steps };
      await this.journal.change((journal) => record(journal, entry));
    }
    return this.report(label, reports);
  }

  private report(label: EditLabel, sheets: readonly SheetReport[]): ActionReport {
    return { label, sheets, isJournalKept: this.journal.isKept };
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.queue.then(async () => {
      await this.journal.load();
      return work();
    });
    this.queue = done.catch(() => undefined);
    return done;
  }
}

/** Formulas follow sheets that got another name since. */
function inNewNames(steps: readonly SheetStep[], infos: readonly SheetInfo[]): readonly SheetStep[] {
  return steps.reduce((all, step) => {
    const name = stepSheet(step, infos)?.name ?? step.sheetName;
    return name === step.sheetName ? all : all.map((other) => ({ ...other, changes: renamedChanges(other.changes, step.sheetName, name) }));
  }, steps);
}

function isAllOrNothing(label: EditLabel, { changes, isInDoubt }: SheetStep): boolean {
  return takingBack(label, changes, isInDoubt).plan.isAtomic;
}
