import type { Area } from "../sheet/address";
import type { Sheet } from "../sheet/sheet";
import { type Application, applyToSheet } from "./apply";
import { isApplied, type Outcome, refused } from "./outcome";
import type { EditLabel, EditPlan } from "./edit";
import type { NewSheet } from "./new-sheet";
import { type LineSize, movedTo, type PageFacts, type PlacedSheet } from "./placed-sheet";

/** What has to be known of a place before something is put there. */
export interface PlaceFacts {
  /** With its facts for editing. */
  readonly sheet: Sheet;
  /** What of the worksheet holds something or looks like something; null where it is blank. */
  readonly used: Area | null;
  /** The same within the place, and within its whole columns and rows. */
  readonly usedInPlace: Area | null;
  readonly usedInColumns: Area | null;
  readonly usedInRows: Area | null;
  readonly columns: readonly LineSize[];
  readonly rows: readonly LineSize[];
  /** Whether one of its rows or columns is hidden. */
  readonly hasHidden: boolean;
  /** null where the program does not say, without a printer. */
  readonly page: PageFacts | null;
}

/** Columns and rows get sizes of their own where nothing else stands in them, and pages are set up where nothing else is printed. */
function placedSheet(sheet: NewSheet, area: Area, { used, usedInColumns, usedInRows, columns, rows, page }: PlaceFacts): PlacedSheet {
  return {
    area,
    contents: movedTo(sheet, area),
    columns: usedInColumns === null ? columns : null,
    rows: usedInRows === null ? rows : null,
    // Excel has no way to take the rows back that are repeated on every page.
    page: used === null && page && sheet.print ? { before: page, print: { ...sheet.print, titleRows: 0 } } : null,
  };
}

/** The plan that fills the place. */
export function planPlace(label: EditLabel, sheet: NewSheet, area: Area, facts: PlaceFacts): EditPlan {
  return { label, edits: [{ kind: "fill-place", placed: placedSheet(sheet, area, facts) }], isAtomic: true, premises: [] };
}

/** As {@link applyToSheet}, with what no cell tells: looks of blank cells, and hidden rows and columns. */
export function applyToPlace(facts: PlaceFacts, plan: EditPlan): Application {
  const { sheet, usedInPlace, hasHidden } = facts;
  const intended = applyToSheet(sheet, plan);
  if (!intended.outcomes.every(isApplied) || (usedInPlace === null && !hasHidden)) return intended;
  const outcomes = plan.edits.map((edit): Outcome => (usedInPlace === null ? refused(edit, "hidden") : refused(edit, "formatted", [usedInPlace])));
  return { sheet, outcomes };
}
