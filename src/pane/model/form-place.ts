import { isApplied } from "../../edits/outcome";
import type { EditPlan } from "../../edits/edit";
import type { NewSheet } from "../../edits/new-sheet";
import { applyToPlace, type PlaceFacts, planPlace } from "../../edits/place-facts";
import { placeAt, type PlacedSheet } from "../../edits/placed-sheet";
import type { HostErrorCode, SheetInfo, WorkbookHost } from "../../hosts/port";
import { COLUMN_LIMIT, ROW_LIMIT } from "../../edits/shift";
import { type Area, formatArea, type Position } from "../../sheet/address";
import { type RefusedCells, refusedCells } from "./history";

/** Where a new form is to stand. */
export type FormPlace =
  | { readonly kind: "new-sheet" }
  /** The worksheet in front is being looked at. */
  | { readonly kind: "reading" }
  | { readonly kind: "failed"; readonly code: HostErrorCode }
  | FoundPlace;

export interface FoundPlace {
  readonly kind: "found";
  readonly info: SheetInfo;
  readonly placed: PlacedSheet;
  readonly plan: EditPlan;
  /** What stands in the way; nothing can be made then. */
  readonly refused: readonly RefusedCells[];
  /** The upper left cell of the first blank place below all that the worksheet has; null where there is no need of it. */
  readonly below: Position | null;
}

/** A place as it was read. */
export interface Spot {
  readonly info: SheetInfo;
  readonly area: Area;
  readonly facts: PlaceFacts;
}

const A1: Position = { row: 0, column: 0 };

/** Looks at the place that the form takes from `corner` on; on a blank worksheet from its first cell on. */
export async function readSpot(host: WorkbookHost, info: SheetInfo, form: NewSheet, corner: Position): Promise<Spot> {
  const area = placeAt(form, corner);
  const facts = await host.readPlace(info.id, withinGrid(area));
  const isElsewhere = area.row > 0 || area.column > 0;
  return facts.used === null && isElsewhere ? readSpot(host, info, form, A1) : { info, area, facts };
}

/** What reaches beyond the grid is refused; the rest of it can be looked at all the same. */
function withinGrid({ row, column, lastRow, lastColumn }: Area): Area {
  return { row, column, lastRow: Math.min(lastRow, ROW_LIMIT - 1), lastColumn: Math.min(lastColumn, COLUMN_LIMIT - 1) };
}

/** One blank row keeps the form apart from what stands above it. */
function belowUsed({ facts: { used } }: Spot, form: NewSheet): Position | null {
  const corner = used && { row: used.lastRow + 2, column: used.column };
  if (!corner) return null;
  const { lastRow, lastColumn } = placeAt(form, corner);
  return lastRow < ROW_LIMIT && lastColumn < COLUMN_LIMIT ? corner : null;
}

/** What becomes of the form there. @param spot null for a worksheet of its own */
export function placeOf(spot: Spot | null, form: NewSheet, canReadMerges: boolean): FormPlace {
  if (!spot) return { kind: "new-sheet" };
  const area = placeAt(form, spot.area);
  // Another form was chosen, and its place is not known yet.
  if (area.lastRow !== spot.area.lastRow || area.lastColumn !== spot.area.lastColumn) return { kind: "reading" };
  const plan = planPlace({ id: "place-form", values: { sheet: spot.info.name, range: formatArea(area) } }, form, area, spot.facts);
  const { outcomes } = applyToPlace(spot.facts, plan);
  const refused: RefusedCells[] = canReadMerges ? refusedCells(spot.info.name, outcomes) : [{ sheet: spot.info.name, cells: [], reason: "unsupported" }];
  const placed = plan.edits.flatMap((edit) => (edit.kind === "fill-place" ? edit.placed : []))[0]!;
  return { kind: "found", info: spot.info, placed, plan, refused, below: outcomes.every(isApplied) ? null : belowUsed(spot, form) };
}
