import { Button, Checkbox, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ArrowResetRegular } from "@fluentui/react-icons/svg/arrow-reset";
import { useId, useState } from "react";
import { standingOf } from "../../model/layout-draft";
import type { LayoutEditing, LayoutEditor } from "../../model/layout-editor";
import { FileButtons } from "../file-buttons";
import { Message } from "../message";
import { useSectionStyle } from "../shared-styles";
import { useTexts } from "../texts-context";
import { noticeText, noticeTone } from "./notice-text";

const useStyles = makeStyles({
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
  const section = useSectionStyle();
  const texts = useTexts();
  const { t } = texts;
  const id = useId();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const onComputer = !canKeepSettings || (chosen ?? editing.isOnComputer);
  const { isBusy, notice, storeProblem } = editing;
  const state = standingOf(editing);
  const canSave = state === "dirty" || (state === "saved" && onComputer !== editing.isOnComputer);
  return (
    <>
      <section className={section.section} aria-labelledby={`${id}-keep`}>
        <Text as="h3" id={`${id}-keep`} weight="semibold" className={section.title}>
          {t("pane:layout.keep")}
        </Text>
        <Text size={200} className={styles.hint}>
          {t("pane:layout.keep.hint")}
        </Text>
        {storeProblem && (
          <Message tone="warning">
            <p>{t("pane:layout.unknown", { reason: storeProblem(texts) })}</p>
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
      <section className={section.section} aria-labelledby={`${id}-file`}>
        <Text as="h3" id={`${id}-file`} weight="semibold" className={section.title}>
          {t("pane:layout.file")}
        </Text>
        <Text size={200} className={styles.hint}>
          {t("pane:layout.file.hint")}
        </Text>
        <div className={styles.buttons}>
          <FileButtons
            exported={editor.exportFile()}
            fileName={t("pane:layout.file.name")}
            isBusy={isBusy}
            onImport={(text) => void editor.importFile(text, onComputer)}
          />
        </div>
      </section>
    </>
  );
}
