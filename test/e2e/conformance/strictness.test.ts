import { useBrowser } from "../harness";
import { openProbe } from "../probe";
import { workbookFile } from "../workbooks";

const browser = useBrowser();

jest.setTimeout(240_000);

const SHEET = workbookFile([{ name: "S", rows: [[1, 2, { formula: "A1+B1", value: 3 }], [1 / 3, 189192459.632, 123456789012]] }]);

test("written texts are read as Excel reads what is typed, and what cannot be is refused", async () => {
  const { probe } = await openProbe(browser, { workbook: SHEET });
  const seen = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange("E1:K1");
      range.values = [["98%", "1,234", "￥5", "2024/1/2", "TRUE", "'98%", "１２"]];
      range.load("values,numberFormat");
      const general = sheet.getRange("A2:C2");
      general.load("text");
      await context.sync();
      const refused = await window.failureOf(async () => {
        sheet.getRange("A3").formulas = [["=SUM("]];
        await context.sync();
      });
      return { values: range.values, formats: range.numberFormat, general: general.text, code: refused.code };
    }),
  );
  expect(seen.values).toEqual([[0.98, 1234, 5, 45293, true, "98%", 12]]);
  expect(seen.formats).toEqual([["0%", "#,##0", '"¥"#,##0', "yyyy/m/d", "General", "General", "General"]]);
  expect(seen.general).toEqual([["0.333333333", "189192459.6", "1.23457E+11"]]);
  expect(seen.code).toBe("InvalidArgument");
});

test("formulas keep their results where the person calculates by hand", async () => {
  const { probe } = await openProbe(browser, { workbook: SHEET });
  const seen = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const { application } = context.workbook;
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const states: unknown[] = [];
      const note = async (): Promise<void> => {
        const sum = sheet.getRange("C1");
        sum.load("values,text");
        application.load("calculationMode,calculationState");
        await context.sync();
        states.push([application.calculationMode, application.calculationState, sum.values[0]?.[0], sum.text[0]?.[0]]);
      };
      application.calculationMode = "Manual";
      await note();
      sheet.getRange("A1").values = [[40]];
      await note();
      application.calculate("Recalculate");
      await note();
      return states;
    }),
  );
  expect(seen).toEqual([
    ["Manual", "Done", 3, "3"],
    ["Manual", "Pending", 3, "3"],
    ["Manual", "Done", 42, "42"],
  ]);
});

test("structure, arrays, selections and other people's changes are as in Excel", async () => {
  const { preview, probe } = await openProbe(browser, { workbook: SHEET });
  const failure = (act: string) =>
    probe.evaluate(
      (kind) =>
        window
          .failureOf(() =>
            Excel.run(async (context) => {
              const { workbook } = context;
              const sheet = workbook.worksheets.getActiveWorksheet();
              if (kind === "add") workbook.worksheets.add("新");
              if (kind === "split") sheet.getRange("A2").values = [[1]];
              if (kind === "select") workbook.getSelectedRange().load("address");
              if (kind === "names") sheet.names.load("items/name");
              await context.sync();
            }),
          )
          .then(({ code }) => code, () => "done"),
      act,
    );
  await preview.page.evaluate(() => {
    const { excel, workbook } = window.preview;
    excel.isStructureProtected = true;
    excel.addArray(workbook.activeSheet().id, { row: 1, column: 0, lastRow: 1, lastColumn: 1 });
    excel.isPictureSelected = true;
    excel.isBehind = true;
  });
  expect([await failure("add"), await failure("split"), await failure("select"), await failure("names")]).toEqual(["InvalidOperation", "InvalidOperation", "InvalidSelection", "InvalidSelection"]);
  const told = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const [one, both, beside] = ["A2", "A2:C2", "C2"].map((address) => context.workbook.worksheets.getActiveWorksheet().getRange(address)) as [Excel.Range, Excel.Range, Excel.Range];
      for (const range of [one, both, beside]) range.load("savedAsArray");
      await context.sync();
      return [one.savedAsArray, both.savedAsArray, beside.savedAsArray];
    }),
  );
  expect(told).toEqual([true, null, false]);
  await preview.page.evaluate(() => Object.assign(window.preview.excel, { isPictureSelected: false, moreSelected: [{ row: 3, column: 0, lastRow: 4, lastColumn: 0 }] }));
  const heard = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const selected = context.workbook.getSelectedRanges();
      selected.load("areaCount");
      const changes: string[] = [];
      context.workbook.worksheets.onChanged.add(({ source, triggerSource }) => Promise.resolve(void changes.push(`${source} ${triggerSource}`)));
      await context.sync();
      Object.assign(window, { changes });
      return selected.areaCount;
    }),
  );
  expect(heard).toBe(2);
  await preview.page.evaluate(() => {
    const { excel, workbook } = window.preview;
    excel.asSomebodyElse(() => workbook.activeSheet().write({ row: 5, column: 0, lastRow: 5, lastColumn: 0 }, [[{ kind: "value", value: 1 }]]));
  });
  await probe.waitForFunction(() => (window as unknown as { changes: string[] }).changes.includes("Remote Unknown"));
});
