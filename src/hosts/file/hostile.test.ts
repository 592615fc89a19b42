import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { formatArea } from "../../sheet/address";
import { WorkbookFileError } from "./error";
import { readWorkbook } from "./workbook";

const FOLDER = join(__dirname, "../../../test/fixtures/hostile");

/** The used range of the first sheet, or why there is none. */
async function given(name: string): Promise<string> {
  try {
    const [sheet] = await readWorkbook(readFileSync(join(FOLDER, name)));
    return sheet ? formatArea(sheet.used) : "no worksheet";
  } catch (error) {
    if (!(error instanceof WorkbookFileError)) throw error;
    return `${error.code} ${error.values["range"] ?? ""}`.trim();
  }
}

/** What each file gives: what lies outside of the grid is left out, what lies far off within it is there. */
const GIVES: Readonly<Record<string, string>> = {
  "beyond-columns.xlsx": "A1:ALM5",
  "beyond-rows.xlsx": "A1:G100001",
  "cell-1e8.xlsx": "A1:G4",
  "cell-4e9.xlsx": "A1:G4",
  "cell-col.xlsx": "A1:G4",
  "col-max-4e7.xlsx": "A1:G4",
  "col-max.xlsx": "A1:G4",
  "digits-1775.xlsx": "A1:I20",
  "ext.xlsx": "A1:G9",
  "far-row.xlsx": "sheet-too-large A1:G1048576",
  "far-rows-2161.xlsx": "A1:G8",
  "full.xlsx": "A1:G9",
  "hostile.xlsx": "A1:H6",
  "macro.xlsm": "A1:G9",
  "merges-whole-10000.xlsx": "A1:G4",
  "row-1e8.xlsx": "A1:G4",
  "row-4e9.xlsx": "A1:G4",
  "row-huge.xlsx": "A1:G4",
};

test("every hostile file is listed", () => {
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(GIVES).sort());
});

test.each(Object.entries(GIVES))("%s gives %s", async (name, expected) => {
  expect(await given(name)).toBe(expected);
});

test("merges that cover the sheet ten thousand times are remembered once", async () => {
  const [sheet] = await readWorkbook(readFileSync(join(FOLDER, "merges-whole-10000.xlsx")));
  expect(sheet?.merges.length).toBeLessThan(3);
});
