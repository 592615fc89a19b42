import { readFileSync } from "node:fs";
import { read, utils } from "@e965/xlsx";

/** Digits in which two programs that calculate with binary numbers agree. */
const DIGITS = 12;

const told = (cell) => (typeof cell?.v === "number" ? Number(cell.v.toPrecision(DIGITS)) : (cell?.w ?? cell?.v ?? ""));

/** Where a formula of the one file has another result in the other, in words. */
export function compareResults(ours, theirs) {
  const [a, b] = [ours, theirs].map((file) => read(readFileSync(file), { cellFormula: true }));
  return a.SheetNames.flatMap((name) => {
    const [mine, other] = [a.Sheets[name], b.Sheets[name]];
    if (!other) return [`sheet ${name} is gone`];
    const range = utils.decode_range(mine["!ref"] ?? "A1");
    const differences = [];
    for (let r = range.s.r; r <= range.e.r; r++) {
      for (let c = range.s.c; c <= range.e.c; c++) {
        const address = utils.encode_cell({ r, c });
        const cell = mine[address];
        if (cell?.f && told(cell) !== told(other[address])) differences.push(`${name}!${address} =${cell.f}: ${told(cell)} here, ${told(other[address])} in LibreOffice`);
      }
    }
    return differences;
  });
}
