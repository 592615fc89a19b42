import type { DefinedName } from "../backend";
import { LAST_COLUMN, LAST_ROW, quotedName } from "../references";
import { isEntireColumn, isEntireRow, readAddress } from "../richapi/grid";
import type { PageSetup, SheetParts } from "../sheet-parts";
import { type Area, columnName } from "../../sheet/address";
import { type Archive, elements, WORKBOOK } from "./archive";
import { attributesOf, escapeText, tag, without } from "./xml";

const PRINT_AREA = "_xlnm.Print_Area";
const PRINT_TITLES = "_xlnm.Print_Titles";
const FILTERED = "_xlnm._FilterDatabase";
/** Names that Excel makes for itself: of filters and the like. */
const OWN_NAMES = /^_xlnm\./;

/** A name that the preview does not understand and keeps. */
export interface KeptName {
  readonly sheetId: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly formula: string;
}

/** Reads the names of a workbook; print areas and titles go to the sheets' parts. `sheetIds` are in the file's order. */
export function readNames(archive: Archive, sheetIds: readonly string[], parts: ReadonlyMap<string, SheetParts>): { names: DefinedName[]; kept: KeptName[] } {
  const names: DefinedName[] = [];
  const kept: KeptName[] = [];
  for (const element of elements(archive.xml(WORKBOOK), "definedName")) {
    const attributes = without(attributesOf(element), "localSheetId");
    const position = element.getAttribute("localSheetId");
    const sheetId = position === null ? null : (sheetIds[Number(position)] ?? null);
    const formula = element.textContent;
    const sheetParts = sheetId === null ? undefined : parts.get(sheetId);
    const [name, comment, hidden] = [attributes["name"] ?? "", attributes["comment"] ?? "", attributes["hidden"]];
    const page = sheetParts && pageOf(name, formula);
    if (page) sheetParts.page = { ...sheetParts.page, ...page };
    else if (OWN_NAMES.test(name) || formula.includes("[") || formula.includes("#REF!")) kept.push({ sheetId, attributes, formula });
    else names.push({ name, formula, sheetId, comment, isHidden: hidden === "1" || hidden === "true" });
  }
  return { names, kept };
}

/** A list of areas as a name writes it: "附件1!$A$1:$B$2,附件1!$D:$D"; commas may stand in a sheet's name. */
const REFERENCES = /(?:'(?:[^']|'')+'|[^,!']+)!([^,]+)/g;

function pageOf(name: string, formula: string): Partial<PageSetup> | null {
  if (name !== PRINT_AREA && name !== PRINT_TITLES) return null;
  const addresses = [...formula.matchAll(REFERENCES)].map(([, address]) => address!.replaceAll("$", ""));
  if (addresses.length === 0 || addresses.some((address) => !/^[A-Z]{0,3}\d*(?::[A-Z]{0,3}\d*)?$/.test(address))) return null;
  const areas = addresses.map(readAddress);
  if (name === PRINT_AREA) return { printArea: areas };
  const [rows, columns] = [areas.find(isEntireRow), areas.find(isEntireColumn)];
  return { titleRows: rows ? [rows.row, rows.lastRow] : null, titleColumns: columns ? [columns.column, columns.lastColumn] : null };
}

/** The element of all names, "" when there is none. `sheets` are in tab order. */
export function namesXml(
  sheets: readonly ({ readonly id: string; readonly name: string } & Pick<SheetParts, "page" | "filter">)[],
  names: readonly DefinedName[],
  kept: readonly KeptName[],
): string {
  const index = (id: string | null): number | null => (id === null ? null : sheets.findIndex((sheet) => sheet.id === id));
  const all = [
    ...kept.map(({ sheetId, attributes, formula }) => {
      const sheet = attributes["name"] === FILTERED ? sheets.find(({ id }) => id === sheetId) : undefined;
      return { attributes, sheetId, formula: sheet?.filter ? fixed(sheet.name, [sheet.filter.area]) : formula };
    }),
    ...names.map(({ name, comment, isHidden, sheetId, formula }) => ({
      attributes: { name, ...(comment ? { comment } : {}), ...(isHidden ? { hidden: "1" } : {}) },
      sheetId,
      formula,
    })),
    ...sheets.flatMap(({ id, name, page }) =>
      [[PRINT_AREA, fixed(name, page.printArea)] as const, [PRINT_TITLES, titles(name, page)] as const]
        .filter(([, formula]) => formula)
        .map(([own, formula]) => ({ attributes: { name: own }, sheetId: id, formula })),
    ),
  ].filter(({ sheetId }) => sheetId === null || index(sheetId)! >= 0);
  const list = all.map(({ attributes, sheetId, formula }) => tag("definedName", { ...attributes, localSheetId: index(sheetId) }, escapeText(formula)));
  return list.length ? tag("definedNames", {}, list.join("")) : "";
}

/** Areas of a sheet as names refer to them. */
function fixed(sheet: string, areas: readonly Area[]): string {
  const cell = (row: number, column: number): string => `$${columnName(column)}$${row + 1}`;
  return areas
    .map(({ row, column, lastRow, lastColumn }) => {
      if (lastRow === LAST_ROW && row === 0) return `$${columnName(column)}:$${columnName(lastColumn)}`;
      if (lastColumn === LAST_COLUMN && column === 0) return `$${row + 1}:$${lastRow + 1}`;
      return row === lastRow && column === lastColumn ? cell(row, column) : `${cell(row, column)}:${cell(lastRow, lastColumn)}`;
    })
    .map((address) => `${quotedName(sheet)}!${address}`)
    .join(",");
}

function titles(sheet: string, { titleRows, titleColumns }: PageSetup): string {
  const columns = titleColumns && `$${columnName(titleColumns[0])}:$${columnName(titleColumns[1])}`;
  const rows = titleRows && `$${titleRows[0] + 1}:$${titleRows[1] + 1}`;
  return [columns, rows].filter((address) => address !== null).map((address) => `${quotedName(sheet)}!${address}`).join(",");
}
