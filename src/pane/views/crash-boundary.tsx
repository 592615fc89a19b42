import { Button } from "@fluentui/react-components";
import { Component, type ReactNode } from "react";
import { useTexts } from "./texts-context";
import { Message } from "./message";

interface State {
  readonly error: unknown;
}

/** Shows a plain sentence and a way out instead of a blank pane when a view fails. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error ?? new Error() };
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Crashed detail={String(this.state.error)} />;
  }
}

function Crashed({ detail }: { readonly detail: string }) {
  const { t } = useTexts();
  return (
    <main>
      <Message tone="error" title={t("pane:crash.title")} detail={detail}>
        <p>{t("pane:crash.body")}</p>
        <Button onClick={() => window.location.reload()}>{t("pane:crash.reload")}</Button>
      </Message>
    </main>
  );
}
