import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type WorkBook, utils, write } from "@e965/xlsx";
import { encryptedXls, encryptedXlsx, makeCompound } from "../../../test/support/compound";
import { makeXlsx, makeZip } from "../../../test/support/zip";
import type { Sheet } from "../../sheet/sheet";
import { WorkbookFileError, sizeText } from "./error";
import { DEFAULT_LIMITS, readWorkbook } from "./workbook";

const ROOT = join(__dirname, "../../..");
const fixture = (path: string): Uint8Array => readFileSync(join(ROOT, "test", path));

const codeOf = (bytes: Uint8Array, limits = DEFAULT_LIMITS): Promise<string> =>
  readWorkbook(bytes, limits).then(
    () => "read",
    (error: unknown) => (error instanceof WorkbookFileError ? error.code : `untyped: ${String(error)}`),
  );

async function readOne(bytes: Uint8Array): Promise<Sheet> {
  const [sheet] = await readWorkbook(bytes);
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

const saved = (rows: unknown[][], bookType: "xlsx" | "xls" | "xlsb" | "xlml" | "biff5"): Uint8Array => {
  const book: WorkBook = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "自评表");
  return write(book, { type: "buffer", bookType }) as Uint8Array;
};

const cells = (xml: string): Uint8Array => makeXlsx([{ name: "表", xml: `<sheetData>${xml}</sheetData>` }]);

describe("a sheet comes out as it is", () => {
  test.each(["xlsx", "xls", "xlsb", "xlml"] as const)("values and texts of .%s", async (kind) => {
    const sheet = await readOne(saved([["项目资金", 19238.6], [null, true, 0.1]], kind));
    expect(sheet.name).toBe("自评表");
    expect(sheet.snapshot.values).toEqual([["项目资金", 19238.6, null], [null, true, 0.1]]);
    expect(sheet.snapshot.texts).toEqual([["项目资金", "19238.6", ""], ["", "TRUE", "0.1"]]);
  });

  test("formulas, shared ones too, and the values stored with them", async () => {
    const sheet = await readOne(
      cells(
        `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1*2</f><v>2</v></c></row>` +
          `<row r="2"><c r="A2"><v>3</v></c><c r="B2"><f t="shared" si="0"/><v>6</v></c></row>` +
          `<row r="3"><c r="B3" t="str"><f>IF(A1&gt;0,"","x")</f><v></v></c></row>`,
      ),
    );
    expect(sheet.cellAt(0, 1)).toMatchObject({ value: 2, formula: "=A1*2" });
    expect(sheet.cellAt(1, 1)).toMatchObject({ value: 6, formula: "=A2*2" });
    expect(sheet.cellAt(2, 1)).toMatchObject({ value: null, text: "", formula: '=IF(A1>0,"","x")' });
  });

  test.each(["<f>SUM(A1:A2)</f>", "<f>SUM(A1:A2)</f><v></v>", "<f>SUM(A1:A2)</f><v/>", '<f t="array" ref="A3">SUM(A1:A2)</f>'])(
    "a formula that nothing has calculated has no value: %s",
    async (content) => {
      const sheet = await readOne(cells(`<row r="1"><c r="A1"><v>5</v></c></row><row r="3"><c r="A3" s="0">${content}</c></row>`));
      expect(sheet.cellAt(2, 0)).toMatchObject({ value: null, text: "", formula: "=SUM(A1:A2)" });
      expect(sheet.cellAt(0, 0)?.value).toBe(5);
    },
  );

  test("errors are their text", async () => {
    const sheet = await readOne(cells(`<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1" t="e"><v>#N/A</v></c></row>`));
    expect(sheet.cellAt(0, 0)).toMatchObject({ value: "#DIV/0!", text: "#DIV/0!", isError: true, formula: "=1/0" });
    expect(sheet.cellAt(0, 1)).toMatchObject({ value: "#N/A", isError: true });
  });

  test("rich text is plain text, reading aids left out", async () => {
    const sheet = await readOne(
      cells(
        `<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>年度</t></r><r><t xml:space="preserve">指标值 </t></r>` +
          `<rPh sb="0" eb="2"><t>niandu</t></rPh></is></c></row>`,
      ),
    );
    expect(sheet.cellAt(0, 0)?.value).toBe("年度指标值 ");
  });

  test("number formats, percentages, and dates as a Chinese Excel shows them", async () => {
    const styles =
      `<numFmts count="1"><numFmt numFmtId="176" formatCode="0.00_ "/></numFmts>` +
      `<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="176"/></cellXfs>`;
    const row = [1, 2, 3, 4].map((style, i) => `<c r="${"ABCD"[i]}1" s="${style}"><v>${i === 0 ? 0.98341 : i === 3 ? 9.834 : 45657}</v></c>`);
    const bytes = makeXlsx([{ name: "表", xml: `<sheetData><row r="1">${row.join("")}</row></sheetData>` }], styles);
    const { values, texts, numberFormats } = (await readOne(bytes)).snapshot;
    expect(values).toEqual([[0.98341, 45657, 45657, 9.834]]);
    expect(texts).toEqual([["98.34%", "2024/12/31", "2024年12月31日", "9.83 "]]);
    expect(numberFormats).toEqual([["0.00%", "yyyy/m/d", 'yyyy"年"m"月"d"日"', "0.00_ "]]);
  });

  test("merges, hidden rows and columns, visibility, protection", async () => {
    const rows = `<sheetData><row r="2"><c r="B2"><v>1</v></c></row><row r="3" hidden="1"><c r="D3"><v>2</v></c></row></sheetData>`;
    const sheets = await readWorkbook(
      makeXlsx([
        {
          name: "一",
          xml:
            `<cols><col min="3" max="4" width="9" hidden="1"/></cols>${rows}` +
            `<sheetProtection password="CC1A" sheet="1" objects="1"/><mergeCells count="1"><mergeCell ref="B2:C2"/></mergeCells>`,
        },
        { name: "二", xml: `${rows}<sheetProtection sheet="0"/>`, state: "hidden" },
        { name: "三", xml: "<sheetData/>", state: "veryHidden" },
      ]),
    );
    const [first, second, third] = sheets.map(({ snapshot }) => snapshot);
    expect(first).toMatchObject({
      origin: { row: 1, column: 1 },
      merges: [{ row: 1, column: 1, lastRow: 1, lastColumn: 2 }],
      hiddenRows: [2],
      hiddenColumns: [2, 3],
      visibility: "visible",
      isProtected: true,
    });
    expect(second).toMatchObject({ hiddenColumns: [], visibility: "hidden", isProtected: false });
    expect(third).toMatchObject({ values: [], visibility: "very-hidden" });
  });

  test("an .xls of the time before Unicode keeps its Chinese", async () => {
    expect((await readOne(biff5WithChinese())).cellAt(0, 0)?.value).toBe("绩效");
  });

  test("the range that the file declares is not believed, and blank cells do not stretch the sheet", async () => {
    const bytes = makeXlsx([
      {
        name: "表",
        xml:
          `<dimension ref="A1:XFD1048576"/><sheetData><row r="3"><c r="C3"><v>1</v></c></row>` +
          `<row r="1048576"><c r="A1048576" s="0"/><c r="XFD1048576" t="inlineStr"><is><t> </t></is></c></row></sheetData>`,
      },
    ]);
    expect((await readOne(bytes)).used).toEqual({ row: 2, column: 2, lastRow: 2, lastColumn: 2 });
  });
});

describe("what cannot be read says why", () => {
  const workbook = saved([["a", 1]], "xlsx");
  const cases: readonly [string, Uint8Array][] = [
    ["empty", new Uint8Array()],
    ["encrypted", encryptedXlsx()],
    ["encrypted", encryptedXls()],
    ["encrypted", makeZip([{ name: "xl/workbook.xml", content: "x", isEncrypted: true }])],
    ["not-a-workbook", Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj")],
    ["not-a-workbook", makeZip([{ name: "word/document.xml", content: "<w/>" }])],
    ["not-a-workbook", makeCompound({ "/WordDocument": Buffer.alloc(5000) })],
    ["unreadable", workbook.subarray(0, workbook.length - 30)],
    ["unreadable", workbook.subarray(0, 200)],
    ["unreadable", saved([["a"]], "xls").subarray(0, 700)],
    ["unreadable", makeZip([{ name: "xl/workbook.xml", content: "<nothing/>" }])],
    ["unreadable", makeXlsx([{ name: "表", xml: `<?xml version="1.0"?><worksheet><sheetData><row r="1"><c r="A1"><v>1` }])],
  ];

  test.each(cases)("%s", async (code, bytes) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test("one flipped bit in a packed figure does not pass for another figure", async () => {
    const bytes = Buffer.from(makeZip([{ name: "xl/workbook.xml", content: "x".repeat(50) }]));
    const dataAt = 30 + "xl/workbook.xml".length;
    bytes[dataAt + 2]! ^= 0x10;
    expect(await codeOf(bytes)).toBe("unreadable");
  });

  test("a file above the limit, packed or unpacked, honest or not", async () => {
    const limits = { ...DEFAULT_LIMITS, maxBytes: 100_000 };
    expect(await codeOf(Buffer.alloc(100_001, 1), limits)).toBe("too-large");
    const bomb = (declaredSize?: number): Uint8Array =>
      makeXlsx([{ name: "表", xml: "<sheetData/>" }], "", [
        { name: "xl/theme/theme1.xml", content: Buffer.alloc(5_000_000), ...(declaredSize === undefined ? {} : { declaredSize }) },
      ]);
    expect(bomb().length).toBeLessThan(limits.maxBytes);
    expect(await codeOf(bomb(), limits)).toBe("unpacked-too-large");
    await expect(readWorkbook(bomb(10), limits)).rejects.toMatchObject({ code: "unpacked-too-large", values: { size: "100.1 KB", limit: "100 KB" } });
  });

  test("pictures do not count: they stay packed", async () => {
    const picture = { name: "xl/media/image1.xml", content: Buffer.alloc(5_000_000) };
    expect(await codeOf(makeXlsx([{ name: "表", xml: "<sheetData/>" }], "", [picture]), { ...DEFAULT_LIMITS, maxBytes: 100_000 })).toBe("read");
  });

  test("a sheet with figures in two far corners", async () => {
    const far = cells(`<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`);
    await expect(readWorkbook(far)).rejects.toMatchObject({
      code: "sheet-too-large",
      values: { sheet: "表", range: "A1:XFD1048576" },
    });
  });

  test("sizes are told in the unit that fits, and never rounded down to the limit", () => {
    expect([9430, 50_000_000, 50_000_001, 800_000].map(sizeText)).toEqual(["9.5 KB", "50 MB", "50.1 MB", "800 KB"]);
  });
});

describe("real workbooks", () => {
  test.each(readdirSync(join(ROOT, "test/corpus")))("%s is read", async (name) => {
    const truth = JSON.parse(Buffer.from(fixture(`corpus/${name}/truth.json`)).toString()) as {
      sheet: string;
      cells?: { title?: string };
      indicators?: { row: number; score?: unknown }[];
    };
    const sheets = await readWorkbook(fixture(`corpus/${name}/table.xlsx`));
    const sheet = sheets.find((candidate) => candidate.name === truth.sheet);
    expect(sheet).toBeDefined();
    for (const { row } of truth.indicators ?? []) {
      expect(sheet!.snapshot.values[row - 1 - sheet!.used.row]?.some((value) => value !== null)).toBe(true);
    }
  });

  test("the ministry's .xls: eleven sheets, merges, the self-evaluation form in place", async () => {
    for (const name of ["ministry-filled-2019", "ministry-template-2019"]) {
      const sheets = await readWorkbook(fixture(`fixtures/${name}.xls`));
      expect(sheets).toHaveLength(11);
      const form = sheets.find((sheet) => sheet.name === "项目支出绩效自评表");
      expect(form?.cellAt(0, 0)?.text).toContain("项目支出绩效自评表");
      expect(form?.merges).toHaveLength(20);
    }
  });
});

test("a damaged theme in an .xls harms nothing", async () => {
  const bytes = Buffer.from(fixture("fixtures/ministry-filled-2019.xls"));
  const theme = bytes.indexOf("PK\x03\x04", 0, "latin1");
  expect(theme).toBeGreaterThan(0);
  bytes.fill(0, theme + 60, theme + 400);
  expect(await readWorkbook(bytes)).toHaveLength(11);
});

/** BIFF5 with code page 936: what a Chinese Excel 95 wrote. */
function biff5WithChinese(): Uint8Array {
  const record = (type: number, data: Buffer): Buffer => {
    const head = Buffer.alloc(4);
    head.writeUInt16LE(type, 0);
    head.writeUInt16LE(data.length, 2);
    return Buffer.concat([head, data]);
  };
  const hex = (text: string): Buffer => Buffer.from(text, "hex");
  const name = Buffer.from("Sheet1");
  const label = hex("bca8d0a7"); // 绩效 in code page 936
  const globals = (position: number): Buffer => {
    const at = Buffer.alloc(4);
    at.writeUInt32LE(position);
    return Buffer.concat([
      record(0x0809, hex("00050500e60dcc07")),
      record(0x0042, hex("a803")),
      record(0x0085, Buffer.concat([at, hex("0000"), Buffer.from([name.length]), name])),
      record(0x000a, Buffer.alloc(0)),
    ]);
  };
  const sheet = Buffer.concat([
    record(0x0809, hex("00051000e60dcc07")),
    record(0x0204, Buffer.concat([hex("000000000000"), hex("0400"), label])),
    record(0x000a, Buffer.alloc(0)),
  ]);
  return makeCompound({ "/Book": Buffer.concat([globals(globals(0).length), sheet, Buffer.alloc(5000)]) });
}
