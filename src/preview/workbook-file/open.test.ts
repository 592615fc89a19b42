import { readFileSync } from "node:fs";
import { join } from "node:path";
import { workbookFile } from "../../../test/e2e/workbooks";
import { gallery } from "../../../test/support/gallery";
import { makeXlsx } from "../../../test/support/zip";
import { type OpenedWorkbook, type OpenOptions, openWorkbookFile, type Reading } from "./open";
import { parseFile } from "./parse";
import { FileProblem } from "./problem";

const opened = async (bytes: Uint8Array, options?: OpenOptions): Promise<OpenedWorkbook> => openWorkbookFile("a.xlsx", await parseFile(bytes), options);

const codeOf = (bytes: Uint8Array, options?: OpenOptions): Promise<string> =>
  opened(bytes, options).then(
    () => "opened",
    (error: unknown) => (error instanceof FileProblem ? error.code : `untyped: ${String(error)}`),
  );

test("the grid is given the rows that hold something, however far down they are", async () => {
  const { data } = await opened(readFileSync(join(__dirname, "../../../test/fixtures/hostile/far-row.xlsx")));
  const sheet = data.sheets[data.sheetOrder[0]!]!;
  expect(Object.keys(sheet.rowData!)).toEqual(["0", "1", "2", "3", "1048575"]);
  expect(Object.keys(sheet.cellData!)).toEqual(["0", "1", "2", "3", "1048575"]);
  expect(sheet.rowCount).toBe(1_048_576);
});

test("what would keep the page for long is not given to it", async () => {
  const rows = Array.from({ length: 50 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>1</v></c></row>`).join("");
  const file = makeXlsx([{ name: "表", xml: `<sheetData>${rows}</sheetData>` }]);
  expect(await codeOf(file, { largestGrid: 100 })).toBe("opened");
  expect(await codeOf(file, { largestGrid: 99 })).toBe("too-many-cells");
});

test("it says how far it is", async () => {
  const said: Reading[] = [];
  await opened(gallery(), { onReading: (reading) => said.push(reading) });
  expect(said).toEqual([{ done: 0, total: 2 }, { done: 1, total: 2 }]);
});

test("a worksheet that is cut off is not opened: saving could do nothing but harm", async () => {
  expect(await codeOf(makeXlsx([{ name: "表", xml: `<?xml version="1.0"?><worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c>` }]))).toBe("unreadable");
});

test("an old workbook has no parts that could be kept, and becomes an .xlsx", async () => {
  const { source } = await opened(workbookFile([{ name: "旧", rows: [[1]] }], "biff8"));
  expect([source.isKept, source.extension, source.unseen]).toEqual([false, ".xlsx", []]);
});
