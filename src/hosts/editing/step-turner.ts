import { applyToSheet } from "../../edits/apply";
import { type Change, isIdle, opposite, type Reversal } from "../../edits/change";
import type { AddSheet, EditLabel, EditPlan, FillPlace, RemoveSheet } from "../../edits/edit";
import { type SheetStep, stepSheet } from "../../edits/journal";
import { type Applied, isApplied, type Outcome, refused } from "../../edits/outcome";
import { changesIn, planned, secondLook, type TakingBack, takingBack } from "../../edits/taking-back";
import { namesSheet } from "../../sheet/formula";
import type { Sheet } from "../../sheet/sheet";
import { type AppliedPlan, failureCode, type SheetInfo, type WorkbookHost } from "../port";
import { isDone, type SheetReport, stepsOf, untouched, written } from "./action-report";

/** What became of a step that was to be taken back, or done again. */
export interface TurnedStep {
  readonly report: SheetReport;
  /** What turning it changed; null for nothing. */
  readonly made: SheetStep | null;
  /** What stays as it was; null when all of it was turned. */
  readonly rest: SheetStep | null;
}

/** Writes to one sheet at a time. Whatever a host fails at is in the report. */
export class StepTurner {
  constructor(private readonly host: WorkbookHost) {}

  /** Takes a step back; one that was taken back, it does again. */
  async turn(label: EditLabel, step: SheetStep, infos: readonly SheetInfo[]): Promise<TurnedStep> {
    const taking = takingBack(label, step.changes, step.isInDoubt);
    const [edit] = taking.plan.edits;
    const info = stepSheet(step, infos);
    if (edit?.kind === "add-sheet") return this.makeAgain(step, edit, info, label);
    if (edit?.kind === "remove-sheet") return this.takeAway(step, edit, info, infos, taking.plan);
    if (!info) return unchanged(step, missing(step));
    if (step.isInDoubt && edit?.kind === "fill-place") return this.fillAgain(step, edit, taking.plan, info);
    return this.turnCells(label, step, taking, info);
  }

  /** What would become of a step that is all or nothing; nothing is written. */
  async tried(label: EditLabel, step: SheetStep, infos: readonly SheetInfo[]): Promise<SheetReport> {
    const info = stepSheet(step, infos);
    if (!info) return missing(step);
    try {
      const sheet = await this.host.readSheet(info.id, "editing");
      const taking = takingBack(label, step.changes, step.isInDoubt);
      const first = applyToSheet(sheet, taking.plan);
      if (first.outcomes.every(isApplied)) return written(info, { ...first, failure: null, isInDoubt: false });
      const { inPlace, again, left } = secondLook(taking, first.outcomes, sheet);
      const second = left.length > 0 ? first : applyToSheet(sheet, planned(label, again, false).plan);
      return written(info, { ...second, outcomes: [...inPlace.map(asApplied), ...second.outcomes], failure: null, isInDoubt: false });
    } catch (error) {
      return untouched(info, failureCode(error));
    }
  }

  async write(info: SheetInfo, plan: EditPlan): Promise<SheetReport> {
    try {
      return written(info, await this.host.apply(info.id, plan));
    } catch (error) {
      return untouched(info, failureCode(error));
    }
  }

  async makeSheet(edit: AddSheet): Promise<SheetReport> {
    try {
      const { failure, isPageSetUp, ...info } = await this.host.addSheet(edit.sheet);
      const outcomes: Outcome[] = [{ edit, status: "applied", change: { kind: "sheet-added", sheet: edit.sheet } }];
      return { ...written(info, { sheet: null, outcomes, failure, isInDoubt: failure !== null }), isPageSetUp };
    } catch (error) {
      return untouched({ id: "", name: edit.sheet.name }, failureCode(error));
    }
  }

  private async turnCells(label: EditLabel, step: SheetStep, taking: TakingBack, info: SheetInfo): Promise<TurnedStep> {
    const report = await this.write(info, taking.plan);
    const { result } = report;
    if (!result) return unchanged(step, report);
    if (result.isInDoubt) return unchanged({ ...step, isInDoubt: true }, report);
    const { sheet, outcomes, failure } = result;
    if (failure !== null || !sheet || outcomes.every(isApplied)) {
      return turnedStep(info, report, madeBy(taking.reversals, outcomes), restOf(taking.reversals, outcomes));
    }
    return this.turnRest(label, info, taking, result, sheet);
  }

  /** Somebody was here since: what is taken back already counts, and what was moved is looked for. */
  private async turnRest(label: EditLabel, info: SheetInfo, taking: TakingBack, first: AppliedPlan, sheet: Sheet): Promise<TurnedStep> {
    const { outcomes } = first;
    const { inPlace, again, left } = secondLook(taking, outcomes, sheet);
    const done = [...inPlace.map(asApplied), ...madeBy(taking.reversals, outcomes)];
    const refusedOnes = left.map((index) => outcomes[index]!);
    const leftChanges = restAt(taking.reversals, left);
    if (again.length === 0) return turnedStep(info, written(info, { ...first, outcomes: [...done, ...refusedOnes] }), done, leftChanges);
    const second = await this.write(info, planned(label, again, false).plan);
    const last = second.result?.outcomes ?? [];
    const isInDoubt = second.result?.isInDoubt === true;
    const isKnown = second.result !== null && !isInDoubt;
    const rest = [...leftChanges, ...(isKnown ? restOf(again, last) : changesIn(again))];
    const result: AppliedPlan = { sheet: second.result?.sheet ?? sheet, outcomes: [...done, ...refusedOnes, ...last], failure: second.failure, isInDoubt };
    return turnedStep(info, { ...written(info, result), failure: second.failure }, [...done, ...(isKnown ? madeBy(again, last) : [])], rest, isInDoubt);
  }

  private async makeAgain(step: SheetStep, edit: AddSheet, leftover: SheetInfo | null, label: EditLabel): Promise<TurnedStep> {
    if (step.isInDoubt && leftover) {
      const taken = await this.write(leftover, { label, edits: [{ kind: "remove-sheet", sheet: edit.sheet }], isAtomic: true, premises: [] });
      if (!isDone(taken)) return unchanged(step, taken);
    }
    const report = await this.makeSheet(edit);
    return turnedWhole(step, report);
  }

  /** What may have been left of the first attempt goes before the second. */
  private async fillAgain(step: SheetStep, { placed }: FillPlace, plan: EditPlan, info: SheetInfo): Promise<TurnedStep> {
    const cleared = await this.write(info, { ...plan, edits: [{ kind: "clear-place", placed, mayBeBlank: true }] });
    return isDone(cleared) ? turnedWhole(step, await this.write(info, plan)) : unchanged(step, cleared);
  }

  private async takeAway(step: SheetStep, edit: RemoveSheet, info: SheetInfo | null, infos: readonly SheetInfo[], plan: EditPlan): Promise<TurnedStep> {
    if (!info && step.isInDoubt) {
      const change: Change = { kind: "sheet-removed", sheet: edit.sheet };
      const gone: AppliedPlan = { sheet: null, outcomes: [{ edit, status: "applied", change }], failure: null, isInDoubt: false };
      return turnedWhole(step, written({ id: step.sheetId, name: step.sheetName }, gone));
    }
    if (!info) return unchanged(step, missing(step));
    try {
      if (await this.isNamedElsewhere(info, infos)) {
        return unchanged(step, written(info, { sheet: null, outcomes: [refused(edit, "sheet-referenced")], failure: null, isInDoubt: false }));
      }
    } catch (error) {
      return unchanged(step, untouched(info, failureCode(error)));
    }
    return turnedWhole(step, await this.write(info, plan));
  }

  /** Whether a formula of another sheet would become #REF! without this one; a sheet that cannot be read may have one. */
  private async isNamedElsewhere({ id, name }: SheetInfo, infos: readonly SheetInfo[]): Promise<boolean> {
    const others = infos.filter((info) => info.id !== id).map((info) => info.id);
    for await (const reading of this.host.readSheets(others)) {
      if (!("sheet" in reading) || reading.sheet.snapshot.formulas.flat().some((formula) => typeof formula === "string" && formula.startsWith("=") && namesSheet(formula, name))) return true;
    }
    return false;
  }
}

function missing({ sheetId, sheetName }: SheetStep): SheetReport {
  return untouched({ id: sheetId, name: sheetName }, "sheet-gone");
}

function unchanged(step: SheetStep, report: SheetReport): TurnedStep {
  return { report, made: null, rest: step };
}

/** A step that is one edit alone: all of it was turned, or nothing, or nobody knows. */
function turnedWhole(step: SheetStep, report: SheetReport): TurnedStep {
  if (isDone(report)) return { report, made: stepsOf([report])[0] ?? null, rest: null };
  return unchanged(report.result?.isInDoubt ? { ...step, isInDoubt: true } : step, report);
}

function turnedStep({ id, name }: SheetInfo, report: SheetReport, done: readonly Applied[], rest: readonly Change[], isInDoubt = false): TurnedStep {
  const changes = done.map(({ change }) => change);
  const stepWith = (some: readonly Change[], isDoubted: boolean): SheetStep | null => (some.length > 0 ? { sheetId: id, sheetName: name, changes: some, isInDoubt: isDoubted } : null);
  return { report, made: stepWith(changes, false), rest: stepWith(rest, isInDoubt) };
}

function restOf(all: readonly Reversal[], outcomes: readonly Outcome[]): Change[] {
  return restAt(all, all.map((_, index) => index).filter((index) => outcomes[index]?.status === "refused"));
}

function restAt(all: readonly Reversal[], indices: readonly number[]): Change[] {
  return changesIn(indices.map((index) => all[index]!));
}

/** What was done of the reversals. What was so already, and needed no more than to be written again, counts as done now. */
function madeBy(all: readonly Reversal[], outcomes: readonly Outcome[]): Applied[] {
  return outcomes.flatMap((outcome, index) => {
    if (!isApplied(outcome)) return [];
    const reversal = all[index]!;
    return [isIdle(outcome.change) && !isIdle(reversal.change) ? asApplied(reversal) : outcome];
  });
}

/** Told as if it had just been done. */
function asApplied({ edit, change }: Reversal): Applied {
  return { edit, status: "applied", change: opposite(change) };
}
