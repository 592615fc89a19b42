import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { checkSheet } from "../../src/rules/check";
import { describeForm } from "../support/described-form";
import { parseMarkdownSheet } from "../support/markdown-sheet";
import { sheetOf } from "../support/sheets";

const FORMS = readdirSync(__dirname).filter((file) => file.endsWith(".md")).map((file) => basename(file, ".md"));

test.each(FORMS)("%s is read right, and what is raised is there", (name) => {
  const { rows, options, expected } = parseMarkdownSheet(readFileSync(join(__dirname, `${name}.md`), "utf8"));
  expect(checkSheet(sheetOf(rows, options)).forms.flatMap(describeForm)).toEqual(expected);
});
