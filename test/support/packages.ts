import { listZip, unpackAll } from "../../src/hosts/file/zip";

const MOST_BYTES = 50_000_000;

/** The parts of a package by their paths, as text where they are XML; a picture and the like as its bytes in hexadecimal. */
export async function partsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const parts = await unpackAll(listZip(bytes).filter(({ name }) => !name.endsWith("/")), MOST_BYTES);
  return new Map([...parts].map(([path, content]) => [path, /\.(?:xml|rels|vml)$/.test(path) ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(content) : Buffer.from(content).toString("hex")]));
}

/** Paths of parts that are not the same in both, "+" before those that are new and "-" before those that are gone. */
export function differingParts(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths.filter((path) => before.get(path) !== after.get(path)).map((path) => (before.has(path) ? (after.has(path) ? path : `- ${path}`) : `+ ${path}`)).sort();
}
