import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { bench, do_not_optimize, summary } from "mitata";
import { readWorkbook } from "../src/hosts/file/workbook";
import { readForms } from "../src/reading/read";
import { checkSheet } from "../src/rules/check";
import { Sheet, type StoredValue } from "../src/sheet/sheet";

/** Run from the project's root, as `npm run bench` does. */
const CORPUS = join(process.cwd(), "test/corpus");
const FORMS = ["001-huoqiu-yiliaojiuzhu-2024", "002-zaozhuang-yiliaojiuzhu-defen-2020", "014-tianchang-fangyu-2022"];
const DATA_ROWS = 100_000;
const DATA_COLUMNS = 50;

/** A sheet full of data and without a form: what a person may have open by chance. */
function dataSheet(): Sheet {
  const names = ["二〇二四年预算", "执行情况说明", "某某街道办事处", "状态正常", "备注信息"];
  const values = Array.from({ length: DATA_ROWS }, (_, row) =>
    Array.from({ length: DATA_COLUMNS }, (_, column): StoredValue => (column % 3 === 0 ? `${names[(row + column) % names.length]}${row % 7}` : row * column)),
  );
  return new Sheet({
    name: "数据",
    origin: { row: 0, column: 0 },
    values,
    texts: [],
    formulas: [],
    numberFormats: [],
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    visibility: "visible",
    isProtected: false,
  });
}

/** Reading and checking a form against parsing its file, and dismissing a sheet without a form. */
export async function addReading(): Promise<void> {
  const known = new Set(readdirSync(CORPUS));
  for (const name of FORMS.filter((form) => known.has(form))) {
    const bytes = new Uint8Array(readFileSync(join(CORPUS, name, "table.xlsx")));
    const sheets = await readWorkbook(bytes);
    // What is found on a sheet is remembered with it: each run reads a new one.
    summary(() => {
      bench(`parse the file of ${name}`, async () => do_not_optimize(await readWorkbook(bytes))).baseline(true);
      bench(`read its forms`, () => do_not_optimize(sheets.map(({ snapshot }) => readForms(new Sheet(snapshot)))));
      bench(`read and check them`, () => do_not_optimize(sheets.map(({ snapshot }) => checkSheet(new Sheet(snapshot)))));
    });
  }
  const data = dataSheet();
  bench(`dismiss a sheet of ${DATA_ROWS} × ${DATA_COLUMNS} without a form`, () => do_not_optimize(checkSheet(new Sheet(data.snapshot))));
}
