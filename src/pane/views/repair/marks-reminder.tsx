import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { MarksDesk, MarksState } from "../../model/marks-desk";
import { Message } from "../message";
import { useTexts } from "../texts-context";
import { ToneIcon } from "../tone-icon";
import { marksSentences, marksTone } from "./action-text";

const useStyles = makeStyles({
  footer: {
    position: "sticky",
    bottom: 0,
    zIndex: 1,
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  text: { flexGrow: 1, minWidth: 0 },
  clear: { flexShrink: 0 },
});

interface Props {
  readonly state: MarksState;
  readonly marks: MarksDesk;
}

/** What came of setting or clearing marks. */
export function MarksMessage({ state: { notice }, marks }: Props) {
  const texts = useTexts();
  if (!notice) return null;
  return (
    <Message tone={marksTone(notice)} onDismiss={() => marks.dismiss()}>
      {marksSentences(notice, texts).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Message>
  );
}

/**
 * Says that marks of ours are on the sheets, so that nobody hands in a painted form, and takes them away. It stays in
 * view wherever the person scrolls: a pane is not told that the workbook is about to be saved, printed or closed.
 */
export function MarksReminder({ state: { count, isCounted, isBusy }, marks, onClear }: Props & { readonly onClear: () => void }) {
  const styles = useStyles();
  const { t } = useTexts();
  if (count === 0 && isCounted) return null;
  const clear = (): void => {
    // The button is gone when the marks are.
    onClear();
    void marks.clear();
  };
  return (
    <footer className={styles.footer}>
      <ToneIcon tone="info" />
      <Text size={200} className={styles.text}>
        {isCounted ? t("pane:marks.reminder", { count }) : t("pane:marks.reminder-uncounted")}
      </Text>
      <Button size="small" className={styles.clear} disabledFocusable={isBusy} onClick={clear}>
        {t("pane:marks.clear")}
      </Button>
    </footer>
  );
}
