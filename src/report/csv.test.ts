import fc from "fast-check";
import { reportSaying, sampleReport } from "../../test/support/report-samples";
import { reportAsCsv } from "./csv";

/** Reads what RFC 4180 writes. */
function parse(csv: string): string[][] {
  const fields = [...csv.slice(1).matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)];
  const rows: string[][] = [[]];
  for (const [, content, end] of fields) {
    rows.at(-1)!.push(content!.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.slice(0, -1);
}

test("a line for each finding under one heading, beginning with what Excel needs to read Chinese", () => {
  const csv = reportAsCsv(sampleReport());
  expect(csv.startsWith("\uFEFF")).toBe(true);
  const [heads, ...rows] = parse(csv);
  expect(heads).toHaveLength(10);
  expect(rows.map((row) => [row[1], row[3], row[4], row[8]])).toEqual([
    ["自评表!A1:E8", "需核实", "D8 D5", "weight-sum"],
    ["自评表!A1:E8", "错误", "E5", "target-missed-full-score"],
  ]);
});

test("a form without findings has one line that says so", () => {
  const rows = parse(reportAsCsv(sampleReport({ findings: [] })));
  expect(rows.slice(1).map((row) => [row[3], row[5]])).toEqual([["无问题", "没有发现矛盾。"]]);
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\rx", "＝1", "－1"])("%j is not run by a spreadsheet", (text) => {
  for (const field of parse(reportAsCsv(reportSaying(text))).slice(1).flat()) expect(field).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
});

test("any text comes back as it was, behind an apostrophe where it could be a formula", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1 }), (text) => {
      const [, row] = parse(reportAsCsv(reportSaying(text)));
      expect([text, `'${text}`]).toContain(row?.[0]);
    }),
  );
});
