import { Package } from "../../hosts/file/xlsx/package";
import { formulasOfTable, moveByName, moveByShift, moveParts } from "../../hosts/file/xlsx/moving";
import { type RenamedColumns, renameColumns } from "../../hosts/file/xlsx/structured-references";
import { StylesPart } from "../../hosts/file/xlsx/styles-part";
import { type ListedSheet, WorkbookPart } from "../../hosts/file/xlsx/workbook-part";
import { EMPTY_WORKSHEET, WorksheetPart } from "../../hosts/file/xlsx/worksheet-part";
import type { Shift } from "../../sheet/references";
import type { SheetBackend, SheetShift, Visibility, WorkbookBackend } from "../backend";
import type { CellStyle } from "../cell-style";
import type { SheetParts } from "../sheet-parts";
import { type Baseline, EMPTY_SHEET, type SheetBaseline } from "./baseline";
import { type ChangedCell, changedCells } from "./changed-cells";
import { changedColumns, changedRows } from "./changed-lines";
import { namesXml, type NamedSheet } from "./names";
import type { FileSource } from "./open";
import { OpenedCells } from "./opened-cells";
import { writeComments } from "./save-comments";
import { writeSections } from "./save-sheet";
import { StyleNumbers } from "./save-styles";
import { writeTables } from "./save-tables";
import { writeSettings } from "./settings";

const STATES: Readonly<Record<Visibility, ListedSheet["state"]>> = { visible: "visible", hidden: "hidden", "very-hidden": "veryHidden" };

export interface SaveOptions {
  readonly source: FileSource;
  /** What the grid said right after the file was opened. */
  readonly baseline: Baseline;
  /** The file's formats as the preview understood them. */
  readonly openedStyles: readonly CellStyle[];
  readonly settings: ReadonlyMap<string, unknown>;
}

/** A sheet on its way into the file. */
interface SavedSheet {
  readonly sheet: SheetBackend;
  readonly path: string;
  readonly part: WorksheetPart;
  readonly before: SheetBaseline;
  readonly cells: readonly ChangedCell[];
  /** How many rows and columns the grid was given, where they are now. */
  readonly knownRows: number;
  readonly knownColumns: number;
}

/**
 * The workbook as a file: the parts of the file that was opened, in which that is changed which is not as it was opened. All the
 * rest (charts, pictures, pivot tables, macros, what nobody here has ever heard of) stays byte by byte.
 * @throws DamagedPartError when a sheet cannot be written without doing harm
 */
export async function saveWorkbookFile(workbook: WorkbookBackend, options: SaveOptions): Promise<Uint8Array<ArrayBuffer>> {
  return (await savedPackage(workbook, options)).pack();
}

async function savedPackage(workbook: WorkbookBackend, { source, baseline, openedStyles, settings }: SaveOptions): Promise<Package> {
  const target = new Package(source.parts);
  const file = new WorkbookPart(target);
  const stylesPart = new StylesPart(target, file);
  const styles = new StyleNumbers(stylesPart, openedStyles);
  moveWhatHangsOnCells(workbook, { source, baseline, target, file });
  const sheets = workbook.sheets().map((sheet) => savedSheet(sheet, workbook.shifts, { source, baseline, target, file, styles }));
  const isNew = ({ sheet }: SavedSheet): boolean => !source.paths.has(sheet.id);
  const gone = [...source.paths].filter(([id]) => !sheets.some(({ sheet }) => sheet.id === id));
  const isStructureChanged = workbook.shifts.length > 0 || gone.length > 0 || sheets.some((saved) => isNew(saved) || saved.sheet.name() !== saved.before.name);
  const isContentChanged = isStructureChanged || sheets.some(({ cells }) => cells.some(({ change, isResult }) => !isResult && change.value !== undefined));
  for (const saved of sheets) writeCells(saved, isContentChanged);
  const renamed = isContentChanged ? writeAllTables(sheets, { source, target }) : [];
  const withNames = (formula: string): string => renamed.reduce(renameColumns, formula);
  if (renamed.length > 0) for (const { part } of sheets) part.changeFormulas(withNames);
  for (const saved of sheets) writeSheet(saved, { source, target, styles });
  stylesPart.write();
  const arranged = sheets.map(({ sheet, path }) => ({ name: sheet.name(), state: STATES[sheet.visibility()], path }));
  const orderBefore = file.sheets().map(({ path }) => path).join();
  file.arrange(arranged);
  const isOrderChanged = orderBefore !== file.sheets().map(({ path }) => path).join();
  writeNames(file, workbook, { source, baseline, sheets, isOrderChanged, withNames });
  if (isStructureChanged || sheets.some(({ cells }) => cells.some(({ change }) => change.formula !== undefined))) {
    // Cells say themselves what they depend on; programs make this list anew.
    const chain = file.related("calcChain");
    if (chain) target.removeRelated(file.path, chain.target);
  }
  if (isContentChanged && sheets.some(({ cells }) => cells.some(({ isUnknown }) => isUnknown))) file.recalculateOnLoad();
  if (JSON.stringify([...settings]) !== baseline.settings) writeSettings(target, file.path, settings);
  return target;
}

/** First what nobody here draws follows the rows, columns and names that have changed. */
function moveWhatHangsOnCells(workbook: WorkbookBackend, { source, baseline, target, file }: Pick<Context, "source" | "baseline" | "target" | "file">): void {
  const sheets = file.sheets();
  for (const { sheetId, ...moved } of workbook.shifts) {
    const sheetName = source.paths.has(sheetId) ? baseline.sheets.get(sheetId)?.name : undefined;
    if (sheetName !== undefined) moveParts(target, file.path, sheets, moveByShift({ ...moved, sheetName }));
  }
  for (const sheet of workbook.sheets()) {
    const before = baseline.sheets.get(sheet.id)?.name;
    if (before !== undefined && before !== sheet.name()) moveParts(target, file.path, sheets, moveByName(before, sheet.name()));
  }
}

interface Context {
  readonly source: FileSource;
  readonly baseline: Baseline;
  readonly target: Package;
  readonly file: WorkbookPart;
  readonly styles: StyleNumbers;
}

function savedSheet(sheet: SheetBackend, shifts: readonly SheetShift[], { source, baseline, target, file, styles }: Context): SavedSheet {
  const before = baseline.sheets.get(sheet.id) ?? { ...EMPTY_SHEET, name: sheet.name() };
  const path = source.paths.get(sheet.id) ?? file.addWorksheet(EMPTY_WORKSHEET);
  const part = new WorksheetPart(target.text(path) ?? "");
  let opened = baseline.cells.get(sheet.id) ?? new OpenedCells(undefined);
  for (const { sheetId, ...moved } of shifts) {
    const shift: Shift = { ...moved, sheetName: baseline.sheets.get(sheetId)?.name ?? "" };
    if (!source.paths.has(sheetId) || !source.paths.has(sheet.id)) continue;
    part.shift(before.name, shift);
    opened = opened.shifted(before.name, shift);
  }
  const grown = (axis: Shift["axis"]): number => shifts.reduce((sum, shift) => (shift.sheetId === sheet.id && shift.axis === axis && !shift.across ? sum + shift.count : sum), 0);
  return {
    sheet,
    path,
    part,
    before,
    cells: changedCells(sheet, opened, styles),
    knownRows: before.size.rows + grown("row"),
    knownColumns: before.size.columns + grown("column"),
  };
}

function writeCells({ sheet, part, cells, knownRows, knownColumns }: SavedSheet, isContentChanged: boolean): void {
  for (const [row, attributes] of changedRows(sheet, part, knownRows)) part.changeRow(row, attributes);
  for (const { row, column, change, isResult } of cells) if (!isResult || isContentChanged) part.changeCell(row, column, change);
  part.changeColumns(changedColumns(sheet, part, knownColumns));
}

/** Table objects, and what these keep of formulas; those of cells are still to be written. */
function writeAllTables(sheets: readonly SavedSheet[], { source, target }: Pick<Context, "source" | "target">): RenamedColumns[] {
  const opened = new Package(source.parts);
  const renamed = sheets.flatMap(({ sheet, path, part, before }) => writeTables(sheet, before.parts.tables, { path, target, part, source: opened }));
  if (renamed.length === 0) return [];
  for (const { path } of sheets.flatMap(({ sheet }) => sheet.parts.tables)) {
    target.splice(path, formulasOfTable(target.xml(path), (formula) => renamed.reduce(renameColumns, formula)));
  }
  return renamed;
}

function writeSheet({ sheet, path, part, before }: SavedSheet, { source, target, styles }: Pick<Context, "source" | "target" | "styles">): void {
  writeSections(sheet, part, before, { path, target, styles });
  writeComments(source.comments.get(sheet.id) ?? [], sheet.parts.comments, { path, target, part });
  target.update(path, () => part.toString());
}

function writeNames(
  file: WorkbookPart,
  workbook: WorkbookBackend,
  { source, baseline, sheets, isOrderChanged, withNames }: Pick<Context, "source" | "baseline"> & {
    readonly sheets: readonly SavedSheet[];
    readonly isOrderChanged: boolean;
    /** Formulas with the names that columns of tables have now. */
    readonly withNames: (formula: string) => string;
  },
): void {
  const printed = ({ page, filter }: SheetParts): string => JSON.stringify([page, filter]);
  const isSame = ({ sheet, before }: SavedSheet): boolean => sheet.name() === before.name && printed(sheet.parts) === printed(before.parts);
  const isRenamed = [...workbook.names(), ...source.keptNames].some(({ formula }) => withNames(formula) !== formula);
  if (!isOrderChanged && !isRenamed && JSON.stringify(workbook.names()) === baseline.names && sheets.every(isSame)) return;
  const listed = file.sheets().map(({ path, name }): NamedSheet => {
    const saved = sheets.find((one) => one.path === path);
    return { id: saved?.sheet.id ?? path, name, parts: saved?.sheet.parts ?? null };
  });
  const named = <T extends { readonly formula: string }>(names: readonly T[]): T[] => names.map((name) => ({ ...name, formula: withNames(name.formula) }));
  file.replace("definedNames", namesXml(listed, named(workbook.names()), named(source.keptNames)));
}
