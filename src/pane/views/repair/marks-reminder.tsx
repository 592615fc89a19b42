import { Button } from "@fluentui/react-components";
import type { MarksDesk, MarksState } from "../../model/marks-desk";
import { Message } from "../message";
import { useTexts } from "../texts-context";
import { marksSentences, marksTone } from "./action-text";

interface Props {
  readonly state: MarksState;
  readonly marks: MarksDesk;
  /** The button is gone when the marks are. */
  readonly onClear: () => void;
}

/** Says that marks of ours are on the sheets, so that nobody hands in a painted form, and takes them away. */
export function MarksReminder({ state: { count, isBusy, notice }, marks, onClear }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const clear = (): void => {
    onClear();
    void marks.clear();
  };
  return (
    <>
      {notice && (
        <Message tone={marksTone(notice)} onDismiss={() => marks.dismiss()}>
          {marksSentences(notice, texts).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Message>
      )}
      {count > 0 && (
        <Message tone="info">
          <p>{t("pane:marks.reminder", { count })}</p>
          <Button size="small" disabledFocusable={isBusy} onClick={clear}>
            {t("pane:marks.clear")}
          </Button>
        </Message>
      )}
    </>
  );
}
