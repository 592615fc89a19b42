import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useId, useState } from "react";
import type { BlockPlace, OwnBlocks } from "../../model/own-blocks";
import type { Said } from "../../model/said";
import { FileButtons } from "../file-buttons";
import { Message } from "../message";
import { useSectionStyle } from "../shared-styles";
import { useTexts } from "../texts-context";
import { PlaceChoice } from "./place-choice";

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly blocks: OwnBlocks;
  /** Why the workbook's blocks are not known. */
  readonly problem: Said | null;
  readonly canKeepSettings: boolean;
}

/** Carries the blocks of one's own from and to files. */
export function OwnBlocksFiles({ blocks, problem, canKeepSettings }: Props) {
  const styles = useStyles();
  const section = useSectionStyle();
  const texts = useTexts();
  const { t } = texts;
  const title = useId();
  const [place, setPlace] = useState<BlockPlace>("computer");
  const importFile = (text: string): void => {
    // What came of it is said above the list.
    window.scrollTo({ top: 0 });
    void blocks.importFile(text, place);
  };
  return (
    <section className={section.section} aria-labelledby={title}>
      <Text as="h3" id={title} weight="semibold" className={section.title}>
        {t("pane:blocks.own")}
      </Text>
      {problem && (
        <Message tone="warning">
          <p>{t("pane:blocks.own.unknown", { reason: problem(texts) })}</p>
        </Message>
      )}
      <Text size={200} className={styles.hint}>
        {t("pane:blocks.own.hint")}
      </Text>
      <PlaceChoice label={t("pane:blocks.place.import")} place={place} canKeepSettings={canKeepSettings} onChange={setPlace} />
      <div className={styles.buttons}>
        <FileButtons exported={blocks.exportFile()} fileName={t("pane:blocks.own.file")} onImport={importFile} />
      </div>
    </section>
  );
}
