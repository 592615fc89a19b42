import { type ColumnChange, columnRuns } from "../../hosts/file/xlsx/columns";
import type { RowAttributes } from "../../hosts/file/xlsx/rows";
import type { WorksheetPart } from "../../hosts/file/xlsx/worksheet-part";
import type { SheetBackend } from "../backend";

const isOn = (value: string | undefined): boolean => value === "1" || value === "true";

function rowsWithContents(sheet: SheetBackend): ReadonlySet<number> {
  const rows = new Set<number>();
  for (const { row, value, formula } of sheet.contents()) if (value !== null || formula) rows.add(row);
  return rows;
}

/** What rows say of themselves where that is not what the file says. Of those that the grid was not given it knows only what was done to them. */
export function changedRows(sheet: SheetBackend, part: WorksheetPart, known: number): ReadonlyMap<number, RowAttributes> {
  const changes = new Map<number, RowAttributes>();
  const ofFile = new Set(part.rows.indexes());
  const filled = rowsWithContents(sheet);
  for (const row of new Set([...ofFile, ...sheet.laidOutRows()])) {
    const { size, fitted, isHidden, format } = sheet.rowLayout(row);
    if (row >= known && size === null && !isHidden && format === undefined) continue;
    const written = (name: keyof RowAttributes): string | undefined => part.rows.attribute(row, name);
    const oldSize = written("ht") === undefined ? null : Number(written("ht"));
    const oldFormat = isOn(written("customFormat")) && written("s") !== undefined ? Number(written("s")) : undefined;
    const attributes = {
      ...(size === oldSize ? {} : { ht: size, customHeight: size === null ? null : "1" }),
      // Excel writes heights that it found itself, too: not every program fits rows when it opens a file. A row that holds nothing any more has none.
      ...(size === null && oldSize === null && !ofFile.has(row) && fitted !== null && filled.has(row) ? { ht: fitted } : {}),
      ...(isHidden === isOn(written("hidden")) ? {} : { hidden: isHidden ? "1" : null }),
      ...(format === oldFormat ? {} : { s: format ?? null, customFormat: format === undefined ? null : "1" }),
    };
    if (Object.keys(attributes).length) changes.set(row, attributes);
  }
  return changes;
}

/** The same of columns. */
export function changedColumns(sheet: SheetBackend, part: WorksheetPart, known: number): ReadonlyMap<number, ColumnChange> {
  const runs = columnRuns(part.columns);
  const changes = new Map<number, ColumnChange>();
  for (let column = 0; column < sheet.drawnSize().columns; column++) {
    const { size, isHidden, format } = sheet.columnLayout(column);
    if (column >= known && size === null && !isHidden && format === undefined) continue;
    const attribute = (name: string): string | undefined => runs.find(({ first, last }) => column >= first && column <= last)?.element.get(name);
    const oldWidth = attribute("width") === undefined ? null : Number(attribute("width"));
    const oldStyle = attribute("style") === undefined ? undefined : Number(attribute("style"));
    const change = {
      ...(size === oldWidth ? {} : { width: size }),
      ...(isHidden === isOn(attribute("hidden")) ? {} : { isHidden }),
      ...(format === oldStyle ? {} : { style: format }),
    };
    if (Object.keys(change).length) changes.set(column, change);
  }
  return changes;
}
