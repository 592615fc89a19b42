import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowRedoRegular } from "@fluentui/react-icons/svg/arrow-redo";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { type History, type HistoryState, isBarred } from "../../model/history";
import { Message } from "../message";
import { useTexts } from "../texts-context";
import { actionText, noticeSentences, noticeTone } from "./action-text";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  button: { maxWidth: "100%", minWidth: 0, fontWeight: tokens.fontWeightRegular, justifyContent: "flex-start" },
});

interface Props {
  readonly state: HistoryState;
  readonly history: History;
  /** The button goes with its step, and somebody has to take the focus. */
  readonly onForget: () => void;
}

/** Takes the last action back, or does it again, and says what came of the last one. */
export function HistoryBar({ state, history, onForget }: Props) {
  const styles = useStyles();
  const texts = useTexts();
  const { t } = texts;
  const { undo, redo, isBusy, notice } = state;
  if (!undo && !redo && !notice) return null;
  const forget = (): void => {
    onForget();
    void history.forget();
  };
  return (
    <>
      {notice && (
        <Message tone={noticeTone(notice)} onDismiss={() => history.dismiss()}>
          {noticeSentences(notice, texts).map((sentence, index) => (
            <p key={index}>{sentence}</p>
          ))}
          {isBarred(notice) && undo && (
            <Button size="small" onClick={forget}>
              {t("pane:history.forget")}
            </Button>
          )}
        </Message>
      )}
      {(undo ?? redo) && (
        <div role="group" aria-label={t("pane:history")} className={styles.buttons}>
          <Button size="small" className={styles.button} icon={<ArrowUndoRegular />} disabledFocusable={isBusy || !undo} onClick={() => void history.undo()}>
            {undo ? t("pane:history.undo-of", { action: actionText(undo, texts) }) : t("pane:history.undo")}
          </Button>
          <Button size="small" className={styles.button} icon={<ArrowRedoRegular />} disabledFocusable={isBusy || !redo} onClick={() => void history.redo()}>
            {redo ? t("pane:history.redo-of", { action: actionText(redo, texts) }) : t("pane:history.redo")}
          </Button>
        </div>
      )}
    </>
  );
}
