import { crc32 } from "../zip";

const STORED = 0;
const DEFLATED = 8;
/** Names are UTF-8. */
const UTF8_FLAG = 0x0800;
const VERSION = 20;
/** 1 January 1980, the first day that a ZIP archive can name: files say nothing of when they were saved. */
const FIRST_DAY = 0x0021;

interface Packed {
  readonly name: Uint8Array;
  readonly method: number;
  readonly checksum: number;
  readonly size: number;
  readonly content: Uint8Array;
}

/** A ZIP archive of files by their names, in their order. SheetJS's writer would leave out empty files and spoil Chinese names. */
export async function packZip(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const file = await packed(name, content);
    const local = header(0x04034b50, file, null);
    directory.push(header(0x02014b50, file, offset), file.name);
    pieces.push(local, file.name, file.content);
    offset += local.length + file.name.length + file.content.length;
  }
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, files.size, true);
  end.setUint16(10, files.size, true);
  end.setUint32(12, lengthOf(directory), true);
  end.setUint32(16, offset, true);
  return joined([...pieces, ...directory, new Uint8Array(end.buffer)]);
}

async function packed(name: string, content: Uint8Array): Promise<Packed> {
  const deflated = await deflate(content);
  const isSmaller = deflated.length < content.length;
  return {
    name: new TextEncoder().encode(name),
    method: isSmaller ? DEFLATED : STORED,
    checksum: crc32(content),
    size: content.length,
    content: isSmaller ? deflated : content,
  };
}

async function deflate(content: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([content as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The header before a file, or with its place in the archive the one in the directory, which has some fields more. */
function header(signature: number, { name, method, checksum, size, content }: Packed, offset: number | null): Uint8Array {
  const extra = offset === null ? 0 : 2;
  const view = new DataView(new ArrayBuffer(offset === null ? 30 : 46));
  view.setUint32(0, signature, true);
  view.setUint16(4, VERSION, true);
  if (offset !== null) view.setUint16(6, VERSION, true);
  view.setUint16(6 + extra, UTF8_FLAG, true);
  view.setUint16(8 + extra, method, true);
  view.setUint16(12 + extra, FIRST_DAY, true);
  view.setUint32(14 + extra, checksum, true);
  view.setUint32(18 + extra, content.length, true);
  view.setUint32(22 + extra, size, true);
  view.setUint16(26 + extra, name.length, true);
  if (offset !== null) view.setUint32(42, offset, true);
  return new Uint8Array(view.buffer);
}

const lengthOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0);

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(lengthOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
