import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { RenameRegular } from "@fluentui/react-icons/svg/rename";
import { useEffect, useRef, useState } from "react";
import type { BlockNames, OwnBlock, OwnBlocks } from "../../model/own-blocks";
import { download } from "../download";
import { keptIn } from "../kept-in";
import { useTexts } from "../texts-context";
import { areNamesFilled, BlockNamesForm } from "./block-names";

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
  /** Titles of other blocks of one's own. */
  readonly taken: readonly string[];
  readonly onRemove: () => void;
}

/** What can be done to a block of one's own: other names, a file, removal. */
export function OwnBlockTools({ own: { block, places }, blocks, taken, onRemove }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  /** The names that the person is typing. */
  const [names, setNames] = useState<BlockNames | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLDivElement>(null);
  const isLeaving = useRef(false);
  const isOpen = names !== null;
  useEffect(() => {
    if (isOpen) first.current?.querySelector("input")?.focus();
    else if (isLeaving.current) opener.current?.focus();
    isLeaving.current = false;
  }, [isOpen]);
  const leave = (): void => {
    isLeaving.current = true;
    setNames(null);
  };
  const keep = (): void => {
    if (names) void blocks.rename(block.id, { ...names, title: names.title.trim(), field: names.field.trim() });
    leave();
  };
  const exportFile = (): void => {
    const text = blocks.exportFile(block.id);
    if (text !== null) download({ text, name: `${block.title.replace(FORBIDDEN_IN_NAMES, "_")}.json`, type: "application/json" });
  };
  if (names) {
    return (
      <div
        ref={first}
        className={styles.stack}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          leave();
        }}
      >
        <BlockNamesForm names={names} taken={taken} onChange={(change) => setNames({ ...names, ...change })} />
        <div className={styles.buttons}>
          <Button size="small" appearance="primary" disabledFocusable={!areNamesFilled(names)} onClick={keep}>
            {t("pane:blocks.own.rename.save")}
          </Button>
          <Button size="small" onClick={leave}>
            {t("pane:blocks.own.rename.cancel")}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.stack}>
      <Text size={200} className={styles.quiet}>
        {t("pane:blocks.own.kept-in", { places: places.map((place) => t(`pane:blocks.own.place.${place}`)).join(t("pane:blocks.own.place.and")) })}
      </Text>
      <div className={styles.buttons}>
        <Button ref={keptIn(opener)} size="small" icon={<RenameRegular />} onClick={() => setNames({ title: block.title, field: block.field, form: block.form })}>
          {t("pane:blocks.own.rename")}
        </Button>
        <Button size="small" icon={<ArrowDownloadRegular />} onClick={exportFile}>
          {t("pane:blocks.own.export-one")}
        </Button>
        <Button size="small" icon={<DeleteRegular />} onClick={onRemove}>
          {t("pane:blocks.own.remove")}
        </Button>
      </div>
    </div>
  );
}
