import { type WorkBook, utils, write } from "@e965/xlsx";
import { makeZip } from "../../../../test/support/zip";
import type { Sheet } from "../../../sheet/sheet";
import { WorkbookFileError } from "../error";
import { DEFAULT_LIMITS, type FileLimits, readWorkbook } from "../workbook";

/** Files that other programs write for Excel, most of them under the name of .xls. */

async function read(content: string | Uint8Array, limits?: FileLimits): Promise<Sheet> {
  const [sheet] = await readWorkbook(Buffer.from(content), limits);
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

const texts = async (content: string | Uint8Array): Promise<unknown> => (await read(content)).snapshot.texts;

const failure = (content: string | Uint8Array, limits?: FileLimits): Promise<string> =>
  readWorkbook(Buffer.from(content), limits).then(
    () => "read",
    (error: unknown) => (error instanceof WorkbookFileError ? [error.code, error.values["kind"]].filter(Boolean).join(" ") : String(error)),
  );

/** 绩效,得分⏎数量,9.5⏎ in GBK. */
const GBK_CSV = Buffer.from("bca8d0a72cb5c3b7d60d0acafdc1bf2c392e350d0a", "hex");
/** 绩效 in GBK. */
const GBK_WORD = Buffer.from("bca8d0a7", "hex");
const around = (before: string, after: string): Uint8Array => Buffer.concat([Buffer.from(before), GBK_WORD, Buffer.from(after)]);

describe("a page with tables", () => {
  test("is read like Excel opens it: title, cells over several rows and columns, and what follows", async () => {
    const sheet = await read(
      `<html><head><title>x</title><style>td{color:red}</style></head><body><h2>项目支出绩效自评表</h2>` +
        `<table><tr><td rowspan="2">一级指标</td><td colspan="2">指标值</td></tr><tr><td>年度</td><td>实际</td></tr></table><p>填报人：</p></body></html>`,
    );
    expect(sheet.snapshot.texts).toEqual([
      ["项目支出绩效自评表", "", ""],
      ["一级指标", "指标值", ""],
      ["", "年度", "实际"],
      ["填报人：", "", ""],
    ]);
    expect(sheet.merges).toEqual([
      { row: 1, column: 0, lastRow: 2, lastColumn: 0 },
      { row: 1, column: 1, lastRow: 1, lastColumn: 2 },
    ]);
  });

  test("numbers are numbers as they are printed, codes and what is marked as text are texts", async () => {
    const { values, numberFormats } = (
      await read(
        `<style>.xl65{mso-style-parent:style0; mso-number-format:"\\@";}</style><table><tr><td>9.80</td><td> 1,234.5&nbsp;</td><td>98.3%</td><td>007</td>` +
          `<td class="xl65">5</td><td style='mso-number-format:"\\@"'>6</td><td x:num="0.98341">0.98</td><td>2024-12-31</td><td>≥90%</td></tr></table>`,
      )
    ).snapshot;
    expect(values).toEqual([[9.8, 1234.5, 0.983, "007", "5", "6", 0.98341, "2024-12-31", "≥90%"]]);
    expect(numberFormats[0]?.slice(0, 3)).toEqual(["0.00", "#,##0.0", "0.0%"]);
  });

  test("tags that nobody closed, tables within tables, line ends, entities, what is struck out, hidden rows", async () => {
    const sheet = await read(
      `<table><tr><td><table><tr><td>内<td>表<tr><td>a&lt;b<br>c\n d<td><s>45</s>40<tr style="display: none"><td><del>全删</del><td><script>x</script></table></table>`,
    );
    expect(sheet.snapshot.texts.filter((row) => row.some((text) => text !== ""))).toEqual([["内", "表"], ["a<b\nc d", "40"], ["全删", ""]]);
    expect(sheet.snapshot.hiddenRows).toEqual([sheet.used.lastRow]);
  });

  test("spans end with their table and with the grid", async () => {
    const sheet = await read(`<table><tr><td rowspan="99999999" colspan="0">a</td><td rowspan="-3">b</td></tr></table><table><tr><td>c</td></tr></table>`);
    expect(sheet.merges).toEqual([]);
    expect(sheet.snapshot.texts).toEqual([["a", "b"], ["c", ""]]);
    expect(await failure(`<table><tr>${'<td colspan="99999999">a</td>'.repeat(17)}</tr></table>`)).toBe("sheet-too-large");
  });

  test("no more cells than allowed, no deeper than a page may be", async () => {
    const rows = `<tr>${"<td colspan=10>a</td>".repeat(10)}</tr>`.repeat(10);
    expect(await failure(`<table>${rows}</table>`, { ...DEFAULT_LIMITS, maxCells: 500 })).toBe("sheet-too-large");
    expect(await failure(`<table>${"<b>".repeat(6000)}`)).toBe("unreadable");
  });

  test("in GBK, whatever it says of itself, and with the sheet's own name", async () => {
    expect(await texts(around('<meta charset="utf-8"><table><tr><td>', "</td></tr></table>"))).toEqual([["绩效"]]);
    expect((await read(`<!--[if gte mso 9]><xml><x:Name>自评表</x:Name></xml><![endif]--><table><tr><td>1</table>`)).name).toBe("自评表");
  });
});

describe("fields with separators", () => {
  test.each<readonly [string, string | Uint8Array]>([
    ["UTF-8", "绩效,得分\n数量,9.5\n"],
    ["UTF-8 with its mark", "\uFEFF绩效,得分\r\n数量,9.5"],
    ["GBK", GBK_CSV],
    ["UTF-16, as Excel's Unicode text", Buffer.from("\uFEFF绩效\t得分\r\n数量\t9.5\r\n", "utf16le")],
    ["semicolons", "绩效;得分\r数量;9.5\r"],
  ])("in %s", async (_, content) => {
    expect((await read(content)).snapshot.values).toEqual([["绩效", "得分"], ["数量", 9.5]]);
  });

  test("with marks around them, line ends and marks within, and codes kept from being numbers", async () => {
    expect((await read('标题\n"a,b","c\nd","e""f"\n="007",TRUE,\n,,"5"x\n')).snapshot.values).toEqual([
      ["标题", null, null],
      ["a,b", "c\nd", 'e"f'],
      ["007", true, null],
      [null, null, "5x"],
    ]);
  });

  test("a mark that nothing closes takes the rest", async () => {
    expect((await read('a,b\nc,"d\ne,f')).snapshot.values).toEqual([["a", "b"], ["c", "d\ne,f"]]);
  });

  test("more columns than Excel has", async () => {
    expect(await failure(`a,b\n${",".repeat(20_000)}x\n`)).toBe("sheet-too-large");
  });
});

const NAMESPACE = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"';
const spreadsheet = (table: string): string => `<Workbook ${NAMESPACE}><Worksheet ss:Name="表"><Table>${table}</Table></Worksheet></Workbook>`;
const data = (text: string): string => `<Data ss:Type="String">${text}</Data>`;

describe("an XML spreadsheet 2003", () => {
  test("in GBK, with merges", async () => {
    const [before = "", after = ""] = spreadsheet(`<Row><Cell ss:MergeAcross="1" ss:MergeDown="2">${data("|")}</Cell><Cell>${data("b")}</Cell></Row>`).replace("表", "S1").split("|");
    const sheet = await read(around(`<?xml version="1.0" encoding="GB2312"?>${before}`, after));
    expect(sheet.snapshot.texts).toEqual([["绩效", "", "b"]]);
    expect(sheet.merges).toEqual([{ row: 0, column: 0, lastRow: 2, lastColumn: 1 }]);
  });

  test.each([
    `<Row ss:Index="99999999"><Cell>${data("a")}</Cell></Row>`,
    `<Row><Cell ss:Index="20000">${data("a")}</Cell></Row>`,
    `<Row><Cell ss:MergeAcross="1e9">${data("a")}</Cell></Row>`,
    `<Column ss:Span="999999999"/>`,
    '<Column ss:Span="16000"/>'.repeat(2),
  ])("with numbers outside of the grid is damaged: %s", async (table) => {
    expect(await failure(`<?xml version="1.0"?>${spreadsheet(table)}`)).toBe("unreadable");
  });

  test("and so are styles that descend from themselves", async () => {
    const styles = `<Styles><Style ss:ID="a" ss:Parent="b"/><Style ss:ID="b" ss:Parent="a"/></Styles>`;
    expect(await failure(`<?xml version="1.0"?><Workbook ${NAMESPACE}>${styles}<Worksheet ss:Name="表"/></Workbook>`)).toBe("unreadable");
  });

  test("a merge over the whole sheet costs nothing", async () => {
    const sheet = await read(`<?xml version="1.0"?>${spreadsheet(`<Row><Cell ss:MergeAcross="16383" ss:MergeDown="1048575">${data("a")}</Cell></Row>`)}`);
    expect(sheet.snapshot.texts).toEqual([["a"]]);
  });
});

describe("an OpenDocument spreadsheet", () => {
  const book: WorkBook = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([["绩效", 9.5], [null, true]]), "自评表");
  const ods = (rows: string, manifest = "<manifest/>"): Uint8Array =>
    makeZip([
      { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet" },
      { name: "META-INF/manifest.xml", content: manifest },
      {
        name: "content.xml",
        content: `<office:document-content><office:body><office:spreadsheet><table:table table:name="表">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
      },
    ]);
  const cell = (attributes = ""): string => `<table:table-cell office:value-type="string"${attributes}><text:p>a</text:p></table:table-cell>`;

  test("is read", async () => {
    const sheet = await read(write(book, { type: "buffer", bookType: "ods" }) as Uint8Array);
    expect([sheet.name, sheet.snapshot.values]).toEqual(["自评表", [["绩效", 9.5], [null, true]]]);
  });

  test("blank cells to the edge of the sheet are nothing", async () => {
    const blank = `<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`;
    const rows = `<table:table-row>${cell()}${cell(' table:number-columns-repeated="2"')}</table:table-row>${blank}`;
    expect(await texts(ods(rows))).toEqual([["a", "a", "a"]]);
  });

  test("a cell repeated without end is too large, and a password is told of", async () => {
    expect(await failure(ods(`<table:table-row table:number-rows-repeated="1048576">${cell(' table:number-columns-repeated="16384"')}</table:table-row>`))).toBe("sheet-too-large");
    expect(await failure(ods("", "<manifest><manifest:encryption-data/></manifest>"))).toBe("encrypted");
  });
});

describe("what is no table is named", () => {
  test.each<readonly [string, string | Uint8Array]>([
    ["pdf", "%PDF-1.7\n"],
    ["pdf", makeZip([{ name: "OFD.xml", content: "<x/>" }])],
    ["image", Buffer.from("89504e470d0a1a0a0000", "hex")],
    ["image", Buffer.from("ffd8ffe000104a46", "hex")],
    ["document", "{\\rtf1\\ansi"],
    ["document", makeZip([{ name: "word/document.xml", content: "<w/>" }])],
    ["document", makeZip([{ name: "content.xml", content: "<office:text/>" }, { name: "META-INF/manifest.xml", content: "<x/>" }])],
    ["slides", makeZip([{ name: "ppt/presentation.xml", content: "<p/>" }])],
    ["archive", makeZip([{ name: "表.xlsx", content: "x" }])],
    ["archive", Buffer.from("526172211a0700", "hex")],
    ["page", "<html><body>登录已超时</body></html>"],
    ["text", "绩效自评情况说明\n一、项目基本情况，二、完成情况。\n"],
    ["other", Buffer.from([0, 1, 2, 3, 255])],
  ])("%s", async (kind, content) => {
    expect(await failure(content)).toBe(`not-a-workbook ${kind}`);
  });
});
