import { compact } from "../../figures/normalise";

/** 一、 (一) 1. (1): from the outermost to the innermost. */
const LEADING = [/^[一二三四五六七八九十]+[、.]/, /^\([一二三四五六七八九十]+\)/, /^\d+[、.](?!\d)/, /^\(\d+\)/];
/** The same in a column of their own, where nothing follows them. */
const ALONE = [/^[一二三四五六七八九十]+$/, null, /^\d+$/];

/** How deep the numbering that a text begins with, or is, lies: 1 for 一、 2 for (一) 3 for 1. 4 for (1); null without. */
export function numberingDepth(text: string): number | null {
  const spelled = compact(text);
  const depth = LEADING.findIndex((pattern) => pattern.test(spelled));
  const alone = ALONE.findIndex((pattern) => pattern?.test(spelled));
  const found = depth < 0 ? alone : depth;
  return found < 0 ? null : found + 1;
}
