import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { checkSheet, checkWorkbook } from "../../src/rules/check";
import type { Finding } from "../../src/rules/finding";
import { formatCell } from "../../src/sheet/address";
import { sheetOf } from "../support/sheets";
import { type Example, examplesIn } from "./readme-tables";

const FOLDER = join(__dirname, "kinds");

interface Found extends Finding {
  readonly sheet: string;
}

function foundIn({ sheets }: Example): Found[] {
  const checks = checkWorkbook(sheets.map(({ rows, options }) => checkSheet(sheetOf(rows, options))));
  return checks.flatMap(({ forms }) => forms).flatMap(({ form, findings }) => findings.map((finding) => ({ ...finding, sheet: form.sheet })));
}

const markOf = ({ sheet, cells, severity }: Found): string => `${sheet}!${formatCell(cells[0]!)} ${severity}`;
const EXAMPLES = readdirSync(FOLDER).flatMap((file) =>
  examplesIn(readFileSync(join(FOLDER, file), "utf8")).map((example) => [`${file}: ${example.section}: ${example.title}`, example] as const),
);

/** "[rule] what it shows": the marks are that rule's, and all of them. Without a rule they are some of what is found. */
test.each(EXAMPLES)("%s", (_, example) => {
  const rule = /^\[([a-z-]+)\]/.exec(example.title)?.[1];
  const found = foundIn(example);
  if (rule) expect(found.filter((finding) => finding.rule === rule).map(markOf).sort()).toEqual([...example.marks].sort());
  else expect(found.map(markOf)).toEqual(expect.arrayContaining([...example.marks]));
  if (example.section === "Right" && !rule) expect(found.filter(({ severity }) => severity !== "info").map(markOf)).toEqual([]);
});
