import { columnNameOf, freeName, hasHeader, writtenColumnName } from "../../hosts/file/xlsx/move-tables";
import type { Package } from "../../hosts/file/xlsx/package";
import type { RenamedColumns } from "../../hosts/file/xlsx/structured-references";
import type { WorksheetPart } from "../../hosts/file/xlsx/worksheet-part";
import { tag } from "../../hosts/file/xlsx/write-xml";
import { type Splice, withAttributes, type XmlElement } from "../../hosts/file/xlsx/xml";
import type { Area } from "../../sheet/address";
import type { StoredValue } from "../../sheet/sheet";
import type { SheetBackend } from "../backend";
import type { Table } from "../sheet-parts";

export interface TableTarget {
  readonly path: string;
  readonly target: Package;
  readonly part: WorksheetPart;
  /** The package before anything moved: under which names formulas know the columns. */
  readonly source: Package;
}

/** The longest name of a column, and so the longest text of a heading. */
const LONGEST_NAME = 255;

/**
 * Has the columns of a sheet's table objects be called as their headings say, and the headings say something that a column can be called:
 * Excel takes a file for damaged whose tables say something else than the cells of their headings, or the same twice.
 * @returns what formulas have to call otherwise
 */
export function writeTables(sheet: SheetBackend, opened: readonly Table[], { path, target, part, source }: TableTarget): RenamedColumns[] {
  const left = sheet.parts.tables.filter((table) => hasRows(target.xml(table.path), table.area));
  for (const table of left) {
    const root = target.xml(table.path);
    if (root) target.splice(table.path, headings(root, table.area, sheet, part));
  }
  const gone = opened.filter((table) => !left.some((one) => one.path === table.path));
  if (gone.length > 0) removeTables(gone, { path, target, part });
  return opened.flatMap((table): RenamedColumns[] => {
    if (gone.includes(table)) return [{ table: table.name, columns: null }];
    const columns = renamed(source.xml(table.path), target.xml(table.path));
    return columns.size > 0 ? [{ table: table.name, columns }] : [];
  });
}

/** A table has a row of data at least. */
function hasRows(root: XmlElement | null, { row, lastRow }: Area): boolean {
  return root === null || lastRow - row + 1 > (hasHeader(root) ? 1 : 0) + Number(root.get("totalsRowCount") ?? 0);
}

function removeTables(gone: readonly Table[], { path, target, part }: Omit<TableTarget, "source">): void {
  const ids = gone.map((table) => target.relations(path).find((relation) => relation.target === table.path)?.id);
  const kept = (part.child("tableParts")?.children ?? []).filter((element) => !ids.includes(element.getPrefixed("id")));
  for (const table of gone) target.removeRelated(path, table.path);
  part.replace("tableParts", kept.length ? tag("tableParts", { count: kept.length }, kept.map(({ xml }) => xml).join("")) : "");
}

function headings(root: XmlElement, area: Area, sheet: SheetBackend, part: WorksheetPart): Splice[] {
  const columns = root.child("tableColumns")?.childrenNamed("tableColumn") ?? [];
  if (!hasHeader(root) || columns.length !== area.lastColumn - area.column + 1) return [];
  const { values, texts } = sheet.read({ ...area, lastRow: area.row });
  const said = columns.map((_, index) => headingText(values[0]?.[index] ?? null, texts[0]?.[index] ?? ""));
  const isKept = columns.map((column, index) => said[index] === columnNameOf(column));
  const taken = new Set(columns.flatMap((column, index) => (isKept[index] ? [columnNameOf(column).toLowerCase()] : [])));
  return columns.flatMap((column, index): Splice[] => {
    if (isKept[index]) return [];
    const name = columnName(said[index]!, columnNameOf(column), taken);
    taken.add(name.toLowerCase());
    // A column's heading is a text, whatever was entered.
    if (values[0]?.[index] !== name) part.changeCell(area.row, area.column + index, { formula: null, value: name });
    return name === columnNameOf(column) ? [] : [{ start: column.start, end: column.contentStart, text: withAttributes(column.openTag, { name: writtenColumnName(name) }) }];
  });
}

const headingText = (value: StoredValue, text: string): string => (typeof value === "string" ? value : text).slice(0, LONGEST_NAME);

/** As Excel does: an empty heading gets the name back that its column has, one that another column has a number behind it. */
function columnName(said: string, before: string, taken: ReadonlySet<string>): string {
  if (said === "") return taken.has(before.toLowerCase()) ? freeName(before, taken) : before;
  return taken.has(said.toLowerCase()) ? freeName(said, taken) : said;
}

/** Columns that are known by their ids: what they were called, in small letters, and are called now. */
function renamed(before: XmlElement | null, after: XmlElement | null): Map<string, string | null> {
  const columnsOf = (root: XmlElement | null): XmlElement[] => root?.child("tableColumns")?.childrenNamed("tableColumn") ?? [];
  const now = new Map(columnsOf(after).map((column) => [column.get("id"), columnNameOf(column)]));
  return new Map(
    columnsOf(before).flatMap((column): [string, string | null][] => {
      const [old, name] = [columnNameOf(column), now.get(column.get("id")) ?? null];
      return old === name ? [] : [[old.toLowerCase(), name]];
    }),
  );
}
