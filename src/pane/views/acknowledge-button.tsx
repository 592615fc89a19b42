import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { useEffect, useRef, useState } from "react";
import { keptIn } from "./kept-in";
import { onEscape } from "./on-escape";
import { useTexts } from "./texts-context";

const useStyles = makeStyles({
  // Where it stands alone its sign is under the beginning of the message.
  open: {
    ":first-child": { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
    // There it has a border, which is to stand under the message.
    "@media (forced-colors: active)": { ":first-child": { marginInlineStart: 0 } },
  },
  form: { display: "grid", flexBasis: "100%", gap: tokens.spacingVerticalXS, gridTemplateColumns: "minmax(0, 1fr)" },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS },
});

/** Takes a note on why a finding is right as it is. */
export function AcknowledgeButton({ onAcknowledge }: { readonly onAcknowledge: (note: string) => void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [note, setNote] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const isLeaving = useRef(false);
  const isOpen = note !== null;
  useEffect(() => {
    if (isOpen) field.current?.focus();
    else if (isLeaving.current) button.current?.focus();
    isLeaving.current = false;
  }, [isOpen]);
  const leave = (): void => {
    isLeaving.current = true;
    setNote(null);
  };
  if (note === null) {
    return (
      <Button ref={keptIn(button)} size="small" appearance="subtle" className={styles.open} icon={<CheckmarkRegular />} onClick={() => setNote("")}>
        {t("pane:finding.acknowledge")}
      </Button>
    );
  }
  return (
    <div className={styles.form} onKeyDown={(event) => onEscape(event, leave)}>
      <Field label={t("pane:finding.acknowledge.note")} size="small">
        <Textarea ref={keptIn(field)} value={note} rows={2} onChange={(_, { value }) => setNote(value)} />
      </Field>
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" onClick={() => onAcknowledge(note)}>
          {t("pane:finding.acknowledge.keep")}
        </Button>
        <Button size="small" onClick={leave}>
          {t("pane:finding.acknowledge.cancel")}
        </Button>
      </div>
    </div>
  );
}
