import { makeStyles, tokens } from "@fluentui/react-components";
import { useRef } from "react";
import type { Locale } from "../../i18n/texts";
import type { PaneController } from "../model/controller";
import type { PaneState } from "../model/state";
import { announcement } from "./announcement";
import { Header } from "./header";
import { Notices } from "./notices";
import { CheckingView, FailedView, MissingView, NoFormView, ReadyView, StartingView } from "./plain-views";
import { ResultView } from "./result-view";
import { useSpokenStyle } from "./shared-styles";
import { useTexts } from "./texts-context";

const useStyles = makeStyles({
  main: { display: "grid", gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalM, gridTemplateColumns: "minmax(0, 1fr)" },
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
  const checkButton = useRef<HTMLButtonElement>(null);
  const check = (): void => {
    // The button that was pressed may be gone in a moment; this one stays.
    checkButton.current?.focus();
    void controller.checkNow();
  };
  return (
    <>
      <Header state={state} checkButton={checkButton} onCheck={check} onLanguage={onLanguage} />
      <main className={styles.main} aria-busy={state.isBusy}>
        <Notices state={state} controller={controller} />
        <CurrentView state={state} controller={controller} onRetry={check} />
      </main>
      <div role="status" className={spoken}>
        {announcement(state, texts)}
      </div>
    </>
  );
}

interface ViewProps extends Pick<Props, "state" | "controller"> {
  readonly onRetry: () => void;
}

function CurrentView({ state, controller, onRetry }: ViewProps) {
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
      return <NoFormView checked={view.checked} onSelect={select} />;
    case "result":
      return <ResultView checked={view.checked} state={state} controller={controller} onSelect={select} />;
  }
}
