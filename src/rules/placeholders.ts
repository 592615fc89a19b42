import { compact } from "../figures/normalise";

/** ≥**人, XX个, ____: signs that stand where a figure or a name was to be written. */
const GAP = /\*{2,}|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|[×○□]{2,}|_{2,}/;
/** A cell with nothing but what the template has there. */
const TEMPLATE = /^(?:指标\d*[::]?|[….]+)$/;

/** Whether something in the text was still to be written. */
export function hasGap(text: string): boolean {
  return GAP.test(compact(text));
}

/** Whether nothing was written into the cell at all. */
export function isTemplate(text: string): boolean {
  return TEMPLATE.test(compact(text));
}
