import { formatCell } from "../sheet/address";
import type { Sheet } from "../sheet/sheet";
import { fundHeading, indicatorHeading, isLabel } from "./words/lexicon";
import { Region } from "./page/region";
import { titleIn } from "./page/title";

/** Something that belongs to a form, told to the person when no form was found around it. */
export interface Trace {
  /** Which part it resembles. */
  readonly id: "title" | "indicator-heading" | "fund-heading" | "total";
  readonly text: string;
  readonly cell: string;
}

const ROWS_LOOKED_AT = 200;
const MOST_TRACES = 8;

export function findTraces(sheet: Sheet): Trace[] {
  const last = Math.min(sheet.used.lastRow, sheet.used.row + ROWS_LOOKED_AT);
  const region = new Region(sheet, { ...sheet.used, lastRow: last });
  const traces: Trace[] = [];
  for (let row = region.area.row; row <= last && traces.length < MOST_TRACES; row++) {
    const cells = region.cellsIn(row);
    // Once for the row: a sheet of data may have thousands of columns.
    const isTitle = titleIn(cells) !== null;
    for (const cell of cells) {
      if (typeof cell.value !== "string") continue;
      const id = isTitle
        ? "title"
        : isLabel("total", cell.text)
          ? "total"
          : (indicatorHeading(cell.text)?.role ?? "other") !== "other"
            ? "indicator-heading"
            : (fundHeading(cell.text)?.role ?? "other") !== "other"
              ? "fund-heading"
              : null;
      if (id && traces.length < MOST_TRACES) traces.push({ id, text: cell.text.trim(), cell: formatCell(cell) });
    }
  }
  return traces;
}
