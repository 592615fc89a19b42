import { readFileSync } from "node:fs";
import { join } from "node:path";
import type * as Vm from "node:vm";
import type * as Library from "@e965/xlsx";
import { type WorkBook, utils, write } from "@e965/xlsx";
import * as fc from "fast-check";
import { WorkbookFileError } from "./error";
import { readWorkbook } from "./workbook";

const LONGEST_PARSE_MS = 2000;

/** The library does not come to an end with some damaged .xls files. Here it is stopped by force, as a worker thread is. */
jest.mock("@e965/xlsx", () => {
  const { runInNewContext } = jest.requireActual<typeof Vm>("node:vm");
  const library = jest.requireActual<typeof Library>("@e965/xlsx");
  return {
    ...library,
    parse_xlscfb: (...args: Parameters<typeof library.parse_xlscfb>): unknown =>
      runInNewContext("parse()", { parse: () => library.parse_xlscfb(...args) }, { timeout: LONGEST_PARSE_MS }),
  };
});

const fixture = (path: string): Uint8Array => readFileSync(join(__dirname, "../../../test", path));

function saved(rows: unknown[][], bookType: "xls" | "xlml"): Uint8Array {
  const book: WorkBook = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "自评表");
  return write(book, { type: "buffer", bookType }) as Uint8Array;
}

const SEEDS = [
  fixture("corpus/003-maqiao-hengxiang-defenbiao-2024/table.xlsx"),
  fixture("fixtures/ministry-filled-2019.xls"),
  saved([["a", 1], [2, "b"]], "xls"),
  saved([["a", 1]], "xlml"),
];

const damage = fc.array(fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) }), { minLength: 1, maxLength: 12 });

test("whatever the bytes are, it ends with sheets or a typed error", async () => {
  const console_ = (["error", "log", "warn"] as const).map((method) => jest.spyOn(console, method));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...SEEDS), damage, async (seed, changes) => {
      const bytes = Uint8Array.from(seed);
      for (const { at, byte } of changes) bytes[at % bytes.length] = byte;
      const failure = await readWorkbook(bytes).then(() => null, (error: unknown) => error);
      if (failure !== null) expect(failure).toBeInstanceOf(WorkbookFileError);
    }),
    { numRuns: 300 },
  );
  // The library has something to say of many of these.
  for (const method of console_) expect(method).not.toHaveBeenCalled();
}, 60_000);
