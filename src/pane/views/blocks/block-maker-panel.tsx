import { Button, Checkbox, makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { useState } from "react";
import type { Block } from "../../../blocks/block";
import { targetText } from "../../../blocks/target";
import { type BlockMaker, type BlockMaking, namedBlocks, wantedBlocks } from "../../model/block-maker";
import type { BlockPlace, OwnBlock } from "../../model/own-blocks";
import { Message } from "../message";
import { useTexts } from "../texts-context";
import { BackToList } from "./back-to-list";
import { areNamesFilled, BlockNamesForm } from "./block-names";
import { PlaceChoice } from "./place-choice";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)", overflowWrap: "anywhere" },
  button: { justifySelf: "start" },
  text: { margin: 0 },
  list: { display: "grid", gap: tokens.spacingVerticalXS, margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, fontVariantNumeric: "tabular-nums" },
  quiet: { color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly making: BlockMaking;
  readonly maker: BlockMaker;
  readonly own: readonly OwnBlock[];
  readonly canKeepSettings: boolean;
  readonly onBack: () => void;
  /** Gets the id of the first block that comes into the list if it can be kept. */
  readonly onSave: (id: string) => void;
}

/** The selected rows as blocks of one's own, one for each form: looked at, named, kept. */
export function BlockMakerPanel({ making, maker, own, canKeepSettings, onBack, onSave }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const [place, setPlace] = useState<BlockPlace>("computer");
  const { isReading, failure, leftOut } = making;
  const blocks = namedBlocks(making);
  const wanted = wantedBlocks(making);
  const hasSeveral = blocks.length > 1;
  const save = (): void => {
    if (wanted[0]) onSave(wanted[0].id);
    void maker.save(place);
  };
  return (
    <div className={styles.stack}>
      <BackToList onBack={onBack} />
      <Text as="h3" weight="semibold" className={styles.text}>
        {t("pane:blocks.make")}
      </Text>
      {isReading ? (
        <Spinner size="tiny" label={t("pane:blocks.make.reading")} />
      ) : blocks.length > 0 ? (
        <Text as="p" className={styles.text}>
          {t("pane:blocks.make.body", { forms: blocks.length })}
        </Text>
      ) : (
        <Message tone="warning">
          <p>{failure ? t("pane:blocks.make.unread", { reason: t(`host:error.${failure}`) }) : t("pane:blocks.make.none")}</p>
        </Message>
      )}
      <Button size="small" className={styles.button} icon={<ArrowSyncRegular />} disabledFocusable={isReading} onClick={() => void maker.read()}>
        {t("pane:blocks.make.again")}
      </Button>
      {blocks.map((block, index) => {
        const isWanted = !leftOut.includes(index);
        const others = blocks.filter((_, at) => at !== index && !leftOut.includes(at)).concat(own.map((kept) => kept.block));
        return (
          <div key={index} className={styles.stack}>
            {hasSeveral && (
              <Checkbox
                checked={isWanted}
                label={t("pane:blocks.make.form", { number: index + 1, name: making.blocks[index]!.title })}
                onChange={(_, { checked }) => maker.want(index, checked === true)}
              />
            )}
            {isWanted && (
              <>
                <Selected block={block} />
                <BlockNamesForm names={block} taken={others.map(({ title }) => title)} onChange={(change) => maker.name(index, change)} />
              </>
            )}
          </div>
        );
      })}
      {blocks.length > 0 && (
        <>
          <PlaceChoice label={t("pane:blocks.place")} place={place} canKeepSettings={canKeepSettings} onChange={setPlace} />
          <Button
            appearance="primary"
            className={styles.button}
            disabledFocusable={isReading || wanted.length === 0 || !wanted.every(areNamesFilled)}
            onClick={save}
          >
            {t("pane:blocks.make.save", { blocks: wanted.length, count: wanted.flatMap(({ indicators }) => indicators).length })}
          </Button>
        </>
      )}
    </div>
  );
}

/** The indicators of the selected rows of one form. */
function Selected({ block }: { readonly block: Block }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <ol className={styles.list}>
      {block.indicators.map((indicator, index) => (
        <li key={index}>
          <Text>{indicator.levels.join(" › ")}</Text>
          <br />
          <Text size={200} className={styles.quiet}>
            {[targetText(indicator), indicator.weight === undefined ? "" : t("pane:blocks.points", { points: indicator.weight })].filter(Boolean).join(" · ")}
          </Text>
        </li>
      ))}
    </ol>
  );
}
