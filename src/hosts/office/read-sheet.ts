import { type Area, columnName, parseArea } from "../../sheet/address";
import { type DefinedName, type EditingFacts, Sheet, type SheetSnapshot, type StoredValue } from "../../sheet/sheet";
import { HostError, type ReadingDetail, type SheetInfo } from "../port";
import { failureLocation, toHostError } from "./errors";
import { shownText } from "./shown-text";

/** A sheet with the data that names it. */
export interface ReadSheet {
  readonly info: SheetInfo;
  readonly sheet: Sheet;
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
    if (!options.canReadMerges || !isAboutMerges(error)) throw toHostError(error);
  }
  try {
    const { info, sheet } = await readAtOnce(pick, { ...options, canReadMerges: false });
    const merges = await readMergesByBands(pick, sheet.used);
    return { info, sheet: new Sheet({ ...sheet.snapshot, merges }) };
  } catch (error) {
    throw isAboutMerges(error) ? new HostError("too-large", "merged areas") : toHostError(error);
  }
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
  readonly facts: RequestedFacts | null;
}

/** What was asked for whoever changes the worksheet. */
interface RequestedFacts {
  readonly tables: Excel.TableCollection;
  readonly printed: Excel.RangeAreas;
  readonly filter: Excel.AutoFilter;
  readonly filtered: Excel.Range;
  readonly names: { readonly ofSheet: Excel.NamedItemCollection; readonly ofWorkbook: Excel.NamedItemCollection };
}

/** Asks for a worksheet without a round trip. */
export function requestSheet(worksheet: Excel.Worksheet, { canReadMerges, detail }: ReadOptions): SheetRequest {
  const isForEditing = detail === "editing";
  worksheet.load("id,name,visibility");
  worksheet.protection.load("protected");
  // Cells that are only formatted do not count: old exports carry borders down to the last row of the grid. A merged
  // area is listed only when its first cell lies in the range that is asked, so the range begins at A1.
  const cells = worksheet.getRange("A1").getBoundingRect(worksheet.getUsedRange(true));
  cells.load("values,formulas,text,numberFormat");
  return {
    worksheet,
    cells,
    rows: cells.getRowProperties({ rowHidden: true, ...(isForEditing ? { format: { rowHeight: true } } : {}) }),
    columns: cells.getColumnProperties({ columnHidden: true }),
    merged: canReadMerges ? requestMerges(cells) : null,
    facts: isForEditing ? requestFacts(worksheet) : null,
  };
}

/**
 * The worksheet as Excel has answered. Where its table objects stand takes another round trip.
 * @throws HostError `too-large`
 */
export function sheetIn({ worksheet, cells, rows, columns, merged, facts }: SheetRequest): ReadSheet {
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
    ...(facts ? { editing: { ...factsIn(facts), rowHeights: rows.value.map(({ format }) => format?.rowHeight ?? null) } } : {}),
  };
  return { info, sheet: new Sheet(snapshot) };
}

function requestFacts(worksheet: Excel.Worksheet): RequestedFacts {
  const { tables, autoFilter: filter } = worksheet;
  tables.load("items/name");
  const printed = worksheet.pageLayout.getPrintAreaOrNullObject();
  printed.load("address");
  filter.load("isDataFiltered");
  const filtered = filter.getRangeOrNullObject();
  filtered.load("address");
  const names = { ofSheet: worksheet.names, ofWorkbook: worksheet.context.workbook.names };
  for (const collection of Object.values(names)) collection.load("items/name,items/formula");
  return { tables, printed, filter, filtered, names };
}

function factsIn({ printed, filter, filtered, names }: RequestedFacts): Omit<EditingFacts, "rowHeights"> {
  return {
    tables: [],
    printArea: areaOf(printed),
    filtered: filter.isDataFiltered ? areaOf(filtered) : null,
    names: [...namesIn(names.ofSheet, true), ...namesIn(names.ofWorkbook, false)],
  };
}

const areaOf = (cells: Excel.Range | Excel.RangeAreas): Area | null => (cells.isNullObject ? null : parseArea(cells.address));

/** What is printed and filtered has names too, which Excel looks after itself. */
const OF_EXCEL = /^(?:_xlnm|_FilterDatabase$|Print_(?:Area|Titles)$)/i;

function namesIn({ items }: Excel.NamedItemCollection, isLocal: boolean): DefinedName[] {
  // A name may stand for a value.
  const named = items.filter(({ name, formula }) => !OF_EXCEL.test(name) && typeof formula === "string");
  return named.map(({ name, formula }) => ({ name, isLocal, formula: formula as string }));
}

async function withTables(context: Excel.RequestContext, { info, sheet }: ReadSheet, tables: readonly Excel.Table[]): Promise<ReadSheet> {
  if (!sheet.snapshot.editing || tables.length === 0) return { info, sheet };
  const ranges = tables.map((table) => table.getRange());
  for (const range of ranges) range.load("address");
  await context.sync();
  const areas = ranges.map(({ address }) => parseArea(address)).filter((area) => area !== null);
  return { info, sheet: new Sheet({ ...sheet.snapshot, editing: { ...sheet.snapshot.editing, tables: areas } }) };
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
