import type { RefObject } from "react";

/** Fluent's buttons may also be links, and its fields one of two elements, which leaves their own type of ref unusable for either. */
export function keptIn<Kind extends HTMLElement>(ref: RefObject<Kind | null>) {
  return (element: Kind | null): void => {
    ref.current = element;
  };
}
