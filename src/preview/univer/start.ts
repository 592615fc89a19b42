import { type IWorkbookData, LocaleType, LogLevel, mergeLocales, Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import english from "@univerjs/preset-sheets-core/locales/en-US";
import chinese from "@univerjs/preset-sheets-core/locales/zh-CN";
import { defaultTheme } from "@univerjs/themes";
import type { Locale } from "../../i18n/texts";

export type Facade = FUniver;
export type FacadeWorkbook = NonNullable<ReturnType<FUniver["getActiveWorkbook"]>>;
export type FacadeSheet = ReturnType<FacadeWorkbook["getActiveSheet"]>;

export interface GridOptions {
  readonly container: HTMLElement;
  readonly locale: Locale;
  readonly isDark: boolean;
}

/** Starts the spreadsheet in an element; workbooks are opened in it one after the other. */
export function startGrid({ container, locale, isDark }: GridOptions): Facade {
  const univer = new Univer({
    theme: defaultTheme,
    darkMode: isDark,
    locale: locale === "en" ? LocaleType.EN_US : LocaleType.ZH_CN,
    locales: { [LocaleType.EN_US]: mergeLocales(english), [LocaleType.ZH_CN]: mergeLocales(chinese) },
    logLevel: LogLevel.ERROR,
  });
  const preset = UniverSheetsCorePreset({ container, ribbonType: "simple" });
  for (const plugin of preset.plugins) {
    if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
    else univer.registerPlugin(plugin);
  }
  return FUniver.newAPI(univer);
}

/** Replaces the workbook that is open by another. */
export function openWorkbook(facade: Facade, data: IWorkbookData): FacadeWorkbook {
  const before = facade.getActiveWorkbook();
  if (before) facade.disposeUnit(before.getId());
  return facade.createWorkbook(data);
}
