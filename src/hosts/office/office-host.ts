import type { Sheet } from "../../sheet/sheet";
import type { HostAbilities, HostEvent, SheetInfo, WorkbookHost } from "../port";
import { toHostError } from "./errors";
import { infoOf, type ReadSheet, readWorksheet } from "./read-sheet";

/** Excel through Office.js. Uses only members of ExcelApi 1.14 and older; each call is one round trip. */
export class OfficeHost implements WorkbookHost {
  constructor(readonly abilities: HostAbilities) {}

  async listSheets(): Promise<readonly SheetInfo[]> {
    return attempt(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/id,items/name,items/visibility");
      await context.sync();
      return worksheets.items.map(infoOf);
    });
  }

  async readSheet(id: string): Promise<Sheet> {
    const { sheet } = await readWorksheet((worksheets) => worksheets.getItem(id), this.abilities.canReadMerges);
    return sheet;
  }

  readActiveSheet(): Promise<ReadSheet> {
    return readWorksheet((worksheets) => worksheets.getActiveWorksheet(), this.abilities.canReadMerges);
  }

  async select(sheetId: string, address: string): Promise<void> {
    await attempt(async (context) => {
      const worksheet = context.workbook.worksheets.getItem(sheetId);
      worksheet.activate();
      worksheet.getRange(address).select();
      await context.sync();
    });
  }

  async readSetting(key: string): Promise<string | null> {
    return attempt(async (context) => {
      const setting = context.workbook.settings.getItemOrNullObject(key);
      setting.load("value");
      await context.sync();
      // Any add-in of ours may have kept something else there; only texts are ours.
      return setting.isNullObject || typeof setting.value !== "string" ? null : setting.value;
    });
  }

  async writeSetting(key: string, value: string | null): Promise<void> {
    await attempt(async (context) => {
      const { settings } = context.workbook;
      // Deleting a null object does nothing, so that there is no need to ask first.
      if (value === null) settings.getItemOrNullObject(key).delete();
      else settings.add(key, value);
      await context.sync();
    });
  }

  async watch(listener: (event: HostEvent) => void): Promise<() => Promise<void>> {
    return attempt(async (context) => {
      const { worksheets } = context.workbook;
      const registrations = [
        worksheets.onChanged.add(({ worksheetId, address, triggerSource }) => {
          // Absent before ExcelApi 1.14; our own writes are the only thing that it can tell apart.
          if (triggerSource !== "ThisLocalAddin") listener({ kind: "changed", sheetId: worksheetId, address: address || null });
          return Promise.resolve();
        }),
        worksheets.onActivated.add(({ worksheetId }) => {
          listener({ kind: "activated", sheetId: worksheetId });
          return Promise.resolve();
        }),
      ];
      await context.sync();
      return async () => {
        for (const registration of registrations.splice(0)) registration.remove();
        await context.sync().catch((error: unknown) => {
          throw toHostError(error);
        });
      };
    });
  }
}

async function attempt<Result>(work: (context: Excel.RequestContext) => Promise<Result>): Promise<Result> {
  try {
    return await work(new Excel.RequestContext());
  } catch (error) {
    throw toHostError(error);
  }
}
