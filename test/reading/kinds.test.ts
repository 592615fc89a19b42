import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { checkSheet } from "../../src/rules/check";
import { describeForm } from "../support/described-form";
import { parseMarkdownSheet } from "../support/markdown-sheet";
import { sheetOf } from "../support/sheets";

/** Small forms, each of a kind that a reader who only looks for known headings gets wrong. */
const KINDS = join(__dirname, "kinds");
const FORMS = readdirSync(KINDS).map((file) => basename(file, ".md"));

test.each(FORMS)("%s is read right, and what is raised is there", (name) => {
  const { rows, options, expected } = parseMarkdownSheet(readFileSync(join(KINDS, `${name}.md`), "utf8"));
  expect(checkSheet(sheetOf(rows, options)).forms.flatMap(describeForm)).toEqual(expected);
});
