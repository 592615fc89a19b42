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

  /** Replaces the workbook that is open by another; resolves when it is drawn. */
  async open(data: IWorkbookData): Promise<FacadeWorkbook> {
    const before = this.facade.getActiveWorkbook();
    if (before) this.facade.disposeUnit(before.getId());
    const workbook = this.facade.createWorkbook(data);
    this.overlay();
    await this.univer.__getInjector().get(LifecycleService).onStage(LifecycleStages.Rendered);
    for (const sheet of workbook.getSheets()) fitRows(sheet);
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

/** Rows whose height the file leaves open grow with their text, as they do in Excel. */
function fitRows(sheet: FacadeSheet): void {
  const rows = sheet.getSheet().getRowManager();
  let first: number | null = null;
  for (let row = 0; row <= rows.getSize(); row++) {
    const isOpen = rows.getRow(row)?.ia === BooleanNumber.TRUE;
    if (isOpen && first === null) first = row;
    if (!isOpen && first !== null) {
      sheet.setRowAutoHeight(first, row - first);
      first = null;
    }
  }
}
