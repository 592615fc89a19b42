import type { DefinedName } from "../backend";
import { LAST_COLUMN, LAST_ROW, quotedName } from "../../sheet/references";
import { isEntireColumn, isEntireRow, readAddress } from "../richapi/grid";
import type { PageSetup, SheetParts } from "../sheet-parts";
import { type Area, columnName } from "../../sheet/address";
import type { Package } from "../../hosts/file/xlsx/package";
import { WorkbookPart } from "../../hosts/file/xlsx/workbook-part";
import { escapeText, tag, without } from "../../hosts/file/xlsx/write-xml";
import { attributesOf } from "./parts";

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

/** Reads the names of a workbook; print areas and titles go to the sheets' parts. `sheetIds` are of all sheets in the file's order. */
export function readNames(archive: Package, sheetIds: readonly string[], parts: ReadonlyMap<string, SheetParts>): { names: DefinedName[]; kept: KeptName[] } {
  const names: DefinedName[] = [];
  const kept: KeptName[] = [];
  for (const element of definedNames(archive)) {
    const attributes = without(attributesOf(element), "localSheetId");
    const position = element.get("localSheetId") ?? null;
    const sheetId = position === null ? null : (sheetIds[Number(position)] ?? null);
    const formula = element.text;
    const sheetParts = sheetId === null ? undefined : parts.get(sheetId);
    const [name, comment, hidden] = [attributes["name"] ?? "", attributes["comment"] ?? "", attributes["hidden"]];
    const page = sheetParts && pageOf(name, formula);
    if (page) sheetParts.page = { ...sheetParts.page, ...page };
    else if (OWN_NAMES.test(name) || formula.includes("[") || formula.includes("#REF!") || isSpecial(attributes) || (sheetId !== null && !sheetParts)) kept.push({ sheetId, attributes, formula });
    else names.push({ name, formula, sheetId, comment, isHidden: hidden === "1" || hidden === "true" });
  }
  return { names, kept };
}

/** Names of macros and the like say more of themselves. */
const isSpecial = (attributes: Readonly<Record<string, string>>): boolean => Object.keys(without(attributes, "name", "comment", "hidden")).length > 0;

const definedNames = (archive: Package) => new WorkbookPart(archive).root?.child("definedNames")?.childrenNamed("definedName") ?? [];

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

/** A sheet as names refer to it; one that is no worksheet has no parts. */
export interface NamedSheet {
  readonly id: string;
  readonly name: string;
  readonly parts: Pick<SheetParts, "page" | "filter"> | null;
}

/** The element of all names, "" when there is none. `sheets` are all of the file in tab order. */
export function namesXml(
  sheets: readonly NamedSheet[],
  names: readonly DefinedName[],
  kept: readonly KeptName[],
): string {
  const index = (id: string | null): number | null => (id === null ? null : sheets.findIndex((sheet) => sheet.id === id));
  const all = [
    ...kept.map(({ sheetId, attributes, formula }) => {
      const sheet = attributes["name"] === FILTERED ? sheets.find(({ id }) => id === sheetId) : undefined;
      return { attributes, sheetId, formula: sheet?.parts?.filter ? fixed(sheet.name, [sheet.parts.filter.area]) : formula };
    }),
    ...names.map(({ name, comment, isHidden, sheetId, formula }) => ({
      attributes: { name, ...(comment ? { comment } : {}), ...(isHidden ? { hidden: "1" } : {}) },
      sheetId,
      formula,
    })),
    ...sheets.flatMap(({ id, name, parts }) =>
      (parts ? [[PRINT_AREA, fixed(name, parts.page.printArea)] as const, [PRINT_TITLES, titles(name, parts.page)] as const] : [])
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
