import type { FaultKind } from "../../../src/preview/faults";
import { useBrowser } from "../harness";
import { openProbe } from "../probe";
import { workbookFile } from "../workbooks";

const browser = useBrowser();

const CODES: readonly (readonly [FaultKind, string])[] = [
  ["request-too-large", "RequestPayloadSizeLimitExceeded"],
  ["response-too-large", "ResponsePayloadSizeLimitExceeded"],
  ["cell-editing", "InvalidOperationInCellEditMode"],
  ["throttled", "ActivityLimitReached"],
  ["session-lost", "InvalidOrTimedOutSession"],
  ["access-denied", "AccessDenied"],
];

test("ordered failures come as Excel's own and then all is well again", async () => {
  const { preview, probe } = await openProbe(browser);
  for (const [kind, code] of CODES) {
    await preview.fail(kind);
    const failure = await probe.evaluate(() => window.failureOf(() => Excel.run((context) => context.sync(context.workbook.worksheets.load("items/name")))));
    expect([kind, failure.code]).toEqual([kind, code]);
  }
  const count = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const number = context.workbook.worksheets.getCount();
      await context.sync();
      return number.value;
    }),
  );
  expect(count).toBe(2);
});

test("failures by member and by number come where they were ordered, before or after the act", async () => {
  const { preview, probe } = await openProbe(browser, { workbook: workbookFile([{ name: "S", rows: [[1, 2]] }]) });
  const write = () =>
    probe.evaluate(() =>
      window
        .failureOf(() =>
          Excel.run(async (context) => {
            const sheet = context.workbook.worksheets.getActiveWorksheet();
            sheet.getRange("A1").values = [["一"]];
            sheet.getRange("B1").values = [["二"]];
            await context.sync();
          }),
        )
        .then(({ code }) => code, () => "done"),
    );
  const cells = () => preview.page.evaluate(() => window.preview.workbook.activeSheet().read({ row: 0, column: 0, lastRow: 0, lastColumn: 1 }).values[0]);
  await preview.order({ of: "Range.Values", skip: 1, code: "InvalidOperation" });
  expect([await write(), await cells()]).toEqual(["InvalidOperation", ["一", 2]]);
  await preview.order({ of: "request", code: "GeneralException", when: "after" });
  expect([await write(), await cells()]).toEqual(["GeneralException", ["一", "二"]]);
  await preview.order({ of: "request", skip: 1, code: "throttled" });
  expect([await write(), await write(), await write()]).toEqual(["done", "ActivityLimitReached", "done"]);
  await preview.order({ of: "CommentCollection.Add", code: "NotImplemented" });
  expect([await write(), await preview.cancelFailures(), await preview.cancelFailures()]).toEqual(["done", true, false]);
});

test("a member that is not served is named", async () => {
  const { preview, probe } = await openProbe(browser);
  preview.expectProblem(/^NotImplemented: /);
  const failures = await probe.evaluate(async () => [
    await window.failureOf(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2").sort.apply([{ key: 0 }]);
        await context.sync();
      }),
    ),
    await window.failureOf(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().load("standardWidth");
        await context.sync();
      }),
    ),
    await window.failureOf(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("A1").calculate();
        await context.sync();
      }),
    ),
  ]);
  expect(failures.map(({ message }) => message)).toEqual([
    "NotImplemented: the preview does not serve Range.Sort",
    "NotImplemented: the preview does not serve Worksheet.StandardWidth",
    "NotImplemented: the preview does not serve Range.Calculate()",
  ]);
  expect(failures.every(({ code }) => code === "NotImplemented")).toBe(true);
  expect(failures.map(({ location }) => location)).toEqual(["Range.sort", "Worksheet", "Range.calculate"]);
});

test("actions before the failing one are done, those after it are not", async () => {
  const { probe } = await openProbe(browser, { workbook: workbookFile([{ name: "S", rows: [[1, 2]] }]) });
  const values = await probe.evaluate(async () => {
    await window.failureOf(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange("A1").values = [["一"]];
        sheet.getRange("ZZZZ9").values = [["二"]];
        sheet.getRange("B1").values = [["三"]];
        await context.sync();
      }),
    );
    return Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B1");
      range.load("values");
      await context.sync();
      return range.values;
    });
  });
  expect(values).toEqual([["一", 2]]);
});

test("nothing is answered while a person types in a cell", async () => {
  const { preview, probe } = await openProbe(browser);
  await preview.click("A3");
  await preview.page.keyboard.type("半");
  const failure = await probe.evaluate(() => window.failureOf(() => Excel.run((context) => context.sync(context.workbook.worksheets.load("items/name")))));
  expect(failure.code).toBe("InvalidOperationInCellEditMode");
  await preview.page.keyboard.press("Enter");
  const value = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A3");
      range.load("values");
      await context.sync();
      return range.values;
    }),
  );
  expect(value).toEqual([["半"]]);
});

test("more than five megabytes are refused in both directions", async () => {
  const long = "长".repeat(30_000);
  const { probe } = await openProbe(browser, { workbook: workbookFile([{ name: "S", rows: Array.from({ length: 70 }, () => [long]) }]) });
  const codes = await probe.evaluate(async (text) => {
    const request = await window.failureOf(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("B1:B70").values = Array.from({ length: 70 }, () => [text]);
        await context.sync();
      }),
    );
    const response = await window.failureOf(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getUsedRange().load("values");
        await context.sync();
      }),
    );
    return [request.code, response.code];
  }, long);
  expect(codes).toEqual(["RequestPayloadSizeLimitExceeded", "ResponsePayloadSizeLimitExceeded"]);
});

test("requirement sets, delay and round trips are as ordered", async () => {
  const { preview, probe } = await openProbe(browser, { api: "1.12", delay: 300 });
  const before = await preview.roundTrips();
  const seen = await probe.evaluate(async () => {
    const start = performance.now();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
      range.load("values");
      await context.sync();
      range.load("text");
      await context.sync();
    });
    const supports = (version: string): boolean => Office.context.requirements.isSetSupported("ExcelApi", version);
    return { took: performance.now() - start, sets: [supports("1.12"), supports("1.13")] };
  });
  expect(seen.sets).toEqual([true, false]);
  expect(seen.took).toBeGreaterThanOrEqual(600);
  expect(await preview.roundTrips()).toBe(before + 2);
});
