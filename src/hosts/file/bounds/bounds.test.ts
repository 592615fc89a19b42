import { boundBinaryWorksheet } from "./binary-worksheet";
import { cutText, eachOf } from "./grid";
import { boundWorksheetXml } from "./worksheet-xml";

describe("the XML of a worksheet", () => {
  test("stays as it is inside of the grid", () => {
    const xml = `<worksheet><sheetData><row r="1048576"><c r="A1048576"><v>1</v></c><c r="XFD1048576" s="1"/></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`;
    expect(boundWorksheetXml(xml)).toBe(xml);
  });

  test.each([
    ["a column list to the end of nowhere ends with the grid", `<col min="1" max="999999999" width="9"/>`, `<col min="1" max="16384" width="9"/>`],
    ["a second list of the same columns is none", `<x:col min="1" max="9"/><x:col min="2" max="16384" hidden="1"/>`, `<col min="1" max="9"/>`],
    ["of an attribute that stands twice only the first is left", `<col min="1" max="2" max="99999999" hidden="1"/>`, `<col min="1" max="2" hidden="1"/>`],
    ["a tag that begins like one is taken for one, as the library does", `<col-x min="1" max="99999999"/>`, `<col min="1" max="16384"/>`],
    ["columns without numbers are none", `<col width="9"/><col min="20000" max="30000"/>`, ""],
    ["a cell outside goes with what it holds", `<row r="1"><c r="ZZZZZZ9"><v>1</v></c><c r="B1"><v>2</v></c></row>`, `<row r="1"><c r="B1"><v>2</v></c></row>`],
    ["and so does one that nothing closes", `<row r="1"><c r="A9999999"><v>1</v><c r="B1"/></row>`, `<row r="1"><c r="B1"/></row>`],
    ["a row outside keeps the cells that say where they are", `<row r="99999999" hidden="1"><c r="A3"/><c><v>1</v></c></row>`, `<row><c r="A3"/></row>`],
    ["a row outside without cells is an empty one", `<row r="4000000000" hidden="1"/>`, `<row/>`],
    ["a merge ends with the grid", `<mergeCell ref="B2:ZZZ9999999"/>`, `<mergeCell ref="B2:XFD1048576"/>`],
    ["a merge outside is none", `<mergeCell ref="A2000000:B2000001"/><mergeCell ref="A1"/>`, ""],
    ["what the library would walk over and nobody needs goes", `<dimension ref="A1:XFD1048576"/><hyperlink ref="A1:XFD1048576" r:id="x"/>`, ""],
  ])("%s", (_, xml, expected) => {
    expect(boundWorksheetXml(xml)).toBe(expected);
  });

  test("cells without a name are counted, and those right of the grid go", () => {
    const bounded = boundWorksheetXml(`<row>${"<c><v>1</v></c>".repeat(16_390)}</row>`);
    expect(bounded.match(/<c>/g)).toHaveLength(16_384);
  });
});

describe("the records of a binary worksheet", () => {
  const number = (value: number): number[] => [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];
  const record = (type: readonly number[], ...data: number[]): number[] => [...type, data.length, ...data];
  const columns = (first: number, last: number): number[] => record([0x3c], ...number(first), ...number(last));
  const row = (index: number): number[] => record([0x00], ...number(index));
  const cell = (column: number): number[] => record([0x05], ...number(column));
  const link = record([0xee, 0x03], 1, 2, 3);

  test("inside of the grid are the same bytes", () => {
    const part = Uint8Array.from([...columns(0, 3), ...row(7), ...cell(2)]);
    expect(boundBinaryWorksheet(part)).toBe(part);
  });

  test("columns outside or twice, rows outside with their cells, and hyperlinks go", () => {
    const part = [...columns(0, 3), ...columns(2, 5), ...columns(9, 4e9), ...row(1), ...cell(1), ...row(4e9), ...cell(2), ...row(3), ...link, ...cell(4)];
    expect([...boundBinaryWorksheet(Uint8Array.from(part))]).toEqual([...columns(0, 3), ...row(1), ...cell(1), ...row(3), ...cell(4)]);
  });

  test("a part that is cut off is read to its end", () => {
    expect([...boundBinaryWorksheet(Uint8Array.of(0x3c))]).toEqual([]);
    expect([...boundBinaryWorksheet(Uint8Array.of(0x85, 0x80, 0xff, 0xff, 0xff, 0xff))]).toEqual([0x85, 0x80, 0xff, 0xff, 0xff, 0xff]);
  });
});

test("a list of holes is not walked: what is asked of it follows what it holds, not how long it is", () => {
  const asked = (length: number): { visited: number[]; questions: number } => {
    const list: (string | undefined)[] = [];
    list[3] = "a";
    list[length - 1] = "b";
    let questions = 0;
    const counted = new Proxy(list, {
      get: (target, key, receiver): unknown => (questions++, Reflect.get(target, key, receiver)),
      has: (target, key) => (questions++, Reflect.has(target, key)),
      getOwnPropertyDescriptor: (target, key) => (questions++, Reflect.getOwnPropertyDescriptor(target, key)),
    });
    const visited: number[] = [];
    eachOf(counted, (_, index) => visited.push(index));
    return { visited, questions };
  };
  expect(asked(1_048_576).visited).toEqual([3, 1_048_575]);
  expect(asked(1_048_576).questions).toBe(asked(1000).questions);
  expect(asked(100).visited).toEqual([3, 99]);
});

test("a text is cut where Excel cuts it, never within a character", () => {
  expect(cutText("长".repeat(32_767))).toHaveLength(32_767);
  expect(cutText("长".repeat(10_000_000))).toHaveLength(32_767);
  expect(cutText(`${"a".repeat(32_766)}𠮷b`)).toBe("a".repeat(32_766));
});
