import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createProgram, newerMembers } from "../support/office-api";

/** Office 2021 with a volume licence, which many offices have, stops at ExcelApi 1.14. */
const NEWEST = "1.14";
const ROOT = join(__dirname, "../..");

const SPEAKS_OFFICE = ["src/hosts", "src/pane"];

function modulesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\.d\.ts$/.test(name))
    .map((name) => join(ROOT, folder, name));
}

const example = join(ROOT, "src/hosts/made-up.ts");
const needsIn = (body: string): string[] => {
  const text = `export async function f(context: Excel.RequestContext, range: Excel.Range): Promise<void> {\n${body}\nawait context.sync();\n}\n`;
  return newerMembers(createProgram(ROOT, [], { [example]: text }), [example], NEWEST).map(({ member, needs }) => `${member}: ${needs}`);
};

test("nothing that Office 2021 lacks is used", () => {
  const folders = readdirSync(join(ROOT, "src")).map((name) => `src/${name}`);
  const files = SPEAKS_OFFICE.filter((folder) => folders.includes(folder)).flatMap(modulesIn);
  expect(newerMembers(createProgram(ROOT, files), files, NEWEST)).toEqual([]);
}, 60_000);

test("what it lacks is found: called, read, loaded by name, in options, from other sets", () => {
  expect(
    needsIn(`
      const sheet = context.workbook.worksheets.getItem("a");
      sheet.getRange("A1").load("values, valuesAsJson");
      range.load(["text", "format/columnWidth", "valueTypes"]);
      const value: Excel.EntityCellValue = { type: "Entity", text: range.text[0]![0]! };
      context.workbook.focus();
      context.workbook.linkedWorkbooks.load("items");
      const view: Excel.NamedSheetView | null = null;
      if (view && value.text) sheet.protection.unprotect();
    `),
  ).toEqual([
    "valuesAsJson: ExcelApi 1.16",
    "EntityCellValue: ExcelApi 1.16",
    "type: ExcelApi 1.16",
    "text: ExcelApi 1.16",
    "focus: ExcelApiDesktop 1.1",
    "items: ExcelApiOnline 1.1",
    "linkedWorkbooks: ExcelApiOnline 1.1",
    "load: ExcelApiOnline 1.1",
    "NamedSheetView: ExcelApiOnline 1.1",
    "text: ExcelApi 1.16",
  ]);
}, 60_000);

test("what it has is not: 1.9 is older than 1.14", () => {
  expect(needsIn(`range.load("values, text, formulas"); range.getMergedAreasOrNullObject().load("address"); range.select();`)).toEqual([]);
}, 60_000);
