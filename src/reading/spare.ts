import { figureOf } from "../figures/figure";
import { compact } from "../figures/normalise";
import type { Area } from "../sheet/address";
import type { FigureAt, Form, SpareColumn } from "../form/form";
import type { IndicatorHeader } from "./indicators/indicator-header";
import type { IndicatorBlock } from "./indicators/indicators";
import { figureAt, textAt } from "./page/cells";
import type { Region } from "./page/region";

/** The columns of the indicators that are headed and have no role. */
export function spareColumns(region: Region, header: IndicatorHeader, block: IndicatorBlock, { columns, groups }: Pick<Form, "columns" | "groups">): SpareColumn[] {
  const taken = new Set([...Object.values(columns), ...groups.flatMap(({ declaredWeight }) => declaredWeight?.column ?? [])]);
  const rows = [...new Set([...block.rows.filter(({ kind }) => kind !== "blank").map(({ row }) => row), ...(block.total ? [block.total.row] : [])])];
  const found: SpareColumn[] = [];
  for (let column = region.area.column; column <= region.area.lastColumn; column++) {
    if (taken.has(column) || region.sheet.isColumnHidden(column)) continue;
    const heading = headingOver(region, header, column);
    const cells = rows.map((row) => figureAt(region.sheet, row, column));
    if (heading && cells.some(({ figure }) => figure !== null)) found.push({ column, heading: textAt(heading), cells });
  }
  return found;
}

/** The lowest heading that stands in the column itself. */
function headingOver({ sheet }: Region, { row: first, lastRow }: IndicatorHeader, column: number) {
  for (let row = lastRow; row >= first; row--) {
    const cell = sheet.cellAt(row, column);
    if (cell && compact(cell.text) !== "") return cell;
  }
  return null;
}

/** Every place that a part of the form names. */
function placesIn(part: unknown, places: Set<string>): Set<string> {
  if (typeof part !== "object" || part === null) return places;
  if ("row" in part && "column" in part) places.add(`${String(part.row)}:${String(part.column)}`);
  for (const inner of Object.values(part) as unknown[]) placesIn(inner, places);
  return places;
}

/** The figures of the area that stand in no part of the form. */
export function unreadFigures({ sheet }: Region, { row: first, lastRow, column: left, lastColumn }: Area, parts: Partial<Form>): FigureAt[] {
  const places = placesIn(parts, new Set());
  const found: FigureAt[] = [];
  for (let row = first; row <= lastRow; row++) {
    if (sheet.isRowHidden(row)) continue;
    for (let column = left; column <= lastColumn; column++) {
      const cell = places.has(`${row}:${column}`) ? null : sheet.cellAt(row, column);
      const figure = cell && figureOf(cell);
      if (cell && figure) found.push({ ...textAt(cell), figure, formula: cell.formula });
    }
  }
  return found;
}
