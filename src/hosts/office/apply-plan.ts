import { type Application, applyToSheet, isApplied, type Outcome, refused } from "../../edits/apply";
import type { Edit, EditPlan } from "../../edits/edit";
import { applyToPlace } from "../../edits/place-facts";
import { settle } from "../../edits/settle";
import type { Sheet } from "../../sheet/sheet";
import type { AppliedPlan } from "../port";
import { toHostError } from "./errors";
import { readPlace, withPages } from "./place";
import { isAboutMerges, type PickWorksheet, readWorksheet, requestSheet, sheetIn } from "./read-sheet";
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
  const before = facts?.sheet ?? (await readWorksheet(pick, { canReadMerges, detail: "editing" })).sheet;
  const intended = !canReadMerges ? withoutMerges(before, plan) : facts ? applyToPlace(facts, plan) : applyToSheet(before, plan);
  const edits = intended.outcomes.filter(isApplied).map(({ edit }) => edit);
  if (edits.length === 0) return { sheet: before, outcomes: intended.outcomes, failure: null };
  try {
    const validations = await readValidations(pick, before, edits);
    const found = await write(pick, before, edits, validations, canReadMerges);
    return { sheet: found, outcomes: await withPages(pick, settle(before, intended, found, false)), failure: null };
  } catch (error) {
    const found = await readWorksheet(pick, { canReadMerges, detail: "cells" }).then(({ sheet }) => sheet, () => null);
    const outcomes = settle(before, intended, found, true);
    const failure = toHostError(error);
    const written = outcomes.filter(isApplied).length;
    if (written === 0) throw failure;
    // Reading back may be too much for Excel when writing was not.
    const isAboutReading = found !== null && (isAboutMerges(error) || failure.code === "too-large");
    return { sheet: found, outcomes, failure: isAboutReading && written === edits.length ? null : failure.code };
  }
}

const NEEDS_MERGES: readonly Edit["kind"][] = ["insert-rows", "delete-rows", "set-merges", "fill-place", "clear-place"];

/** Rows must not come or go, nor cells be merged, where nobody can tell which cells are merged. */
function withoutMerges(before: Sheet, plan: EditPlan): Application {
  const isPossible = ({ kind }: Edit): boolean => !NEEDS_MERGES.includes(kind);
  if (plan.isAtomic && !plan.edits.every(isPossible)) {
    return { sheet: before, outcomes: plan.edits.map((edit): Outcome => refused(edit, isPossible(edit) ? "with-others" : "unsupported")) };
  }
  const { sheet, outcomes } = applyToSheet(before, { ...plan, edits: plan.edits.filter(isPossible) });
  const rest = outcomes.values();
  return { sheet, outcomes: plan.edits.map((edit) => (isPossible(edit) ? rest.next().value! : refused(edit, "unsupported"))) };
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
  const context = new Excel.RequestContext();
  const worksheet = pick(context.workbook.worksheets);
  writeEdits(worksheet, before, edits, validations);
  if (edits.some(({ kind }) => kind === "remove-sheet")) {
    await context.sync();
    return null;
  }
  const request = requestSheet(worksheet, { canReadMerges, detail: "cells" });
  await context.sync();
  return sheetIn(request).sheet;
}
