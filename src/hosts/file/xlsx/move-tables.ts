import { type Area, formatArea, parseArea } from "../../../sheet/address";
import { tag, withPrefix } from "./write-xml";
import { opened, replacing, type Splice, withAttributes, type XmlElement } from "./xml";

/** Where an area of the table's sheet goes; null when nothing is left of it. */
type Moved = (area: Area) => Area | null;

export const hasHeader = (table: XmlElement): boolean => Number(table.get("headerRowCount") ?? 1) > 0;
const totalsOf = (table: XmlElement): number => Number(table.get("totalsRowCount") ?? 0);

/** A column's name; line breaks in it are written as "_x000a_". */
export const columnNameOf = (column: XmlElement): string => (column.get("name") ?? "").replace(/_x000a_/gi, "\n").replace(/_x000d_/gi, "");
export const writtenColumnName = (name: string): string => name.replaceAll("\n", "_x000a_");

/**
 * A table object whose cells moved: where it stands, and its columns one by one, because Excel takes a file for damaged whose table has
 * more or fewer than its place. A column that came in gets a name of its own; saving has it say what its heading says.
 */
export function movedTable(table: XmlElement, move: Moved): Splice[] {
  const area = parseArea(table.get("ref") ?? "");
  const place = area && move(area);
  if (!area || !place) return [];
  const isGone = (row: number): boolean => move({ ...area, row, lastRow: row }) === null;
  const losesHeader = hasHeader(table) && isGone(area.row);
  const totals = totalsOf(table) > 0 && isGone(area.lastRow) ? 0 : totalsOf(table);
  const columnsMoved = columnPlaces(area, place, move);
  const attributes = { ref: formatArea(place), ...(losesHeader ? { headerRowCount: 0 } : {}), ...(totals === totalsOf(table) ? {} : { totalsRowCount: null, totalsRowShown: 0 }) };
  const filter = table.child("autoFilter");
  const sort = table.child("sortState");
  return [
    ...opening(table, attributes),
    ...(filter && losesHeader ? [replacing(filter, "")] : []),
    ...(filter && !losesHeader ? movedFilter(filter, move) : []),
    ...(sort ? movedSort(sort, move) : []),
    ...movedColumns(table, columnsMoved, place.lastColumn - place.column + 1),
  ];
}

const opening = (element: XmlElement, attributes: Readonly<Record<string, string | number | null>>): Splice[] => {
  const openTag = withAttributes(element.openTag, attributes);
  return openTag === element.openTag ? [] : [{ start: element.start, end: element.contentStart, text: openTag }];
};

/** For each column of the table, the number that it has in it now; null for one that is gone. */
function columnPlaces(area: Area, place: Area, move: Moved): (number | null)[] {
  return Array.from({ length: area.lastColumn - area.column + 1 }, (_, index) => {
    const column = area.column + index;
    const moved = move({ ...area, column, lastColumn: column });
    return moved && moved.column - place.column;
  });
}

function movedColumns(table: XmlElement, places: readonly (number | null)[], count: number): Splice[] {
  const list = table.child("tableColumns");
  const columns = list?.childrenNamed("tableColumn") ?? [];
  const isSame = places.length === count && places.every((place, index) => place === index);
  if (!list || columns.length !== places.length || isSame) return [];
  const kept = new Map(places.flatMap((place, index) => (place === null ? [] : [[place, columns[index]!] as const])));
  const names = new Set(columns.map((column) => columnNameOf(column).toLowerCase()));
  let id = Math.max(0, ...columns.map((column) => Number(column.get("id")) || 0));
  const xml = Array.from({ length: count }, (_, place) => {
    const column = kept.get(place);
    if (column) return column.xml;
    const name = freeName("列", names);
    names.add(name.toLowerCase());
    return withPrefix(tag("tableColumn", { id: ++id, name }), list.prefix);
  });
  return [replacing(list, `${withAttributes(opened(list.openTag), { count })}${xml.join("")}</${list.name}>`)];
}

/** As Excel calls a column whose name is missing or taken. `taken` are in small letters. */
export function freeName(stem: string, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`${stem}${number}`.toLowerCase())) number++;
  return `${stem}${number}`;
}

/** A filter whose cells moved. Its conditions count its columns from 0. */
export function movedFilter(filter: XmlElement, move: Moved): Splice[] {
  const area = parseArea(filter.get("ref") ?? "");
  const place = area && move(area);
  if (!area || !place) return [];
  const places = columnPlaces(area, place, move);
  const conditions = filter.childrenNamed("filterColumn").flatMap((condition): Splice[] => {
    const column = places[Number(condition.get("colId"))];
    return column === null || column === undefined ? [replacing(condition, "")] : opening(condition, { colId: column });
  });
  const sort = filter.child("sortState");
  return [...opening(filter, { ref: formatArea(place) }), ...conditions, ...(sort ? movedSort(sort, move) : [])];
}

/** How rows were sorted last; dropped where a part of it is gone. */
export function movedSort(sort: XmlElement, move: Moved): Splice[] {
  const all = [sort, ...sort.childrenNamed("sortCondition")];
  const places = all.map((element) => {
    const area = parseArea(element.get("ref") ?? "");
    return area && move(area);
  });
  if (places.some((place) => !place)) return [replacing(sort, "")];
  return all.flatMap((element, index) => opening(element, { ref: formatArea(places[index]!) }));
}
