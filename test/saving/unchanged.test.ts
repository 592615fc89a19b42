import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { OpenedFile } from "../support/opened-workbook";
import { differingParts, partsOf } from "../support/packages";

const CORPUS = join(__dirname, "../corpus");
const HOSTILE = join(__dirname, "../fixtures/hostile");

const FILES = [
  ...readdirSync(CORPUS).map((name) => join(CORPUS, name, "table.xlsx")),
  ...readdirSync(HOSTILE).map((name) => join(HOSTILE, name)),
  join(__dirname, "../fixtures/no-form.xlsx"),
  join(__dirname, "../../assets/samples/huoqiu-2024.xlsx"),
];

test.each(FILES.map((file) => [file.slice(__dirname.length - "saving".length), file]))("opened and saved, %s is the same byte by byte", async (_, file) => {
  const bytes = readFileSync(file);
  const saved = await (await OpenedFile.open(bytes)).save();
  const [before, after] = [await partsOf(bytes), await partsOf(saved)];
  expect(differingParts(before, after)).toEqual([]);
  // The list of what each part is comes first: some programs look at nothing else to know what a file is.
  expect([...after.keys()]).toEqual([...before.keys()]);
});
