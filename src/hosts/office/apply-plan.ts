import { type Application, applyToSheet } from "../../edits/apply";
import type { Edit, EditPlan, Refusal } from "../../edits/edit";
import { isApplied, type Outcome, refused } from "../../edits/outcome";
import { applyToPlace } from "../../edits/place-facts";
import { settle } from "../../edits/settle";
import type { Sheet } from "../../sheet/sheet";
import { afterFailure } from "../after-failure";
import { type AppliedPlan, HostError } from "../port";
import { structureFailure } from "./add-sheet";
import { areaAround, arrayEdits, singleCells } from "./array-cells";
import { toHostError } from "./errors";
import { fillPlace, FillingStopped, isAboutReading, readPlace, withPages } from "./place";
import { type PickWorksheet, readWorksheet, requestSheet, sheetIn } from "./read-sheet";
import { type ColumnValidation, requestValidations } from "./validation";
import { rowBefore, type ValidationsByRow, writeEdits } from "./write-edits";

/**
 * Carries a plan out on a worksheet: one round trip to see how things stand, one to write and read back. Rows that are to
 * look like another one take one more, for its data validation; a place that is to be filled takes two more to be looked at,
 * and one to set up its pages.
 * @throws HostError when nothing was written
 */
export async function applyPlan(id: string, plan: EditPlan, canReadMerges: boolean): Promise<AppliedPlan> {
  const pick: PickWorksheet = (worksheets) => worksheets.getItem(id);
  const place = plan.edits.find((edit) => edit.kind === "fill-place");
  const facts = place ? await readPlace(pick, place.placed.area, canReadMerges) : null;
  const targets = singleCells(plan.edits);
  const read = facts ? null : await readWorksheet(pick, { canReadMerges, detail: "editing", arraysIn: areaAround(targets) });
  const before = facts?.sheet ?? read!.sheet;
  const inArrays = read?.hasArrays ? await arrayEdits(pick, before, targets) : new Set<Edit>();
  const barrier = (edit: Edit): Refusal | null => {
    if (!canReadMerges && NEEDS_MERGES.includes(edit.kind)) return "unsupported";
    return inArrays.has(edit) ? "part-of-array" : null;
  };
  const intended = canReadMerges && facts ? applyToPlace(facts, plan) : applyPossible(before, plan, barrier);
  const edits = intended.outcomes.filter(isApplied).map(({ edit }) => edit);
  if (edits.length === 0) return { sheet: before, outcomes: intended.outcomes, failure: null, isInDoubt: false };
  try {
    const validations = await readValidations(pick, before, edits);
    const found = await write(pick, before, edits, validations, canReadMerges);
    const { outcomes } = settle(before, intended, found, false);
    return { sheet: found, outcomes: await withPages(pick, outcomes), failure: null, isInDoubt: false };
  } catch (error) {
    if (error instanceof FillingStopped && error.isTakenBack) throw toHostError(error.reason);
    const found = await readWorksheet(pick, { canReadMerges, detail: "editing" }).then(({ sheet }) => sheet, toHostError);
    const sheet = found instanceof HostError ? null : found;
    if (error instanceof FillingStopped) return { sheet, outcomes: intended.outcomes, failure: toHostError(error.reason).code, isInDoubt: true };
    const isRemoval = edits.some(({ kind }) => kind === "remove-sheet");
    const isRemoved = found instanceof HostError && found.code === "sheet-gone" && isRemoval;
    const failure = isRemoval ? await structureFailure(error) : toHostError(error);
    const result = afterFailure(before, intended, sheet, failure, isRemoved || isAboutReading(error));
    return result.failure === null ? { ...result, outcomes: await withPages(pick, result.outcomes) } : result;
  }
}

/** Rows must not come or go, nor cells be merged, where nobody can tell which cells are merged. */
const NEEDS_MERGES: readonly Edit["kind"][] = ["insert-rows", "delete-rows", "set-merges", "fill-place", "clear-place"];

/**
 * What the plan makes of the sheet without the edits that this program bars.
 * @param barrier why an edit cannot be; null when it can
 */
function applyPossible(before: Sheet, plan: EditPlan, barrier: (edit: Edit) => Refusal | null): Application {
  const barred = (edit: Edit): Outcome | null => {
    const reason = barrier(edit);
    return reason && refused(edit, reason, edit.kind === "set-cell" ? [edit.cell] : []);
  };
  const bars = plan.edits.map(barred);
  if (plan.isAtomic && bars.some((bar) => bar !== null)) {
    return { sheet: before, outcomes: plan.edits.map((edit, index) => bars[index] ?? refused(edit, "with-others")) };
  }
  const { sheet, outcomes } = applyToSheet(before, { ...plan, edits: plan.edits.filter((_, index) => bars[index] === null) });
  const rest = outcomes.values();
  return { sheet, outcomes: bars.map((bar) => bar ?? rest.next().value!) };
}

async function readValidations(pick: PickWorksheet, before: Sheet, edits: readonly Edit[]): Promise<ValidationsByRow> {
  const rows = [...new Set(edits.flatMap((_, index) => rowBefore(edits, index) ?? []))];
  if (rows.length === 0) return new Map();
  const context = new Excel.RequestContext();
  const worksheet = pick(context.workbook.worksheets);
  const answers = rows.map((row): [number, () => ColumnValidation[]] => [row, requestValidations(worksheet, row, before.used.lastColumn + 1)]);
  await context.sync();
  return new Map(answers.map(([row, answer]) => [row, answer()]));
}

/** The sheet as it is found afterwards; null when it is gone. */
async function write(pick: PickWorksheet, before: Sheet, edits: readonly Edit[], validations: ValidationsByRow, canReadMerges: boolean): Promise<Sheet | null> {
  const place = edits.find((edit) => edit.kind === "fill-place");
  const readBack = (worksheet: Excel.Worksheet): (() => Sheet) => {
    const request = requestSheet(worksheet, { canReadMerges, detail: "cells" });
    return () => sheetIn(request).sheet;
  };
  if (place) return fillPlace(pick, place.placed, readBack);
  const context = new Excel.RequestContext();
  const worksheet = pick(context.workbook.worksheets);
  writeEdits(worksheet, before, edits, validations);
  if (edits.some(({ kind }) => kind === "remove-sheet")) {
    await context.sync();
    return null;
  }
  const answer = readBack(worksheet);
  await context.sync();
  return answer();
}
