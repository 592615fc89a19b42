/** The records of an .xls workbook stream: type and length, two bytes each, then the data. */

const FILE_PASS = 0x002f;
const THEME = 0x0896;
const BEGINNING = 0x0809;
const COLUMNS = 0x007d;
const HYPERLINK = 0x01b8;
const HYPERLINK_TIP = 0x0800;
const HEADER_LENGTH = 4;
/** Where the range of a tip stands, behind its future-record header. */
const TIP_RANGE_AT = 2;
/** Where a THEME record says which theme it is, behind its future-record header. */
const THEME_VERSION_AT = HEADER_LENGTH + 12;
/** 124226, "the theme that Excel comes with": nothing more is read then. */
const DEFAULT_THEME = [0x42, 0xe5, 0x01, 0x00];

function* records(stream: Uint8Array): Generator<{ type: number; at: number }> {
  const number = (at: number): number => stream[at]! | (stream[at + 1]! << 8);
  for (let at = 0; at + HEADER_LENGTH <= stream.length; at += HEADER_LENGTH + number(at + 2)) yield { type: number(at), at };
}

/** Whether the workbook needs a password to open. */
export function isEncryptedStream(stream: Uint8Array): boolean {
  for (const { type } of records(stream)) if (type === FILE_PASS) return true;
  return false;
}

/**
 * Takes the theme out of a workbook stream, in place. It is a ZIP archive, we have no use for its colours, and the
 * library's unpacking goes round forever when it is damaged.
 */
export function removeTheme(stream: Uint8Array): void {
  for (const { type, at } of records(stream)) {
    if (type !== THEME) continue;
    DEFAULT_THEME.forEach((byte, i) => {
      if (at + THEME_VERSION_AT + i < stream.length) stream[at + THEME_VERSION_AT + i] = byte;
    });
  }
}

/**
 * Bounds what the library would go over column by column and cell by cell, in place: columns that are spoken of twice, which Excel
 * never does, and the cells of hyperlinks, which nobody here needs.
 */
export function boundStream(stream: Uint8Array): void {
  const numberAt = (at: number): number => (stream[at] ?? 0) | ((stream[at + 1] ?? 0) << 8);
  /** First above last: nothing to go over. */
  const empty = (at: number): void => {
    if (at + 4 <= stream.length) stream.set([1, 0, 0, 0], at);
  };
  let lastColumn = -1;
  for (const { type, at } of records(stream)) {
    const data = at + HEADER_LENGTH;
    if (type === BEGINNING) lastColumn = -1;
    if (type === HYPERLINK) empty(data);
    if (type === HYPERLINK_TIP) empty(data + TIP_RANGE_AT);
    if (type !== COLUMNS) continue;
    if (numberAt(data) > lastColumn) lastColumn = Math.max(lastColumn, numberAt(data + 2));
    else empty(data);
  }
}
