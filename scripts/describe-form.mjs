import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "./typescript.mjs";

// Prints what is read of a form in Markdown, in the lines that test/wild and test/reading/kinds expect. Whoever adds them to the file has to
// hold each against the form first: the reader may be wrong, and then the lines say what should be read.

const [path] = process.argv.slice(2);
if (!path) {
  console.error("npm run describe-form FILE.md");
  process.exit(2);
}
const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const { checkSheet } = load(join(ROOT, "src/rules/check.ts"));
const { describeForm } = load(join(ROOT, "test/support/described-form.ts"));
const { parseMarkdownSheet } = load(join(ROOT, "test/support/markdown-sheet.ts"));
const { sheetOf } = load(join(ROOT, "test/support/sheets.ts"));

const { rows, options } = parseMarkdownSheet(readFileSync(path, "utf8"));
const lines = checkSheet(sheetOf(rows, options)).forms.flatMap(describeForm);
console.log(lines.length > 0 ? lines.map((line) => `    ${line}`).join("\n") : "No form is read in it.");
