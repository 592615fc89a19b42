import { useBrowser } from "../harness";
import { openProbe } from "../probe";
import { workbookFile } from "../workbooks";

const browser = useBrowser();

test("a written cell is read back after the formulas that depend on it were calculated", async () => {
  const workbook = workbookFile([{ name: "S", rows: [[1, 2, { formula: "A1+B1", value: 3 }]] }]);
  const { preview, probe } = await openProbe(browser, { workbook });
  const before = await preview.roundTrips();
  const seen = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1").values = [[40]];
      sheet.getRange("D1").formulas = [["=C1*10"]];
      sheet.getRange("E1:F1").values = [["'007", "12"]];
      sheet.getRange("B1").numberFormat = [["0.00"]];
      const range = sheet.getRange("A1:F1");
      range.load("values,formulas,text,valueTypes");
      await context.sync();
      return { values: range.values, formulas: range.formulas, text: range.text, types: range.valueTypes };
    }),
  );
  expect(seen.values).toEqual([[40, 2, 42, 420, "007", 12]]);
  expect(seen.formulas).toEqual([[40, 2, "=A1+B1", "=C1*10", "007", 12]]);
  expect(seen.text[0]?.[1]).toBe("2.00");
  expect(seen.types[0]?.slice(4)).toEqual(["String", "Double"]);
  expect(await preview.roundTrips()).toBe(before + 1);
});

test("more cells than the library sends at once are written and read back", async () => {
  const { probe } = await openProbe(browser, { workbook: workbookFile([{ name: "S", rows: [["x"]] }]) });
  const sums = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const [rows, columns] = [300, 12];
      const values = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => row * columns + column));
      const range = context.workbook.worksheets.getActiveWorksheet().getRangeByIndexes(4, 2, rows, columns);
      range.values = values;
      range.load("values,address");
      await context.sync();
      const flat = (matrix: unknown[][]) => matrix.flat().map(Number);
      return [range.address, JSON.stringify(flat(range.values)) === JSON.stringify(flat(values)), flat(range.values).length];
    }),
  );
  expect(sums).toEqual(["S!C5:N304", true, 3600]);
});

test("rows are hidden and shown again", async () => {
  const { probe } = await openProbe(browser, { workbook: workbookFile([{ name: "S", rows: [[1], [2], [3]] }]) });
  const seen = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("2:2").rowHidden = true;
      const hidden = sheet.getRange("A1:A3").getRowProperties({ rowHidden: true });
      await context.sync();
      sheet.getRange("A2").rowHidden = false;
      const shown = sheet.getRange("A2");
      shown.load("rowHidden");
      await context.sync();
      return [hidden.value.map(({ rowHidden }) => rowHidden), shown.rowHidden];
    }),
  );
  expect(seen).toEqual([[false, true, false], false]);
});

test("null leaves a cell alone, an empty text clears it, a matrix of another size is refused", async () => {
  const { probe } = await openProbe(browser, { workbook: workbookFile([{ name: "S", rows: [[1, 2]] }]) });
  const seen = await probe.evaluate(async () => {
    const values = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B1");
      range.values = [[null, ""]];
      range.load("values");
      await context.sync();
      return range.values;
    });
    const failure = await window.failureOf(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("A1:B1").values = [[1], [2]];
        await context.sync();
      }),
    );
    return { values, code: failure.code };
  });
  expect(seen).toEqual({ values: [[1, ""]], code: "InvalidArgument" });
});

test("a protected sheet refuses writes by program and by hand", async () => {
  const workbook = workbookFile([{ name: "S", rows: [["留着"]], isProtected: true }]);
  const { preview, probe } = await openProbe(browser, { workbook });
  const failure = await probe.evaluate(() =>
    window.failureOf(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("A1").values = [["改掉"]];
        await context.sync();
      }),
    ),
  );
  expect(failure.code).toBe("AccessDenied");
  await preview.type("A1", "9");
  await preview.page.keyboard.press("Escape");
  const after = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange("A1");
      range.load("values");
      sheet.protection.load("protected");
      await context.sync();
      return [range.values, sheet.protection.protected];
    }),
  );
  expect(after).toEqual([[["留着"]], true]);
});

test("looks leave formulas alone: one that is not worked out yet, and one that is to follow its cells", async () => {
  const rows = [[1, { formula: "A1*2", value: 2 }, null], [null, null, null]];
  const { probe } = await openProbe(browser, { workbook: workbookFile([{ name: "S", rows }]) });
  const seen = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("B1").format.fill.color = "#FFFF00";
      sheet.getRange("C1:C2").formulas = [["=B1+1"], ["=SUM(A1:B1)"]];
      sheet.getRange("C1").format.font.bold = true;
      sheet.getRange("C1:C2").format.wrapText = true;
      sheet.getRange("C2").copyFrom("B1", Excel.RangeCopyType.formats);
      sheet.getRange("A1").values = [[5]];
      const used = sheet.getRange("B1:C2");
      used.load("formulas,values");
      const fill = sheet.getRange("C2").format.fill.load("color");
      await context.sync();
      return [used.formulas, used.values, fill.color];
    }),
  );
  expect(seen).toEqual([[["=A1*2", "=B1+1"], ["", "=SUM(A1:B1)"]], [[10, 11], ["", 15]], "#FFFF00"]);
});

test("sheets are added, named and activated, and a name is given only once", async () => {
  const { preview, probe } = await openProbe(browser, { workbook: workbookFile([{ name: "S", rows: [["x"]] }]) });
  const failure = await probe.evaluate(async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("核对结果");
      sheet.getRange("A1:B2").values = [["甲", 1], ["乙", 2]];
      sheet.activate();
      await context.sync();
    });
    return window.failureOf(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.add("s");
        await context.sync();
      }),
    );
  });
  expect(failure.code).toBe("ItemAlreadyExists");
  expect(await preview.activeSheet()).toBe("核对结果");
});

test("settings stay in the workbook, by Excel's and by the common interface", async () => {
  const { preview, probe } = await openProbe(browser);
  await probe.evaluate(async () => {
    await Excel.run(async (context) => {
      context.workbook.settings.add("template", { columns: ["B", "C"] });
      await context.sync();
    });
  });
  await preview.page.evaluate(() => window.preview.openPane("open"));
  await preview.pane.locator("#state", { hasText: "Excel" }).waitFor();
  const again = await preview.frame();
  const kept = await again.evaluate(async () => {
    const value = await Excel.run(async (context) => {
      const setting = context.workbook.settings.getItemOrNullObject("template");
      setting.load("value");
      await context.sync();
      return setting.value as unknown;
    });
    Office.context.document.settings.set("choice", "甲");
    await new Promise<void>((resolve, reject) =>
      Office.context.document.settings.saveAsync(({ status, error }) => (status === Office.AsyncResultStatus.Succeeded ? resolve() : reject(new Error(error.message)))),
    );
    const count = await Excel.run(async (context) => {
      const number = context.workbook.settings.getCount();
      await context.sync();
      return number.value;
    });
    return { value, count };
  });
  expect(kept).toEqual({ value: { columns: ["B", "C"] }, count: 2 });
});
