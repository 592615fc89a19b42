import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type RefObject, useCallback, useEffect, useId, useRef } from "react";
import type { Locale } from "../../i18n/texts";
import type { PaneController } from "../model/controller";
import type { PaneState } from "../model/state";
import { announcement } from "./announcement";
import { BlocksSection } from "./blocks/blocks-section";
import { Header } from "./header";
import { Notices } from "./notices";
import { CheckingView, FailedView, MissingView, NoFormView, ReadyView, StartingView } from "./plain-views";
import { HistoryBar } from "./repair/history-bar";
import { MarksMessage, MarksReminder } from "./repair/marks-reminder";
import { onEscape } from "./on-escape";
import { ResultView } from "./result-view";
import { RulesView } from "./rules/rules-view";
import { SettingsView } from "./settings-view";
import { useSpokenStyle } from "./shared-styles";
import { panelOf } from "./tabs";
import { useTexts } from "./texts-context";
import type { OpenSheet } from "./workbook/result-lists";
import { WorkbookSection } from "./workbook/workbook-section";

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
  const openSheet = useCallback<OpenSheet>(
    (sheetId, place) => {
      // The row that was pressed goes with its section.
      checkButton.current?.focus();
      window.scrollTo({ top: 0 });
      void controller.openSheet(sheetId, place);
    },
    [controller],
  );
  const closePage = (): void => {
    if (state.rulesPage) {
      controller.closeRules();
      return;
    }
    controller.closeSettings();
    settingsButton.current?.focus();
  };
  useFocusThatReturns(state.rulesPage !== null);
  useFocusThatStays(checkButton);
  const isPageOpen = state.isSettingsOpen || state.rulesPage !== null;
  const hasTabs = state.abilities !== null && !isPageOpen;
  return (
    <div onKeyDown={isPageOpen ? (event) => onEscape(event, closePage) : undefined}>
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
        <Notices state={state} controller={controller} onAct={keepFocus} />
        <MarksMessage state={state.marks} marks={controller.marks} />
        <HistoryBar state={state.history} history={controller.history} onForget={keepFocus} />
        <div className={styles.stack} {...(hasTabs ? panelOf(group, state.section) : {})}>
          {state.rulesPage ? (
            <RulesView
              settled={state.settled}
              rules={controller.settings.rules}
              canKeepSettings={state.abilities?.canKeepSettings === true}
              first={state.rulesPage.rule}
              onBack={() => controller.closeRules()}
            />
          ) : state.isSettingsOpen ? (
            <SettingsView state={state} settings={controller.settings} onLanguage={onLanguage} onRules={() => controller.showRules(null)} />
          ) : hasTabs && state.section === "workbook" ? (
            <WorkbookSection state={state.workbook} check={controller.workbook} reports={controller.reports} marks={state.marks.count} onOpen={openSheet} />
          ) : hasTabs && state.section === "blocks" ? (
            <BlocksSection state={state} controller={controller} onApply={keepFocus} />
          ) : (
            <CurrentView state={state} controller={controller} onRetry={check} onApply={keepFocus} />
          )}
        </div>
      </main>
      <MarksReminder state={state.marks} marks={controller.marks} onClear={keepFocus} />
      <div role="status" className={spoken}>
        {announcement(state, texts)}
      </div>
    </div>
  );
}

/** Gives the focus back to the button that opened a page, which was gone meanwhile and is known by its id. */
function useFocusThatReturns(isCovered: boolean): void {
  const opener = useRef<string | null>(null);
  useEffect(() => {
    const noteOpener = ({ target }: FocusEvent): void => {
      opener.current = target instanceof HTMLElement ? target.id : null;
    };
    if (!isCovered) {
      // A person who went on elsewhere keeps her focus.
      if (isFocusLost() && opener.current) document.getElementById(opener.current)?.focus();
      document.addEventListener("focusin", noteOpener);
    }
    return () => document.removeEventListener("focusin", noteOpener);
  }, [isCovered]);
}

/**
 * What had the focus may go with what it was part of: a notice that was closed, a layout that leaves no form. The keyboard
 * then goes on at the button that is always there, unless the person is in the sheet by now.
 */
function useFocusThatStays(button: RefObject<HTMLButtonElement | null>): void {
  const latest = useRef<Element | null>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent): void => {
      latest.current = target instanceof Element ? target : null;
    };
    // A view that takes the focus as it opens did so before this.
    latest.current = document.activeElement;
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, []);
  useEffect(() => {
    if (latest.current?.isConnected === false && isFocusLost() && document.hasFocus()) button.current?.focus();
  });
}

function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
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
