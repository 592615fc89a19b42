import { Button, Checkbox, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { ArrowResetRegular } from "@fluentui/react-icons/svg/arrow-reset";
import { ArrowUploadRegular } from "@fluentui/react-icons/svg/arrow-upload";
import { type ChangeEvent, useId, useRef, useState } from "react";
import { isEmpty, isSame } from "../../model/layout-draft";
import type { LayoutEditing, LayoutEditor } from "../../model/layout-editor";
import { Message } from "../message";
import { useTexts } from "../texts-context";
import { noticeText, noticeTone, problemText } from "./notice-text";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)" },
  title: { margin: 0 },
  hint: { color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly editing: LayoutEditing;
  readonly editor: LayoutEditor;
  /** Whether the workbook can hold layouts. */
  readonly canKeepSettings: boolean;
}

/** Remembers the layout, forgets it, and carries layouts from and to files. */
export function LayoutKeep({ editing, editor, canKeepSettings }: Props) {
  const styles = useStyles();
  const texts = useTexts();
  const { t } = texts;
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const onComputer = !canKeepSettings || (chosen ?? editing.isOnComputer);
  const { draft, saved, isBusy, notice, storeProblem } = editing;
  const isSaved = saved !== null && isSame(draft, saved);
  const state = isSaved ? "saved" : saved === null && isEmpty(draft) ? "auto" : "dirty";
  const canSave = state === "dirty" || (isSaved && onComputer !== editing.isOnComputer);
  const exported = editor.exportFile();
  const importFile = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const text = await target.files?.[0]?.text();
    // So that choosing the same file again is a change again.
    target.value = "";
    if (text !== undefined) await editor.importFile(text, onComputer);
  };
  return (
    <>
      <section className={styles.section} aria-labelledby={`${id}-keep`}>
        <Text as="h3" id={`${id}-keep`} weight="semibold" className={styles.title}>
          {t("pane:layout.keep")}
        </Text>
        <Text size={200} className={styles.hint}>
          {t("pane:layout.keep.hint")}
        </Text>
        {storeProblem && (
          <Message tone="warning">
            <p>{t("pane:layout.unknown", { reason: problemText(storeProblem, texts) })}</p>
          </Message>
        )}
        {canKeepSettings ? (
          <Checkbox label={t("pane:layout.keep.computer")} checked={onComputer} onChange={(_, { checked }) => setChosen(checked === true)} />
        ) : (
          <Message tone="info">
            <p>{t("pane:layout.keep.only-computer")}</p>
          </Message>
        )}
        <Text size={200}>{t(`pane:layout.state.${state}`)}</Text>
        <div className={styles.buttons}>
          <Button appearance="primary" disabledFocusable={isBusy || !canSave} onClick={() => void editor.save(onComputer)}>
            {t("pane:layout.save")}
          </Button>
          <Button icon={<ArrowResetRegular />} disabledFocusable={isBusy || state === "auto"} onClick={() => void editor.restore()}>
            {t("pane:layout.restore")}
          </Button>
        </div>
        {notice && (
          <Message tone={noticeTone(notice)}>
            <p>{noticeText(notice, texts)}</p>
          </Message>
        )}
      </section>
      <section className={styles.section} aria-labelledby={`${id}-file`}>
        <Text as="h3" id={`${id}-file`} weight="semibold" className={styles.title}>
          {t("pane:layout.file")}
        </Text>
        <Text size={200} className={styles.hint}>
          {t("pane:layout.file.hint")}
        </Text>
        <div className={styles.buttons}>
          <Button
            icon={<ArrowDownloadRegular />}
            disabledFocusable={exported === null}
            onClick={() => exported !== null && download(exported, t("pane:layout.file.name"))}
          >
            {t("pane:layout.export")}
          </Button>
          <Button icon={<ArrowUploadRegular />} disabledFocusable={isBusy} onClick={() => file.current?.click()}>
            {t("pane:layout.import")}
          </Button>
          <input ref={file} type="file" accept=".json,application/json" hidden onChange={(event) => void importFile(event)} />
        </div>
      </section>
    </>
  );
}

/** Hands a text to the person as a file; it is made in the page and asks no server. */
function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
