import { sampleReport } from "../../test/support/report-samples";
import { formatCell } from "../sheet/address";
import { reportAsHtml } from "./html";
import { reportAsSheet } from "./worksheet";

const sheet = reportAsSheet(sampleReport());
const texts = sheet.cells.map(({ value }) => value);

test("every address of a finding leads to its cell", () => {
  expect(sheet.links.map(({ sheetName, target, text }) => [sheetName, formatCell(target), text])).toEqual([
    ["自评表", "D8", "D8"],
    ["自评表", "D5", "D5"],
    ["自评表", "E5", "E5"],
  ]);
});

test("figures are numbers that show what the screen shows", () => {
  const figures = sheet.cells.filter(({ value }) => typeof value === "number").map(({ value, numberFormat }) => [value, numberFormat]);
  expect(figures).toContainEqual([0.9785, "0.00%"]);
  expect(figures).toContainEqual([19.624, "0.000"]);
});

test("no cell is a formula, and none is written twice", () => {
  expect(sheet.cells.every(({ formula }) => formula === null)).toBe(true);
  expect(new Set(sheet.cells.map(({ cell }) => formatCell(cell))).size).toBe(sheet.cells.length);
});

test("it says what the page says, besides the headings of its columns", () => {
  const headings = ["级别", "单元格", "规则"];
  const page = reportAsHtml(sampleReport());
  const said = texts.filter((value): value is string => typeof value === "string" && /\p{Script=Han}/u.test(value) && !value.includes(": "));
  expect(said.length).toBeGreaterThan(20);
  expect(said.filter((text) => !page.includes(text) && !headings.includes(text))).toEqual([]);
});

test("a clean form says so in one line", () => {
  const clean = reportAsSheet(sampleReport({ findings: [] }));
  expect(clean.cells.filter(({ value }) => value === "没有发现矛盾。")).toHaveLength(1);
  expect(clean.links).toEqual([]);
});
