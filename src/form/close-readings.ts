import type { IndicatorColumn } from "./form";
import type { IdentityId } from "./identities";

/** Printed figures that speak for a reading, or against it where they do not come out. */
export interface Testimony {
  readonly identity: IdentityId;
  readonly holds: boolean;
  /** In how many rows; 1 for a total. */
  readonly count: number;
}

/** A second reading that explains the form nearly as well as the one that was taken: another column has the role. */
export interface CloseReading {
  readonly role: IndicatorColumn;
  /** Columns of the sheet, from 0. */
  readonly taken: number;
  readonly other: number;
  /** How much more the taken reading explains, in the worth of identities; 0 where it explains no more. */
  readonly distance: number;
  readonly forTaken: readonly Testimony[];
  readonly forOther: readonly Testimony[];
}
