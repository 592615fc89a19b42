import type { SheetBackend, Visibility, WorkbookBackend } from "../backend";
import type { CellStyle } from "../cell-style";
import { elements, relationId, WORKBOOK } from "./archive";
import { SPREADSHEET, STYLES } from "./blank";
import { namesXml } from "./names";
import type { FileSource } from "./open";
import { Package } from "./package";
import { writeComments } from "./save-comments";
import { sheetXml, tableXml } from "./save-sheet";
import { SharedStrings } from "./save-strings";
import { StyleSheet } from "./save-styles";
import { writeSettings } from "./settings";
import { attributesOf, rebuild, tag } from "./xml";

const ORDER = [
  "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames", "calcPr",
  "oleSize", "customWorkbookViews", "pivotCaches", "extLst",
];

const STATES: Readonly<Record<Visibility, string | null>> = { visible: null, hidden: "hidden", "very-hidden": "veryHidden" };

export interface SaveOptions {
  readonly source: FileSource;
  /** The file's formats as the preview understood them when it opened the file. */
  readonly openedStyles: readonly CellStyle[];
  readonly settings: ReadonlyMap<string, unknown>;
}

/**
 * The workbook as an .xlsx file: the parts of the file that was opened, with everything in its place that the preview knows.
 * What it does not know (drawings, headers and footers, themes) stays as it was.
 */
export function saveWorkbookFile(workbook: WorkbookBackend, { source, openedStyles, settings }: SaveOptions): Uint8Array<ArrayBuffer> {
  const { archive } = source;
  const target = new Package(archive);
  const [styles, strings] = [new StyleSheet(archive.xml(STYLES)!, openedStyles), new SharedStrings()];
  const sheets = workbook.sheets();
  const paths = new Map(sheets.map((sheet) => [sheet.id, source.paths.get(sheet.id) ?? newSheet(target)]));
  for (const sheet of sheets) {
    const path = paths.get(sheet.id)!;
    const opened = archive.xml(path);
    const legacyDrawing = drawing(target, path, sheet, source, opened);
    for (const table of sheet.parts.tables) target.set(table.path, tableXml(table, archive.xml(table.path)!));
    target.set(path, sheetXml(sheet, opened, { path, target, styles, strings, legacyDrawing }));
  }
  for (const [id, path] of source.paths) if (!paths.has(id)) target.removeRelated(WORKBOOK, path);
  target.set(STYLES, styles.xml());
  writeStrings(target, strings);
  // Cells say themselves what they depend on; programs make this list anew.
  for (const type of ["calcChain", "vbaProject"]) for (const relation of target.related(WORKBOOK, type)) target.removeRelated(WORKBOOK, relation.target);
  target.declare(WORKBOOK, `${SPREADSHEET}.sheet.main+xml`);
  writeSettings(target, archive, settings);
  target.set(WORKBOOK, workbookXml(workbook, source, target, paths));
  return target.bytes();
}

function newSheet(target: Package): string {
  const path = target.add("xl/worksheets/sheet", "", `${SPREADSHEET}.worksheet+xml`);
  target.relate(WORKBOOK, "worksheet", path);
  return path;
}

/** Comments that nobody touched keep the shapes that they were drawn in. */
function drawing(target: Package, path: string, sheet: SheetBackend, source: FileSource, opened: Document | null): string | null {
  if (JSON.stringify(sheet.parts.comments) !== JSON.stringify(source.comments.get(sheet.id) ?? [])) return writeComments(target, path, sheet.parts.comments);
  const element = elements(opened, "legacyDrawing")[0];
  return element ? tag("legacyDrawing", { "r:id": relationId(element) }) : null;
}

function writeStrings(target: Package, strings: SharedStrings): void {
  const path = target.related(WORKBOOK, "sharedStrings")[0]?.target;
  if (path) target.set(path, strings.xml());
  else target.relate(WORKBOOK, "sharedStrings", target.add("xl/sharedStrings", strings.xml(), `${SPREADSHEET}.sharedStrings+xml`));
}

function workbookXml(workbook: WorkbookBackend, source: FileSource, target: Package, paths: ReadonlyMap<string, string>): string {
  const document = source.archive.xml(WORKBOOK)!;
  const ids = new Map(target.related(WORKBOOK, "worksheet").map((relation) => [relation.target, relation.id]));
  const numbers = new Map(elements(document, "sheet").map((element) => [relationId(element), Number(element.getAttribute("sheetId"))]));
  let last = Math.max(0, ...numbers.values());
  const list = workbook.sheets().map((sheet) => {
    const id = ids.get(paths.get(sheet.id)!)!;
    return tag("sheet", { name: sheet.name(), sheetId: numbers.get(id) ?? ++last, state: STATES[sheet.visibility()], "r:id": id });
  });
  const sheets = workbook.sheets().map((sheet) => ({ id: sheet.id, name: sheet.name(), ...sheet.parts }));
  const view = elements(document, "workbookView")[0];
  const active = sheets.findIndex(({ id }) => id === workbook.activeSheet().id);
  return rebuild(document, ORDER, {
    bookViews: tag("bookViews", {}, tag("workbookView", { ...attributesOf(view), activeTab: active > 0 ? active : null, firstSheet: null })),
    sheets: tag("sheets", {}, list.join("")),
    definedNames: namesXml(sheets, workbook.names(), source.keptNames),
  });
}
