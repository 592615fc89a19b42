import type { Change } from "./change";
import type { EditLabel } from "./edit";

/** What the changes of one action did to one sheet. */
export interface SheetStep {
  readonly sheetId: string;
  /** To find the sheet again when a later sitting numbers the sheets anew. */
  readonly sheetName: string;
  readonly changes: readonly Change[];
  /** Whether a failure left it open how much of this was carried out, or taken back again. */
  readonly isInDoubt: boolean;
}

/**
 * One action of a person, taken back and done again in one step. When only a part of it was taken back, the action stands in
 * both lists with the same id: with what can still be taken back, and with what can be done again.
 */
export interface JournalEntry {
  /** No other action has it, whoever made it and wherever. */
  readonly id: string;
  readonly label: EditLabel;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly steps: readonly SheetStep[];
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

/** The lists of a journal. */
export type Side = "done" | "undone";

export const EMPTY_JOURNAL: Journal = { done: [], undone: [], dropped: 0 };

/** Names the journal among the settings of a workbook. */
export const JOURNAL_SETTING = "jixiao-check.journal";

/** The journal travels with the workbook; this many characters at most. */
export const JOURNAL_LIMIT = 200_000;

/** Enters an action, once. What was undone before cannot be done again afterwards, as people know it from every editor. */
export function record(journal: Journal, entry: JournalEntry): Journal {
  if (partOf(journal, "done", entry.id) || partOf(journal, "undone", entry.id)) return journal;
  return { ...journal, done: [...journal.done, entry], undone: [] };
}

/** The action that would be taken back next; null when there is none. */
export function lastDone(journal: Journal): JournalEntry | null {
  return journal.done.at(-1) ?? null;
}

/** The action that would be done again next; null when there is none. */
export function lastUndone(journal: Journal): JournalEntry | null {
  return journal.undone.at(-1) ?? null;
}

/** What a list has of the action; null for nothing. */
export function partOf(journal: Journal, side: Side, id: string): JournalEntry | null {
  return journal[side].find((entry) => entry.id === id) ?? null;
}

/** What became of an action that was taken back, or done again. */
export interface Turned {
  readonly entry: JournalEntry;
  /** Where it was before. */
  readonly from: Side;
  /** What turning it changed; nothing when nothing was. */
  readonly made: readonly SheetStep[];
  /** What stays as it was; nothing when all of it was turned. */
  readonly rest: readonly SheetStep[];
}

/**
 * The journal after an action was taken back, or done again: what was turned goes to the other list, the rest keeps its place.
 * What somebody else has taken out of the list meanwhile does not come back. Made twice, it is the same.
 */
export function turn(journal: Journal, { entry, from, made, rest }: Turned): Journal {
  const to: Side = from === "done" ? "undone" : "done";
  const left = journal[from].flatMap((other) => (other.id !== entry.id ? [other] : rest.length > 0 ? [{ ...other, steps: rest }] : []));
  return { ...journal, [from]: left, [to]: made.length > 0 ? joined(journal[to], { ...entry, steps: made }) : journal[to] };
}

/** The list with an action, or with more of one that it has a part of already. */
function joined(entries: readonly JournalEntry[], entry: JournalEntry): readonly JournalEntry[] {
  const known = entries.find(({ id }) => id === entry.id);
  if (!known) return [...entries, entry];
  const all = { ...known, steps: withSteps(known.steps, entry.steps) };
  return entries.map((other) => (other === known ? all : other));
}

/** Changes of a sheet follow those that are known of it. */
function withSteps(known: readonly SheetStep[], more: readonly SheetStep[]): SheetStep[] {
  const isSame = (a: SheetStep, b: SheetStep): boolean => a.sheetId === b.sheetId && a.sheetName === b.sheetName;
  const added = known.map((step): SheetStep => {
    const next = more.find((other) => isSame(step, other));
    return !next || endsWith(step.changes, next.changes) ? step : { ...next, changes: [...step.changes, ...next.changes] };
  });
  return [...added, ...more.filter((step) => !known.some((other) => isSame(other, step)))];
}

function endsWith(changes: readonly Change[], last: readonly Change[]): boolean {
  return JSON.stringify(changes.slice(-last.length)) === JSON.stringify(last);
}

/** Gives up taking an action back, without touching the workbook, so that one that cannot be taken back does not bar the way to older ones. */
export function forget(journal: Journal, { id }: JournalEntry): Journal {
  return { ...journal, done: journal.done.filter((entry) => entry.id !== id) };
}

/** The sheet of a step among those of the workbook: by its id, and by its name where the ids are new. */
export function stepSheet<Info extends { readonly id: string; readonly name: string }>(step: SheetStep, sheets: readonly Info[]): Info | null {
  const byId = sheets.find(({ id }) => id === step.sheetId);
  if (byId?.name === step.sheetName) return byId;
  return sheets.find(({ name }) => name === step.sheetName) ?? byId ?? null;
}
