import { FluentProvider } from "@fluentui/react-components";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { createTexts, type Locale, localeFor } from "../../i18n/texts";
import type { PaneController } from "../model/controller";
import { rememberedLanguage, rememberLanguage } from "../preferences";
import { CrashBoundary } from "./crash-boundary";
import { Pane } from "./pane";
import { TextsContext } from "./texts-context";
import { useTheme } from "./theme";

/** The whole pane: theme and language around what the controller says. */
export function App({ controller }: { readonly controller: PaneController }) {
  const state = useSyncExternalStore(controller.subscribe, controller.getState);
  const [chosen, setChosen] = useState<Locale | null>(rememberedLanguage);
  const locale = chosen ?? localeFor(state.surroundings.displayLanguage ?? navigator.language);
  const texts = useMemo(() => createTexts(locale), [locale]);
  const theme = useTheme(state.surroundings.isDark);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = texts.t("pane:title");
  }, [locale, texts]);
  const choose = (language: Locale): void => {
    rememberLanguage(language);
    setChosen(language);
  };
  return (
    <FluentProvider theme={theme} style={{ minHeight: "100vh" }}>
      <TextsContext value={texts}>
        <CrashBoundary>
          <Pane state={state} controller={controller} onLanguage={choose} />
        </CrashBoundary>
      </TextsContext>
    </FluentProvider>
  );
}
