import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import type { OwnBlock, OwnBlocks } from "../../model/own-blocks";
import { useSaving } from "../saved-file";
import { useTexts } from "../texts-context";

/** What no file system takes in a name. */
const FORBIDDEN_IN_NAMES = /[\\/:*?"<>|]/g;

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly own: OwnBlock;
  readonly blocks: OwnBlocks;
  /** The person came back from changing it: the button has the focus again. */
  readonly isLeft: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** What can be done to a block of one's own: changes, a file, removal. */
export function OwnBlockTools({ own: { block, places }, blocks, isLeft, onEdit, onRemove }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { save, note } = useSaving();
  const exportFile = (): void => {
    const text = blocks.exportFile(block.id);
    if (text !== null) save({ text, name: `${block.title.replace(FORBIDDEN_IN_NAMES, "_")}.json`, type: "application/json" });
  };
  return (
    <div className={styles.stack}>
      <Text size={200} className={styles.quiet}>
        {t("pane:blocks.own.kept-in", { places: places.map((place) => t(`pane:blocks.own.place.${place}`)).join(t("pane:blocks.own.place.and")) })}
      </Text>
      <div className={styles.buttons}>
        <Button size="small" icon={<EditRegular />} autoFocus={isLeft} onClick={onEdit}>
          {t("pane:blocks.own.edit")}
        </Button>
        <Button size="small" icon={<ArrowDownloadRegular />} onClick={exportFile}>
          {t("pane:blocks.own.export-one")}
        </Button>
        <Button size="small" icon={<DeleteRegular />} onClick={onRemove}>
          {t("pane:blocks.own.remove")}
        </Button>
      </div>
      {note}
    </div>
  );
}
