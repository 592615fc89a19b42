import { savedWorkbook } from "../../support/saved-workbook";
import { makeXlsx } from "../../support/zip";
import { useBrowser } from "../harness";
import { openProbe } from "../probe";
import { workbookFile } from "../workbooks";

const browser = useBrowser();

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const FORM = workbookFile([
  {
    name: "自评表",
    rows: [
      ["绩效自评表", null, null, null],
      ["一级指标", "三级指标", "分值", "得分"],
      ["产出指标", "培训人数", 30, 30],
      [null, "发放率", 30, 29],
      [null, "按时完成", 30, 30],
      ["效益指标", "满意度", 10, 9.5],
      ["总分", null, { formula: "SUM(C3:C6)", value: 100 }, { formula: "SUM(D3:D6)", value: 98.5 }],
    ],
    merges: ["A1:D1", "A3:A5"],
    hiddenRows: [5],
  },
  { name: "汇总", rows: [[{ formula: "自评表!D7", value: 98.5 }]] },
]);

test("rows that are inserted move and stretch everything as in Excel, and go again without a trace", async () => {
  const { preview, probe } = await openProbe(browser, { workbook: FORM });
  await probe.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("自评表");
      sheet.getRange("C3:D6").format.font.bold = true;
      sheet.getRange("3:3").format.rowHeight = 30;
      sheet.getRange("C3:C6").dataValidation.rule = { decimal: { formula1: 0, formula2: 100, operator: "Between" } };
      const format = sheet.getRange("D3:D6").conditionalFormats.add(Excel.ConditionalFormatType.custom);
      format.custom.rule.formula = "=$D3>$C3";
      format.custom.format.fill.color = "#FFC7CE";
      context.workbook.names.add("全部得分", sheet.getRange("D3:D6"));
      sheet.pageLayout.setPrintArea("A1:D7");
      sheet.pageLayout.setPrintTitleRows("$1:$2");
      sheet.getRange("B7").hyperlink = { documentReference: "自评表!D7", textToDisplay: "D7", screenTip: "总分" };
      context.workbook.comments.add("自评表!D6", "请核实");
      await context.sync();
    }),
  );
  const before = await savedWorkbook(await preview.saved());
  const seen = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("自评表");
      sheet.getRange("4:5").insert(Excel.InsertShiftDirection.down);
      sheet.getRange("C4:D5").values = [[5, 5], [5, 5]];
      const used = sheet.getRange("A1:D9");
      used.load("formulas,values");
      const merged = used.getMergedAreasOrNullObject();
      merged.load("areas/items/address");
      const rows = used.getRowProperties({ rowHidden: true, format: { rowHeight: true } });
      const area = sheet.pageLayout.getPrintAreaOrNullObject();
      area.load("address");
      const name = context.workbook.names.getItem("全部得分");
      name.load("formula");
      const validation = sheet.getRange("C4:C8").dataValidation;
      validation.load("rule,type");
      const formats = sheet.getRange().conditionalFormats;
      formats.load("items/id,items/type");
      const font = sheet.getRange("C4:D5").format.font;
      font.load("bold");
      const { comments } = context.workbook;
      comments.load("items/content");
      const other = context.workbook.worksheets.getItem("汇总").getRange("A1");
      other.load("formulas,values");
      const link = sheet.getRange("B9");
      link.load("hyperlink");
      await context.sync();
      const [format] = formats.items;
      const { rule } = format!.custom;
      rule.load("formula");
      const ranges = format!.getRange();
      ranges.load("address");
      const replies = comments.items[0]!.replies.getCount();
      const location = comments.items[0]!.getLocation();
      location.load("address");
      await context.sync();
      return {
        sums: used.formulas[8]?.slice(2),
        totals: used.values[8]?.slice(2),
        merges: merged.areas.items.map(({ address }) => address).sort(),
        hidden: rows.value.flatMap(({ rowHidden }, index) => (rowHidden ? [index + 1] : [])),
        height: rows.value.slice(2, 5).map(({ format: size }) => size?.rowHeight),
        printArea: area.address,
        name: name.formula as string,
        validation: validation.rule.decimal,
        type: validation.type,
        rule: [format!.type, rule.formula, ranges.address],
        bold: font.bold,
        comment: [comments.items[0]?.content, location.address, replies.value],
        other: [other.formulas, other.values],
        link: link.hyperlink,
      };
    }),
  );
  expect(seen).toEqual({
    sums: ["=SUM(C3:C8)", "=SUM(D3:D8)"],
    totals: [110, 108.5],
    merges: ["自评表!A1:D1", "自评表!A3:A7"],
    hidden: [8],
    height: [30, 30, 30],
    printArea: "自评表!A1:D9",
    name: "=自评表!$D$3:$D$8",
    validation: { formula1: 0, formula2: 100, operator: "Between" },
    type: "Decimal",
    rule: ["Custom", "=$D3>$C3", "自评表!D3:D8"],
    bold: true,
    comment: ["请核实", "自评表!D8", 0],
    other: [[["=自评表!D9"]], [[108.5]]],
    link: { address: "", documentReference: "自评表!D9", screenTip: "总分", textToDisplay: "D7" },
  });
  await probe.evaluate(() =>
    Excel.run(async (context) => {
      context.workbook.worksheets.getItem("自评表").getRange("4:5").delete(Excel.DeleteShiftDirection.up);
      await context.sync();
    }),
  );
  expect(await savedWorkbook(await preview.saved())).toEqual(before);
});

/** A sheet with a filter that hides a row, a table object below, and a name. */
function filteredWorkbook(): Uint8Array {
  const cell = (r: string, text: string): string => `<c r="${r}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const row = (number: number, isHidden = false): string => `<row r="${number}"${isHidden ? ' hidden="1"' : ""}>${cell(`A${number}`, number === 9 ? "项目" : `第${number}行`)}${cell(`B${number}`, number === 9 ? "金额" : "1")}</row>`;
  const sheet =
    `<sheetData>${row(2)}${row(3)}${row(4, true)}${row(5)}${row(9)}${row(10)}</sheetData>` +
    `<autoFilter ref="A2:B5"><filterColumn colId="0"><filters><filter val="第3行"/><filter val="第5行"/></filters></filterColumn></autoFilter><tableParts count="1"><tablePart r:id="rId1" xmlns:r="${RELATIONS}"/></tableParts>`;
  const table =
    `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="明细" displayName="明细" ref="A9:B10"><autoFilter ref="A9:B10"/>` +
    `<tableColumns count="2"><tableColumn id="1" name="项目"/><tableColumn id="2" name="金额"/></tableColumns></table>`;
  const styles = "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"宋体\"/></font></fonts><fills count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"1\"><xf/></cellXfs>";
  return makeXlsx(
    [{ name: "自评表", xml: sheet }],
    styles,
    [
      { name: "xl/worksheets/_rels/sheet1.xml.rels", content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/table" Target="../tables/table1.xml"/></Relationships>` },
      { name: "xl/tables/table1.xml", content: table },
    ],
    `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">自评表!$A$2:$B$5</definedName><definedName name="行">自评表!$A$3:$A$5</definedName></definedNames>`,
  );
}

test("filters and table objects move and grow with their rows, also in the saved file; names can be given other cells", async () => {
  const { preview, probe } = await openProbe(browser, { workbook: filteredWorkbook() });
  const look = () =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("自评表");
      sheet.autoFilter.load("isDataFiltered");
      const filtered = sheet.autoFilter.getRangeOrNullObject();
      filtered.load("address");
      const table = sheet.tables.getItem("明细").getRange();
      table.load("address");
      sheet.tables.load("items/name");
      const name = context.workbook.names.getItem("行");
      name.load("formula");
      await context.sync();
      return [sheet.autoFilter.isDataFiltered, filtered.address, sheet.tables.items.map((one) => one.name), table.address, name.formula as string];
    });
  expect(await probe.evaluate(look)).toEqual([true, "自评表!A2:B5", ["明细"], "自评表!A9:B10", "=自评表!$A$3:$A$5"]);
  await probe.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("自评表");
      sheet.getRange("4:5").insert("Down");
      context.workbook.names.getItem("行").formula = "=自评表!$A$3:$A$8";
      await context.sync();
    }),
  );
  const moved = [true, "自评表!A2:B7", ["明细"], "自评表!A11:B12", "=自评表!$A$3:$A$8"];
  expect(await probe.evaluate(look)).toEqual(moved);
  const bytes = await preview.saved();
  const saved = await savedWorkbook(bytes);
  expect(saved.names).toEqual(["_xlnm._FilterDatabase 自评表 自评表!$A$2:$B$7 1", "行  自评表!$A$3:$A$8 "]);
  expect(saved.sheets["自评表"]?.rest["autoFilter"]).toEqual([expect.objectContaining({ attributes: { ref: "A2:B7" } })]);
  await preview.page.evaluate(
    (base64) => window.preview.open("again.xlsx", Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))),
    Buffer.from(bytes).toString("base64"),
  );
  await preview.pane.locator("#state", { hasText: "Excel" }).waitFor();
  expect(await (await preview.frame()).evaluate(look)).toEqual(moved);
});

test("marks that are set, saved and opened again can be found and cleared, and leave nothing behind", async () => {
  const { preview, probe } = await openProbe(browser, { workbook: FORM });
  const before = await savedWorkbook(await preview.saved());
  await probe.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("自评表");
      const mark = sheet.getRange("D7").conditionalFormats.add(Excel.ConditionalFormatType.custom);
      mark.custom.rule.formula = '=N("jixiao-check")=0';
      mark.custom.format.fill.color = "#FFEB9C";
      mark.custom.format.font.color = "#9C5700";
      context.workbook.comments.add("自评表!D7", "总分写的是 98.5");
      context.workbook.settings.add("marks", { count: 1 });
      await context.sync();
    }),
  );
  const marked = await preview.saved();
  await preview.page.evaluate(async (base64) => {
    await window.preview.open("again.xlsx", Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  }, Buffer.from(marked).toString("base64"));
  await preview.pane.locator("#state", { hasText: "Excel" }).waitFor();
  const seen = await (await preview.frame()).evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("自评表");
      const marks = sheet.getRange().conditionalFormats;
      marks.load("items/id,items/type");
      const { comments, settings } = context.workbook;
      comments.load("items/id,items/content");
      const setting = settings.getItemOrNullObject("marks");
      setting.load("value");
      await context.sync();
      const [mark] = marks.items;
      mark!.custom.rule.load("formula");
      mark!.custom.format.fill.load("color");
      await context.sync();
      const found = [mark!.custom.rule.formula, mark!.custom.format.fill.color, comments.items.map(({ content }) => content), setting.value as unknown];
      mark!.delete();
      comments.items[0]!.delete();
      setting.delete();
      await context.sync();
      return found;
    }),
  );
  expect(seen).toEqual(['=N("jixiao-check")=0', "#FFEB9C", ["总分写的是 98.5"], { count: 1 }]);
  expect(await savedWorkbook(await preview.saved())).toEqual(before);
});

test("a report sheet is laid out, printed and taken away", async () => {
  const { preview, probe } = await openProbe(browser, { workbook: FORM });
  const seen = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const sheet = worksheets.add("核对报告");
      sheet.position = 0;
      sheet.showGridlines = false;
      sheet.freezePanes.freezeRows(2);
      sheet.getRange("A1:C1").merge(false);
      const table = sheet.getRange("A2:C4");
      table.values = [["项", "数", "注"], ["甲", 1, "很长的一段话"], ["乙", 2, "'=1+1"]];
      for (const side of ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideHorizontal", "InsideVertical"] as const) {
        const border = table.format.borders.getItem(side);
        border.style = "Continuous";
        border.color = "#BFBFBF";
      }
      const head = sheet.getRange("A2:C2");
      head.format.font.bold = true;
      head.format.font.size = 12;
      head.format.font.color = "#1F3864";
      head.format.fill.color = "#DDEBF7";
      head.format.horizontalAlignment = "Center";
      head.format.verticalAlignment = "Center";
      table.format.wrapText = true;
      sheet.getRange("C:C").format.columnWidth = 180;
      sheet.getRange("B3:B4").numberFormat = [["0.00"], ["0.00"]];
      sheet.pageLayout.orientation = "Landscape";
      sheet.pageLayout.paperSize = "A4";
      sheet.pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
      sheet.pageLayout.centerHorizontally = true;
      sheet.tables.load("items/name");
      worksheets.load("items/name");
      const width = sheet.getRange("C1");
      width.load("format/columnWidth");
      const middle = sheet.getRange("B3");
      middle.load("text,format/wrapText,format/horizontalAlignment");
      const formula = sheet.getRange("C4");
      formula.load("values,formulas");
      const line = middle.format.borders.getItem("EdgeBottom");
      line.load("style,color,weight");
      sheet.pageLayout.load("orientation,zoom");
      await context.sync();
      return {
        sheets: worksheets.items.map(({ name }) => name),
        tables: sheet.tables.items.length,
        width: width.format.columnWidth,
        middle: [middle.text, middle.format.wrapText, middle.format.horizontalAlignment],
        formula: [formula.values, formula.formulas],
        line: [line.style, line.color, line.weight],
        page: [sheet.pageLayout.orientation, sheet.pageLayout.zoom],
      };
    }),
  );
  expect(seen).toEqual({
    sheets: ["核对报告", "自评表", "汇总"],
    tables: 0,
    width: 180,
    middle: [[["1.00"]], true, "General"],
    formula: [[["=1+1"]], [["=1+1"]]],
    line: ["Continuous", "#BFBFBF", "Thin"],
    page: ["Landscape", { horizontalFitToPages: 1, verticalFitToPages: 0 }],
  });
  const report = (await savedWorkbook(await preview.saved())).sheets["核对报告"];
  expect(report?.merges).toEqual(["A1:C1"]);
  expect(report?.cells["A2"]?.style).toMatchObject({ font: { children: [{ name: "b" }, { name: "sz", attributes: { val: "12" } }, { name: "color" }, { name: "name" }] } });
  expect(report?.rest["pageSetup"]).toEqual([{ name: "pageSetup", attributes: { fitToHeight: "0", fitToWidth: "1", orientation: "landscape", paperSize: "9" } }]);
  const names = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.getItem("核对报告").delete();
      worksheets.load("items/name");
      await context.sync();
      return worksheets.items.map(({ name }) => name);
    }),
  );
  expect(names).toEqual(["自评表", "汇总"]);
});

test("a protected sheet refuses all but its unlocked cells; cells do not move when that tears a merged area", async () => {
  const { probe } = await openProbe(browser, { workbook: FORM });
  const codes = await probe.evaluate(async () => {
    const fail = async (act: (sheet: Excel.Worksheet) => void): Promise<string> => {
      const { code } = await window.failureOf(() =>
        Excel.run(async (context) => {
          act(context.workbook.worksheets.getItem("自评表"));
          await context.sync();
        }),
      );
      return code;
    };
    const torn = await fail((sheet) => sheet.getRange("A4:B4").insert("Down"));
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("自评表");
      sheet.getRange("D3:D6").format.protection.locked = false;
      sheet.protection.protect({ allowFormatColumns: true });
      await context.sync();
      sheet.getRange("D3").values = [[28]];
      sheet.getRange("D:D").format.columnWidth = 50;
      await context.sync();
    });
    return [
      torn,
      await fail((sheet) => (sheet.getRange("C3").values = [[1]])),
      await fail((sheet) => sheet.getRange("4:4").insert("Down")),
      await fail((sheet) => (sheet.getRange("D3").format.fill.color = "red")),
      await fail((sheet) => sheet.getRange("A3:A5").unmerge()),
      await fail((sheet) => sheet.getRange("D3").conditionalFormats.add("Custom")),
      await fail((sheet) => sheet.protection.protect()),
    ];
  });
  expect(codes).toEqual(["InsertDeleteConflict", "AccessDenied", "AccessDenied", "AccessDenied", "AccessDenied", "AccessDenied", "InvalidOperation"]);
});
