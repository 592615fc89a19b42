const MEGABYTE = 1024 * 1024;

/** In bytes, as a file stands on the disk. */
export const LARGEST_FILE = 20 * MEGABYTE;

/** In bytes: what a file may unpack to. An honest one of the largest that are opened has less, and a browser holds it with ease. */
export const LARGEST_UNPACKED = 100 * MEGABYTE;

/** The largest files take some seconds; what takes longer than this never ends. */
export const LONGEST_READING_MS = 30_000;

/**
 * Cells and rows that are handed to the grid. Nothing can stop the grid while it takes a workbook in, so that what would keep the page
 * from answering for long is not given to it at all.
 */
export const LARGEST_GRID = 400_000;

/** The limits as the sentences about problems name them. */
export const LIMITS_SAID = { limit: LARGEST_FILE / MEGABYTE, unpacked: LARGEST_UNPACKED / MEGABYTE, seconds: LONGEST_READING_MS / 1000, cells: LARGEST_GRID / 10_000 };
