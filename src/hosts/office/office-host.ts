import type { EditPlan } from "../../edits/edit";
import type { NewSheet } from "../../edits/new-sheet";
import type { RowSpan } from "../../edits/shift";
import type { PlaceFacts } from "../../edits/place-facts";
import type { Area } from "../../sheet/address";
import type { Sheet } from "../../sheet/sheet";
import type { AddedSheet, AppliedPlan, HostAbilities, HostEvent, MarkedSheet, MarksReport, ReadingDetail, SelectedCells, SheetInfo, SheetReading, WorkbookHost } from "../port";
import { activeSheetFailure, selectionFailure } from "./active-sheet";
import { addWorksheet } from "./add-sheet";
import { applyPlan } from "./apply-plan";
import { toHostError } from "./errors";
import type { CommentSearch, IsOwnComment } from "./find-marks";
import { clearMarks, countMarks, setMarks } from "./marks";
import { OwnWrites } from "./own-writes";
import { readPlace } from "./place";
import { infoOf, type ReadSheet, readWorksheet } from "./read-sheet";
import { readWorksheets } from "./read-sheets";
import { writtenArea } from "./write-edits";

/** Excel through Office.js. Uses only members of ExcelApi 1.14 and older, and as few round trips as each call can do with. */
export class OfficeHost implements WorkbookHost {
  private readonly ownWrites = new OwnWrites();

  /** @param isOwnComment tells a comment of ours by its words alone */
  constructor(
    readonly abilities: HostAbilities,
    private readonly isOwnComment: IsOwnComment = () => false,
  ) {}

  async listSheets(): Promise<readonly SheetInfo[]> {
    return attempt(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/id,items/name,items/visibility");
      await context.sync();
      return worksheets.items.map(infoOf);
    });
  }

  async readSheet(id: string, detail: ReadingDetail = "cells"): Promise<Sheet> {
    const { canReadMerges } = this.abilities;
    const { sheet } = await readWorksheet((worksheets) => worksheets.getItem(id), { canReadMerges, detail });
    return sheet;
  }

  readSheets(ids: readonly string[]): AsyncIterable<SheetReading> {
    return readWorksheets(ids, this.abilities.canReadMerges);
  }

  async readActiveSheet(): Promise<ReadSheet> {
    try {
      return await readWorksheet((worksheets) => worksheets.getActiveWorksheet(), { canReadMerges: this.abilities.canReadMerges, detail: "cells" });
    } catch (error) {
      throw await activeSheetFailure(error);
    }
  }

  readPlace(sheetId: string, area: Area): Promise<PlaceFacts> {
    return readPlace((worksheets) => worksheets.getItem(sheetId), area, this.abilities.canReadMerges);
  }

  async readSelection(): Promise<SelectedCells> {
    return attempt(async (context) => {
      const selected = context.workbook.getSelectedRanges();
      // Addresses of whole rows and columns do not name cells; their indices do.
      selected.load("areas/items/rowIndex,areas/items/rowCount,areas/items/columnIndex");
      selected.worksheet.load("id,name,visibility");
      await context.sync();
      const spans = selected.areas.items.map(({ rowIndex, rowCount }): RowSpan => [rowIndex, rowIndex + rowCount - 1]);
      const [{ rowIndex: row, columnIndex: column }] = selected.areas.items as [Excel.Range, ...Excel.Range[]];
      return { info: infoOf(selected.worksheet), spans, cell: { row, column } };
    });
  }

  async calculate(): Promise<void> {
    await attempt(async (context) => {
      context.workbook.application.calculate("Recalculate");
      await context.sync();
    });
  }

  apply(sheetId: string, plan: EditPlan): Promise<AppliedPlan> {
    const areas = plan.edits.flatMap((edit) => writtenArea(edit) ?? []);
    return this.ownWrites.during(sheetId, areas, () => applyPlan(sheetId, plan, this.abilities.canReadMerges));
  }

  addSheet(sheet: NewSheet): Promise<AddedSheet> {
    return addWorksheet(sheet);
  }

  setMarks(sheets: readonly MarkedSheet[]): Promise<MarksReport> {
    return inOurWords(setMarks(sheets, this.search));
  }

  clearMarks(): Promise<MarksReport> {
    return inOurWords(clearMarks(this.search));
  }

  countMarks(): Promise<number> {
    return inOurWords(countMarks(this.search));
  }

  async select(sheetId: string, address: string): Promise<void> {
    const context = new Excel.RequestContext();
    const worksheet = context.workbook.worksheets.getItem(sheetId);
    worksheet.activate();
    worksheet.getRange(address).select();
    try {
      await context.sync();
    } catch (error) {
      throw await selectionFailure(sheetId, error);
    }
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
          // The source is absent before ExcelApi 1.14: there we have to know our own writes ourselves.
          const source = triggerSource as typeof triggerSource | undefined;
          const isOwn = source === undefined ? this.ownWrites.isOwn(worksheetId, address) : source === "ThisLocalAddin";
          if (!isOwn) listener({ kind: "changed", sheetId: worksheetId, address: address || null });
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

  private get search(): CommentSearch {
    return { canComment: this.abilities.canComment, isOwnComment: this.isOwnComment };
  }
}

function attempt<Result>(work: (context: Excel.RequestContext) => Promise<Result>): Promise<Result> {
  return inOurWords(work(new Excel.RequestContext()));
}

async function inOurWords<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw toHostError(error);
  }
}
