import { MAX_COLUMNS, MAX_ROWS } from "./grid";

/**
 * Bounds the numbers in a worksheet of an .xlsb file before the workbook library sees them, as is done with the XML of an .xlsx.
 * A part is a run of records: a type of one or two bytes, a length of one to four, the data ([MS-XLSB] 2.1.4).
 */

const ROW = 0x0000;
const COLUMNS = 0x003c;
const HYPERLINK = 0x01ee;
const FIRST_CELL = 0x0001;
const LAST_CELL = 0x0012;
const RICH_CELL = 0x003e;
const MORE = 0x80;
const BITS = 0x7f;
const LONGEST_LENGTH = 4;

interface BinaryRecord {
  readonly type: number;
  readonly start: number;
  readonly dataAt: number;
  readonly end: number;
}

function* records(part: Uint8Array): Generator<BinaryRecord> {
  for (let at = 0; at < part.length; ) {
    const start = at;
    let type = part[at++]!;
    if (type & MORE) type = (type & BITS) + (((part[at++] ?? 0) & BITS) << 7);
    let length = 0;
    for (let i = 0; i < LONGEST_LENGTH; i++) {
      const byte = part[at++] ?? 0;
      length += (byte & BITS) << (7 * i);
      if (!(byte & MORE)) break;
    }
    const end = Math.min(at + length, part.length);
    yield { type, start, dataAt: at, end };
    at = end;
  }
}

const isCell = (type: number): boolean => (type >= FIRST_CELL && type <= LAST_CELL) || type === RICH_CELL;

/** The part without what lies outside of the grid; the same bytes where nothing does. */
export function boundBinaryWorksheet(part: Uint8Array): Uint8Array {
  const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
  const numberAt = (at: number, end: number): number => (at + 4 <= end ? view.getUint32(at, true) : Infinity);
  let isRowOutside = false;
  let lastColumn = -1;
  const isKept = ({ type, dataAt, end }: BinaryRecord): boolean => {
    if (type === ROW) isRowOutside = numberAt(dataAt, end) >= MAX_ROWS;
    if (type === ROW || isCell(type)) return !isRowOutside;
    if (type === HYPERLINK) return false;
    if (type !== COLUMNS) return true;
    const [first, last] = [numberAt(dataAt, end), numberAt(dataAt + 4, end)];
    if (first <= lastColumn || last >= MAX_COLUMNS) return false;
    lastColumn = last;
    return true;
  };
  const kept: Uint8Array[] = [];
  let keptFrom = 0;
  for (const record of records(part)) {
    if (isKept(record)) continue;
    kept.push(part.subarray(keptFrom, record.start));
    keptFrom = record.end;
  }
  return kept.length === 0 ? part : joined([...kept, part.subarray(keptFrom)]);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
