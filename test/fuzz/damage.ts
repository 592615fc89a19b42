import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type WorkBook, utils, write } from "@e965/xlsx";
import { makeXlsx, makeZip } from "../support/zip";

/** Damaged files of every kind that is read, made from a number: the same number gives the same file. */

type Random = () => number;

/** Mulberry32: small, and good enough to choose damage by. @returns numbers from 0 up to 1 */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const below = (random: Random, count: number): number => Math.floor(random() * count);
const oneOf = <T>(random: Random, items: readonly T[]): T => items[below(random, items.length)]!;

const NUMBERS = ["0", "-1", "1", "16384", "16385", "65536", "1048576", "1048577", "99999999", "4294967295", "1e9", "99999999999999", "NaN", ""];
const TOKENS = ["<", ">", "</", "/>", '"', "<c ", "<row>", "</row>", "<col min=\"1\" max=\"99999999\"/>", "<table>", "<td colspan=9999 rowspan=9999>", "</td>", "&#0;", "&lt;", "]]>", "<!--", "\u202E", "A1:XFD1048576"];

/** One change of a text. */
function changed(text: string, random: Random): string {
  const at = below(random, text.length + 1);
  const length = below(random, 60);
  switch (below(random, 6)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + text.slice(at, at + length).repeat(1 + below(random, 30)) + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at).replace(/\d+/, oneOf(random, NUMBERS));
    case 3:
      return text.slice(0, at) + oneOf(random, TOKENS) + text.slice(at);
    case 4:
      return text.slice(0, at) + text.slice(at).replace(/=\s*"[^"]*"/, `="${oneOf(random, NUMBERS)}"`);
    default:
      return below(random, 4) === 0 ? text.slice(0, at) : text + text.slice(at, at + length);
  }
}

function damagedText(text: string, random: Random): string {
  let result = text;
  for (let left = 1 + below(random, 8); left > 0; left--) result = changed(result, random);
  return result;
}

function damagedBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const result = Uint8Array.from(bytes);
  for (let left = 1 + below(random, 12); left > 0; left--) result[below(random, result.length)] = oneOf(random, [0, 1, 0x7f, 0xff, below(random, 256)]);
  return below(random, 8) === 0 ? result.subarray(0, below(random, result.length)) : result;
}

const ROWS = [
  ["项目支出绩效自评表", null, null, null, null, null, null],
  ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
  ["产出指标", "数量指标", "培训人数", "≥100人", "98.5%", 50, 49.5],
  ["总分", null, null, null, null, 100, 99],
];
const BOOK: WorkBook = utils.book_new();
utils.book_append_sheet(BOOK, utils.aoa_to_sheet(ROWS), "自评表");
const saved = (bookType: "xlsx" | "xlsb" | "xls" | "biff5" | "xlml" | "ods" | "html" | "csv"): Uint8Array => write(BOOK, { type: "buffer", bookType }) as Uint8Array;
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const SHEET =
  `<dimension ref="A1:G4"/><cols><col min="1" max="4" width="18"/><col min="5" max="7" width="12" hidden="1"/></cols><sheetData>` +
  ROWS.map((row, i) => `<row r="${i + 1}">${row.map((cell, j) => (cell === null ? "" : `<c r="${"ABCDEFG"[j]}${i + 1}" t="inlineStr"><is><r><rPr><strike/></rPr><t>旧</t></r><r><t>${cell}</t></r></is></c>`)).join("")}</row>`).join("") +
  `</sheetData><mergeCells count="1"><mergeCell ref="A1:G1"/></mergeCells><hyperlinks><hyperlink ref="A1" location="B2"/></hyperlinks>`;
const STYLES = `<numFmts count="1"><numFmt numFmtId="176" formatCode="0.00_ "/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs>`;
const ODS_CONTENT =
  `<office:document-content><office:body><office:spreadsheet><table:table table:name="表"><table:table-row table:number-rows-repeated="2">` +
  `<table:table-cell table:number-columns-repeated="3" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;
const MINISTRY = readFileSync(join(__dirname, "../fixtures/ministry-filled-2019.xls"));
const [XLSX, XLSB, XLS, BIFF5] = [saved("xlsx"), saved("xlsb"), saved("xls"), saved("biff5")];
const [XLML, HTML, CSV] = [text(saved("xlml")), text(saved("html")), text(saved("csv"))];

const MAKERS: Readonly<Record<string, (random: Random) => Uint8Array>> = {
  archive: (random) => damagedBytes(oneOf(random, [XLSX, XLSB]), random),
  worksheet: (random) => makeXlsx([{ name: "表", xml: damagedText(SHEET, random) }], below(random, 3) === 0 ? damagedText(STYLES, random) : STYLES),
  binary: (random) => damagedBytes(oneOf(random, [XLS, BIFF5, MINISTRY]), random),
  spreadsheet: (random) => Buffer.from(damagedText(XLML, random)),
  openDocument: (random) => makeZip([{ name: "META-INF/manifest.xml", content: "<m/>" }, { name: "content.xml", content: damagedText(ODS_CONTENT, random) }]),
  html: (random) => Buffer.from(damagedText(HTML, random)),
  csv: (random) => Buffer.from(damagedText(CSV, random)),
};

export const KINDS = Object.keys(MAKERS);

/** The damaged file of a number; kinds take turns. */
export function damagedFile(seed: number, index: number): { kind: string; bytes: Uint8Array } {
  const kind = KINDS[index % KINDS.length]!;
  return { kind, bytes: MAKERS[kind]!(randomFrom(Math.imul(seed, 1_000_003) + index)) };
}
