const MEGABYTE = 1024 * 1024;

/** In bytes, as a file stands on the disk. */
export const LARGEST_FILE = 20 * MEGABYTE;

/** In bytes: what a file may unpack to. An honest one of the largest that are opened has less, and a browser holds it with ease. */
export const LARGEST_UNPACKED = 100 * MEGABYTE;

/** The largest files take some seconds; what takes longer than this never ends. */
export const LONGEST_READING_MS = 30_000;

/** The limits as the sentences about problems name them. */
export const LIMITS_SAID = { limit: LARGEST_FILE / MEGABYTE, unpacked: LARGEST_UNPACKED / MEGABYTE, seconds: LONGEST_READING_MS / 1000 };
