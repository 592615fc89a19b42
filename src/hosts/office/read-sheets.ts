import type { HostError, HostErrorCode, SheetReading } from "../port";
import { toHostError } from "./errors";
import { isAboutMerges, type ReadSheet, readWorksheet, requestSheet, sheetIn } from "./read-sheet";

/**
 * Excel hands over 5 MB at a time on the web. A cell takes four entries, and one with Chinese words about 120 bytes; this
 * many leave room for the rest of the answer.
 */
const CELLS_AT_A_TIME = 30_000;
/** Each sheet takes some twenty objects of Excel's, and Excel slows down with thousands of them. */
const SHEETS_AT_A_TIME = 60;

/** Failures that concern one sheet, or the amount that was asked for, and not the others. */
const OF_ONE_SHEET: readonly HostErrorCode[] = ["too-large", "sheet-gone", "access-denied", "unsupported"];

/**
 * Reads worksheets in one round trip for their sizes and as few as possible for their cells.
 * @throws HostError when Excel fails altogether
 */
export async function* readWorksheets(ids: readonly string[], canReadMerges: boolean): AsyncGenerator<SheetReading> {
  if (ids.length === 0) return;
  const sizes = await readSizes(ids);
  for (const batch of batches(ids, sizes)) yield* readBatch(batch, canReadMerges);
}

/** The number of cells of each sheet; null for a sheet that is gone. */
async function readSizes(ids: readonly string[]): Promise<(number | null)[]> {
  const context = new Excel.RequestContext();
  const sheets = ids.map((id) => {
    const worksheet = context.workbook.worksheets.getItemOrNullObject(id);
    const used = worksheet.getUsedRangeOrNullObject(true);
    worksheet.load("id");
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    return { worksheet, used };
  });
  try {
    await context.sync();
  } catch (error) {
    throw toHostError(error);
  }
  return sheets.map(({ worksheet, used }) => {
    if (worksheet.isNullObject) return null;
    return used.isNullObject ? 0 : (used.rowIndex + used.rowCount) * (used.columnIndex + used.columnCount);
  });
}

function batches(ids: readonly string[], sizes: readonly (number | null)[]): string[][] {
  const all: string[][] = [];
  let cells = Infinity;
  ids.forEach((id, index) => {
    const size = sizes[index] ?? 0;
    const current = all.at(-1);
    if (current && cells + size <= CELLS_AT_A_TIME && current.length < SHEETS_AT_A_TIME) {
      current.push(id);
      cells += size;
    } else {
      all.push([id]);
      cells = size;
    }
  });
  return all;
}

/** Reads the sheets at once; what Excel refuses is halved and asked for again. */
async function* readBatch(ids: readonly string[], canReadMerges: boolean): AsyncGenerator<SheetReading> {
  const answer = ids.length === 1 ? await readOne(ids[0]!, canReadMerges) : await readTogether(ids, canReadMerges);
  if (answer) {
    yield* answer;
    return;
  }
  const middle = Math.ceil(ids.length / 2);
  yield* readBatch(ids.slice(0, middle), canReadMerges);
  yield* readBatch(ids.slice(middle), canReadMerges);
}

async function readOne(id: string, canReadMerges: boolean): Promise<SheetReading[]> {
  try {
    return [reading(id, await readWorksheet((worksheets) => worksheets.getItem(id), { canReadMerges, detail: "cells" }))];
  } catch (error) {
    const { code } = error as HostError;
    if (!OF_ONE_SHEET.includes(code)) throw error;
    return [{ id, failure: code }];
  }
}

/** @returns null when it was too much, or when one of the sheets stands in the way of the others */
async function readTogether(ids: readonly string[], canReadMerges: boolean): Promise<SheetReading[] | null> {
  const context = new Excel.RequestContext();
  const requests = ids.map((id) => requestSheet(context.workbook.worksheets.getItem(id), { canReadMerges, detail: "cells" }));
  try {
    await context.sync();
    return requests.map((request, index) => reading(ids[index]!, sheetIn(request)));
  } catch (error) {
    const failure = toHostError(error);
    if (isAboutMerges(error) || OF_ONE_SHEET.includes(failure.code)) return null;
    throw failure;
  }
}

function reading(id: string, { info, sheet }: ReadSheet): SheetReading {
  return { id, info, sheet };
}
