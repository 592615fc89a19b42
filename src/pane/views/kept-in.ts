import type { RefObject } from "react";

/** Fluent's buttons may also be links, which leaves their own type of ref unusable for either. */
export function keptIn(ref: RefObject<HTMLButtonElement | null>) {
  return (element: HTMLButtonElement | null): void => {
    ref.current = element;
  };
}
