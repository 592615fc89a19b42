import { listZip, unpackAll } from "../zip";
import { blankPackage } from "./blank";
import { Package } from "./package";
import { WorkbookPart } from "./workbook-part";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test("every part comes out of the archive as it went in: empty ones, large ones, such with Chinese names", async () => {
  const parts = new Map([
    ["[Content_Types].xml", encode("<Types/>")],
    ["xl/media/图片 1.png", Uint8Array.from({ length: 70_000 }, (_, index) => (index * index) % 251)],
    ["customXml/item1.xml", new Uint8Array()],
  ]);
  const unpacked = await unpackAll(listZip(await new Package(parts).pack()), 1_000_000);
  expect([...unpacked].map(([name, content]) => [name, Buffer.from(content).toString("hex")])).toEqual([...parts].map(([name, content]) => [name, Buffer.from(content).toString("hex")]));
});

const RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;

/** A workbook of a worksheet, a chart sheet and two worksheets more; the first two have drawings, the last is looked at. */
function workbook(): Package {
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml":
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>' +
      '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="a"/></Types>',
    "_rels/.rels": `${RELATIONS}${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml":
      `<workbook xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="3" firstSheet="1"/></bookViews><sheets><sheet name="甲" sheetId="4" r:id="rId1"/><sheet name="图" sheetId="7" r:id="rId2"/>` +
      '<sheet name="乙" sheetId="2" state="hidden" r:id="rId3"/><sheet name="丙" sheetId="9" r:id="rId4"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      RELATIONS + relation("rId1", "worksheet", "worksheets/sheet1.xml") + relation("rId2", "chartsheet", "/xl/chartsheets/sheet1.xml") + relation("rId3", "worksheet", "worksheets/sheet2.xml") + relation("rId4", "worksheet", "worksheets/sheet3.xml") + "</Relationships>",
    "xl/worksheets/sheet1.xml": "<worksheet/>",
    "xl/worksheets/_rels/sheet1.xml.rels": `${RELATIONS}${relation("rId1", "drawing", "../drawings/drawing1.xml")}</Relationships>`,
    "xl/drawings/drawing1.xml": "<wsDr/>",
    "xl/drawings/_rels/drawing1.xml.rels": `${RELATIONS}${relation("rId1", "image", "../media/image1.png")}</Relationships>`,
    "xl/media/image1.png": "png",
    "xl/chartsheets/sheet1.xml": "<chartsheet/>",
    "xl/chartsheets/_rels/sheet1.xml.rels": `${RELATIONS}${relation("rId1", "drawing", "../drawings/drawing2.xml")}</Relationships>`,
    "xl/drawings/drawing2.xml": "<wsDr/>",
    "xl/drawings/_rels/drawing2.xml.rels": `${RELATIONS}${relation("rId1", "image", "../media/image1.png")}</Relationships>`,
    "xl/worksheets/sheet2.xml": "<worksheet/>",
    "xl/worksheets/sheet3.xml": '<worksheet><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews></worksheet>',
  };
  return new Package(new Map(Object.entries(parts).map(([path, text]) => [path, encode(text)])));
}

const listed = (parts: Package): string[] => new WorkbookPart(parts).sheets().map(({ name, state, kind, path }) => `${name} ${state} ${kind} ${path}`);

describe("sheets", () => {
  const shown = (name: string, number: number) => ({ name, state: "visible" as const, path: `xl/worksheets/sheet${number}.xml` });

  test("those of other kinds stay where they stood when the others are arranged anew", () => {
    const parts = workbook();
    const file = new WorkbookPart(parts);
    const added = file.addWorksheet("<worksheet/>");
    file.arrange([shown("丙", 3), shown("甲之二", 1), { ...shown("乙", 2), state: "hidden" }, { name: "新", state: "visible", path: added }]);
    expect(listed(parts)).toEqual([
      "丙 visible worksheet xl/worksheets/sheet3.xml",
      "甲之二 visible worksheet xl/worksheets/sheet1.xml",
      "图 visible chartsheet xl/chartsheets/sheet1.xml",
      "乙 hidden worksheet xl/worksheets/sheet2.xml",
      "新 visible worksheet xl/worksheets/sheet4.xml",
    ]);
    // The sheet in front stays in front.
    expect(parts.text("xl/workbook.xml")).toContain("<workbookView/>");
    expect(parts.text("xl/workbook.xml")).toContain('<sheet name="新" sheetId="10" r:id="rId5"/>');
  });

  test("one that goes takes along what only it has", () => {
    const parts = workbook();
    new WorkbookPart(parts).arrange([{ ...shown("乙", 2), state: "hidden" }, shown("丙", 3)]);
    const gone = [...workbook().all.keys()].filter((path) => !parts.has(path));
    expect(gone).toEqual(["xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/drawings/drawing1.xml", "xl/drawings/_rels/drawing1.xml.rels"]);
    expect(parts.text("[Content_Types].xml")).not.toContain("sheet1.xml");
    expect(listed(parts)[0]).toBe("图 visible chartsheet xl/chartsheets/sheet1.xml");
  });

  test("one that is hidden is not in front, and is not written to together with another", () => {
    const parts = workbook();
    new WorkbookPart(parts).arrange([shown("甲", 1), { ...shown("乙", 2), state: "hidden" }, { ...shown("丙", 3), state: "hidden" }]);
    expect(parts.text("xl/workbook.xml")).toContain("<workbookView/>");
    expect(parts.text("xl/worksheets/sheet3.xml")).toBe('<worksheet><sheetViews><sheetView workbookViewId="0"/></sheetViews></worksheet>');
  });

  test("arranged as they are, nothing changes", () => {
    const parts = workbook();
    new WorkbookPart(parts).arrange([shown("甲", 1), { ...shown("乙", 2), state: "hidden" }, shown("丙", 3)]);
    expect([...parts.all].map(([path, content]) => [path, new TextDecoder().decode(content)])).toEqual([...workbook().all].map(([path, content]) => [path, new TextDecoder().decode(content)]));
  });
});

test("files are called by what they are", () => {
  expect(new WorkbookPart(workbook()).extension).toBe(".xlsm");
  expect(new WorkbookPart(blankPackage()).extension).toBe(".xlsx");
});
