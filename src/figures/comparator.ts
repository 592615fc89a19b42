import words from "./comparators.json";

export type Comparator = "≥" | ">" | "≤" | "<" | "=";

type Spelling = readonly [string, Comparator];

const spellingsOf = (place: "before" | "after"): readonly Spelling[] =>
  (Object.keys(words) as Comparator[])
    .flatMap((comparator) => words[comparator][place].map((word): Spelling => [word, comparator]))
    .sort(([a], [b]) => b.length - a.length);

/** Longest first, so that 不低于 is not read as 低于. */
export const BEFORE: readonly Spelling[] = spellingsOf("before");
export const AFTER: readonly Spelling[] = spellingsOf("after");

export interface Split {
  readonly comparator: Comparator | null;
  readonly rest: string;
}

/** Takes the comparator off the front ("不低于90%") and off the end ("90%以上"); the front one counts. */
export function splitComparator(text: string): Split {
  const first = BEFORE.find(([word]) => text.startsWith(word));
  const rest = first ? text.slice(first[0].length) : text;
  const last = AFTER.find(([word]) => rest.endsWith(word));
  return { comparator: first?.[1] ?? last?.[1] ?? null, rest: last ? rest.slice(0, -last[0].length) : rest };
}

/** What a cell says that holds a comparator and nothing else ("≥", "不低于"); null for other words. */
export function loneComparator(text: string): Comparator | null {
  const { comparator, rest } = splitComparator(text);
  return rest === "" ? comparator : null;
}
