import { BooleanNumber, InterceptorEffectEnum, IUndoRedoService, type IWorkbookData, LifecycleService, LifecycleStages, LocaleType, LogLevel, Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { INTERCEPTOR_POINT, SheetInterceptorService, UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import english from "@univerjs/preset-sheets-core/locales/en-US";
import chinese from "@univerjs/preset-sheets-core/locales/zh-CN";
import { defaultTheme } from "@univerjs/themes";
import type { Locale } from "../../i18n/texts";
import type { SheetParts } from "../sheet-parts";
import { overlayAt } from "./overlay";

export type Facade = FUniver;
export type FacadeWorkbook = NonNullable<ReturnType<FUniver["getActiveWorkbook"]>>;
export type FacadeSheet = ReturnType<FacadeWorkbook["getActiveSheet"]>;

export interface GridOptions {
  readonly container: HTMLElement;
  readonly locale: Locale;
  readonly isDark: boolean;
  /** What the sheet has besides its cells, some of which is drawn over them; undefined while nothing is known of it. */
  readonly partsOf: (sheetId: string) => SheetParts | undefined;
}

/** Univer in an element of the page; workbooks are opened in it one after the other. */
export class Grid {
  readonly facade: Facade;
  private readonly univer: Univer;
  private readonly partsOf: GridOptions["partsOf"];
  private isOverlaid = false;

  constructor({ container, locale, isDark, partsOf }: GridOptions) {
    this.partsOf = partsOf;
    this.univer = new Univer({
      theme: defaultTheme,
      darkMode: isDark,
      locale: locale === "en" ? LocaleType.EN_US : LocaleType.ZH_CN,
      locales: { [LocaleType.EN_US]: english, [LocaleType.ZH_CN]: chinese },
      logLevel: LogLevel.ERROR,
    });
    const preset = UniverSheetsCorePreset({ container, ribbonType: "simple" });
    for (const plugin of preset.plugins) {
      if (Array.isArray(plugin)) this.univer.registerPlugin(plugin[0], plugin[1]);
      else this.univer.registerPlugin(plugin);
    }
    this.facade = FUniver.newAPI(this.univer);
  }

  /** Replaces the workbook that is open by another; resolves when it is drawn and its rows are as high as their texts. */
  async open(data: Omit<IWorkbookData, "locale">, onFitted: (share: number) => void): Promise<FacadeWorkbook> {
    const before = this.facade.getActiveWorkbook();
    if (before) this.facade.disposeUnit(before.getId());
    const workbook = this.facade.createWorkbook({ ...data, locale: LocaleType.ZH_CN });
    this.overlay();
    await this.univer.__getInjector().get(LifecycleService).onStage(LifecycleStages.Rendered);
    const runs = workbook.getSheets().flatMap((sheet) => openRuns(sheet).map((run) => ({ sheet, ...run })));
    let rested = performance.now();
    for (const [index, { sheet, first, count }] of runs.entries()) {
      if (performance.now() - rested > LONGEST_TURN) {
        onFitted(index / runs.length);
        await new Promise((resolve) => setTimeout(resolve));
        // Another workbook may have taken the place of this one meanwhile.
        if (this.facade.getActiveWorkbook()?.getId() !== workbook.getId()) break;
        rested = performance.now();
      }
      sheet.setRowAutoHeight(first, count);
    }
    return workbook;
  }

  /** Univer knows of interceptors once there is a workbook. */
  private overlay(): void {
    if (this.isOverlaid) return;
    this.isOverlaid = true;
    this.univer.__getInjector().get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      effect: InterceptorEffectEnum.Style,
      handler: (cell, { subUnitId, row, col }, next) => {
        const parts = this.partsOf(subUnitId);
        const overlay = parts && overlayAt(parts, { row, column: col });
        return next(overlay ? { ...cell, ...overlay } : cell);
      },
    });
  }

  /** Opening a file is nothing that a person could take back. */
  forgetUndo(): void {
    const workbook = this.facade.getActiveWorkbook();
    if (workbook) this.univer.__getInjector().get(IUndoRedoService).clearUndoRedo(workbook.getId());
  }
}

/** In milliseconds: how long the page may wait for its turn. */
const LONGEST_TURN = 100;
/** In rows. */
const LONGEST_RUN = 500;

/** Rows whose height the file leaves open, which grow with their text as they do in Excel: as runs of neighbours. */
function openRuns(sheet: FacadeSheet): { readonly first: number; readonly count: number }[] {
  const runs: { first: number; count: number }[] = [];
  for (const [row, data] of Object.entries(sheet.getSheet().getRowManager().getRowData())) {
    if ((data as { ia?: number } | undefined)?.ia !== BooleanNumber.TRUE) continue;
    const last = runs.at(-1);
    if (last && last.first + last.count === Number(row) && last.count < LONGEST_RUN) last.count++;
    else runs.push({ first: Number(row), count: 1 });
  }
  return runs;
}
