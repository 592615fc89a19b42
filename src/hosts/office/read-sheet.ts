import { type Area, columnName, formatArea, parseArea } from "../../sheet/address";
import { type DefinedName, type EditingFacts, Sheet, type SheetSnapshot, type StoredValue } from "../../sheet/sheet";
import { HostError, type HostErrorCode, type ReadingDetail, type SheetInfo } from "../port";
import { failureLocation, toHostError } from "./errors";
import { shownText } from "./shown-text";

/** A sheet with the data that names it. */
export interface ReadSheet {
  readonly info: SheetInfo;
  readonly sheet: Sheet;
  /** Whether a cell of {@link ReadOptions.arraysIn} may share its formula with others. */
  readonly hasArrays: boolean;
}

/** Picks the worksheet to read from the collection, without a round trip. */
export type PickWorksheet = (worksheets: Excel.WorksheetCollection) => Excel.Worksheet;

const VISIBILITIES: Readonly<Record<string, SheetInfo["visibility"]>> = {
  Visible: "visible",
  Hidden: "hidden",
  VeryHidden: "very-hidden",
};

/** Excel refuses to list more than 512 merged areas at a time; a band of this height leaves 16 for each row. */
const MERGE_BAND_ROWS = 32;
/** Bands grow beyond that height rather than make one request of thousands of parts. */
const MAX_MERGE_BANDS = 500;

/** What identifies a worksheet, once `worksheet.load("id,name,visibility")` was answered. */
export function infoOf({ id, name, visibility }: Excel.Worksheet): SheetInfo {
  return { id, name, visibility: VISIBILITIES[visibility] ?? "visible" };
}

/** How a worksheet is to be read. */
export interface ReadOptions {
  readonly canReadMerges: boolean;
  readonly detail: ReadingDetail;
  /** Leaves out of "editing" what Excel cannot always tell: what is printed, and names. */
  readonly isCautious?: boolean;
  /** Cells of which is asked whether one of them shares its formula with others. */
  readonly arraysIn?: Area | null;
}

/**
 * Reads a worksheet in one round trip. Only a sheet with more merged areas than Excel lists at a time takes two more, and
 * one with table objects takes one more when it is read for editing.
 * @throws HostError
 */
export async function readWorksheet(pick: PickWorksheet, options: ReadOptions): Promise<ReadSheet> {
  try {
    return await readAtOnce(pick, options);
  } catch (error) {
    const failure = toHostError(error);
    if (options.detail === "editing" && !options.isCautious && !isAboutMerges(error) && !NOT_OF_FACTS.includes(failure.code)) return readCautiously(pick, options);
    if (!options.canReadMerges || !isAboutMerges(error)) throw failure;
  }
  try {
    const read = await readAtOnce(pick, { ...options, canReadMerges: false });
    const merges = await readMergesByBands(pick, read.sheet.used);
    return { ...read, sheet: new Sheet({ ...read.sheet.snapshot, merges }) };
  } catch (error) {
    throw isAboutMerges(error) ? new HostError("too-large", "merged areas") : toHostError(error);
  }
}

/** Failures that have nothing to do with what is asked for editing alone. */
const NOT_OF_FACTS: readonly HostErrorCode[] = ["cell-editing", "throttled", "session-lost", "sheet-gone"];

/**
 * Excel may fail at what it prints without a printer, at names while another workbook is in front, and at more names than
 * it hands over at a time, which old workbooks have. Such facts are asked for apart, and done without where they fail: Excel
 * itself moves what is printed and named when rows come or go.
 */
async function readCautiously(pick: PickWorksheet, options: ReadOptions): Promise<ReadSheet> {
  const read = await readWorksheet(pick, { ...options, isCautious: true, arraysIn: null });
  const { snapshot } = read.sheet;
  const apart = <Facts>(ask: (worksheet: Excel.Worksheet) => () => Facts, otherwise: Facts): Promise<Facts> => {
    const context = new Excel.RequestContext();
    const answer = ask(pick(context.workbook.worksheets));
    return context.sync().then(answer, () => otherwise);
  };
  const printArea = await apart(requestPrintArea, null);
  const ofSheet = await apart(({ names }) => requestNames(names, true), []);
  const ofWorkbook = await apart(({ context }) => requestNames(context.workbook.names, false), []);
  return { ...read, hasArrays: options.arraysIn != null, sheet: new Sheet({ ...snapshot, editing: { ...snapshot.editing!, printArea, names: [...ofSheet, ...ofWorkbook] } }) };
}

/** Whether Excel refused because it does not list so many merged areas at a time. */
export function isAboutMerges(error: unknown): boolean {
  return failureLocation(error).includes("getMergedAreas");
}

// Excel.run would keep references to every range and send one more request to let go of them; a plain context of
// which nothing outlives the answer needs neither.
async function readAtOnce(pick: PickWorksheet, options: ReadOptions): Promise<ReadSheet> {
  const context = new Excel.RequestContext();
  const request = requestSheet(pick(context.workbook.worksheets), options);
  await context.sync();
  return withTables(context, sheetIn(request), request.facts?.tables.items ?? []);
}

/** What was asked of one worksheet; to be read with {@link sheetIn} after the next `sync`. */
export interface SheetRequest {
  readonly worksheet: Excel.Worksheet;
  readonly cells: Excel.Range;
  readonly rows: OfficeExtension.ClientResult<Excel.RowProperties[]>;
  readonly columns: OfficeExtension.ClientResult<Excel.ColumnProperties[]>;
  readonly merged: Excel.RangeAreas | null;
  readonly arrays: Excel.Range | null;
  readonly application: Excel.Application;
  readonly facts: RequestedFacts | null;
}

/** What was asked for whoever changes the worksheet. */
interface RequestedFacts {
  readonly tables: Excel.TableCollection;
  readonly filter: Excel.AutoFilter;
  readonly filtered: Excel.Range;
  readonly printArea: () => Area | null;
  readonly names: readonly (() => DefinedName[])[];
}

/** Asks for a worksheet without a round trip. */
export function requestSheet(worksheet: Excel.Worksheet, { canReadMerges, detail, isCautious = false, arraysIn = null }: ReadOptions): SheetRequest {
  const isForEditing = detail === "editing";
  worksheet.load("id,name,visibility");
  worksheet.protection.load("protected");
  // Cells that are only formatted do not count: old exports carry borders down to the last row of the grid. A merged
  // area is listed only when its first cell lies in the range that is asked, so the range begins at A1.
  const cells = worksheet.getRange("A1").getBoundingRect(worksheet.getUsedRange(true));
  cells.load("values,formulas,text,numberFormat");
  const { application } = worksheet.context.workbook;
  application.load("calculationMode,calculationState");
  // A program that can list merged areas knows of arrays, too.
  const arrays = canReadMerges && arraysIn ? worksheet.getRange(formatArea(arraysIn)) : null;
  arrays?.load("savedAsArray,hasSpill");
  return {
    worksheet,
    cells,
    rows: cells.getRowProperties({ rowHidden: true, ...(isForEditing ? { format: { rowHeight: true } } : {}) }),
    columns: cells.getColumnProperties({ columnHidden: true }),
    merged: canReadMerges ? requestMerges(cells) : null,
    arrays,
    application,
    facts: isForEditing ? requestFacts(worksheet, isCautious) : null,
  };
}

/**
 * The worksheet as Excel has answered. Where its table objects stand takes another round trip.
 * @throws HostError `too-large`
 */
export function sheetIn({ worksheet, cells, rows, columns, merged, arrays, application, facts }: SheetRequest): ReadSheet {
  const info = infoOf(worksheet);
  const values = cells.values as readonly (readonly StoredValue[])[] | null;
  // Excel answers null instead of failing when a range has more cells than it hands over.
  if (!values) throw new HostError("too-large", "no values");
  const texts: readonly (readonly string[])[] = cells.text;
  const numberFormats: readonly (readonly string[])[] = cells.numberFormat;
  const snapshot: SheetSnapshot = {
    name: info.name,
    origin: { row: 0, column: 0 },
    values,
    texts: texts.map((line, i) => line.map((text, j) => shownText(values[i]?.[j], text, numberFormats[i]?.[j] ?? ""))),
    // Excel hands over the text "=8个" like a formula; what a formula shows is something else than itself.
    formulas: (cells.formulas as readonly (readonly unknown[])[]).map((line, i) => line.map((formula, j) => (formula === values[i]?.[j] ? "" : formula))),
    numberFormats,
    merges: merged ? areasOf(merged) : [],
    hiddenRows: indexesWhere(rows, ({ rowHidden }) => rowHidden === true),
    hiddenColumns: indexesWhere(columns, ({ columnHidden }) => columnHidden === true),
    visibility: info.visibility,
    isProtected: worksheet.protection.protected,
    ...(isPending(application) ? { isCalculationPending: true } : {}),
    ...(facts ? { editing: { ...factsIn(facts), rowHeights: rows.value.map(({ format }) => format?.rowHeight ?? null) } } : {}),
  };
  // Excel answers null where some cells do and some do not.
  const hasArrays = arrays !== null && [arrays.savedAsArray, arrays.hasSpill].some((isSo: boolean | null) => isSo !== false);
  return { info, sheet: new Sheet(snapshot), hasArrays };
}

/** Where Excel calculates by itself it has done so when it answers, whatever it says of its state meanwhile. */
function isPending({ calculationMode, calculationState }: Excel.Application): boolean {
  return calculationMode === "Manual" && calculationState !== "Done";
}

function requestFacts(worksheet: Excel.Worksheet, isCautious: boolean): RequestedFacts {
  const { tables, autoFilter: filter, names, context } = worksheet;
  tables.load("items/name");
  filter.load("isDataFiltered");
  const filtered = filter.getRangeOrNullObject();
  filtered.load("address");
  return {
    tables,
    filter,
    filtered,
    printArea: isCautious ? () => null : requestPrintArea(worksheet),
    names: isCautious ? [] : [requestNames(names, true), requestNames(context.workbook.names, false)],
  };
}

function factsIn({ printArea, filter, filtered, names }: RequestedFacts): Omit<EditingFacts, "rowHeights"> {
  return { tables: [], printArea: printArea(), filtered: filter.isDataFiltered ? areaOf(filtered) : null, names: names.flatMap((answer) => answer()) };
}

/** @returns the answer, after the next `sync` */
function requestPrintArea({ pageLayout }: Excel.Worksheet): () => Area | null {
  const printed = pageLayout.getPrintAreaOrNullObject();
  printed.load("address");
  return () => areaOf(printed);
}

const areaOf = (cells: Excel.Range | Excel.RangeAreas): Area | null => (cells.isNullObject ? null : parseArea(cells.address));

/** What is printed and filtered has names too, which Excel looks after itself. */
const OF_EXCEL = /^(?:_xlnm|_FilterDatabase$|Print_(?:Area|Titles)$)/i;

/** @returns the answer, after the next `sync` */
function requestNames(collection: Excel.NamedItemCollection, isLocal: boolean): () => DefinedName[] {
  collection.load("items/name,items/formula");
  return () => {
    // A name may stand for a value.
    const named = collection.items.filter(({ name, formula }) => !OF_EXCEL.test(name) && typeof formula === "string");
    return named.map(({ name, formula }) => ({ name, isLocal, formula: formula as string }));
  };
}

async function withTables(context: Excel.RequestContext, read: ReadSheet, tables: readonly Excel.Table[]): Promise<ReadSheet> {
  const { sheet } = read;
  if (!sheet.snapshot.editing || tables.length === 0) return read;
  const ranges = tables.map((table) => table.getRange());
  for (const range of ranges) range.load("address");
  await context.sync();
  const areas = ranges.map(({ address }) => parseArea(address)).filter((area) => area !== null);
  return { ...read, sheet: new Sheet({ ...sheet.snapshot, editing: { ...sheet.snapshot.editing, tables: areas } }) };
}

async function readMergesByBands(pick: PickWorksheet, used: Area): Promise<Area[]> {
  const context = new Excel.RequestContext();
  const worksheet = pick(context.workbook.worksheets);
  const rows = used.lastRow + 1;
  const height = Math.max(MERGE_BAND_ROWS, Math.ceil(rows / MAX_MERGE_BANDS));
  const bands = Array.from({ length: Math.ceil(rows / height) }, (_, band) => {
    const last = Math.min(rows, (band + 1) * height);
    return requestMerges(worksheet.getRange(`A${band * height + 1}:${columnName(used.lastColumn)}${last}`));
  });
  await context.sync();
  return bands.flatMap(areasOf);
}

function requestMerges(range: Excel.Range): Excel.RangeAreas {
  const merged = range.getMergedAreasOrNullObject();
  merged.load("areas/items/address");
  return merged;
}

function areasOf(merged: Excel.RangeAreas): Area[] {
  if (merged.isNullObject) return [];
  return merged.areas.items.map(({ address }) => parseArea(address)).filter((area) => area !== null);
}

function indexesWhere<Item>({ value }: OfficeExtension.ClientResult<Item[]>, holds: (item: Item) => boolean): number[] {
  return value.flatMap((item, index) => (holds(item) ? [index] : []));
}
