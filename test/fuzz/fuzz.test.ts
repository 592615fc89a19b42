import type * as Vm from "node:vm";
import type * as Library from "@e965/xlsx";
import { WorkbookFileError } from "../../src/hosts/file/error";
import { readWorkbook } from "../../src/hosts/file/workbook";
import { openWorkbookFile } from "../../src/preview/workbook-file/open";
import { parseFile } from "../../src/preview/workbook-file/parse";
import { FileProblem } from "../../src/preview/workbook-file/problem";
import { checkSheet, checkWorkbook } from "../../src/rules/check";
import { KINDS, damagedFile } from "./damage";

/** `npm run fuzz -- --count N --seed S` makes more of them. */
const COUNT = Number(process.env["FUZZ_COUNT"] ?? 300);
const SEED = Number(process.env["FUZZ_SEED"] ?? 1);
const LONGEST_PARSE_MS = 5000;

/** The library does not come to an end with some damaged files; it is stopped by force here, as a worker thread is in the product. */
jest.mock("@e965/xlsx", () => {
  const { runInNewContext } = jest.requireActual<typeof Vm>("node:vm");
  const library = jest.requireActual<typeof Library>("@e965/xlsx");
  const stopped = <Arguments extends unknown[], Result>(parse: (...args: Arguments) => Result) => (...args: Arguments): Result =>
    runInNewContext("parse()", { parse: () => parse(...args) }, { timeout: LONGEST_PARSE_MS }) as Result;
  return { ...library, parse_xlscfb: stopped(library.parse_xlscfb), parse_zip: stopped(library.parse_zip), read: stopped(library.read) };
});

interface Tally {
  files: number;
  read: number;
  refused: number;
  timedOut: number;
  slowest: number;
  crashes: string[];
}

async function outcomeOf(bytes: Uint8Array): Promise<"read" | "refused" | "timedOut"> {
  try {
    const sheets = await readWorkbook(bytes);
    checkWorkbook(sheets.map((sheet) => checkSheet(sheet)));
    return "read";
  } catch (error) {
    if (!(error instanceof WorkbookFileError)) throw error;
    return error.message.includes("timed out") ? "timedOut" : "refused";
  }
}

/** The page that plays Excel opens the file, or says why not. */
async function openInPreview(bytes: Uint8Array): Promise<void> {
  try {
    openWorkbookFile("a.xlsx", await parseFile(bytes));
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
  }
}

test(`${COUNT} damaged files end with sheets that can be checked or with a reason`, async () => {
  const said = jest.spyOn(console, "error");
  const tally: Tally = { files: 0, read: 0, refused: 0, timedOut: 0, slowest: 0, crashes: [] };
  for (let index = 0; index < COUNT; index++) {
    const { kind, bytes } = damagedFile(SEED, index);
    const begun = performance.now();
    try {
      tally[await outcomeOf(bytes)]++;
      await openInPreview(bytes);
    } catch (error) {
      tally.crashes.push(`${kind} ${index}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
    tally.files++;
    tally.slowest = Math.max(tally.slowest, Math.round(performance.now() - begun));
  }
  if (process.env["FUZZ_COUNT"] !== undefined) process.stdout.write(`${JSON.stringify({ ...tally, crashes: tally.crashes.length })}\n`);
  expect(tally.crashes.slice(0, 5)).toEqual([]);
  expect(said).not.toHaveBeenCalled();
  // Damage that nothing survives, or that nothing notices, would test nothing.
  expect(Math.min(tally.read, tally.refused)).toBeGreaterThan(COUNT / KINDS.length / 2);
}, 60_000 + COUNT * 1000);
