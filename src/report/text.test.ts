import { handmadeCheck } from "../../test/support/checked-form";
import { saying } from "../../test/support/json-words";
import { checkedFile, failedFile } from "./json";
import { type ReportWords, fileAsText } from "./text";

const words: ReportWords = {
  noForm: ({ sheets }) => `no form on ${sheets} sheets`,
  noFormInDocument: ({ tables }) => `no form in ${tables} tables`,
  table: ({ sheet, range }) => `${sheet} ${range}`,
  documentTable: ({ sheet }) => `the table ${sheet}`,
  together: (files) => `together with ${files.join()}`,
  trackedChanges: () => "tracked",
  clean: () => "clean",
  counts: ({ error, warning, info }) => `${error}/${warning}/${info}`,
  severity: { error: "E", warning: "W", info: "I" },
  acknowledged: () => "OK",
  note: ({ note }) => `because ${note}`,
  kept: ({ acknowledged }) => [`${acknowledged} kept`],
  unreadable: ({ message }) => `unreadable: ${message}`,
  seen: ({ sheet, cell, text }) => `${sheet}!${cell} ${text}`,
};
const { sheet, checked } = handmadeCheck();

test("errors come first, each with its cells, its text and its rule, then the counts", () => {
  const file = checkedFile("a.xlsx", [{ sheet, check: { forms: [checked], traces: [] } }], saying(({ message }) => message));
  expect(fileAsText(file, [], words)).toBe(
    ["a.xlsx", "  自评表 A1:E8", "    E  E5  missed  [target-missed-full-score]", "    W  D8, D5  off  [weight-sum]", "    1/1/0"].join("\n"),
  );
});

test("what a person found right as it is stands behind the rest with her note, does not count, and what the workbook keeps is named", () => {
  const findings = checked.findings.map((finding) => (finding.severity === "error" ? { ...finding, acknowledged: { note: "发票", at: "2024-11-05" } } : finding));
  const kept = { policy: null, rules: [], acknowledged: 1, layouts: 0, unread: [] };
  const file = checkedFile("a.xlsx", [{ sheet, check: { forms: [{ ...checked, findings }], traces: [] } }], saying(({ message }) => message), { kept, document: null });
  expect(fileAsText(file, [], words).split("\n")).toEqual([
    "a.xlsx",
    "  1 kept",
    "  自评表 A1:E8",
    "    W  D8, D5  off  [weight-sum]",
    "    OK  E5  missed  [target-missed-full-score]",
    "      because 发票",
    "    0/1/0",
  ]);
});

test("a form without findings says so", () => {
  const file = checkedFile("a.xlsx", [{ sheet, check: { forms: [{ ...checked, findings: [] }], traces: [] } }], saying(() => ""));
  expect(fileAsText(file, [], words)).toBe("a.xlsx\n  自评表 A1:E8\n    clean");
});

test("without a form it tells what was seen, and a file that could not be read tells why", () => {
  const check = { forms: [], traces: [{ id: "title" as const, text: "分值", cell: "C3" }] };
  const file = checkedFile("a.xlsx", [{ sheet, check }], saying(() => ""));
  expect(fileAsText(file, [{ name: "自评表", check }], words)).toBe("a.xlsx\n  no form on 1 sheets\n    自评表!C3 分值");
  expect(fileAsText(failedFile("b.xlsx", "empty", "0 bytes"), [], words)).toBe("b.xlsx\n  unreadable: 0 bytes");
});

test("a document is told by the places of its tables, and what became of its tracked changes is said", () => {
  const table = { kind: "table" as const, number: 2, heading: null, sheet, leadRows: 1 };
  const facts = { kept: null, document: { trackedChanges: true } };
  const file = checkedFile("a.docx", [{ sheet, table, check: { forms: [checked], traces: [] } }], saying(({ message }) => message), facts);
  expect(fileAsText(file, [], words)).toBe(
    ["a.docx", "  tracked", "  the table 自评表", "    E  表2第4行“得分”  missed  [target-missed-full-score]", "    W  表2第7行“分值”, 表2第4行“分值”  off  [weight-sum]", "    1/1/0"].join("\n"),
  );
  expect(file.tables[0]!.findings[0]).toMatchObject({ cells: ["D8", "D5"], places: [{ table: 2, row: 7, column: 4, heading: "分值" }, { table: 2, row: 4, column: 4 }] });
  expect(fileAsText({ ...file, tables: [] }, [{ name: "表1", check: { forms: [], traces: [] } }], words)).toContain("no form in 1 tables");
});
