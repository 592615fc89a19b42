import type { Package } from "../../hosts/file/xlsx/package";
import type { WorksheetPart } from "../../hosts/file/xlsx/worksheet-part";
import { tag } from "../../hosts/file/xlsx/write-xml";
import { type Splice, withAttributes, type XmlElement } from "../../hosts/file/xlsx/xml";
import { formatArea } from "../../sheet/address";
import type { SheetBackend } from "../backend";
import type { Table } from "../sheet-parts";

export interface TableTarget {
  readonly path: string;
  readonly target: Package;
  readonly part: WorksheetPart;
}

/**
 * Writes where a sheet's table objects stand now and how their columns are called: Excel takes a file for damaged whose tables say
 * something else than the cells of their headings.
 */
export function writeTables(sheet: SheetBackend, opened: readonly Table[], { path, target, part }: TableTarget): void {
  const { tables } = sheet.parts;
  for (const table of tables) {
    const root = target.xml(table.path);
    if (root) target.splice(table.path, [...areaChanges(root, table), ...headingChanges(root, table, sheet)]);
  }
  const gone = opened.filter((table) => !tables.some((one) => one.path === table.path));
  if (gone.length === 0) return;
  const ids = gone.map((table) => target.relations(path).find((relation) => relation.target === table.path)?.id);
  const kept = (part.child("tableParts")?.children ?? []).filter((element) => !ids.includes(element.getPrefixed("id")));
  for (const table of gone) target.removeRelated(path, table.path);
  part.replace("tableParts", kept.length ? tag("tableParts", { count: kept.length }, kept.map(({ xml }) => xml).join("")) : "");
}

function areaChanges(root: XmlElement, { area }: Table): Splice[] {
  const ref = formatArea(area);
  const filter = root.child("autoFilter");
  const elements = [root, ...(filter ? [filter] : [])].filter((element) => element.get("ref") !== ref);
  // Below the filter stands a row of totals, which it does not reach.
  const totals = Number(root.get("totalsRowCount") ?? 0);
  return elements.flatMap((element): Splice[] => {
    const wanted = element === root ? ref : formatArea({ ...area, lastRow: area.lastRow - totals });
    return element.get("ref") === wanted ? [] : [{ start: element.start, end: element.contentStart, text: withAttributes(element.openTag, { ref: wanted }) }];
  });
}

function headingChanges(root: XmlElement, { area }: Table, sheet: SheetBackend): Splice[] {
  const list = root.child("tableColumns");
  if (!list || root.get("headerRowCount") === "0") return [];
  const columns = list.childrenNamed("tableColumn");
  if (columns.length !== area.lastColumn - area.column + 1) return [];
  const { texts } = sheet.read({ ...area, lastRow: area.row });
  return columns.flatMap((column, index): Splice[] => {
    const name = texts[0]?.[index] ?? "";
    if (!name || name === headingOf(column)) return [];
    return [{ start: column.start, end: column.contentStart, text: withAttributes(column.openTag, { name }) }];
  });
}

/** Line breaks in names are written as "_x000a_". */
const headingOf = (column: XmlElement): string => (column.get("name") ?? "").replace(/_x000a_/gi, "\n").replace(/_x000d_/gi, "");
