import { EMPTY_JOURNAL, type Journal, type JournalEntry } from "./journal";

const VERSION = 1;

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
    const parsed: unknown = JSON.parse(text);
    return isJournal(parsed) ? { done: parsed.done, undone: parsed.undone, dropped: parsed.dropped } : null;
  } catch {
    return null;
  }
}

function textOf(journal: Journal): string {
  return JSON.stringify({ version: VERSION, ...journal });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;

/** The workbook may come from anywhere. What the entries say is checked edit by edit against the sheet when they are used. */
function isJournal(value: unknown): value is Journal {
  return (
    isRecord(value) && value.version === VERSION && typeof value.dropped === "number" && isListOf(value.done, isEntry) && isListOf(value.undone, isEntry)
  );
}

function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is readonly Item[] {
  return Array.isArray(value) && value.every(isItem);
}

function isEntry(value: unknown): value is JournalEntry {
  return isRecord(value) && typeof value.id === "number" && typeof value.at === "string" && isRecord(value.label) && Array.isArray(value.steps);
}
