import type { HostErrorCode } from "../port";
import { toHostError } from "./errors";

/** Failures of the program itself: asked for less, it would fail as well. */
const OF_THE_PROGRAM: readonly HostErrorCode[] = ["cell-editing", "throttled", "session-lost"];

/** Whether a failure says nothing of what was asked, so that asking for a part of it is no use. */
export function isOfTheProgram(code: HostErrorCode): boolean {
  return OF_THE_PROGRAM.includes(code);
}

/**
 * Asks for all items at once and, where the program refuses, for each half of them, down to the very items that it refuses:
 * twice at least, because a failure may have been of the moment.
 * @param ask answers for each item, in one round trip
 * @returns null for an item that was refused
 * @throws what the program throws whatever it is asked
 */
export async function inHalves<Item, Answer>(
  items: readonly Item[],
  ask: (items: readonly Item[]) => Promise<readonly Answer[]>,
  isAgain = false,
): Promise<readonly (Answer | null)[]> {
  if (items.length === 0) return [];
  try {
    return await ask(items);
  } catch (error) {
    if (isOfTheProgram(toHostError(error).code)) throw error;
  }
  if (items.length === 1) return isAgain ? [null] : inHalves(items, ask, true);
  const middle = Math.ceil(items.length / 2);
  return [...(await inHalves(items.slice(0, middle), ask, true)), ...(await inHalves(items.slice(middle), ask, true))];
}
