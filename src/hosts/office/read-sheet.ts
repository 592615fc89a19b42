import { type Area, columnName, parseArea } from "../../sheet/address";
import { Sheet, type SheetSnapshot, type StoredValue } from "../../sheet/sheet";
import { HostError, type SheetInfo } from "../port";
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

/**
 * Reads a worksheet in one round trip. Only a sheet with more merged areas than Excel lists at a time takes two more.
 * @throws HostError
 */
export async function readWorksheet(pick: PickWorksheet, canReadMerges: boolean): Promise<ReadSheet> {
  try {
    return await readAtOnce(pick, canReadMerges);
  } catch (error) {
    if (!canReadMerges || !failureLocation(error).includes("getMergedAreas")) throw toHostError(error);
  }
  try {
    const { info, sheet } = await readAtOnce(pick, false);
    const merges = await readMergesByBands(pick, sheet.used);
    return { info, sheet: new Sheet({ ...sheet.snapshot, merges }) };
  } catch (error) {
    throw failureLocation(error).includes("getMergedAreas") ? new HostError("too-large", "merged areas") : toHostError(error);
  }
}

// Excel.run would keep references to every range and send one more request to let go of them; a plain context of
// which nothing outlives the answer needs neither.
async function readAtOnce(pick: PickWorksheet, withMerges: boolean): Promise<ReadSheet> {
  const context = new Excel.RequestContext();
  const worksheet = pick(context.workbook.worksheets);
  worksheet.load("id,name,visibility");
  worksheet.protection.load("protected");
  // Cells that are only formatted do not count: old exports carry borders down to the last row of the grid. A merged
  // area is listed only when its first cell lies in the range that is asked, so the range begins at A1.
  const cells = worksheet.getRange("A1").getBoundingRect(worksheet.getUsedRange(true));
  cells.load("values,formulas,text,numberFormat");
  const rows = cells.getRowProperties({ rowHidden: true });
  const columns = cells.getColumnProperties({ columnHidden: true });
  const merged = withMerges ? requestMerges(cells) : null;
  await context.sync();
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
    formulas: cells.formulas,
    numberFormats,
    merges: merged ? areasOf(merged) : [],
    hiddenRows: indexesWhere(rows, ({ rowHidden }) => rowHidden === true),
    hiddenColumns: indexesWhere(columns, ({ columnHidden }) => columnHidden === true),
    visibility: info.visibility,
    isProtected: worksheet.protection.protected,
  };
  return { info, sheet: new Sheet(snapshot) };
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
