/** The largest grid that Excel has; what lies outside comes from a damaged or hostile file. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** The longest text that Excel keeps in a cell. */
const LONGEST_TEXT = 32_767;

/** A text as Excel would keep it: what is longer is cut, never in the middle of a character. */
export function cutText(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  const isHalf = /[\uD800-\uDBFF]/.test(text.charAt(LONGEST_TEXT - 1));
  return text.slice(0, isHalf ? LONGEST_TEXT - 1 : LONGEST_TEXT);
}

/** Rows of so few columns are walked from end to end; longer ones may consist of holes. */
const FEW = 256;

/**
 * Goes over what a list holds, in its order, and never over its holes: a list with one entry at a million has a million of them.
 * Entries whose index is no place in the list (-1) are left out.
 */
export function eachOf<T>(list: readonly (T | undefined)[], visit: (item: T, index: number) => void): void {
  if (list.length <= FEW) {
    list.forEach((item, index) => {
      if (item !== undefined) visit(item, index);
    });
    return;
  }
  for (const key of Object.keys(list)) {
    const index = Number(key);
    const item = list[index];
    if (index >= 0 && item !== undefined) visit(item, index);
  }
}
