import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { differingParts, partsOf } from "../../support/packages";
import { savedWorkbook } from "../../support/saved-workbook";
import { makeXlsx } from "../../support/zip";
import { type PreviewPage, useBrowser } from "../harness";
import { openProbe } from "../probe";

const browser = useBrowser();

const CORPUS = join(__dirname, "../../corpus");
const FIXTURES = join(__dirname, "../../fixtures");

/** Opens a file in the page as a person would, and answers what it is saved as. */
async function openAndSave(preview: PreviewPage, bytes: Uint8Array): Promise<Uint8Array> {
  const text = await preview.page.evaluate(async (base64) => {
    const decode = (encoded: string): Uint8Array => Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    await window.preview.open("a.xlsx", decode(base64));
    return btoa(Array.from(await window.preview.saved(), (byte) => String.fromCharCode(byte)).join(""));
  }, Buffer.from(bytes).toString("base64"));
  return Buffer.from(text, "base64");
}

const STYLES =
  `<numFmts count="1"><numFmt numFmtId="164" formatCode="0.00&quot;分&quot;"/></numFmts>` +
  `<fonts count="3"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font><font><b/><i/><u/><strike/><sz val="14"/><color theme="1" tint="0.4"/><name val="黑体"/></font><font><sz val="9"/><color rgb="FFFF0000"/><name val="仿宋"/></font></fonts>` +
  `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/><bgColor indexed="64"/></patternFill></fill><fill><patternFill patternType="lightUp"><fgColor theme="4"/></patternFill></fill></fills>` +
  `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border diagonalUp="1"><left style="thin"><color auto="1"/></left><right style="slantDashDot"><color indexed="64"/></right><top style="double"><color rgb="FF00B050"/></top><bottom style="hair"/><diagonal style="thin"/></border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
  `<xf numFmtId="164" fontId="1" fillId="2" borderId="1" xfId="0"><alignment horizontal="centerContinuous" vertical="distributed" wrapText="1" textRotation="45" indent="1"/><protection locked="0"/></xf>` +
  `<xf numFmtId="14" fontId="2" fillId="3" borderId="1" xfId="0"><alignment shrinkToFit="1"/></xf>` +
  `<xf numFmtId="9" fontId="0" fillId="0" borderId="1" xfId="0"><alignment horizontal="center" vertical="center"/></xf>` +
  `<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>` +
  `<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>` +
  `<dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs>`;

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const cell = (r: string, s: number, content: string, t = "n"): string => `<c r="${r}" s="${s}" t="${t}">${content}</c>`;

/** Everything that the preview knows of a worksheet, and some things that it does not. */
const SHEET =
  `<sheetPr><tabColor rgb="FF00B0F0"/><outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr>` +
  `<sheetViews><sheetView showGridLines="0" zoomScale="85" workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="B4" sqref="B4"/></sheetView></sheetViews>` +
  `<cols><col min="1" max="1" width="13.625" customWidth="1"/><col min="2" max="2" width="8.5" style="3" hidden="1" customWidth="1"/><col min="4" max="16384" width="20.1" customWidth="1"/></cols>` +
  `<sheetData><row r="1" ht="31.7" customHeight="1" s="1" customFormat="1">${cell("A1", 1, "<is><r><t>自</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">评表 </t></r></is>", "inlineStr")}${cell("B1", 1, "")}</row>` +
  `<row r="3" ht="14.25">${cell("A3", 2, "<v>45658</v>")}${cell("C3", 3, "<v>0.983</v>")}${cell("D3", 3, "<f>SUM(C3:C6)</f><v>1.983</v>")}</row>` +
  `<row r="4" hidden="1">${cell("A4", 4, "<is><t>007</t></is>", "inlineStr")}${cell("C4", 0, "<v>1</v>")}${cell("D4", 0, "<v>1</v>", "b")}${cell("E4", 0, "<v>#N/A</v>", "e")}</row>` +
  `<row r="6">${cell("C6", 1, "")}${cell("D6", 0, '<f>IF(C4&gt;0,"是",满分)</f><v>是</v>', "str")}</row></sheetData>` +
  `<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" password="CC1A"/>` +
  `<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A5:A8"/></mergeCells>` +
  `<conditionalFormatting sqref="C3:C6 E3"><cfRule type="expression" dxfId="0" priority="2" stopIfTrue="1"><formula>C3&gt;$D$3</formula></cfRule></conditionalFormatting>` +
  `<conditionalFormatting sqref="D3:D8"><cfRule type="colorScale" priority="1"><colorScale><cfvo type="min"/><cfvo type="max"/><color rgb="FFF8696B"/><color rgb="FF63BE7B"/></colorScale></cfRule></conditionalFormatting>` +
  `<dataValidations count="2"><dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="请选" error="只能是&#10;是或否" sqref="E3:E9"><formula1>"是,否"</formula1></dataValidation>` +
  `<dataValidation type="decimal" operator="between" sqref="C3:C6"><formula1>0</formula1><formula2>$D$3</formula2></dataValidation></dataValidations>` +
  `<hyperlinks><hyperlink ref="A3" r:id="rId1" tooltip="看一看" xmlns:r="${RELATIONS}"/><hyperlink ref="C4" location="'乙 表'!A1" display="乙"/></hyperlinks>` +
  `<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>` +
  `<headerFooter><oddFooter>第 &amp;P 页</oddFooter></headerFooter><rowBreaks count="1" manualBreakCount="1"><brk id="8" max="16383" man="1"/></rowBreaks>`;

const COMMENTS = `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>审核</author></authors><commentList><comment ref="D3" authorId="0"><text><r><rPr><b/></rPr><t>看这里</t></r></text></comment></commentList></comments>`;
const NAMES =
  `<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">'甲 表'!$A$1:$E$8</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">'甲 表'!$1:$2</definedName>` +
  `<definedName name="满分">100</definedName><definedName name="得分" hidden="1">'甲 表'!$C$3:$C$6</definedName><definedName name="本表" localSheetId="1">'乙 表'!$A$1</definedName></definedNames>`;

/** A workbook with everything, of which nobody would say that it was made by the preview. */
function rich(): Uint8Array {
  const sheetRelations =
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/hyperlink" Target="https://example.org/?a=1&amp;b=2" TargetMode="External"/>` +
    `<Relationship Id="rId2" Type="${RELATIONS}/comments" Target="../comments1.xml"/></Relationships>`;
  return makeXlsx(
    [
      { name: "甲 表", xml: SHEET },
      { name: "乙 表", xml: `<sheetData><row r="1">${cell("A1", 0, "<f>'甲 表'!C4*满分</f><v>100</v>")}</row></sheetData>`, state: "veryHidden" },
    ],
    STYLES,
    [
      { name: "xl/worksheets/_rels/sheet1.xml.rels", content: sheetRelations },
      { name: "xl/comments1.xml", content: COMMENTS },
    ],
    NAMES,
  );
}

test("everything that a sheet may have is saved as it was opened, also twice", async () => {
  const { preview } = await openProbe(browser);
  const before = await savedWorkbook(rich());
  expect(before.sheets["甲 表"]?.rest["comments"]).toEqual([["D3", "看这里"]]);
  const once = await openAndSave(preview, rich());
  expect(await savedWorkbook(once)).toEqual(before);
  expect(await savedWorkbook(await openAndSave(preview, once))).toEqual(before);
});

/** One in eight of the published forms: test/saving does the same with all of them, without a browser. */
const ONE_IN = 8;
const FILES = [
  ...readdirSync(CORPUS).filter((_, index) => index % ONE_IN === 0).map((name) => join(CORPUS, name, "table.xlsx")),
  join(FIXTURES, "no-form.xlsx"),
  join(__dirname, "../../../assets/samples/huoqiu-2024.xlsx"),
];

test("files that are opened and saved are the same byte by byte", async () => {
  const { preview } = await openProbe(browser);
  for (const file of FILES) {
    const bytes = readFileSync(file);
    expect([file, differingParts(await partsOf(bytes), await partsOf(await openAndSave(preview, bytes)))]).toEqual([file, []]);
  }
});
