import { readFileSync } from "node:fs";
import { join } from "node:path";
import { reportTexts } from "../src/i18n/report-texts";
import { createTexts } from "../src/i18n/texts";
import { type CheckedSheet, type JsonReport, checkedFile, failedFile } from "../src/report/json";
import { checkText } from "../src/rules/check";
import { runningText } from "../src/text/running-text";
import { handmadeCheck } from "./support/checked-form";

/** What the page says: the type of each key, by the way to it. */
const PAGE = new Map(
  [...readFileSync(join(__dirname, "../docs/json.md"), "utf8").matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)].map(([, path = "", type = ""]) => [path, type.trim()]),
);

/** Every key of a report that has everything, and of one that has nothing. */
function report(): JsonReport {
  const texts = reportTexts(createTexts("zh-CN"));
  const { sheet, checked } = handmadeCheck();
  const acknowledged = { note: "已核对", at: "2024-11-05T01:30:00Z" };
  const [first, second] = checked.findings;
  const full: CheckedSheet = {
    sheet,
    table: { kind: "table", number: 1, heading: null, sheet, leadRows: 1 },
    check: { forms: [{ ...checked, findings: [{ ...first!, acknowledged, elsewhere: [{ sheet: "表2", row: 1, column: 0 }] }, second!] }], traces: [] },
  };
  const paragraph = { kind: "paragraph", number: 1, text: "实际支出147.17元", headingLevel: null, heading: "一、概况", listNumber: null, isNote: false } as const;
  const text = runningText([paragraph])!;
  const [ofText] = checkText(text).forms;
  const prose: CheckedSheet = { sheet: text.sheet, text, check: { forms: [{ ...ofText!, findings: [{ ...second!, cells: [{ row: 0, column: 0 }] }] }], traces: [] } };
  const bare: CheckedSheet = { sheet, check: { forms: [{ ...checked, form: { ...checked.form, funds: null, title: null, headerRow: null, indicators: [] } }], traces: [] } };
  const kept = { policy: null, rules: ["total-score"], acknowledged: 1, layouts: 0, unread: ["rules" as const] };
  return {
    schema: 1,
    files: [checkedFile("a.docx", [full, prose], texts, { kept, document: { trackedChanges: false, together: ["自评表.xlsx"] } }), checkedFile("b.xlsx", [bare], texts), failedFile("c.xlsx", "missing", "没有")],
  };
}

const JSON_TYPE: Readonly<Record<string, (value: unknown) => boolean>> = {
  "text|cell|column|figure": (value) => typeof value === "string",
  "number|row": (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  "texts|list": (value) => Array.isArray(value),
  "object|object of texts": (value) => typeof value === "object" && value !== null && !Array.isArray(value),
};

function isOfType(value: unknown, type: string): boolean {
  const [name = "", ...others] = type.replace(", *optional*", "").split(" or ");
  if (value === null) return others.includes("null");
  return Object.entries(JSON_TYPE).some(([names, test]) => names.split("|").includes(name) && test(value));
}

/** The ways to all values; what holds values of its own is there itself where the page has a line for it. */
function* pathsIn(value: unknown, path: string): Generator<readonly [string, unknown]> {
  if (PAGE.has(path)) yield [path, value];
  const type = (PAGE.get(path) ?? "").replace(", *optional*", "");
  if (type === "texts" || type === "object of texts") return;
  if (Array.isArray(value)) for (const item of value) yield* pathsIn(item, `${path}[]`);
  else if (typeof value === "object" && value !== null) for (const [key, item] of Object.entries(value)) yield* pathsIn(item, path ? `${path}.${key}` : key);
  else if (!PAGE.has(path)) yield [path, value];
}

test("the page on the JSON report names every key with its type, and none that is not printed", () => {
  const printed = [...pathsIn(JSON.parse(JSON.stringify(report())), "")];
  expect(printed.filter(([path, value]) => !isOfType(value, PAGE.get(path) ?? "")).map(([path]) => path)).toEqual([]);
  expect([...PAGE.keys()].filter((path) => !printed.some(([other]) => other === path))).toEqual([]);
});
