import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkSheet, checkWorkbook } from "../../src/rules/check";
import { sheetOf } from "../support/sheets";
import { examplesIn } from "./readme-tables";

const EXAMPLES = examplesIn(readFileSync(join(__dirname, "near-misses.md"), "utf8"));

test.each(EXAMPLES.map((example) => [example.title, example] as const))("%s raises nothing", (_, { sheets }) => {
  const checks = checkWorkbook(sheets.map(({ rows, options }) => checkSheet(sheetOf(rows, options))));
  expect(checks.map(({ forms }) => forms.length)).toEqual(sheets.map(() => 1));
  expect(checks.flatMap(({ forms }) => forms.flatMap(({ findings }) => findings))).toEqual([]);
});
