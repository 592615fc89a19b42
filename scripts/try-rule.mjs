import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { tables } from "./try-rule/tables.mjs";
import { load } from "./typescript.mjs";

// Asks one rule, in preview or not, of every table of the project, and prints each finding with the rows that it is about.

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const { RULES } = load(join(ROOT, "src/rules/catalogue.ts"));
const { checkSheet, checkWorkbook } = load(join(ROOT, "src/rules/check.ts"));
const { formatCell } = load(join(ROOT, "src/sheet/address.ts"));

const [id] = process.argv.slice(2);
const rule = RULES.find((known) => known.id === id);
if (!rule) {
  console.error(`npm run try-rule ID, where ID is one of: ${RULES.map((known) => known.id).join(", ")}`);
  process.exit(2);
}
const settings = { rules: {}, previews: true };

/** A row of the sheet as a line of a Markdown table, line breaks shown as in the tables of the tests. */
function line(sheet, row) {
  const { column, lastColumn } = sheet.used;
  const texts = Array.from({ length: lastColumn - column + 1 }, (_, index) => sheet.shownAt(row, column + index)?.text ?? "");
  return `${String(row + 1).padStart(5)} | ${texts.map((text) => text.replace(/\r?\n/g, "<br>").replaceAll("|", "\\|")).join(" | ")} |`;
}

function print({ name }, sheet, form, { severity, message, values, cells }) {
  console.log(`\n${severity} ${id}.${message} at ${cells.map(formatCell).join(", ")} · ${name}${form.sheet ? ` · ${form.sheet}` : ""}`);
  console.log(`      ${JSON.stringify(values)}`);
  const rows = new Set([...(form.headerRow === null ? [] : [form.headerRow]), ...cells.slice(0, 8).map(({ row }) => row)]);
  for (const row of [...rows].sort((a, b) => a - b)) console.log(line(sheet, row));
}

const workbooks = await tables(ROOT);
let found = 0;
const falseAlarms = [];
for (const workbook of workbooks) {
  const checks = checkWorkbook(workbook.sheets.map((sheet) => checkSheet(sheet, { settings })), { settings });
  const findings = checks.flatMap(({ forms }, index) =>
    forms.flatMap(({ form, findings: all }) => all.filter((finding) => finding.rule === id).map((finding) => ({ sheet: workbook.sheets[index], form, finding }))),
  );
  for (const { sheet, form, finding } of findings) print(workbook, sheet, form, finding);
  found += findings.length;
  if (workbook.isClean && findings.length > 0) falseAlarms.push(workbook.name);
}

const clean = workbooks.filter(({ isClean }) => isClean).length;
console.log(`\n${id}: ${found} findings in ${workbooks.length} workbooks; silent on ${clean - falseAlarms.length} of ${clean} that are clean.`);
for (const name of falseAlarms) console.log(`  not silent on ${name}`);
process.exitCode = falseAlarms.length > 0 ? 1 : 0;
