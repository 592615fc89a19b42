import type { Area, Position } from "../sheet/address";
import type { StoredValue } from "../sheet/sheet";
import type { Change } from "./change";
import type { FormattedContent, PlacedContent } from "./edit";
import { EMPTY_JOURNAL, type Journal, type JournalEntry, type SheetStep } from "./journal";
import type { CellLink, CellStyle, Measure, NewCell, NewSheet, PrintSetup, SheetContents } from "./new-sheet";
import type { LineSize, PageFacts, PlacedSheet } from "./placed-sheet";

const VERSION = 2;
/** Numbered its actions from 1 on in each journal, and knew no doubt. */
const FIRST_VERSION = 1;

/**
 * The journal as a text to be kept in the workbook. When it would be longer than `limit` characters, the oldest actions
 * are dropped first and counted; actions that were taken back go before any that can be.
 */
export function formatJournal(journal: Journal, limit: number): { readonly text: string; readonly journal: Journal } {
  let kept = journal;
  let text = textOf(kept);
  while (text.length > limit && kept.undone.length + kept.done.length > 0) {
    kept = kept.undone.length > 0 ? { ...kept, undone: kept.undone.slice(1) } : { ...kept, done: kept.done.slice(1), dropped: kept.dropped + 1 };
    text = textOf(kept);
  }
  return { text, journal: kept };
}

/** Reads what {@link formatJournal} wrote; null for anything else, such as the journal of a later version. */
export function parseJournal(text: string | null): Journal | null {
  if (text === null) return EMPTY_JOURNAL;
  try {
    const parsed = current(JSON.parse(text));
    return isJournal(parsed) ? { done: parsed.done, undone: parsed.undone, dropped: parsed.dropped } : null;
  } catch {
    return null;
  }
}

/** A journal of the first version as this one writes it; anything else as it is. */
function current(value: unknown): unknown {
  if (!isRecord(value) || value.version !== FIRST_VERSION) return value;
  return { ...value, version: VERSION, done: withIds(value.done), undone: withIds(value.undone) };
}

function withIds(entries: unknown): unknown {
  if (!Array.isArray(entries)) return entries;
  return entries.map((entry: unknown) => {
    if (!isRecord(entry) || !Array.isArray(entry.steps)) return entry;
    const { id, label, at, steps } = entry;
    return { id: typeof id === "number" ? `${String(at)} ${id}` : id, label, at, steps: steps.map((step: unknown) => (isRecord(step) ? { ...step, isInDoubt: false } : step)) };
  });
}

function textOf(journal: Journal): string {
  return JSON.stringify({ version: VERSION, ...journal });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;

/** The workbook may come from anywhere: a journal that is not what we write is none. Its edits are checked against the sheet when they are used. */
function isJournal(value: unknown): value is Journal {
  return (
    isRecord(value) && value.version === VERSION && typeof value.dropped === "number" && isListOf(value.done, isEntry) && isListOf(value.undone, isEntry)
  );
}

function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is readonly Item[] {
  return Array.isArray(value) && value.every(isItem);
}

function isEntry(value: unknown): value is JournalEntry {
  return (
    isRecord(value) &&
    typeof value.id === "string" &&
    typeof value.at === "string" &&
    isRecord(value.label) &&
    typeof value.label.id === "string" &&
    isRecord(value.label.values) &&
    isListOf(value.steps, isStep)
  );
}

function isStep(value: unknown): value is SheetStep {
  return isRecord(value) && typeof value.sheetId === "string" && typeof value.sheetName === "string" && typeof value.isInDoubt === "boolean" && isListOf(value.changes, isChange);
}

function isChange(value: unknown): value is Change {
  if (!isRecord(value)) return false;
  switch (value.kind) {
    case "cell":
      return isPosition(value.cell) && isAreaOrNone(value.merge) && isContent(value.before) && isContent(value.after) && (value.beside === null || isPlaced(value.beside));
    case "rows-inserted":
      return isRows(value);
    case "rows-deleted":
      return isRows(value) && isListOf(value.lost, isChange);
    case "merges":
      return isArea(value.area) && isListOf(value.before, isArea) && isListOf(value.after, isArea);
    case "row-height":
      return isCount(value.row) && (value.before === null || typeof value.before === "number") && typeof value.after === "number";
    case "print-area":
      return isArea(value.before) && isArea(value.after);
    case "name":
      return typeof value.name === "string" && typeof value.isLocal === "boolean" && typeof value.before === "string" && typeof value.after === "string";
    case "sheet-added":
    case "sheet-removed":
      return isNewSheet(value.sheet);
    case "place-filled":
    case "place-cleared":
      return isPlacedSheet(value.placed);
    default:
      return false;
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function isRows({ row, count, formatOf, beside }: Readonly<Record<string, unknown>>): boolean {
  return isCount(row) && isCount(count) && (formatOf === null || isCount(formatOf)) && isListOf(beside, isPlaced);
}

function isPosition(value: unknown): value is Position {
  return isRecord(value) && isCount(value.row) && isCount(value.column);
}

function isArea(value: unknown): value is Area {
  return isPosition(value) && isRecord(value) && isCount(value.lastRow) && isCount(value.lastColumn);
}

function isAreaOrNone(value: unknown): value is Area | null {
  return value === null || isArea(value);
}

function isContent(value: unknown): value is FormattedContent {
  return isRecord(value) && isStored(value.value) && (value.formula === null || typeof value.formula === "string") && typeof value.numberFormat === "string";
}

function isPlaced(value: unknown): value is PlacedContent {
  return isRecord(value) && isPosition(value.cell) && isStored(value.value) && (value.formula === null || typeof value.formula === "string");
}

function isStored(value: unknown): value is StoredValue {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

function isSheetContents(value: unknown): value is SheetContents {
  return (
    isRecord(value) &&
    isListOf(value.cells, isNewCell) &&
    isListOf(value.styles, isStyled) &&
    isListOf(value.merges, isArea) &&
    isListOf(value.columnWidths, isMeasure) &&
    isListOf(value.rowHeights, isMeasure)
  );
}

function isNewSheet(value: unknown): value is NewSheet {
  return (
    isSheetContents(value) &&
    isRecord(value) &&
    typeof value.name === "string" &&
    isListOf(value.links, isLink) &&
    isCount(value.frozenRows) &&
    typeof value.showsGridlines === "boolean" &&
    (value.print === null || isPrintSetup(value.print))
  );
}

function isNewCell(value: unknown): value is NewCell {
  return isPlaced(value) && isRecord(value) && (value.numberFormat === null || typeof value.numberFormat === "string");
}

function isStyled(value: unknown): value is { readonly area: Area; readonly style: CellStyle } {
  return isRecord(value) && isArea(value.area) && isRecord(value.style) && Object.values(value.style).every((part) => part !== null && isStored(part));
}

function isMeasure(value: unknown): value is Measure {
  return isRecord(value) && isCount(value.index) && typeof value.points === "number";
}

function isLink(value: unknown): value is CellLink {
  return isRecord(value) && isPosition(value.cell) && isPosition(value.target) && typeof value.sheetName === "string" && typeof value.text === "string";
}

function isPrintSetup(value: unknown): value is PrintSetup {
  return isRecord(value) && (value.orientation === "Portrait" || value.orientation === "Landscape") && isCount(value.titleRows) && typeof value.fitsWidth === "boolean";
}

function isPlacedSheet(value: unknown): value is PlacedSheet {
  return isRecord(value) && isArea(value.area) && isSheetContents(value.contents) && isSizesOrNone(value.columns) && isSizesOrNone(value.rows) && (value.page === null || isPageChange(value.page));
}

function isSizesOrNone(value: unknown): boolean {
  return value === null || isListOf(value, isLineSize);
}

function isLineSize(value: unknown): value is LineSize {
  return isRecord(value) && isCount(value.index) && isNumberOrNone(value.points);
}

function isPageChange(value: unknown): boolean {
  return isRecord(value) && isPageFacts(value.before) && isPrintSetup(value.print);
}

function isPageFacts(value: unknown): value is PageFacts {
  return (
    isRecord(value) &&
    typeof value.orientation === "string" &&
    (value.paperSize === null || typeof value.paperSize === "string") &&
    typeof value.isCentered === "boolean" &&
    isRecord(value.zoom) &&
    [value.zoom.scale, value.zoom.horizontalFitToPages, value.zoom.verticalFitToPages].every(isNumberOrNone)
  );
}

const isNumberOrNone = (value: unknown): boolean => value === null || typeof value === "number";
