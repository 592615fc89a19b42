import type { Frame } from "playwright-core";
import { type PreviewPage, useBrowser } from "../harness";
import { openProbe } from "../probe";
import { workbookFile } from "../workbooks";

const browser = useBrowser();

declare global {
  interface Window {
    heard: string[];
    stopHearing: () => Promise<void>;
  }
}

const TWO_SHEETS = workbookFile([
  { name: "甲", rows: [[1, 2, { formula: "A1+B1", value: 3 }]] },
  { name: "乙", rows: [["x"]] },
]);

async function listen(probe: Frame): Promise<void> {
  await probe.evaluate(async () => {
    window.heard = [];
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const note = (text: string): Promise<void> => {
        window.heard.push(text);
        return Promise.resolve();
      };
      const handlers = [
        worksheets.onChanged.add(({ address, changeType, triggerSource }) => note(`changed ${address} ${changeType} ${triggerSource}`)),
        worksheets.getItem("甲").onChanged.add(({ address }) => note(`sheet changed ${address}`)),
        worksheets.onActivated.add(() => note("activated")),
        worksheets.onSelectionChanged.add(({ address }) => note(`selected ${address}`)),
      ];
      await context.sync();
      window.stopHearing = async () => {
        for (const handler of handlers) {
          await Excel.run(handler.context, async (own) => {
            handler.remove();
            await own.sync();
          });
        }
      };
    });
  });
}

const heard = (probe: Frame): Promise<string[]> => probe.evaluate(() => window.heard);

/** Waits until an event has come: they are sent after the fact. */
async function waitFor(probe: Frame, text: string): Promise<void> {
  await probe.waitForFunction((wanted) => window.heard.includes(wanted), text);
}

async function open(): Promise<{ preview: PreviewPage; probe: Frame }> {
  const opened = await openProbe(browser, { workbook: TWO_SHEETS });
  await listen(opened.probe);
  return opened;
}

test("what a person types is told once, formula results are not", async () => {
  const { preview, probe } = await open();
  await preview.type("A1", "40");
  await waitFor(probe, "changed A1 RangeEdited Unknown");
  const sum = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("甲").getRange("C1");
      range.load("values");
      await context.sync();
      return range.values;
    }),
  );
  expect(sum).toEqual([[42]]);
  const changes = (await heard(probe)).filter((text) => text.includes("changed"));
  expect(changes.sort()).toEqual(["changed A1 RangeEdited Unknown", "sheet changed A1"]);
});

test("own writes are told, too, and marked as own", async () => {
  const { probe } = await open();
  await probe.evaluate(() =>
    Excel.run(async (context) => {
      context.workbook.worksheets.getItem("甲").getRange("A1:B1").values = [[7, 8]];
      await context.sync();
    }),
  );
  await waitFor(probe, "changed A1:B1 RangeEdited ThisLocalAddin");
});

test("another sheet, another selection, and silence after the handlers are removed", async () => {
  const { preview, probe } = await open();
  await preview.click("B1");
  await waitFor(probe, "selected B1");
  await preview.activateSheet("乙");
  await waitFor(probe, "activated");
  await preview.type("A1", "新");
  await waitFor(probe, "changed A1 RangeEdited Unknown");
  expect(await heard(probe)).not.toContain("sheet changed A1");
  await probe.evaluate(() => window.stopHearing());
  await probe.evaluate(() => void (window.heard = []));
  await preview.type("A1", "又新");
  const value = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("乙").getRange("A1");
      range.load("values");
      await context.sync();
      return range.values;
    }),
  );
  expect(value).toEqual([["又新"]]);
  expect(await heard(probe)).toEqual([]);
});

test("a program selects cells in another sheet and the person sees them", async () => {
  const { preview, probe } = await open();
  await probe.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("乙");
      sheet.activate();
      sheet.getRange("B2:C3").select();
      await context.sync();
    }),
  );
  expect(await preview.selection()).toBe("乙!B2:C3");
  const selected = await probe.evaluate(() =>
    Excel.run(async (context) => {
      const range = context.workbook.getSelectedRange();
      range.load("address");
      await context.sync();
      return range.address;
    }),
  );
  expect(selected).toBe("乙!B2:C3");
});
