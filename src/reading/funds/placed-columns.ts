import { type Figure, figureOf } from "../../figures/figure";
import { isQuotientOf, isProductOf } from "../../form/identities";
import type { Cell } from "../../sheet/sheet";
import type { Region } from "../page/region";

const MOST_ROWS = 14;

/** A heading with the figures that stand below it, row by row. */
export interface Placed {
  readonly cell: Cell;
  readonly figures: readonly (Figure | null)[];
}

/** Rows right below a heading that hold figures. */
export function figureRows(region: Region, header: number): number[] {
  const rows: number[] = [];
  for (let row = header + 1; row <= Math.min(region.area.lastRow, header + MOST_ROWS); row++) {
    if (!region.cellsIn(row).some((cell) => figureOf(cell) !== null)) break;
    rows.push(row);
  }
  return rows;
}

export function placedAt(region: Region, rows: readonly number[], cell: Cell): Placed {
  return {
    cell,
    figures: rows.map((row) => {
      const held = region.sheet.cellAt(row, cell.column);
      return held && figureOf(held);
    }),
  };
}

export function isFigured({ figures }: Placed): boolean {
  return figures.some((figure) => figure !== null);
}

/** How many rows print the one column as the quotient of two others; rows of nothing but 100 % count half. */
export function quotients(rate: Placed, executed: Placed, budget: Placed): number {
  return rate.figures.reduce((count, own, index) => {
    const [above, below] = [executed.figures[index], budget.figures[index]];
    if (!own || !above || !below || own.value.lte(0) || !isQuotientOf(own, above, below)) return count;
    return count + (above.value.eq(below.value) ? 0.5 : 1);
  }, 0);
}

/** In how many rows two columns and the rate of a third give a fourth: 10 × 96 % = 9.6. */
export function products(score: Placed, weight: Placed, rate: Placed): number {
  return score.figures.filter((own, index) => {
    const [points, share] = [weight.figures[index], rate.figures[index]];
    return own !== null && points != null && share != null && isProductOf(own, points, share);
  }).length;
}

/** Whether a column is the sum of two others wherever all three are filled in. */
export function isSumInRows(whole: Placed, first: Placed, second: Placed): boolean {
  const verdicts = whole.figures.flatMap((own, index) => {
    const [one, other] = [first.figures[index], second.figures[index]];
    return own && one && other ? [one.value.plus(other.value).eq(own.value)] : [];
  });
  return verdicts.length > 0 && verdicts.every(Boolean);
}
