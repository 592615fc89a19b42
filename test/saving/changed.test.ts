import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PLAIN_STYLE } from "../../src/preview/cell-style";
import { makeXlsx } from "../support/zip";
import { OpenedFile } from "../support/opened-workbook";
import { differingParts, partsOf } from "../support/packages";

const HOSTILE = join(__dirname, "../fixtures/hostile");
const hostile = (name: string): Uint8Array => readFileSync(join(HOSTILE, name));

interface Saved {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  readonly differing: readonly string[];
}

/** Opens a file, does something to it and saves it. */
async function saved(bytes: Uint8Array, act: (file: OpenedFile) => void): Promise<Saved> {
  const file = await OpenedFile.open(bytes);
  act(file);
  const [before, after] = [await partsOf(bytes), await partsOf(await file.save())];
  return { before, after, differing: differingParts(before, after) };
}

const withoutCell = (xml: string, reference: string): string => xml.replace(new RegExp(`<c r="${reference}"[^>]*?(?:/>|>.*?</c>)`, "s"), "");

const cellOf = (xml: string | undefined, reference: string): string | undefined => new RegExp(`<c r="${reference}"[^>]*?(?:/>|>.*?</c>)`, "s").exec(xml ?? "")?.[0];

const SHEET = "xl/worksheets/sheet1.xml";

test.each([
  ["full.xlsx", "表1", "A1"],
  ["ext.xlsx", "表1", "A1"],
  ["macro.xlsm", "表1", "A1"],
])("one cell of %s changes and nothing else", async (name, _, reference) => {
  const { before, after, differing } = await saved(hostile(name), (file) => {
    const [first] = file.opened.data.sheetOrder;
    file.sheet(file.opened.data.sheets[first!]!.name!).write(reference, { value: "改过" });
  });
  expect(differing).toEqual([SHEET]);
  expect(withoutCell(after.get(SHEET)!, reference)).toBe(withoutCell(before.get(SHEET)!, reference));
  expect(cellOf(after.get(SHEET), reference)).toContain("<is><t>改过</t></is>");
});

test("cells far to the right and far down stay when another one is changed", async () => {
  for (const [name, cell] of [["beyond-columns.xlsx", '<c r="ALM5"><v>777</v></c>'], ["beyond-rows.xlsx", null], ["far-row.xlsx", '<c r="A1048576"><v>1</v></c>']] as const) {
    const { before, after, differing } = await saved(hostile(name), (file) => file.sheet(file.opened.data.sheets[file.opened.data.sheetOrder[0]!]!.name!).write("G3", { value: 98 }));
    expect(differing).toEqual([SHEET]);
    if (cell) expect(after.get(SHEET)).toContain(cell);
    expect(withoutCell(after.get(SHEET)!, "G3")).toBe(withoutCell(before.get(SHEET)!, "G3"));
    expect(cellOf(after.get(SHEET), "G3")).toBe('<c r="G3"><v>98</v></c>');
  }
});

const one = (sheetData: string, around: { readonly before?: string; readonly after?: string } = {}): Uint8Array =>
  makeXlsx([{ name: "表", xml: `${around.before ?? ""}<sheetData>${sheetData}</sheetData>${around.after ?? ""}` }]);

describe("formulas", () => {
  const SUM = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c><c r="C1" t="str"><f>FOO(A1)</f><v>甲</v></c></row>';

  test("their results are written where they are known, and programs work them out where not", async () => {
    const { after, differing } = await saved(one(SUM), (file) => {
      file.sheet("表").write("A1", { value: 5 });
      file.sheet("表").write("B1", { value: 10 });
      file.sheet("表").write("C1", { value: "#NAME?" });
    });
    expect(differing).toEqual(["xl/workbook.xml", SHEET]);
    expect(cellOf(after.get(SHEET), "B1")).toBe('<c r="B1"><f>A1*2</f><v>10</v></c>');
    expect(cellOf(after.get(SHEET), "C1")).toBe('<c r="C1" t="str"><f>FOO(A1)</f><v>甲</v></c>');
    expect(after.get("xl/workbook.xml")).toContain('<calcPr fullCalcOnLoad="1"/>');
  });

  test("results alone are no change: what the file says of them stays", async () => {
    const { differing } = await saved(one(SUM), (file) => file.sheet("表").write("B1", { value: 3 }));
    expect(differing).toEqual([]);
  });

  test("one that others share can be replaced, and the others keep theirs", async () => {
    const shared =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1+$A$1</f><v>2</v></c></row>' +
      '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>3</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"/><v>1</v></c></row>';
    const { after, differing } = await saved(one(shared), (file) => file.sheet("表").write("B1", { formula: null, value: 7 }));
    expect(differing).toEqual([SHEET]);
    expect(["B1", "B2", "B3"].map((cell) => cellOf(after.get(SHEET), cell))).toEqual([
      '<c r="B1"><v>7</v></c>',
      '<c r="B2"><f>A2+$A$1</f><v>3</v></c>',
      '<c r="B3"><f>A3+$A$1</f><v>1</v></c>',
    ]);
  });

  test("those of arrays stay arrays, also when rows come before them", async () => {
    const array = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f t="array" ref="B2:B3">A2:A3*2</f><v>2</v></c></row><row r="3"><c r="A3"><v>2</v></c><c r="B3"><v>4</v></c></row>';
    const changed = await saved(one(array), (file) => file.sheet("表").write("A5", { value: 1 }));
    expect(changed.after.get(SHEET)).toContain('<f t="array" ref="B2:B3">A2:A3*2</f>');
    const shifted = await saved(one(array), (file) => file.shift("表", "row", 0, 2));
    expect(cellOf(shifted.after.get(SHEET), "B4")).toBe('<c r="B4"><f t="array" ref="B4:B5">A4:A5*2</f><v>2</v></c>');
  });
});

test("rows and columns keep their levels of an outline when their sizes change", async () => {
  const grouped = one('<row r="2" outlineLevel="2" collapsed="1"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><v>1</v></c></row>', {
    before: '<sheetFormatPr defaultRowHeight="15" outlineLevelRow="2"/><cols><col min="2" max="5" width="9" outlineLevel="1"/></cols>',
  });
  const { after } = await saved(grouped, (file) => {
    file.sheet("表").hideRow(1);
    file.sheet("表").setColumnWidth(2, 20);
  });
  expect(after.get(SHEET)).toContain('<row r="2" outlineLevel="2" collapsed="1" hidden="1">');
  expect(after.get(SHEET)).toContain(
    '<cols><col min="2" max="2" width="9" outlineLevel="1"/><col min="3" max="3" width="20" outlineLevel="1" customWidth="1"/><col min="4" max="5" width="9" outlineLevel="1"/></cols>',
  );
});

test("a cell that was given a look and lost it again has none in the file either, whatever the file's cells look like", async () => {
  const calibri = makeXlsx([{ name: "表", xml: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' }], '<fonts count="1"><font><sz val="12"/><name val="Calibri"/></font></fonts><cellXfs count="1"><xf fontId="0"/></cellXfs>');
  const { differing } = await saved(calibri, (file) => {
    file.sheet("表").setStyle("A1", PLAIN_STYLE);
    file.sheet("表").write("C3", { value: null });
    file.sheet("表").setStyle("C3", PLAIN_STYLE);
  });
  expect(differing).toEqual([]);
});

test("rows and columns that come and go move cells, and formulas of all sheets with them", async () => {
  const file = makeXlsx([
    { name: "表", xml: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="3" ht="30" customHeight="1"><c r="A3" s="0"><v>3</v></c><c r="C3"><f>A1+A3</f><v>4</v></c></row></sheetData>' },
    { name: "乙", xml: '<sheetData><row r="1"><c r="A1"><f>表!C3</f><v>4</v></c></row></sheetData>' },
  ]);
  const { after } = await saved(file, (opened) => {
    opened.shift("表", "row", 1, 2);
    opened.shift("表", "column", 1, 1);
  });
  expect(after.get(SHEET)).toContain('<row r="1"><c r="A1"><v>1</v></c></row><row r="5" ht="30" customHeight="1"><c r="A5" s="0"><v>3</v></c><c r="D5"><f>A1+A5</f><v>4</v></c></row>');
  expect(after.get("xl/worksheets/sheet2.xml")).toContain('<c r="A1"><f>表!D5</f><v>4</v></c>');
  const removed = await saved(file, (opened) => opened.shift("表", "row", 0, -1));
  expect(cellOf(removed.after.get(SHEET), "C2")).toBe('<c r="C2"><f>#REF!+A2</f><v>4</v></c>');
});

test("a row that comes and goes again leaves the file as it was, but for how its formulas are written", async () => {
  const bytes = hostile("ext.xlsx");
  const { before, after, differing } = await saved(bytes, (file) => {
    const { name } = file.opened.data.sheets[file.opened.data.sheetOrder[0]!]!;
    file.shift(name!, "row", 1, 3);
    file.shift(name!, "row", 1, -3);
  });
  const plain = (xml: string | undefined): string => (xml ?? "").replace(/ spans="[^"]*"/g, "");
  for (const path of differing) expect([path, plain(after.get(path))]).toEqual([path, plain(before.get(path))]);
});
