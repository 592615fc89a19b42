import { type Area, contains, overlaps } from "../../sheet/address";
import type { CellContent } from "../backend";
import { copyRules, withoutArea } from "../cell-rules";
import { LAST_COLUMN, LAST_ROW, moveFormula } from "../../sheet/references";
import { anotherFormat } from "../sheet-parts";
import { textOf } from "./class-table";
import { ApiError, invalidArgument } from "./error";
import { areaAt, type Cells, columnCount, intersection, isEntireColumn, isEntireRow, rowCount } from "./grid";
import { refuseWhenProtected } from "./range-cells";

/** Moves cells away to make room, and answers the room. */
export function insertCells(cells: Cells, direction: unknown): Area {
  const { sheet, area } = cells;
  if (direction !== "Down" && direction !== "Right") throw invalidArgument(`the direction ${textOf(direction) ?? ""}`);
  refuseWhenProtected(cells, isEntireRow(area) ? "insertRows" : "insertColumns");
  refuseToTear(cells, direction === "Down");
  sheet.insert(area, direction === "Down" ? "down" : "right");
  return area;
}

export function deleteCells(cells: Cells, direction: unknown): void {
  const { sheet, area } = cells;
  if (direction !== "Up" && direction !== "Left") throw invalidArgument(`the direction ${textOf(direction) ?? ""}`);
  refuseWhenProtected(cells, isEntireRow(area) ? "deleteRows" : "deleteColumns");
  refuseToTear(cells, direction === "Up");
  sheet.remove(area, direction === "Up" ? "up" : "left");
}

/** Cells may move only when every merged area among them moves as a whole. */
function refuseToTear({ sheet, area }: Cells, isVertical: boolean): void {
  if (isVertical ? isEntireRow(area) : isEntireColumn(area)) return;
  const moving: Area = isVertical ? { ...area, lastRow: LAST_ROW } : { ...area, lastColumn: LAST_COLUMN };
  const isTorn = sheet.merges().some((merge) => overlaps(merge, moving) && !isWithin(merge, moving));
  if (isTorn) throw new ApiError("InsertDeleteConflict", "InsertDeleteConflict: a merged area would be torn");
}

function isWithin(inner: Area, outer: Area): boolean {
  return contains(outer, inner) && contains(outer, { row: inner.lastRow, column: inner.lastColumn });
}

export function mergeCells(cells: Cells, isAcross: boolean): void {
  refuseWhenProtected(cells, "formatCells");
  const { sheet, area } = cells;
  const areas = isAcross ? Array.from({ length: rowCount(area) }, (_, row) => ({ ...area, row: area.row + row, lastRow: area.row + row })) : [area];
  for (const one of areas) if (rowCount(one) * columnCount(one) > 1) sheet.merge(one);
}

type Clearing = "All" | "Contents" | "Formats" | "Hyperlinks" | "RemoveHyperlinks";

/** Conditional formats go with the formats; validations, comments and hyperlinks only with everything. */
export function clearRange(cells: Cells, what: unknown): void {
  const clearing = (textOf(what) ?? "All") as Clearing;
  refuseWhenProtected(cells, clearing === "Contents" ? undefined : "formatCells");
  const { sheet, area } = cells;
  const { parts } = sheet;
  if (clearing === "All" || clearing === "Contents") {
    const used = intersection(area, sheet.usedArea(true) ?? area);
    if (used) sheet.write(used, fill(used, () => ({ kind: "empty" })));
  }
  if (clearing === "All" || clearing === "Formats") {
    sheet.unmerge(area);
    sheet.clearStyles(area);
    parts.conditionalFormats = withoutArea(parts.conditionalFormats, area);
  }
  if (clearing === "All") {
    parts.validations = withoutArea(parts.validations, area);
    parts.comments = parts.comments.filter((comment) => !contains(area, comment));
  }
  if (clearing !== "Contents" && clearing !== "Formats") parts.hyperlinks = parts.hyperlinks.filter((link) => !overlaps(link.area, area));
}

function fill<T>(area: Area, make: (row: number, column: number) => T): T[][] {
  return Array.from({ length: rowCount(area) }, (_, i) => Array.from({ length: columnCount(area) }, (__, j) => make(area.row + i, area.column + j)));
}

type Copying = "All" | "Formulas" | "Values" | "Formats";

/** Copies within a sheet or between sheets; a larger target is filled again and again. */
export function copyFrom(cells: Cells, source: Cells, what: unknown): void {
  const copying = (textOf(what) ?? "All") as Copying;
  refuseWhenProtected(cells);
  const from = source.area;
  const { row, column } = cells.area;
  const rows = Math.max(rowCount(cells.area), rowCount(from));
  const columns = Math.max(columnCount(cells.area), columnCount(from));
  const to = areaAt(row, column, row + rows - 1, column + columns - 1);
  if (copying !== "Formats") copyContents(source, { sheet: cells.sheet, area: to }, copying === "Values");
  if (copying !== "All" && copying !== "Formats") return;
  if (source.sheet.id !== cells.sheet.id) {
    cells.sheet.setStyles(to, (i, j) => source.sheet.style(from.row + ((i - to.row) % rowCount(from)), from.column + ((j - to.column) % columnCount(from))));
    return;
  }
  cells.sheet.copyStyles(from, to);
  copyMerges(cells.sheet, from, to);
  copyCellRules(cells.sheet, from, to, copying === "All");
}

function copyContents(source: Cells, target: Cells, valuesOnly: boolean): void {
  const used = source.sheet.usedArea(true);
  const from = used && intersection(source.area, used);
  if (!from) return;
  const { values, formulas } = source.sheet.read(from);
  const [height, width] = [rowCount(source.area), columnCount(source.area)];
  const to = { ...target.area, lastRow: Math.min(target.area.lastRow, target.area.row + height * 100), lastColumn: isEntireRow(target.area) ? from.lastColumn : target.area.lastColumn };
  target.sheet.write(
    to,
    fill(to, (row, column): CellContent => {
      const [i, j] = [source.area.row + ((row - to.row) % height), source.area.column + ((column - to.column) % width)];
      const formula = formulas[i - from.row]?.[j - from.column];
      const value = values[i - from.row]?.[j - from.column] ?? null;
      if (formula && !valuesOnly) return { kind: "formula", formula: moveFormula(formula, row - i, column - j) };
      return value === null ? { kind: "empty" } : { kind: "value", value };
    }),
  );
}

/** The places of the source within the target, one for each time that it fits. */
function offsets(from: Area, to: Area): (readonly [rows: number, columns: number])[] {
  const places: (readonly [number, number])[] = [];
  for (let row = to.row; row + rowCount(from) - 1 <= to.lastRow; row += rowCount(from)) {
    for (let column = to.column; column + columnCount(from) - 1 <= to.lastColumn; column += columnCount(from)) places.push([row - from.row, column - from.column]);
  }
  return places;
}

const moved = (area: Area, [rows, columns]: readonly [number, number]): Area => ({
  row: area.row + rows,
  column: area.column + columns,
  lastRow: area.lastRow + rows,
  lastColumn: area.lastColumn + columns,
});

function copyMerges(sheet: Cells["sheet"], from: Area, to: Area): void {
  const merges = sheet.merges().filter((merge) => isWithin(merge, from));
  const places = offsets(from, to);
  sheet.unmerge(to);
  for (const place of places) for (const merge of merges) sheet.merge(moved(merge, place));
}

const common = (areas: readonly Area[], within: Area): Area[] => areas.map((area) => intersection(area, within)).filter((area) => area !== null);

function copyCellRules({ parts }: Cells["sheet"], from: Area, to: Area, withValidations: boolean): void {
  const places = offsets(from, to);
  const copied = (areas: readonly Area[]): Area[] => places.flatMap((place) => common(areas, from).map((area) => moved(area, place)));
  parts.conditionalFormats = copyRules(parts.conditionalFormats, to, copied, anotherFormat);
  if (withValidations) parts.validations = copyRules(parts.validations, to, copied, (validation) => validation);
}

/** Of the first cell; null when it has none. */
export function hyperlinkOf({ sheet, area }: Cells): unknown {
  const link = sheet.parts.hyperlinks.find((candidate) => contains(candidate.area, area));
  if (!link) return null;
  const { target, location, attributes } = link;
  return {
    address: target ?? "",
    documentReference: location ?? "",
    screenTip: attributes["tooltip"] ?? "",
    textToDisplay: sheet.read({ ...area, lastRow: area.row, lastColumn: area.column }).texts[0]![0]!,
  };
}

const LINK_COLOR = "#0563C1";

/** As Excel does it: the text goes into the cell, which is written blue and underlined. */
export function setHyperlink(cells: Cells, value: unknown): void {
  refuseWhenProtected(cells, "insertHyperlinks");
  const { sheet, area } = cells;
  const { address, documentReference, screenTip, textToDisplay } = (value ?? {}) as Record<string, string | undefined>;
  const others = sheet.parts.hyperlinks.filter((link) => !overlaps(link.area, area));
  if (!address && !documentReference) {
    sheet.parts.hyperlinks = others;
    return;
  }
  const attributes = { ...(screenTip ? { tooltip: screenTip } : {}), ...(textToDisplay ? { display: textToDisplay } : {}) };
  sheet.parts.hyperlinks = [...others, { area, target: address || null, location: documentReference || null, attributes }];
  if (textToDisplay) sheet.write({ ...area, lastRow: area.row, lastColumn: area.column }, [[{ kind: "value", value: textToDisplay }]]);
  sheet.setStyles(area, () => ({ fontColor: LINK_COLOR, underline: true }));
}
