import type { PlaceFacts } from "../../edits/place-facts";
import type { LineSize, PageFacts } from "../../edits/placed-sheet";
import { type Area, overlaps } from "../../sheet/address";
import type { Sheet } from "../../sheet/sheet";

const PAGE: PageFacts = { orientation: "Portrait", paperSize: null, isCentered: false, zoom: { scale: 100, horizontalFitToPages: null, verticalFitToPages: null } };
const FAR = Number.MAX_SAFE_INTEGER;

/** How a place of a sheet in memory stands; all its columns and rows have their standard sizes. */
export function placeFacts(sheet: Sheet, formatted: readonly Area[], area: Area, hasPrinter: boolean): PlaceFacts {
  const { row, column, lastRow, lastColumn } = area;
  const taken = [...cellsOf(sheet), ...sheet.merges, ...formatted];
  const usedIn = (part: Area): Area | null => around(taken.filter((one) => overlaps(one, part)));
  return {
    sheet,
    used: around(taken),
    usedInPlace: usedIn(area),
    usedInColumns: usedIn({ ...area, row: 0, lastRow: FAR }),
    usedInRows: usedIn({ ...area, column: 0, lastColumn: FAR }),
    columns: standardSizes(column, lastColumn),
    rows: standardSizes(row, lastRow),
    hasHidden: sheet.snapshot.hiddenRows.some((hidden) => hidden >= row && hidden <= lastRow) || sheet.snapshot.hiddenColumns.some((hidden) => hidden >= column && hidden <= lastColumn),
    page: hasPrinter ? PAGE : null,
  };
}

function cellsOf({ snapshot: { origin, values } }: Sheet): Area[] {
  return values.flatMap((line, i) =>
    line.flatMap((value, j): Area[] => {
      const [row, column] = [origin.row + i, origin.column + j];
      return value === null || value === "" ? [] : [{ row, column, lastRow: row, lastColumn: column }];
    }),
  );
}

function around(areas: readonly Area[]): Area | null {
  if (areas.length === 0) return null;
  return {
    row: Math.min(...areas.map(({ row }) => row)),
    column: Math.min(...areas.map(({ column }) => column)),
    lastRow: Math.max(...areas.map(({ lastRow }) => lastRow)),
    lastColumn: Math.max(...areas.map(({ lastColumn }) => lastColumn)),
  };
}

const standardSizes = (first: number, last: number): LineSize[] => Array.from({ length: last - first + 1 }, (_, offset) => ({ index: first + offset, points: null }));
