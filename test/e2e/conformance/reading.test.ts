import { useBrowser } from "../harness";
import { openProbe } from "../probe";
import { workbookFile } from "../workbooks";

const browser = useBrowser();

test("a whole sheet is read in one round trip: values, texts, formulas, formats, merges, hidden rows and protection", async () => {
  const { preview, probe } = await openProbe(browser);
  const before = await preview.roundTrips();
  const sheet = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const worksheet = context.workbook.worksheets.getActiveWorksheet();
      worksheet.load("name,id,visibility");
      worksheet.protection.load("protected");
      const used = worksheet.getUsedRangeOrNullObject();
      used.load("address,values,text,formulas,numberFormat,rowIndex,columnIndex,rowCount,columnCount");
      const merged = used.getMergedAreasOrNullObject();
      merged.load("areaCount,areas/items/address");
      const rows = used.getRowProperties({ rowHidden: true });
      const columns = used.getColumnProperties({ columnHidden: true });
      await context.sync();
      return {
        name: worksheet.name,
        visibility: worksheet.visibility,
        isProtected: worksheet.protection.protected,
        address: used.address,
        shape: [used.rowIndex, used.columnIndex, used.rowCount, used.columnCount],
        title: used.values[0]?.[0] as unknown,
        cost: used.values[17]?.slice(3, 8),
        rate: used.text[5]?.[7],
        budget: [used.values[5]?.[3], used.text[5]?.[3], used.numberFormat[5]?.[3]],
        merges: merged.areas.items.map(({ address }) => address),
        hiddenRows: rows.value.filter(({ rowHidden }) => rowHidden).length,
        hiddenColumns: columns.value.filter(({ columnHidden }) => columnHidden).length,
      };
    }),
  );
  expect(await preview.roundTrips()).toBe(before + 1);
  expect(sheet).toMatchObject({
    name: "绩效自评表",
    visibility: "Visible",
    isProtected: false,
    address: "绩效自评表!A1:I25",
    shape: [0, 0, 25, 9],
    title: "项目支出绩效自评表",
    cost: ["支出成本", "≤150000000元", 189192459.6, 10, 10],
    rate: "98.3%",
    budget: [19238.6, "19238.60", "0.00"],
    hiddenRows: 0,
    hiddenColumns: 0,
  });
  expect(sheet.merges).toHaveLength(25);
  expect(sheet.merges).toContain("绩效自评表!A1:I1");
});

test("the kinds of cells keep their kinds", async () => {
  const workbook = workbookFile([
    {
      name: "数据",
      rows: [
        ["10", 10, true, null],
        [{ value: 45658, format: "yyyy-mm-dd" }, { value: 0.983, format: "0.0%" }, { error: 0x07 }, { formula: "B1*2", value: 20 }],
      ],
    },
  ]);
  const { probe } = await openProbe(browser, { workbook });
  const range = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const used = context.workbook.worksheets.getItem("数据").getRange("A1:D2");
      used.load("values,text,formulas,valueTypes,numberFormat");
      await context.sync();
      return { values: used.values, text: used.text, formulas: used.formulas, types: used.valueTypes, formats: used.numberFormat };
    }),
  );
  expect(range.values).toEqual([["10", 10, true, ""], [45658, 0.983, "#DIV/0!", 20]]);
  expect(range.text).toEqual([["10", "10", "TRUE", ""], ["2025-01-01", "98.3%", "#DIV/0!", "20"]]);
  expect(range.formulas[1]).toEqual([45658, 0.983, "#DIV/0!", "=B1*2"]);
  expect(range.types).toEqual([["String", "Double", "Boolean", "Empty"], ["Double", "Double", "Error", "Double"]]);
  expect(range.formats[1]?.slice(0, 2)).toEqual(["yyyy-mm-dd", "0.0%"]);
});

test("hidden rows, columns and sheets are told, and merges of a sheet without any are no object", async () => {
  const workbook = workbookFile([
    { name: "A", rows: [[1, 2, 3], [4, 5, 6], [7, 8, 9]], hiddenRows: [1], hiddenColumns: [2] },
    { name: "B b", rows: [["x"]], visibility: "hidden" },
    { name: "C", rows: [["y"]], visibility: "very-hidden" },
  ]);
  const { probe } = await openProbe(browser, { workbook });
  const seen = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/name,items/visibility");
      const used = worksheets.getItem("A").getUsedRange();
      used.load("rowHidden,columnHidden");
      const [rows, columns] = [used.getRowProperties({ rowHidden: true, rowIndex: true }), used.getColumnProperties({ columnHidden: true })];
      const merged = used.getMergedAreasOrNullObject();
      const address = worksheets.getItem("B b").getUsedRange();
      address.load("address");
      await context.sync();
      return {
        sheets: worksheets.items.map(({ name, visibility }) => [name, visibility]),
        rowHidden: used.rowHidden,
        rows: rows.value,
        columns: columns.value.map(({ columnHidden }) => columnHidden),
        hasMerges: !merged.isNullObject,
        address: address.address,
      };
    }),
  );
  expect(seen).toEqual({
    sheets: [["A", "Visible"], ["B b", "Hidden"], ["C", "VeryHidden"]],
    rowHidden: null,
    rows: [{ rowHidden: false, rowIndex: 0 }, { rowHidden: true, rowIndex: 1 }, { rowHidden: false, rowIndex: 2 }],
    columns: [false, false, true],
    hasMerges: false,
    address: "'B b'!A1",
  });
});

test("what does not exist is a null object, with everything that hangs on it", async () => {
  const workbook = workbookFile([{ name: "空", rows: [] }]);
  const { probe } = await openProbe(browser, { workbook });
  const seen = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const missing = worksheets.getItemOrNullObject("没有");
      const empty = worksheets.getItem("空").getUsedRangeOrNullObject();
      empty.load("values");
      const merged = empty.getMergedAreasOrNullObject();
      merged.load("areaCount");
      await context.sync();
      return [missing.isNullObject, empty.isNullObject, merged.isNullObject];
    }),
  );
  expect(seen).toEqual([true, true, true]);
  const failure = await probe.evaluate(() =>
    window.failureOf(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("没有").load("name");
        await context.sync();
      }),
    ),
  );
  expect(failure).toMatchObject({ code: "ItemNotFound", location: "WorksheetCollection.getItem" });
});

test("a page may load the same object more than once and gets everything it asked for", async () => {
  const { probe } = await openProbe(browser);
  const seen = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/name");
      worksheets.load("items/visibility");
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
      range.load("values");
      range.load("address,worksheet/name");
      await context.sync();
      return [worksheets.items[0]?.name, worksheets.items[1]?.visibility, range.values, range.address, range.worksheet.name];
    }),
  );
  expect(seen).toEqual(["绩效自评表", "Hidden", [["项目支出绩效自评表"]], "绩效自评表!A1", "绩效自评表"]);
});

test("more merged areas than Excel lists in one call are a failure of that call", async () => {
  const rows = Array.from({ length: 520 }, (_, row) => [row, ""]);
  const workbook = workbookFile([{ name: "S", rows, merges: rows.map((_, row) => `A${row + 1}:B${row + 1}`) }]);
  const { probe } = await openProbe(browser, { workbook });
  const seen = await probe.evaluate(async () => {
    const failure = await window.failureOf(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getUsedRange().getMergedAreasOrNullObject().load("areaCount");
        await context.sync();
      }),
    );
    const count = await Excel.run(async (context) => {
      const merged = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B512").getMergedAreasOrNullObject();
      merged.load("areaCount");
      await context.sync();
      return merged.areaCount;
    });
    return [failure.location, count];
  });
  expect(seen).toEqual(["Range.getMergedAreasOrNullObject", 512]);
});
