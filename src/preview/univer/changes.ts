import type { ICellData, IRange } from "@univerjs/core";
import type { Area } from "../../sheet/address";
import type { BackendEvent, ChangeKind } from "../backend";
import { areaOf, areaOfMatrix } from "./areas";
import { isContentChange } from "./cells";

/** What Univer says after it carried out a command. */
export interface Executed {
  readonly id: string;
  readonly params?: unknown;
}

export interface ExecutedOptions {
  readonly fromFormula?: boolean;
  readonly onlyLocal?: boolean;
}

interface Params {
  readonly unitId?: string;
  readonly subUnitId?: string;
  readonly cellValue?: Readonly<Record<number, Readonly<Record<number, ICellData | null>>>>;
  readonly range?: IRange;
  readonly selections?: readonly { readonly range: IRange }[];
  readonly type?: number;
  readonly sheet?: { readonly id: string };
}

const STRUCTURAL: Readonly<Record<string, ChangeKind>> = {
  "sheet.mutation.insert-row": "rows-inserted",
  "sheet.mutation.remove-rows": "rows-deleted",
  "sheet.mutation.insert-col": "columns-inserted",
  "sheet.mutation.remove-col": "columns-deleted",
};

const MOVES = new Set(["sheet.mutation.move-range", "sheet.mutation.move-rows", "sheet.mutation.move-columns", "sheet.mutation.reorder-range"]);

/** Univer reports a selection while it is being drawn, too: these are its first two kinds. */
const LAST_MOVING_TYPE = 1;

export interface ChangeContext {
  readonly unitId: string;
  readonly activeSheetId: () => string | null;
  readonly usedArea: (sheetId: string) => Area | null;
  readonly isProgramWriting: () => boolean;
}

/** Translates what Univer did into what a workbook tells; empty for the many things that are none of Excel's events. */
export function eventsOf({ id, params }: Executed, options: ExecutedOptions | undefined, context: ChangeContext): BackendEvent[] {
  const { unitId, subUnitId, cellValue, range, selections, type, sheet } = (params ?? {}) as Params;
  if (unitId !== context.unitId) return [];
  if (id === "sheet.mutation.insert-sheet" && sheet) return [{ kind: "added", sheetId: sheet.id }];
  if (!subUnitId) return [];
  const byProgram = context.isProgramWriting();
  const changed = (area: Area, change: ChangeKind): BackendEvent => ({ kind: "changed", sheetId: subUnitId, area, change, byProgram });
  if (id === "sheet.mutation.set-range-values") return cellValue && !options?.fromFormula && !options?.onlyLocal ? cellEvents(subUnitId, cellValue, byProgram) : [];
  if (id === "sheet.mutation.remove-sheet") return [{ kind: "deleted", sheetId: subUnitId }];
  if (id === "sheet.operation.set-worksheet-active") return [{ kind: "activated", sheetId: subUnitId, previousId: context.activeSheetId() }];
  if (id === "sheet.operation.set-selections") {
    const last = selections?.at(-1);
    return last && (type === undefined || type > LAST_MOVING_TYPE) ? [{ kind: "selected", sheetId: subUnitId, area: areaOf(last.range) }] : [];
  }
  if (MOVES.has(id)) return [changed(context.usedArea(subUnitId) ?? { row: 0, column: 0, lastRow: 0, lastColumn: 0 }, "cells-moved")];
  const structural = STRUCTURAL[id];
  return structural && range ? [changed(areaOf(range), structural)] : [];
}

function cellEvents(sheetId: string, matrix: NonNullable<Params["cellValue"]>, byProgram: boolean): BackendEvent[] {
  const contents: Record<number, Record<number, true> | undefined> = {};
  for (const [row, cells] of Object.entries(matrix)) {
    for (const [column, cell] of Object.entries(cells)) if (isContentChange(cell)) (contents[Number(row)] ??= {})[Number(column)] = true;
  }
  const area = areaOfMatrix(contents);
  if (area) return [{ kind: "changed", sheetId, area, change: "edited", byProgram }];
  const formatted = areaOfMatrix(matrix);
  return formatted ? [{ kind: "formatted", sheetId, area: formatted }] : [];
}
