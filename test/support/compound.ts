import { CFB, utils, write } from "@e965/xlsx";

interface CompoundFiles {
  read(bytes: Uint8Array, options: { type: "buffer" }): unknown;
  write(container: unknown, options: { type: "buffer" }): Uint8Array;
  utils: {
    cfb_new(): unknown;
    cfb_add(container: unknown, path: string, content: Uint8Array): void;
  };
}

/** A file of the kind that .xls and encrypted .xlsx are, with the given streams. */
export function makeCompound(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const cfb = CFB as CompoundFiles;
  const container = cfb.utils.cfb_new();
  for (const [path, content] of Object.entries(streams)) cfb.utils.cfb_add(container, path, content);
  return cfb.write(container, { type: "buffer" });
}

/** What Excel writes when a workbook gets a password to open. */
export const encryptedXlsx = (): Uint8Array =>
  makeCompound({ "/EncryptionInfo": Buffer.alloc(64, 1), "/EncryptedPackage": Buffer.alloc(5000, 7) });

/** The beginning of a workbook stream with a FILEPASS record, as in an .xls with a password to open. */
export function encryptedXls(): Uint8Array {
  const beginning = "0908100000060500f20bce07c100000006060000"; // BOF
  const password = "2f00" + "3600" + "0100" + "0100" + "0100" + "ab".repeat(48); // FILEPASS, RC4
  return makeCompound({ "/Workbook": Buffer.concat([Buffer.from(beginning + password, "hex"), Buffer.alloc(5000, 0x5a)]) });
}

/** An .xls whose DIMENSIONS record says that it is a formula, for which it is too short: SheetJS goes round in it for ever. */
export function endlessXls(): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([["a", 1], [2, "b"]]), "自评表");
  const bytes = Buffer.from(write(book, { type: "buffer", bookType: "xls" }) as Uint8Array);
  const [dimensions, formula] = [Buffer.from("00020e00", "hex"), 0x06];
  bytes[bytes.indexOf(dimensions)] = formula;
  return bytes;
}
