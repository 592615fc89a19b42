import type { Area, Position } from "../sheet/address";
import { areaOf, type PrintSetup, type SheetContents } from "./new-sheet";
import { moveFormula } from "./shift";

/** What could stand on a worksheet of its own, in a blank place of one that is there, and all it takes to give the place back as it was. */
export interface PlacedSheet {
  readonly area: Area;
  /** With the addresses that its cells have there. */
  readonly contents: SheetContents;
  /** The columns of the area as they were; null where they keep their widths, because other cells have them too. */
  readonly columns: readonly LineSize[] | null;
  /** The same for rows and heights. */
  readonly rows: readonly LineSize[] | null;
  /** null where the pages of the worksheet stay as they are. */
  readonly page: { readonly before: PageFacts; readonly print: PrintSetup } | null;
}

/** A row or a column. */
export interface LineSize {
  readonly index: number;
  /** null for the standard size of the worksheet, or one that follows the texts. */
  readonly points: number | null;
}

/** How the pages of a worksheet are set up, in Excel's own words. */
export interface PageFacts {
  readonly orientation: string;
  readonly paperSize: string | null;
  readonly isCentered: boolean;
  readonly zoom: { readonly scale: number | null; readonly horizontalFitToPages: number | null; readonly verticalFitToPages: number | null };
}

/** Where the sheet would stand with its first cell at `corner`. */
export function placeAt(sheet: SheetContents, corner: Position): Area {
  const { row, column, lastRow, lastColumn } = areaOf(sheet);
  return { ...corner, lastRow: corner.row + lastRow - row, lastColumn: corner.column + lastColumn - column };
}

/** What stands on a sheet, with its first cell at another one. */
export function movedTo(sheet: SheetContents, corner: Position): SheetContents {
  const from = areaOf(sheet);
  const [rows, columns] = [corner.row - from.row, corner.column - from.column];
  const moved = ({ row, column, lastRow, lastColumn }: Area): Area => ({ row: row + rows, column: column + columns, lastRow: lastRow + rows, lastColumn: lastColumn + columns });
  return {
    cells: sheet.cells.map((content) => ({
      ...content,
      cell: { row: content.cell.row + rows, column: content.cell.column + columns },
      formula: content.formula && moveFormula(content.formula, rows, columns),
    })),
    styles: sheet.styles.map(({ area, style }) => ({ area: moved(area), style })),
    merges: sheet.merges.map(moved),
    columnWidths: sheet.columnWidths.map(({ index, points }) => ({ index: index + columns, points })),
    rowHeights: sheet.rowHeights.map(({ index, points }) => ({ index: index + rows, points })),
  };
}
