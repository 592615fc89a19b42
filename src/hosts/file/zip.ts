import { WorkbookFileError, sizeText } from "./error";

/**
 * Unpacks a ZIP archive. Our own, because the workbook library's unpacking trusts the archive: it believes sizes that
 * the archive declares, and on damaged data it can go round forever.
 */

export interface ZipEntry {
  readonly name: string;
  /** What the directory says; the truth is known only when it is unpacked. */
  readonly declaredSize: number;
  readonly isEncrypted: boolean;
  readonly method: number;
  /** CRC-32 of the unpacked file. */
  readonly checksum: number;
  readonly packed: Uint8Array;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const MAX_COMMENT = 0xffff;
const ZIP64_EXTRA = 0x0001;
const IN_ZIP64 = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;

const broken = (detail: string): WorkbookFileError => new WorkbookFileError("unreadable", {}, `ZIP: ${detail}`);

/** Position of the record that closes the archive; a comment may follow it. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - MAX_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= lowest; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw broken("no end of directory");
}

/** Replaces the numbers that did not fit into 32 bits by the ones of the ZIP64 field, in the order of the format. */
function withZip64(view: DataView, extraAt: number, extraLength: number, numbers: readonly number[]): number[] {
  for (let at = extraAt; at + 4 <= extraAt + extraLength; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== ZIP64_EXTRA) continue;
    let next = at + 4;
    return numbers.map((number) => {
      if (number !== IN_ZIP64) return number;
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    });
  }
  return [...numbers];
}

/**
 * Lists the archive's files.
 * @throws WorkbookFileError when the archive is damaged
 */
export function listZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  try {
    const end = findEnd(view);
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    const entries: ZipEntry[] = [];
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw broken("directory out of step");
      const nameLength = view.getUint16(at + 28, true);
      const extraLength = view.getUint16(at + 30, true);
      const [declaredSize, packedSize, offset] = withZip64(view, at + ENTRY_LENGTH + nameLength, extraLength, [
        view.getUint32(at + 24, true),
        view.getUint32(at + 20, true),
        view.getUint32(at + 42, true),
      ]) as [number, number, number];
      if (view.getUint32(offset, true) !== LOCAL_HEADER) throw broken("file out of place");
      const data = offset + LOCAL_LENGTH + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
      if (data + packedSize > bytes.length) throw broken("file cut off");
      entries.push({
        name: decoder.decode(bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength)),
        declaredSize,
        isEncrypted: (view.getUint16(at + 8, true) & ENCRYPTED_FLAG) !== 0,
        method: view.getUint16(at + 10, true),
        checksum: view.getUint32(at + 16, true),
        packed: bytes.subarray(data, data + packedSize),
      });
      at += ENTRY_LENGTH + nameLength + extraLength + view.getUint16(at + 32, true);
    }
    return entries;
  } catch (error) {
    // Reading past the end of the archive throws a RangeError.
    throw error instanceof RangeError ? broken("directory cut off") : error;
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** CRC-32 as ZIP uses it. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ byte) & 0xff]!;
  return (crc ^ 0xffffffff) >>> 0;
}

const tooLarge = (bytes: number, maxBytes: number): WorkbookFileError =>
  new WorkbookFileError("unpacked-too-large", { size: sizeText(bytes), limit: sizeText(maxBytes) });

/** @returns null as soon as it turns out longer than `maxBytes` */
async function inflate({ name, packed }: ZipEntry, maxBytes: number): Promise<Uint8Array | null> {
  const source = new Blob([packed as Uint8Array<ArrayBuffer>]).stream();
  const reader = source.pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw broken(`${name} is damaged`);
    });
    if (done) break;
    length += value.length;
    if (length > maxBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** @returns null when it is longer than `maxBytes` */
async function unpack(entry: ZipEntry, maxBytes: number): Promise<Uint8Array | null> {
  if (entry.isEncrypted) throw new WorkbookFileError("encrypted");
  if (entry.method !== STORED && entry.method !== DEFLATED) throw broken(`method ${entry.method}`);
  const content = entry.method === DEFLATED ? await inflate(entry, maxBytes) : entry.packed.length > maxBytes ? null : entry.packed;
  // One flipped bit can turn a 9 into an 8 and still unpack.
  if (content && crc32(content) !== entry.checksum) throw broken(`${entry.name} is damaged`);
  return content;
}

/**
 * Unpacks files of an archive that come to `maxBytes` together at most. What they declare is looked at before anything is
 * unpacked; as it may be a lie, what comes out is counted as well.
 * @returns their contents by their names
 * @throws WorkbookFileError `unpacked-too-large`, `encrypted` or `unreadable`
 */
export async function unpackAll(entries: readonly ZipEntry[], maxBytes: number): Promise<Map<string, Uint8Array>> {
  const declared = entries.reduce((sum, entry) => sum + entry.declaredSize, 0);
  if (declared > maxBytes) throw tooLarge(declared, maxBytes);
  const contents = new Map<string, Uint8Array>();
  let left = maxBytes;
  for (const entry of entries) {
    const content = await unpack(entry, left);
    // How much more would have come nobody knows.
    if (!content) throw tooLarge(maxBytes + 1, maxBytes);
    left -= content.length;
    contents.set(entry.name, content);
  }
  return contents;
}
