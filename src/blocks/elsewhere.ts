import { Draft } from "../edits/draft";
import type { Refused } from "../edits/apply";
import type { EditLabel, EditPlan } from "../edits/edit";
import { Planner } from "../edits/planner";
import type { Position } from "../sheet/address";
import { namesSheet } from "../sheet/formula";
import type { Sheet } from "../sheet/sheet";
import { type Grown, grownFormulas } from "./sums";

/** Formulas of another sheet of the workbook that would miss rows that come into a form. */
export interface Elsewhere {
  readonly sheetName: string;
  /** To be carried out once the rows are there, when the program has moved the formulas by itself. */
  readonly plan: EditPlan;
  /** As they stand now, and as they will stand. */
  readonly formulas: readonly { readonly cell: Position; readonly before: string; readonly after: string }[];
  /** What the sheet does not allow: these formulas go on to miss the rows. */
  readonly refusals: readonly Refused[];
}

/**
 * What other sheets would miss of the rows.
 * @param others as they stand before the rows come
 * @param grown what the rows join, place by place in the order in which they come
 */
export function planElsewhere(others: readonly Sheet[], grown: readonly Grown[], label: EditLabel): Elsewhere[] {
  const [first] = grown;
  return first ? others.filter((sheet) => isAbout(sheet, first.sheetName)).flatMap((sheet) => planFor(sheet, grown, label) ?? []) : [];
}

/** Most sheets name no other: they need not be looked at cell by cell. */
function isAbout({ snapshot }: Sheet, name: string): boolean {
  return snapshot.formulas.some((line) => line.some((formula) => typeof formula === "string" && namesSheet(formula, name)));
}

function planFor(sheet: Sheet, grown: readonly Grown[], label: EditLabel): Elsewhere | null {
  // The one as the program leaves it by itself, the other as it has to be.
  const [moved, wanted] = [new Draft(sheet.snapshot), new Draft(sheet.snapshot)];
  for (const change of grown) {
    const { firstNew, lastNew, sheetName } = change;
    for (const draft of [moved, wanted]) draft.shiftFormulas({ kind: "insert", row: firstNew, count: lastNew - firstNew + 1 }, sheetName);
    for (const { cell, formula } of grownFormulas(wanted.toSheet(), change)) {
      const { value, numberFormat } = wanted.contentAt(cell);
      wanted.put(cell, { value, formula }, numberFormat);
    }
  }
  const planner = new Planner(moved.toSheet());
  const formulas = wanted.formulaCells().flatMap(({ cell, value, formula: after }) => {
    if (after === moved.contentAt(cell).formula) return [];
    planner.setFormula(cell, after!, value);
    return [{ cell, before: sheet.cellAt(cell.row, cell.column)!.formula!, after: after! }];
  });
  return formulas.length > 0 ? { sheetName: sheet.name, plan: planner.finish(label), formulas, refusals: planner.refusals } : null;
}
