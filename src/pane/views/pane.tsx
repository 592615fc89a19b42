import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type KeyboardEvent, useId, useRef } from "react";
import type { Locale } from "../../i18n/texts";
import type { PaneController } from "../model/controller";
import type { PaneState } from "../model/state";
import { announcement } from "./announcement";
import { Header } from "./header";
import { Notices } from "./notices";
import { CheckingView, FailedView, MissingView, NoFormView, ReadyView, StartingView } from "./plain-views";
import { HistoryBar } from "./repair/history-bar";
import { MarksReminder } from "./repair/marks-reminder";
import { ResultView } from "./result-view";
import { SettingsView } from "./settings-view";
import { useSpokenStyle } from "./shared-styles";
import { panelOf } from "./tabs";
import { useTexts } from "./texts-context";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  main: { padding: tokens.spacingHorizontalM },
});

interface Props {
  readonly state: PaneState;
  readonly controller: PaneController;
  readonly onLanguage: (locale: Locale) => void;
}

/** The pane in whatever state it is. */
export function Pane({ state, controller, onLanguage }: Props) {
  const styles = useStyles();
  const { spoken } = useSpokenStyle();
  const texts = useTexts();
  const group = useId();
  const checkButton = useRef<HTMLButtonElement>(null);
  const settingsButton = useRef<HTMLButtonElement>(null);
  /** The button that was pressed may be gone in a moment; this one stays. */
  const keepFocus = (): void => checkButton.current?.focus();
  const check = (): void => {
    keepFocus();
    controller.closeSettings();
    void controller.checkNow();
  };
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !state.isSettingsOpen) return;
    // Office.js would take the focus out of the pane.
    event.stopPropagation();
    controller.closeSettings();
    settingsButton.current?.focus();
  };
  const hasTabs = state.abilities !== null && !state.isSettingsOpen;
  return (
    <div onKeyDown={closeOnEscape}>
      <Header
        state={state}
        group={group}
        checkButton={checkButton}
        settingsButton={settingsButton}
        onCheck={check}
        onSection={(section) => controller.showSection(section)}
        onSettings={() => controller.toggleSettings()}
      />
      <main className={mergeClasses(styles.stack, styles.main)} aria-busy={state.isBusy}>
        <Notices state={state} controller={controller} />
        <MarksReminder state={state.marks} marks={controller.marks} onClear={keepFocus} />
        <HistoryBar state={state.history} history={controller.history} onForget={keepFocus} />
        <div className={styles.stack} {...(hasTabs ? panelOf(group, state.section) : {})}>
          {state.isSettingsOpen ? (
            <SettingsView state={state} onLanguage={onLanguage} />
          ) : (
            <CurrentView state={state} controller={controller} onRetry={check} onApply={keepFocus} />
          )}
        </div>
      </main>
      <div role="status" className={spoken}>
        {announcement(state, texts)}
      </div>
    </div>
  );
}

interface ViewProps extends Pick<Props, "state" | "controller"> {
  readonly onRetry: () => void;
  readonly onApply: () => void;
}

function CurrentView({ state, controller, onRetry, onApply }: ViewProps) {
  const { view } = state;
  const select = (cell: { row: number; column: number }): void => void controller.select(cell);
  switch (view.kind) {
    case "starting":
      return <StartingView />;
    case "missing":
      return <MissingView view={view} />;
    case "ready":
      return <ReadyView />;
    case "checking":
      return <CheckingView />;
    case "failed":
      return <FailedView view={view} onRetry={onRetry} />;
    case "no-form":
      return <NoFormView checked={view.checked} layouts={controller.layouts} onSelect={select} />;
    case "result":
      return <ResultView checked={view.checked} state={state} controller={controller} onSelect={select} onApply={onApply} />;
  }
}
