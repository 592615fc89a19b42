import { makeXlsx } from "./zip";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = (list: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${type.includes(":") ? type : `${OFFICE}/${type}`}" Target="${target}"/>`)
    .join("")}</Relationships>`;

const MICROSOFT = "http://schemas.microsoft.com/office";
const anchor = (row: number): string =>
  `<xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>7</xdr:rowOff></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row + 2}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>`;

/** One of each thing that a worksheet may have and the preview does not draw, as newer and older programs write them. */
const SHEET =
  `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>项目</t></is></c><c r="B1" t="inlineStr"><is><t>金额</t></is></c></row>` +
  `<row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c><c r="B2"><v>1</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>乙</t></is></c><c r="B3"><v>2</v></c></row></sheetData>` +
  `<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="A2:A3"><formula1>"甲,乙"</formula1></dataValidation></dataValidations>` +
  `<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" r:id="rId8" xmlns:r="${OFFICE}"/>` +
  `<rowBreaks count="1" manualBreakCount="1"><brk id="3" max="16383" man="1"/></rowBreaks><ignoredErrors><ignoredError sqref="A2:A3" numberStoredAsText="1"/></ignoredErrors>` +
  `<drawing r:id="rId1" xmlns:r="${OFFICE}"/><legacyDrawing r:id="rId2" xmlns:r="${OFFICE}"/>` +
  `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14" xmlns:x14="${MICROSOFT}/spreadsheetml/2009/9/main"><controls><control shapeId="1030" r:id="rId5" name="框 1" xmlns:r="${OFFICE}"><controlPr defaultSize="0"><anchor moveWithCells="1">` +
  `<from><xdr:col xmlns:xdr="x">2</xdr:col><xdr:row xmlns:xdr="x">2</xdr:row></from><to><xdr:col xmlns:xdr="x">3</xdr:col><xdr:row xmlns:xdr="x">3</xdr:row></to></anchor></controlPr></control></controls></mc:Choice></mc:AlternateContent>` +
  `<tableParts count="1"><tablePart r:id="rId6" xmlns:r="${OFFICE}"/></tableParts>` +
  `<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="${MICROSOFT}/spreadsheetml/2009/9/main"><x14:dataValidations count="1" xmlns:xm="${MICROSOFT}/excel/2006/main"><x14:dataValidation type="list"><x14:formula1><xm:f>名单!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>B2:B3</xm:sqref></x14:dataValidation></x14:dataValidations></ext>` +
  `<ext uri="{A8765BA9-456A-4dab-B4F3-ACF838C121DE}" xmlns:x14="${MICROSOFT}/spreadsheetml/2009/9/main"><x14:slicerList><x14:slicer r:id="rId7" xmlns:r="${OFFICE}"/></x14:slicerList></ext></extLst>`;

const note = (number: number, row: number, column: number): string =>
  `<v:shape id="_x0000_s${number}" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Anchor>2, 15, ${row}, 2, 4, 15, ${row + 4}, 1</x:Anchor><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;

const PARTS: Readonly<Record<string, string>> = {
  "xl/worksheets/_rels/sheet1.xml.rels": relations([
    ["rId1", "drawing", "../drawings/drawing1.xml"],
    ["rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml"],
    ["rId3", "comments", "../comments1.xml"],
    ["rId4", `${MICROSOFT}/2017/10/relationships/threadedComment`, "../threadedComments/threadedComment1.xml"],
    ["rId5", "ctrlProp", "../ctrlProps/ctrlProp1.xml"],
    ["rId6", "table", "../tables/table1.xml"],
    ["rId7", `${MICROSOFT}/2007/relationships/slicer`, "../slicers/slicer1.xml"],
    ["rId8", "printerSettings", "../printerSettings/printerSettings1.bin"],
    ["rId9", "pivotTable", "../pivotTables/pivotTable1.xml"],
  ]),
  "xl/drawings/drawing1.xml":
    `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><xdr:twoCellAnchor>${anchor(1)}<xdr:graphicFrame/></xdr:twoCellAnchor>` +
    `<xdr:twoCellAnchor editAs="absolute">${anchor(5)}<xdr:pic/></xdr:twoCellAnchor></xdr:wsDr>`,
  "xl/drawings/_rels/drawing1.xml.rels": relations([["rId1", "chart", "../charts/chart1.xml"], ["rId2", "image", "../media/图 1.png"]]),
  "xl/charts/chart1.xml": `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:ser><c:cat><c:strRef><c:f>台账!$A$2:$A$3</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>台账!$B$2:$B$3</c:f></c:numRef></c:val></c:ser></c:chartSpace>`,
  "xl/media/图 1.png": "not really a picture",
  "xl/drawings/vmlDrawing1.vml":
    `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202"/>${note(1025, 1, 0)}${note(1026, 2, 1)}` +
    `<v:shape id="_x0000_s1030"><x:ClientData ObjectType="Checkbox"><x:Anchor>2, 0, 2, 0, 3, 0, 3, 0</x:Anchor><x:FmlaLink>$B$3</x:FmlaLink></x:ClientData></v:shape></xml>`,
  "xl/ctrlProps/ctrlProp1.xml": `<formControlPr xmlns="${MICROSOFT}/spreadsheetml/2009/9/main" objectType="CheckBox" fmlaLink="$B$3"/>`,
  "xl/comments1.xml":
    `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>审核</author><author>tc={AA}</author></authors><commentList>` +
    `<comment ref="A2" authorId="0"><text><r><rPr><b/></rPr><t>旧批注</t></r></text></comment><comment ref="B3" authorId="1"><text><t>[线程批注]</t></text></comment></commentList></comments>`,
  "xl/threadedComments/threadedComment1.xml":
    `<ThreadedComments xmlns="${MICROSOFT}/spreadsheetml/2018/threadedcomments"><threadedComment ref="B3" dT="2024-03-01T08:00:00" personId="{P1}" id="{AA}"><text>请核实</text></threadedComment>` +
    `<threadedComment ref="B3" dT="2024-03-02T08:00:00" personId="{P2}" id="{BB}" parentId="{AA}"><text>已核实</text></threadedComment></ThreadedComments>`,
  "xl/persons/person.xml": `<personList xmlns="${MICROSOFT}/spreadsheetml/2018/threadedcomments"><person displayName="审核" id="{P1}" userId="a" providerId="None"/><person displayName="经办" id="{P2}" userId="b" providerId="None"/></personList>`,
  "xl/tables/table1.xml":
    `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="表1" displayName="表1" ref="A1:B3" totalsRowShown="0"><autoFilter ref="A1:B3"/><tableColumns count="2"><tableColumn id="1" name="项目"/><tableColumn id="2" name="金额"/></tableColumns></table>`,
  "xl/slicers/slicer1.xml": `<slicers xmlns="${MICROSOFT}/spreadsheetml/2009/9/main"><slicer name="项目" cache="切片器_项目" rowHeight="241300"/></slicers>`,
  "xl/slicerCaches/slicerCache1.xml": `<slicerCacheDefinition xmlns="${MICROSOFT}/spreadsheetml/2009/9/main" name="切片器_项目" sourceName="项目"/>`,
  "xl/printerSettings/printerSettings1.bin": "\u0001\u0002\u0003",
  "xl/pivotTables/pivotTable1.xml": `<pivotTableDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" name="透视表1" cacheId="3"><location ref="E2:F5" firstHeaderRow="1"/></pivotTableDefinition>`,
  "xl/pivotTables/_rels/pivotTable1.xml.rels": relations([["rId1", "pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml"]]),
  "xl/pivotCache/pivotCacheDefinition1.xml": `<pivotCacheDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cacheSource type="worksheet"><worksheetSource ref="A1:B3" sheet="台账"/></cacheSource></pivotCacheDefinition>`,
  "xl/chartsheets/sheet1.xml": `<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><drawing r:id="rId1" xmlns:r="${OFFICE}"/></chartsheet>`,
  "xl/chartsheets/_rels/sheet1.xml.rels": relations([["rId1", "drawing", "../drawings/drawing2.xml"]]),
  "xl/drawings/drawing2.xml": `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><xdr:absoluteAnchor/></xdr:wsDr>`,
  "xl/drawings/_rels/drawing2.xml.rels": relations([["rId1", "chart", "../charts/chart2.xml"]]),
  "xl/charts/chart2.xml": `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:val><c:numRef><c:f>'台账'!$B$2:$B$3</c:f></c:numRef></c:val></c:chartSpace>`,
  "xl/externalLinks/externalLink1.xml": `<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`,
  "customXml/item1.xml": `<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"/>`,
  "xl/vbaProject.bin": "\u0000macro",
  "xl/calcChain.xml": `<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="A1" i="2"/></calcChain>`,
};

/** A workbook with one of everything, as a file with macros: sheets 台账, 图 (a chart sheet) and 名单. */
export function gallery(): Uint8Array {
  const workbookRelations = relations([
    ["rId1", "worksheet", "worksheets/sheet1.xml"],
    ["rId2", "chartsheet", "chartsheets/sheet1.xml"],
    ["rId3", "worksheet", "worksheets/sheet2.xml"],
    ["rId4", "styles", "styles.xml"],
    ["rId5", `${MICROSOFT}/2006/relationships/vbaProject`, "vbaProject.bin"],
    ["rId6", `${MICROSOFT}/2017/10/relationships/person`, "persons/person.xml"],
    ["rId7", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"],
    ["rId8", "externalLink", "externalLinks/externalLink1.xml"],
    ["rId9", "calcChain", "calcChain.xml"],
    ["rId10", "customXml", "../customXml/item1.xml"],
  ]);
  return makeXlsx(
    [
      { name: "台账", xml: SHEET },
      { name: "名单", xml: '<sheetData><row r="1"><c r="A1"><f>台账!B3</f><v>2</v></c></row></sheetData>' },
    ],
    "",
    Object.entries(PARTS).map(([name, content]) => ({ name, content })),
    `<definedNames><definedName name="本页" localSheetId="2">名单!$A$1</definedName><definedName name="宏" function="1" vbProcedure="1">#REF!</definedName></definedNames>`,
    {
      "xl/workbook.xml": (xml) => xml.replace('<sheet name="名单" sheetId="2" r:id="rId2"/>', '<sheet name="图" sheetId="5" r:id="rId2"/><sheet name="名单" sheetId="2" r:id="rId3"/>'),
      "xl/_rels/workbook.xml.rels": () => workbookRelations,
      "[Content_Types].xml": (xml) =>
        xml
          .replace("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
          .replace("</Types>", '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'),
      "_rels/.rels": () => relations([["rId1", "officeDocument", "xl/workbook.xml"]]),
    },
  );
}
