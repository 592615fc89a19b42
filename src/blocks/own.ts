import type { Block } from "./block";
import { LIBRARY } from "./library";

/** All blocks: those of one's own first; one with the id of a block of the product stands in its place. */
export function withLibrary(own: readonly Block[]): readonly Block[] {
  return merged(own, LIBRARY);
}

/** One block of each id; those that come first count. */
export function merged(first: readonly Block[], then: readonly Block[]): readonly Block[] {
  const byId = new Map<string, Block>();
  for (const block of [...first, ...then]) if (!byId.has(block.id)) byId.set(block.id, block);
  return [...byId.values()];
}

/** What blocks from a file would do to those that are known. */
export interface Joining {
  readonly added: readonly Block[];
  /** They have the id of a known block and say something else. */
  readonly changed: readonly Block[];
  /** They are known as they are. */
  readonly same: readonly Block[];
}

export function joining(known: readonly Block[], read: readonly Block[]): Joining {
  const olderOf = ({ id }: Block): Block | undefined => known.find((block) => block.id === id);
  const isSame = (block: Block): boolean => JSON.stringify(sorted(olderOf(block))) === JSON.stringify(sorted(block));
  return {
    added: read.filter((block) => !olderOf(block)),
    changed: read.filter((block) => olderOf(block) && !isSame(block)),
    same: read.filter((block) => olderOf(block) && isSame(block)),
  };
}

/** The known blocks with those of these ids as they were before; what happened to others meanwhile stays. */
export function takenBack(known: readonly Block[], before: readonly Block[], ids: ReadonlySet<string>): readonly Block[] {
  return [...known.filter(({ id }) => !ids.has(id)), ...before.filter(({ id }) => ids.has(id))];
}

/** The order of the keys in a file says nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]));
}
