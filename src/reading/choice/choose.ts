import { type IdentityId, IDENTITIES } from "../../form/identities";
import type { Testimony } from "../../form/close-readings";

/** One way to read a part of a form, with what speaks for and against it. */
export interface Reading<What> {
  readonly what: What;
  /** Of headings, hidden columns and whatever else is no identity. */
  readonly before: number;
  readonly testimonies: readonly Testimony[];
}

/** A failing identity costs half of what one that holds is worth: slips are what a check looks for. */
const COST_OF_FAILURE = 0.5;

function worthOfTestimony({ identity, holds, count }: Testimony): number {
  return IDENTITIES[identity].worth * count * (holds ? 1 : -COST_OF_FAILURE);
}

/** The sum of the evidence for a reading and against it. */
export function worthOf<What>({ before, testimonies }: Reading<What>): number {
  return testimonies.reduce((worth, testimony) => worth + worthOfTestimony(testimony), before);
}

/**
 * The first reading, unless one that may take its place explains more.
 * @param mayReplace a figure that does not come out is an error to be shown, never alone a reason to read otherwise
 */
export function choose<What>(first: Reading<What>, others: readonly Reading<What>[], mayReplace: (other: Reading<What>) => boolean): Reading<What> {
  return others.reduce((best, other) => (worthOf(other) > worthOf(best) && mayReplace(other) ? other : best), first);
}

/** What two readings have in common says nothing of which is right. */
export function differing(own: readonly Testimony[], other: readonly Testimony[]): Testimony[] {
  const isShared = (one: Testimony) => other.some(({ identity, holds, count }) => one.identity === identity && one.holds === holds && one.count === count);
  return own.filter((one) => !isShared(one));
}

export const testimony = (identity: IdentityId, holds: boolean, count = 1): Testimony => ({ identity, holds, count });
