import { Document, FootnoteReferenceRun, DeletedTextRun, type IRunOptions, InsertedTextRun, Packer, Paragraph, TextRun } from "docx";
import type { DocumentTable, Paragraph as Read } from "../../../text/document";
import { readForms } from "../../../reading/read";
import { formatArea } from "../../../sheet/address";
import { wordDocument } from "../../../../test/support/word-document";
import { makeZip } from "../../../../test/support/zip";
import { readDocument } from "./read-document";

const HEADINGS = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"];
const FORM = [
  HEADINGS,
  [{ text: "产出指标", down: 2 }, "数量指标", "救助人次", "≥100人", "120人", "50", "50.0"],
  ["质量指标", "合格率", "≥95%", "96%", "40", "39.50"],
  [{ text: "总分", across: 5 }, "90", "1,089.5"],
];

const STRUCK_OUT: IRunOptions = { text: "16", strike: true };

const tablesOf = async (bytes: Uint8Array): Promise<DocumentTable[]> => (await readDocument(bytes)).blocks.filter((block) => block.kind === "table");
const paragraphsOf = async (bytes: Uint8Array): Promise<Read[]> => (await readDocument(bytes)).blocks.filter((block) => block.kind === "paragraph");

test("a table is a sheet: spans are merges, numbers are numbers in their printed digits, texts stay texts", async () => {
  const [table] = await tablesOf(await wordDocument([{ heading: "附表" }, "项目支出绩效自评表", "（2024年度）", { rows: FORM }]));
  const { sheet } = table!;
  expect({ name: sheet.name, number: table!.number, leadRows: table!.leadRows, heading: table!.heading }).toEqual({ name: "表1", number: 1, leadRows: 3, heading: "附表" });
  expect(sheet.merges.map(formatArea)).toEqual(["A1:G1", "A2:G2", "A3:G3", "A5:A6", "A7:E7"]);
  const cell = (row: number, column: number) => {
    const { value, text, numberFormat } = sheet.cellAt(row, column)!;
    return [value, text, numberFormat];
  };
  expect(cell(4, 6)).toEqual([50, "50.0", "0.0"]);
  expect(cell(5, 4)).toEqual([0.96, "96%", "0%"]);
  expect(cell(6, 6)).toEqual([1089.5, "1,089.5", "#,##0.0"]);
  expect(cell(4, 3)).toEqual(["≥100人", "≥100人", "@"]);
});

test("a form in a table is read with its title and its year", async () => {
  const [table] = await tablesOf(await wordDocument(["项目支出绩效自评表", "（2024年度）", { rows: FORM }]));
  const [form] = readForms(table!.sheet);
  expect(form).toMatchObject({ kind: "self-evaluation", title: { text: "项目支出绩效自评表" }, year: { value: 2024 } });
  expect(form!.indicators.map(({ name }) => name)).toEqual(["救助人次", "合格率"]);
});

test("a table that goes on under its headings again is one table, another one is not", async () => {
  const again = [HEADINGS, [{ text: "效益指标", across: 1 }, "社会效益", "受益率", "≥9%", "9%", "10", "10"]];
  expect((await tablesOf(await wordDocument([{ rows: FORM }, "", { rows: again }]))).map(({ sheet }) => sheet.used.lastRow)).toEqual([5]);
  expect(await tablesOf(await wordDocument([{ rows: FORM }, "（续）", { rows: again }]))).toHaveLength(2);
  expect(await tablesOf(await wordDocument([{ rows: FORM }, { rows: [["单位", "金额"], ["甲", "1"]] }]))).toHaveLength(2);
});

test("paragraphs are counted as people count them and know their heading", async () => {
  const bytes = await wordDocument([{ heading: "项目概况" }, "全年支出9.83万元。", "", "二、绩效分析", "完成较好。", { rows: [["一"]] }, "（一）产出", "已完成。"]);
  expect((await paragraphsOf(bytes)).map(({ number, text, headingLevel, heading }) => [number, text, headingLevel, heading])).toEqual([
    [1, "项目概况", 1, null],
    [2, "全年支出9.83万元。", null, "项目概况"],
    [3, "二、绩效分析", 1, "项目概况"],
    [4, "完成较好。", null, "二、绩效分析"],
    [5, "（一）产出", 2, "二、绩效分析"],
    [6, "已完成。", null, "（一）产出"],
  ]);
});

test("of tracked changes the accepted text is read, and it is known; struck-out text is left out; notes come last", async () => {
  const by = { author: "某某", date: "2024-01-01T00:00:00Z" };
  const tracked = new Paragraph({
    children: [
      new TextRun("支出"),
      new DeletedTextRun({ id: 1, text: "14", ...by }),
      new InsertedTextRun({ id: 2, text: "15", ...by }),
      new TextRun(STRUCK_OUT),
      new TextRun("万元"),
      new FootnoteReferenceRun(1),
    ],
  });
  const document = new Document({ footnotes: { 1: { children: [new Paragraph("含上年结转。")] } }, sections: [{ children: [tracked] }] });
  const bytes = new Uint8Array(await Packer.toArrayBuffer(document));
  expect((await readDocument(bytes)).hasTrackedChanges).toBe(true);
  expect((await paragraphsOf(bytes)).map(({ text, isNote }) => [text, isNote])).toEqual([["支出15万元", false], ["含上年结转。", true]]);
  expect((await readDocument(await wordDocument(["支出15万元"]))).hasTrackedChanges).toBe(false);
});

test("numbers of an automatic list count on", async () => {
  const levels = [0, 1].map((level) => ({ level, format: "decimal" as const, text: "%1." }));
  const item = (text: string, level: number) => new Paragraph({ text, numbering: { reference: "list", level } });
  const children = [item("甲", 0), item("子", 1), item("丑", 1), item("乙", 0), item("寅", 1), new Paragraph("文")];
  const document = new Document({ numbering: { config: [{ reference: "list", levels }] }, sections: [{ children }] });
  const read = await paragraphsOf(new Uint8Array(await Packer.toArrayBuffer(document)));
  expect(read.map(({ listNumber }) => listNumber)).toEqual([1, 1, 2, 2, 1, null]);
});

test("a table within a cell is one of its own", async () => {
  const xml = (rows: string) => `<w:tbl>${rows}</w:tbl>`;
  const row = (content: string) => `<w:tr><w:tc>${content}</w:tc></w:tr>`;
  const text = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
  const tables = await tablesOf(packed(xml(row(`${text("外")}${xml(row(text("内")))}${text("")}`))));
  expect(tables.map(({ sheet }) => sheet.cellAt(0, 0)?.text)).toEqual(["外", "内"]);
});

test.each([
  ["a table that spans without end", `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>宽</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`, 1],
  ["no table at all", "<w:p/>", 0],
])("%s is no trouble", async (_, body, count) => {
  expect(await tablesOf(packed(body))).toHaveLength(count);
});

test.each([
  ["is cut off", "unreadable", async () => (await wordDocument(["文"])).slice(0, 400)],
  ["holds XML that ends too early", "unreadable", () => packed("<w:p>", false)],
  ["unpacks to more than the limit", "unpacked-too-large", () => packed(`<w:p><w:r><w:t>${"字".repeat(400_000)}</w:t></w:r></w:p>`)],
  ["is no document", "not-a-workbook", async () => makeZip([{ name: "a.txt", content: "文" }])],
])("a file that %s is refused", async (_, code, make) => {
  await expect(readDocument(await make(), { maxBytes: 1_000_000, maxCells: 1000 })).rejects.toMatchObject({ code });
});

function packed(body: string, isWhole = true): Uint8Array {
  const close = isWhole ? "</w:body></w:document>" : "";
  const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';
  const document = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}${close}`;
  return makeZip([{ name: "[Content_Types].xml", content: types }, { name: "word/document.xml", content: document }]);
}
