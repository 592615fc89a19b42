import { isApplied, type Outcome } from "../../edits/outcome";
import type { PlaceFacts } from "../../edits/place-facts";
import type { LineSize, PageFacts, PlacedSheet } from "../../edits/placed-sheet";
import { type Area, columnName, formatArea } from "../../sheet/address";
import { toHostError } from "./errors";
import { isAboutMerges, type PickWorksheet, readWorksheet } from "./read-sheet";
import { clearContents, columnFormat, rowFormat, setUpPages, writeContents, writeLooks } from "./sheet-contents";

/**
 * How a place stands, in three round trips: the cells of the worksheet, the place itself, and its pages, of which Excel for
 * Windows says nothing without a printer.
 * @throws HostError
 */
export async function readPlace(pick: PickWorksheet, area: Area, canReadMerges: boolean): Promise<PlaceFacts> {
  const { sheet } = await readWorksheet(pick, { canReadMerges, detail: "editing" });
  try {
    return { sheet, ...(await readLooks(pick, area)), page: await readPages(pick).catch(() => null) };
  } catch (error) {
    throw toHostError(error);
  }
}

async function readLooks(pick: PickWorksheet, area: Area): Promise<Omit<PlaceFacts, "sheet" | "page">> {
  const context = new Excel.RequestContext();
  const worksheet = pick(context.workbook.worksheets);
  const columnsAddress = `${columnName(area.column)}:${columnName(area.lastColumn)}`;
  const asked = [worksheet, ...[formatArea(area), columnsAddress, `${area.row + 1}:${area.lastRow + 1}`].map((address) => worksheet.getRange(address))];
  // Formats count: lines and colours are a person's work too.
  const found = asked.map((cells) => cells.getUsedRangeOrNullObject(false));
  for (const cells of found) cells.load("rowIndex,columnIndex,rowCount,columnCount");
  const place = worksheet.getRange(formatArea(area));
  place.load("rowHidden,columnHidden");
  const columns = requestSizes(area.column, area.lastColumn, (index) => columnFormat(worksheet, index), "columnWidth", "useStandardWidth");
  const rows = requestSizes(area.row, area.lastRow, (index) => rowFormat(worksheet, index), "rowHeight", "useStandardHeight");
  await context.sync();
  const [used, usedInPlace, usedInColumns, usedInRows] = found.map(placeOf) as [Area | null, Area | null, Area | null, Area | null];
  return {
    used,
    usedInPlace,
    usedInColumns,
    usedInRows,
    columns: columns(),
    rows: rows(),
    hasHidden: isAnyHidden(place.rowHidden) || isAnyHidden(place.columnHidden),
  };
}

/** By numbers, because the address of whole rows or columns names no cell. */
function placeOf({ isNullObject, rowIndex: row, columnIndex: column, rowCount, columnCount }: Excel.Range): Area | null {
  return isNullObject ? null : { row, column, lastRow: row + rowCount - 1, lastColumn: column + columnCount - 1 };
}

/** Excel answers null where some are and some are not. */
const isAnyHidden = (isHidden: boolean | null): boolean => isHidden !== false;

/** @returns the answer, after the next `sync` */
function requestSizes(
  first: number,
  last: number,
  formatOf: (index: number) => Excel.RangeFormat,
  size: "columnWidth" | "rowHeight",
  isStandard: "useStandardWidth" | "useStandardHeight",
): () => LineSize[] {
  const formats = Array.from({ length: last - first + 1 }, (_, offset) => formatOf(first + offset));
  for (const format of formats) format.load(`${size},${isStandard}`);
  return () => formats.map((format, offset) => ({ index: first + offset, points: format[isStandard] ? null : format[size] }));
}

async function readPages(pick: PickWorksheet): Promise<PageFacts> {
  const context = new Excel.RequestContext();
  const layout = pick(context.workbook.worksheets).pageLayout;
  layout.load("orientation,paperSize,centerHorizontally,zoom");
  await context.sync();
  const { scale = null, horizontalFitToPages = null, verticalFitToPages = null } = layout.zoom;
  return { orientation: layout.orientation, paperSize: layout.paperSize, isCentered: layout.centerHorizontally, zoom: { scale, horizontalFitToPages, verticalFitToPages } };
}

/** A place could not be filled to the end. */
export class FillingStopped extends Error {
  constructor(
    /** What Excel said. */
    readonly reason: unknown,
    /** Whether the place is blank again for certain. */
    readonly isTakenBack: boolean,
  ) {
    super("A place could not be filled to the end");
  }
}

/**
 * Fills a blank place in two stages, its looks and then its cells, and reads it back with the second one. When either stops,
 * the place is left as blank as it was.
 * @param readBack asks for what is to be read along with the last stage, and answers it
 * @throws FillingStopped
 */
export async function fillPlace<Answer>(pick: PickWorksheet, placed: PlacedSheet, readBack: (worksheet: Excel.Worksheet) => () => Answer): Promise<Answer> {
  const keeps = { columns: placed.columns === null, rows: placed.rows === null };
  try {
    await inRoundTrip(pick, (worksheet) => writeLooks(worksheet, placed.contents, keeps));
    const answer = await inRoundTrip(pick, (worksheet) => {
      writeContents(worksheet, placed.contents, keeps);
      return readBack(worksheet);
    });
    return answer();
  } catch (error) {
    if (isAboutReading(error)) throw error;
    const isTakenBack = await inRoundTrip(pick, (worksheet) => clearContents(worksheet, placed)).then(() => true, () => false);
    throw new FillingStopped(error, isTakenBack);
  }
}

/** Whether Excel failed at reading back, so that all that was to be written before is written. */
export function isAboutReading(error: unknown): boolean {
  return isAboutMerges(error) || (error as { readonly code?: unknown } | null)?.code === "ResponsePayloadSizeLimitExceeded";
}

async function inRoundTrip<Result>(pick: PickWorksheet, work: (worksheet: Excel.Worksheet) => Result): Promise<Result> {
  const context = new Excel.RequestContext();
  const result = work(pick(context.workbook.worksheets));
  await context.sync();
  return result;
}

/**
 * Sets up the pages of a place that was filled, or sets them back. It is done apart, because Excel for Windows knows no page
 * without a printer and the place is good without; the change then says so.
 */
export function withPages(pick: PickWorksheet, outcomes: readonly Outcome[]): Promise<readonly Outcome[]> {
  return Promise.all(outcomes.map((outcome) => withPage(pick, outcome)));
}

async function withPage(pick: PickWorksheet, outcome: Outcome): Promise<Outcome> {
  if (!isApplied(outcome) || (outcome.change.kind !== "place-filled" && outcome.change.kind !== "place-cleared")) return outcome;
  const { kind, placed } = outcome.change;
  if (!placed.page) return outcome;
  const context = new Excel.RequestContext();
  const layout = pick(context.workbook.worksheets).pageLayout;
  if (kind === "place-filled") setUpPages(layout, placed.page.print);
  else setBackPages(layout, placed.page.before);
  return context.sync().then(
    () => outcome,
    () => ({ ...outcome, change: { kind, placed: { ...placed, page: null } } }),
  );
}

function setBackPages(layout: Excel.PageLayout, { orientation, paperSize, isCentered, zoom }: PageFacts): void {
  layout.orientation = orientation === "Landscape" ? "Landscape" : "Portrait";
  // Whatever Excel called the paper, it knows it by that name.
  if (paperSize !== null) Object.assign(layout, { paperSize });
  layout.centerHorizontally = isCentered;
  layout.zoom = zoomOf(zoom);
}

/** What does not hold is left out. */
function zoomOf({ scale, horizontalFitToPages, verticalFitToPages }: PageFacts["zoom"]): Excel.PageLayoutZoomOptions {
  if (horizontalFitToPages === null && verticalFitToPages === null) return { scale: scale ?? 100 };
  return { ...(horizontalFitToPages === null ? {} : { horizontalFitToPages }), ...(verticalFitToPages === null ? {} : { verticalFitToPages }) };
}
