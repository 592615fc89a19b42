/** What a file is that is no workbook, as far as its bytes tell: a person is told what to check in its place. */
export type OtherKind = "pdf" | "image" | "document" | "slides" | "archive" | "page" | "text" | "other";

const SIGNATURES: readonly (readonly [OtherKind, string])[] = [
  ["pdf", "25504446"],
  ["image", "89504e47"],
  ["image", "ffd8ff"],
  ["image", "47494638"],
  ["image", "49492a00"],
  ["image", "4d4d002a"],
  ["image", "424d"],
  ["document", "7b5c727466"],
  ["archive", "526172211a"],
  ["archive", "377abcaf271c"],
  ["archive", "1f8b"],
];
const LONGEST_SIGNATURE = 8;

/** "other" where no signature fits. */
export function kindOfBytes(bytes: Uint8Array): OtherKind {
  const beginning = [...bytes.subarray(0, LONGEST_SIGNATURE)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return SIGNATURES.find(([, signature]) => beginning.startsWith(signature))?.[0] ?? "other";
}

/** @param names of the files in a ZIP archive without a workbook */
export function kindOfArchive(names: readonly string[]): OtherKind {
  const has = (name: RegExp): boolean => names.some((path) => name.test(path));
  if (has(/^word\//i)) return "document";
  if (has(/^ppt\//i)) return "slides";
  if (has(/^OFD\.xml$/i)) return "pdf";
  return has(/^content\.xml$/i) ? "document" : "archive";
}

/** @param has whether a compound file without a workbook has a stream of that name */
export function kindOfCompound(has: (stream: string) => boolean): OtherKind {
  if (has("/WordDocument")) return "document";
  return has("/PowerPoint Document") ? "slides" : "other";
}
