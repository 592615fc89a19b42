import { gallery } from "../support/gallery";
import { OpenedFile } from "../support/opened-workbook";
import { differingParts, partsOf } from "../support/packages";
import { parseXml } from "../support/xml";

/** What a person has done, and the parts that are not as they were after it. */
async function saved(act: (file: OpenedFile) => void) {
  const file = await OpenedFile.open(gallery());
  act(file);
  const [before, after] = [await partsOf(gallery()), await partsOf(await file.save())];
  // Every part of XML that was touched is one document.
  for (const [path, xml] of after) if (/\.(?:xml|rels)$/.test(path) && before.get(path) !== xml) expect([path, parseXml(xml.replace(/^<\?xml[^>]*\?>\s*/, "")).name !== "", xml.lastIndexOf("<?xml") <= 0]).toEqual([path, true, true]);
  return { before, after, differing: differingParts(before, after), text: (path: string): string => after.get(path) ?? "" };
}

const SHEET = "xl/worksheets/sheet1.xml";
const LIST = "xl/worksheets/sheet2.xml";

test("nothing changes where nobody changes anything", async () => {
  expect((await saved(() => undefined)).differing).toEqual([]);
});

test("a person is told what is not shown, and what the file is called", async () => {
  const { opened } = await OpenedFile.open(gallery());
  expect(opened.source.unseen).toEqual(["chart-sheet", "chart", "picture", "pivot", "slicer", "control", "macro", "external-link"]);
  expect(opened.source.extension).toBe(".xlsm");
});

test("a changed cell changes its sheet alone", async () => {
  const { differing } = await saved((file) => file.sheet("台账").write("B2", { value: 5 }));
  expect(differing).toEqual([SHEET]);
});

test("a new formula changes its sheet, and the list of formulas goes, which programs make anew", async () => {
  const { differing } = await saved((file) => file.sheet("台账").write("B2", { formula: "1+1", value: 2 }));
  expect(differing).toEqual(["- xl/calcChain.xml", "xl/_rels/workbook.xml.rels", SHEET]);
});

test("rows that come in move all that hangs on cells", async () => {
  const { text, differing } = await saved((file) => file.shift("台账", "row", 1, 10));
  expect(text("xl/charts/chart1.xml")).toContain("<c:f>台账!$A$12:$A$13</c:f>");
  expect(text("xl/charts/chart2.xml")).toContain("<c:f>'台账'!$B$12:$B$13</c:f>");
  expect(text("xl/drawings/drawing1.xml")).toContain("<xdr:row>11</xdr:row><xdr:rowOff>7</xdr:rowOff></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>13</xdr:row>");
  expect(text("xl/drawings/drawing1.xml")).toContain("<xdr:row>5</xdr:row>");
  expect(text("xl/drawings/vmlDrawing1.vml")).toContain("<x:Anchor>2, 0, 12, 0, 3, 0, 13, 0</x:Anchor><x:FmlaLink>$B$13</x:FmlaLink>");
  expect(text("xl/drawings/vmlDrawing1.vml")).toContain("<x:Anchor>2, 15, 11, 2, 4, 15, 15, 1</x:Anchor><x:Row>11</x:Row><x:Column>0</x:Column>");
  expect(text("xl/ctrlProps/ctrlProp1.xml")).toContain('fmlaLink="$B$13"');
  expect(text("xl/comments1.xml")).toContain('<comment ref="A12" authorId="0"><text><r><rPr><b/></rPr><t>旧批注</t></r></text></comment><comment ref="B13" authorId="1">');
  expect(text("xl/threadedComments/threadedComment1.xml").match(/ref="B13"/g)).toHaveLength(2);
  expect(text("xl/tables/table1.xml")).toContain('ref="A1:B13" totalsRowShown="0"><autoFilter ref="A1:B13"/>');
  expect(text("xl/pivotTables/pivotTable1.xml")).toContain('<location ref="E12:F15"');
  expect(text("xl/pivotCache/pivotCacheDefinition1.xml")).toContain('ref="A1:B13" sheet="台账"');
  expect(text(SHEET)).toContain('<brk id="13" max');
  expect(text(SHEET)).toContain('<ignoredError sqref="A12:A13"');
  expect(text(SHEET)).toContain('sqref="A12:A13"><formula1>"甲,乙"');
  expect(text(SHEET)).toContain("<xm:f>名单!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>B12:B13</xm:sqref>");
  expect(text(SHEET)).toContain('<from><xdr:col xmlns:xdr="x">2</xdr:col><xdr:row xmlns:xdr="x">12</xdr:row></from>');
  expect(text(LIST)).toContain("<f>台账!B13</f>");
  // What does not hang on cells stays to the letter.
  expect(differing).not.toEqual(expect.arrayContaining(["xl/slicers/slicer1.xml"]));
  expect(differing.filter((path) => /workbook\.xml$|styles|vbaProject|persons|media|slicer|printer|custom|external|chartsheets/.test(path))).toEqual([]);
});

test("a sheet that is renamed keeps its charts and its pivot tables", async () => {
  const { text } = await saved((file) => file.sheet("台账").rename("2025 台账"));
  expect(text("xl/charts/chart1.xml")).toContain("<c:f>'2025 台账'!$A$2:$A$3</c:f>");
  expect(text("xl/pivotCache/pivotCacheDefinition1.xml")).toContain('sheet="2025 台账"');
  expect(text("xl/workbook.xml")).toContain('<sheet name="2025 台账" sheetId="1" r:id="rId1"/><sheet name="图" sheetId="5" r:id="rId2"/>');
});

test("sheets that come, go and move leave the chart sheet and the names of each sheet where they belong", async () => {
  const { text, after } = await saved((file) => {
    file.addSheet("新表").write("A1", { value: "新" });
    file.moveLastToFront();
  });
  expect([...text("xl/workbook.xml").matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name)).toEqual(["新表", "台账", "图", "名单"]);
  expect(text("xl/workbook.xml")).toContain('<definedName name="本页" localSheetId="3">名单!$A$1</definedName>');
  expect(text("xl/workbook.xml")).toContain('<definedName name="宏" function="1" vbProcedure="1">#REF!</definedName>');
  expect(text("xl/worksheets/sheet3.xml")).toContain('<row r="1"><c r="A1" t="inlineStr"><is><t>新</t></is></c></row>');
  expect(after.has("xl/vbaProject.bin")).toBe(true);
  const removed = await saved((file) => file.removeSheet("名单"));
  expect(removed.text("xl/workbook.xml")).not.toContain("本页");
  expect(removed.differing).toContain("- xl/worksheets/sheet2.xml");
  expect(removed.text("[Content_Types].xml")).not.toContain("sheet2.xml");
});

describe("comments", () => {
  const added = { id: "{NEW}", row: 0, column: 0, author: "绩效自评核对", text: "新批注", isThreaded: true, rich: null };

  test("a new one leaves all others with their replies, authors and shapes, and the boxes on the sheet", async () => {
    const { before, text, differing } = await saved((file) => {
      const { parts } = file.sheet("台账");
      parts.comments = [...parts.comments, added];
    });
    expect(differing).toEqual(["xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/persons/person.xml", "xl/threadedComments/threadedComment1.xml"]);
    const without = (path: string, pattern: RegExp): string => text(path).replace(pattern, "");
    expect(without("xl/threadedComments/threadedComment1.xml", /<threadedComment ref="A1".*?<\/threadedComment>/)).toBe(before.get("xl/threadedComments/threadedComment1.xml"));
    expect(without("xl/comments1.xml", /<author>tc=\{NEW\}<\/author>|<comment ref="A1".*?<\/comment>/g)).toBe(before.get("xl/comments1.xml"));
    expect(without("xl/persons/person.xml", /<person displayName="绩效自评核对"[^>]*>/)).toBe(before.get("xl/persons/person.xml"));
    expect(without("xl/drawings/vmlDrawing1.vml", /<v:shape [^>]*id="_x0000_s1031".*?<\/v:shape>/)).toBe(before.get("xl/drawings/vmlDrawing1.vml"));
  });

  test("one that goes takes its replies and its shape along, and nothing else", async () => {
    const { text, differing } = await saved((file) => {
      const { parts } = file.sheet("台账");
      parts.comments = parts.comments.filter(({ isThreaded }) => !isThreaded);
    });
    // A list without an entry is no list.
    expect(differing).toEqual(["- xl/threadedComments/threadedComment1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/_rels/sheet1.xml.rels"]);
    expect(text("xl/comments1.xml")).toContain('<comment ref="A2"');
    expect(text("xl/comments1.xml")).not.toContain('<comment ref="B3"');
    expect(text("xl/drawings/vmlDrawing1.vml")).toContain("Checkbox");
    expect(text("xl/drawings/vmlDrawing1.vml")).not.toContain("_x0000_s1026");
  });
});

test("the heading of a table's column is called as its cell says, or Excel would take the file for damaged", async () => {
  const { text, differing } = await saved((file) => file.sheet("台账").write("B1", { value: "金额（万元）" }));
  expect(differing).toEqual(["xl/tables/table1.xml", SHEET]);
  expect(text("xl/tables/table1.xml")).toContain('<tableColumn id="2" name="金额（万元）"/>');
});

test("looks that are added grow the lists of looks, and a name the list of names", async () => {
  const { text, differing } = await saved((file) => {
    file.sheet("名单").setStyle("A1", { bold: true, fill: "#FFFF00", numberFormat: "0.00" });
    file.addName("单位", "名单!$A$1");
  });
  expect(differing).toEqual(["xl/styles.xml", "xl/workbook.xml", LIST]);
  expect(text(LIST)).toContain('<c r="A1" s="1"><f>台账!B3</f><v>2</v></c>');
  expect(text("xl/styles.xml")).toContain('<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf');
  expect(text("xl/workbook.xml")).toContain('<definedName name="单位">名单!$A$1</definedName>');
});

test("settings of the add-in go into a part of their own", async () => {
  const { differing } = await saved((file) => file.settings.set("jixiao", "甲"));
  expect(differing).toEqual(["+ customXml/item2.xml", "xl/_rels/workbook.xml.rels"]);
});
