import type { Position } from "../sheet/address";
import type { Sheet } from "../sheet/sheet";
import type { CellChange, Change } from "./change";
import { contentIn, sameContent } from "./content";
import type { FormattedContent } from "./edit";
import { type RowShift, shiftRows } from "./shift";

/** A cell that holds something else afterwards. */
export interface WrittenCell {
  /** Where it stands afterwards. */
  readonly cell: Position;
  readonly before: FormattedContent;
  readonly after: FormattedContent;
}

type FirstContent = Pick<WrittenCell, "cell" | "before">;

/**
 * What changes do to the contents of cells, each cell once, in the order in which a sheet is read.
 * @param sheet as the changes leave it
 */
export function writtenCells(changes: readonly Change[], sheet: Sheet): WrittenCell[] {
  const written = changes.reduce<readonly FirstContent[]>((cells, change) => {
    switch (change.kind) {
      case "cell":
        return withChange(cells, change);
      case "rows-inserted":
        return moved(cells, { kind: "insert", row: change.row, count: change.count });
      case "rows-deleted":
        return moved(cells, { kind: "delete", row: change.row, count: change.count });
      default:
        return cells;
    }
  }, []);
  return written
    .map(({ cell, before }) => ({ cell, before, after: contentIn(sheet, cell, before.numberFormat) }))
    .filter(({ before, after }) => !sameContent(before, after))
    .sort((a, b) => a.cell.row - b.cell.row || a.cell.column - b.cell.column);
}

function withChange(cells: readonly FirstContent[], { cell, before }: CellChange): readonly FirstContent[] {
  const isKnown = cells.some((other) => other.cell.row === cell.row && other.cell.column === cell.column);
  return isKnown ? cells : [...cells, { cell, before }];
}

function moved(cells: readonly FirstContent[], shift: RowShift): FirstContent[] {
  return cells.flatMap((written) => {
    const rows = shiftRows([written.cell.row, written.cell.row], shift);
    return rows ? [{ ...written, cell: { ...written.cell, row: rows[0] } }] : [];
  });
}
