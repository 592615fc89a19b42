import { Checkbox, Input, makeStyles, Radio, RadioGroup, Text, tokens } from "@fluentui/react-components";
import { type ReactNode, useId } from "react";
import type { BlockIndicator } from "../../../blocks/block";
import { partsOfText, targetText, withTarget } from "../../../blocks/target";
import { WEIGHT_CHOICES } from "../../../blocks/weights";
import type { BlocksDesk, OpenBlock } from "../../model/blocks-desk";
import { useTexts } from "../texts-context";
import { BackToList } from "./back-to-list";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)", overflowWrap: "anywhere" },
  title: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { display: "grid", gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: "none", gridTemplateColumns: "minmax(0, 1fr)" },
  // In line with the label beside the box.
  values: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS, paddingInlineStart: tokens.spacingHorizontalXXXL },
  about: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXXXL, color: tokens.colorNeutralForeground2 },
  input: { width: "11em", maxWidth: "100%", minWidth: 0, "& > span": { whiteSpace: "nowrap" } },
});

interface Props {
  readonly open: OpenBlock;
  readonly desk: BlocksDesk;
  /** Whether the way back has the focus when the block is shown. */
  readonly isNew: boolean;
  readonly onBack: () => void;
  /** What can be done to a block of one's own. */
  readonly tools: ReactNode;
  /** How it would stand in the form. */
  readonly children: ReactNode;
}

/** A block: its indicators to choose from and to edit, and how they get their weights. */
export function BlockPanel({ open, desk, isNew, onBack, tools, children }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const id = useId();
  const { block, chosen, values, weights, preview } = open;
  const areAllChosen = chosen.length === block.indicators.length;
  return (
    <div className={styles.stack}>
      <BackToList takesFocus={isNew} onBack={onBack} />
      <Text as="h3" weight="semibold" className={styles.title}>
        {block.title}
      </Text>
      <Text as="p" size={200} className={styles.quiet}>
        {t("pane:blocks.source", { source: block.source.document })}
      </Text>
      {block.note && (
        <Text as="p" size={200} className={styles.quiet}>
          {block.note}
        </Text>
      )}
      {tools}
      <Checkbox
        label={t("pane:blocks.all-indicators")}
        checked={areAllChosen ? true : chosen.length === 0 ? false : "mixed"}
        onChange={() => desk.tickAll(!areAllChosen)}
      />
      <ul className={styles.list} aria-label={t("pane:blocks.indicators")}>
        {block.indicators.map((indicator, index) => (
          <IndicatorItem
            key={index}
            indicator={indicator}
            value={values[index] ?? indicator.value ?? ""}
            isChosen={chosen.includes(index)}
            onTick={(isTicked) => desk.tick(index, isTicked)}
            onValue={(value) => desk.setValue(index, value)}
          />
        ))}
      </ul>
      {(preview?.hasWeights ?? true) && (
        <>
          <Text as="h4" id={id} weight="semibold" className={styles.title}>
            {t("pane:blocks.weights")}
          </Text>
          <RadioGroup aria-labelledby={id} value={weights} onChange={(_, { value }) => desk.setWeights(WEIGHT_CHOICES.find((choice) => choice === value) ?? weights)}>
            {WEIGHT_CHOICES.map((choice) => (
              <Radio key={choice} value={choice} label={t(`pane:blocks.weights.${choice}`)} />
            ))}
          </RadioGroup>
        </>
      )}
      {children}
    </div>
  );
}

interface ItemProps {
  readonly indicator: BlockIndicator;
  readonly value: string;
  readonly isChosen: boolean;
  readonly onTick: (isTicked: boolean) => void;
  readonly onValue: (value: string) => void;
}

function IndicatorItem({ indicator, value, isChosen, onTick, onValue }: ItemProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { levels, weight, meaning, formula } = indicator;
  const target = withTarget(indicator, value);
  // What the person types herself does not stand beside the field too.
  const typed = partsOfText(value);
  return (
    <li>
      <Checkbox label={levels.join(" › ")} checked={isChosen} onChange={(_, { checked }) => onTick(checked === true)} />
      <div className={styles.values}>
        {isChosen ? (
          <Input
            size="small"
            className={styles.input}
            aria-label={t("pane:blocks.target", { name: levels.at(-1)! })}
            placeholder={t("pane:blocks.target.blank")}
            contentBefore={typed.comparator ? null : (target.comparator ?? null)}
            contentAfter={typed.unit ? null : (target.unit ?? null)}
            value={value}
            onChange={(_, { value: typed }) => onValue(typed)}
          />
        ) : (
          <Text size={200}>{targetText(target)}</Text>
        )}
        {weight !== undefined && <Text size={200}>{t("pane:blocks.suggested", { points: weight })}</Text>}
      </div>
      {meaning !== undefined && (
        <Text as="p" size={200} className={styles.about}>
          {meaning}
        </Text>
      )}
      {formula !== undefined && (
        <Text as="p" size={200} className={styles.about}>
          {t("pane:blocks.formula", { formula })}
        </Text>
      )}
    </li>
  );
}
