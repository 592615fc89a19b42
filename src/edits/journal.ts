import { type Change, hasRowChanges, inverse } from "./change";
import type { EditLabel, EditPlan } from "./edit";

/** What the changes of one action did to one sheet. */
export interface SheetStep {
  readonly sheetId: string;
  /** To find the sheet again when a later sitting numbers the sheets anew. */
  readonly sheetName: string;
  readonly changes: readonly Change[];
}

/** One action of a person: taken back, and done again, in one step. */
export interface JournalEntry {
  readonly id: number;
  readonly label: EditLabel;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly steps: readonly SheetStep[];
  /** Sheets that the action added, by id and name. They are not taken away again: somebody may have worked in them. */
  readonly addedSheets: readonly { readonly sheetId: string; readonly name: string }[];
  /** Whether the action was done only in part because the host failed. */
  readonly isPartial: boolean;
}

/** Our own undo: Excel's does not see what add-ins write, on most of its platforms. */
export interface Journal {
  /** What can be taken back, oldest first. */
  readonly done: readonly JournalEntry[];
  /** What can be done again; the last one comes first. */
  readonly undone: readonly JournalEntry[];
  /** How many older actions had to be dropped to keep the journal small. */
  readonly dropped: number;
}

export const EMPTY_JOURNAL: Journal = { done: [], undone: [], dropped: 0 };

/** Names the journal among the settings of a workbook. */
export const JOURNAL_SETTING = "jixiao-check.journal";

/** The journal travels with the workbook; this many characters at most. */
export const JOURNAL_LIMIT = 200_000;

/** Enters an action. What was undone before cannot be done again afterwards, as people know it from every editor. */
export function record(journal: Journal, entry: Omit<JournalEntry, "id">): Journal {
  const id = Math.max(0, ...[...journal.done, ...journal.undone].map((other) => other.id)) + 1;
  return { ...journal, done: [...journal.done, { id, ...entry }], undone: [] };
}

/** The action that would be taken back next; null when there is none. */
export function lastDone(journal: Journal): JournalEntry | null {
  return journal.done.at(-1) ?? null;
}

/** The action that would be done again next; null when there is none. */
export function lastUndone(journal: Journal): JournalEntry | null {
  return journal.undone.at(-1) ?? null;
}

/**
 * The plan that takes a step of an action back; for an action that was taken back, the plan that does it again. Where
 * rows came or went it is all or nothing: half of it would leave rows that nobody meant. Otherwise each cell that
 * somebody changed is refused by itself, and the others go back.
 */
export function reversal({ label }: JournalEntry, { changes }: SheetStep): EditPlan {
  return { label, edits: inverse(changes), isAtomic: hasRowChanges(changes), premises: [] };
}

/** The journal after the action was taken back, with the changes that this made; without any it stays as it was. */
export function settleUndo(journal: Journal, entry: JournalEntry, steps: readonly SheetStep[]): Journal {
  const made = withChanges(steps);
  if (made.length === 0) return journal;
  return { ...journal, done: without(journal.done, entry), undone: [...journal.undone, { ...entry, steps: made }] };
}

/** As {@link settleUndo}, after the action was done again. */
export function settleRedo(journal: Journal, entry: JournalEntry, steps: readonly SheetStep[]): Journal {
  const made = withChanges(steps);
  if (made.length === 0) return journal;
  return { ...journal, done: [...journal.done, { ...entry, steps: made }], undone: without(journal.undone, entry) };
}

/** Takes an action out without touching the workbook, so that one that cannot be taken back does not bar the way to older ones. */
export function forget(journal: Journal, entry: JournalEntry): Journal {
  return { ...journal, done: without(journal.done, entry), undone: without(journal.undone, entry) };
}

/** The sheet of a step among those of the workbook: by its id, and by its name where the ids are new. */
export function sheetOf<Info extends { readonly id: string; readonly name: string }>(step: SheetStep, sheets: readonly Info[]): Info | null {
  const byId = sheets.find(({ id }) => id === step.sheetId);
  if (byId?.name === step.sheetName) return byId;
  return sheets.find(({ name }) => name === step.sheetName) ?? byId ?? null;
}

const withChanges = (steps: readonly SheetStep[]): SheetStep[] => steps.filter(({ changes }) => changes.length > 0);

const without = (entries: readonly JournalEntry[], { id }: JournalEntry): JournalEntry[] => entries.filter((entry) => entry.id !== id);
