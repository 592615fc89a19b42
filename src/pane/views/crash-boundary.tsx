import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Component, type ReactNode } from "react";
import { Message } from "./message";
import { useSpokenStyle } from "./shared-styles";
import { useTexts } from "./texts-context";

const useStyles = makeStyles({ main: { padding: tokens.spacingHorizontalM } });

interface State {
  readonly error: Error | null;
}

/** Shows a plain sentence and a way out instead of a blank pane when a view fails. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Crashed detail={this.state.error.message} />;
  }
}

function Crashed({ detail }: { readonly detail: string }) {
  const styles = useStyles();
  const { spoken } = useSpokenStyle();
  const { t } = useTexts();
  return (
    <main className={styles.main}>
      <h1 className={spoken}>{t("pane:title")}</h1>
      <Message tone="error" title={t("pane:crash.title")} detail={detail}>
        <p>{t("pane:crash.body")}</p>
        <Button onClick={() => window.location.reload()}>{t("pane:crash.reload")}</Button>
      </Message>
    </main>
  );
}
