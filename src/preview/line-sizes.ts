/** What rows and columns keep of the file that they came from. */
export interface LineNote {
  /** Points of a row, digits of a column. */
  readonly size?: number;
  readonly format?: number;
}

export const POINTS_PER_PIXEL = 0.75;
export const rowPixels = (points: number): number => Math.round(points / POINTS_PER_PIXEL);
/** Excel's widths count digits of the standard font, which are seven pixels wide, and five pixels of margin. */
export const columnPixels = (digits: number): number => Math.round(digits * 7 + 5);
