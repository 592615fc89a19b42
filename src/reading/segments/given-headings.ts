import { compact } from "../../figures/normalise";
import type { Area } from "../../sheet/address";
import type { Sheet } from "../../sheet/sheet";
import { type IndicatorHeader, headingsIn } from "../indicators/indicator-header";
import { type Layout, signatureOf } from "../layouts/layout";
import { Region } from "../page/region";

/** A heading that a person named once, found again by its texts. */
export interface GivenHeading extends IndicatorHeader {
  readonly layout: Layout;
  /** The first and last column that she named, or those of the heading's own cells. */
  readonly column: number;
  readonly lastColumn: number;
}

/** Of "0,0:一级指标|0,1:二级指标" the text of the first cell, and how many columns the others reach beyond it. */
function firstCellOf(signature: string): { text: string; width: number } {
  const cells = signature.split("|").map((cell) => /^\d+,(\d+):([^]*)$/.exec(cell));
  const first = cells.find((cell) => cell?.[1] === "0");
  return { text: first?.[2] ?? "", width: Math.max(...cells.map((cell) => Number(cell?.[1] ?? 0))) };
}

/** The signature of the headings in an area; null when nothing stands in it. */
export function signatureIn(sheet: Sheet, area: Area): string | null {
  const region = new Region(sheet, area);
  const content = region.content();
  return content && signatureOf(region, { row: area.row, lastRow: area.lastRow });
}

/** The headings on the sheet that are those of a layout whose heading rows a person named. */
export function findGivenHeadings(sheet: Sheet, layouts: readonly Layout[]): GivenHeading[] {
  const wanted = layouts.flatMap((layout) =>
    layout.headingRows === undefined ? [] : [{ layout, rows: layout.headingRows, ...firstCellOf(layout.signature) }],
  );
  if (wanted.length === 0) return [];
  const found: GivenHeading[] = [];
  const { values } = sheet.snapshot;
  for (let row = sheet.used.row; row <= sheet.used.lastRow; row++) {
    for (const [index, text] of (values[row - sheet.used.row] ?? []).entries()) {
      if (typeof text !== "string") continue;
      const column = sheet.used.column + index;
      for (const { layout, rows, text: first, width } of wanted) {
        if (compact(text) !== first || found.some((known) => known.row <= row && row <= known.lastRow && known.column === column)) continue;
        // The first cell in the first column need not stand in the first row of the heading.
        for (let top = Math.max(sheet.used.row, row - rows + 1); top <= row; top++) {
          const area = { row: top, lastRow: top + rows - 1, column, lastColumn: column + width };
          if (signatureIn(sheet, area) !== layout.signature) continue;
          const hits = headingsIn(new Region(sheet, area), top, area.lastRow);
          found.push({ ...area, hits, layout });
          break;
        }
      }
    }
  }
  return found;
}
