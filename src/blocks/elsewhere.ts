import { Draft } from "../edits/draft";
import type { EditLabel, EditPlan, Refusal } from "../edits/edit";
import { Planner } from "../edits/planner";
import type { Position } from "../sheet/address";
import { namesSheet } from "../sheet/formula";
import type { Sheet } from "../sheet/sheet";
import { type Grown, grownFormulas } from "./sums";

/** Formulas of another sheet of the workbook that would miss rows that come into a form. */
export interface Elsewhere {
  readonly sheetName: string;
  /** To be carried out once the rows are there, when the program has moved the formulas by itself; without what the sheet does not allow. */
  readonly plan: EditPlan;
  readonly formulas: readonly FormulaElsewhere[];
}

export interface FormulaElsewhere {
  readonly cell: Position;
  /** As it stands now. */
  readonly before: string;
  /** As it has to be. */
  readonly after: string;
  /** Why it cannot be written and will miss the rows; null when it can. */
  readonly refusal: Refusal | null;
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
  const formulas = wanted.formulaCells().flatMap(({ cell, value, formula: after }): FormulaElsewhere[] => {
    if (after === moved.contentAt(cell).formula) return [];
    const known = planner.refusals.length;
    planner.setFormula(cell, after!, value);
    return [{ cell, before: sheet.cellAt(cell.row, cell.column)!.formula!, after: after!, refusal: planner.refusals[known]?.reason ?? null }];
  });
  const impossible = new Set(planner.refusals.map(({ edit }) => edit));
  const plan = planner.finish(label);
  return formulas.length > 0 ? { sheetName: sheet.name, plan: { ...plan, edits: plan.edits.filter((edit) => !impossible.has(edit)) }, formulas } : null;
}
