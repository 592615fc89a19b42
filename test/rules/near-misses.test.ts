import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkSheet } from "../../src/rules/check";
import { sheetOf } from "../support/sheets";
import { examplesIn } from "./readme-tables";

const EXAMPLES = examplesIn(readFileSync(join(__dirname, "near-misses.md"), "utf8"));

test.each(EXAMPLES.map((example) => [example.title, example] as const))("%s raises nothing", (_, { rows, options }) => {
  const { forms } = checkSheet(sheetOf(rows, options));
  expect(forms).toHaveLength(1);
  expect(forms.flatMap(({ findings }) => findings)).toEqual([]);
});
