import type { SheetBackend, WorkbookBackend } from "../backend";
import type { OpenedCells } from "./opened-cells";
import { emptyParts, type SheetParts } from "../sheet-parts";

/** What the grid says of a sheet right after it was opened: what is the same when it is saved is left as the file has it. */
export interface SheetBaseline {
  readonly name: string;
  readonly parts: SheetParts;
  /** In JSON, as lists and records are compared. */
  readonly merges: string;
  readonly frozen: string;
  readonly hasGridlines: boolean;
  /** How many rows and columns the grid had. */
  readonly size: { readonly rows: number; readonly columns: number };
}

/** What a new sheet's part says. */
export const EMPTY_SHEET: Omit<SheetBaseline, "name"> = { parts: emptyParts(), merges: "[]", frozen: JSON.stringify({ rows: 0, columns: 0 }), hasGridlines: true, size: { rows: 0, columns: 0 } };

export interface Baseline {
  readonly names: string;
  readonly settings: string;
  /** By sheet id, in tab order. */
  readonly sheets: ReadonlyMap<string, SheetBaseline>;
  /** The cells as the grid was given them, by sheet id. */
  readonly cells: ReadonlyMap<string, OpenedCells>;
}

export function baselineOf(workbook: WorkbookBackend, settings: ReadonlyMap<string, unknown>, cells: Baseline["cells"]): Baseline {
  return {
    names: JSON.stringify(workbook.names()),
    settings: JSON.stringify([...settings]),
    sheets: new Map(workbook.sheets().map((sheet) => [sheet.id, baselineOfSheet(sheet)])),
    cells,
  };
}

function baselineOfSheet(sheet: SheetBackend): SheetBaseline {
  return {
    name: sheet.name(),
    parts: structuredClone(sheet.parts),
    merges: JSON.stringify(sheet.merges()),
    frozen: JSON.stringify(sheet.frozen()),
    hasGridlines: sheet.hasGridlines(),
    size: sheet.drawnSize(),
  };
}
