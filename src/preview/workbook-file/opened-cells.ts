import type { ICellData, IWorksheetData } from "@univerjs/core";
import { type Shift, shiftFormula, shiftSpan } from "../../sheet/references";
import type { StoredValue } from "../../sheet/sheet";
import type { FileNote } from "../cell-style";
import { storedValue } from "../univer/cells";
import type { OpenedWorkbook } from "./open";

/** A cell of the file as the grid was given it. */
export interface OpenedCell {
  readonly value: StoredValue;
  /** Without "="; "" for none. */
  readonly formula: string;
  readonly format: number | undefined;
}

/** The cells of a worksheet as they were opened, at the places where they stand now: what is the same when it is saved stays to the letter. */
export class OpenedCells {
  private readonly rows = new Map<number, Map<number, OpenedCell>>();

  constructor(cellData: IWorksheetData["cellData"] | undefined) {
    for (const [row, cells] of Object.entries(cellData ?? {})) {
      for (const [column, cell] of Object.entries(cells as Record<string, ICellData>)) this.set(Number(row), Number(column), openedCell(cell));
    }
  }

  get(row: number, column: number): OpenedCell | undefined {
    return this.rows.get(row)?.get(column);
  }

  *[Symbol.iterator](): Generator<{ readonly row: number; readonly column: number; readonly cell: OpenedCell }> {
    for (const [row, cells] of this.rows) for (const [column, cell] of cells) yield { row, column, cell };
  }

  /** As they are after rows or columns came or went, in this sheet or in another; `name` is this one's. */
  shifted(name: string, shift: Shift): OpenedCells {
    const result = new OpenedCells(undefined);
    const isOwn = name.toLowerCase() === shift.sheetName.toLowerCase();
    for (const { row, column, cell } of this) {
      const place = isOwn ? shiftedPlace(row, column, shift) : { row, column };
      if (place) result.set(place.row, place.column, cell.formula ? { ...cell, formula: shiftFormula(cell.formula, name, shift) } : cell);
    }
    return result;
  }

  private set(row: number, column: number, cell: OpenedCell): void {
    let cells = this.rows.get(row);
    if (!cells) this.rows.set(row, (cells = new Map<number, OpenedCell>()));
    cells.set(column, cell);
  }
}

/** The cells of a workbook by sheet id, before the grid takes them in and changes them. An old workbook's have no part to stay in. */
export function openedCells({ data, source }: OpenedWorkbook): ReadonlyMap<string, OpenedCells> {
  return new Map(data.sheetOrder.map((id) => [id, new OpenedCells(source.isKept ? data.sheets[id]?.cellData : undefined)]));
}

function openedCell(cell: ICellData): OpenedCell {
  const { format } = (cell.custom ?? {}) as FileNote;
  return { value: storedValue(cell), formula: (cell.f ?? "").replace(/^=/, ""), format };
}

function shiftedPlace(row: number, column: number, shift: Shift): { row: number; column: number } | null {
  const [along, beside] = shift.axis === "row" ? [row, column] : [column, row];
  if (shift.across && (beside < shift.across[0] || beside > shift.across[1])) return { row, column };
  const moved = along < shift.at ? along : (shiftSpan(along, along, shift)?.[0] ?? null);
  if (moved === null) return null;
  return shift.axis === "row" ? { row: moved, column } : { row, column: moved };
}
