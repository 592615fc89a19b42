import { Checkbox, makeStyles, Radio, RadioGroup, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { type Choice, writtenText } from "../../../edits/correction";
import { formatCell, type Position } from "../../../sheet/address";
import type { RepairDesk, RepairLine } from "../../model/repair-desk";
import { CellButton } from "../cell-buttons";
import { useTexts } from "../texts-context";
import { ToneIcon } from "../tone-icon";

const useStyles = makeStyles({
  line: { display: "grid", gap: tokens.spacingVerticalXXS, gridTemplateColumns: "minmax(0, 1fr)" },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalXS },
  change: { overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums" },
  before: { color: tokens.colorNeutralForeground2, textDecorationLine: "line-through" },
  after: { fontWeight: tokens.fontWeightSemibold },
  refusal: { display: "flex", gap: tokens.spacingHorizontalXS, alignItems: "flex-start" },
});

interface Props {
  readonly line: RepairLine;
  /** Whether the cell can be left out of several. */
  readonly canLeaveOut: boolean;
  readonly desk: RepairDesk;
  readonly onSelect: (cell: Position) => void;
}

/** One cell: what it is, what it holds, and what it would hold. */
export function RepairLineItem({ line, canLeaveOut, desk, onSelect }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const id = useId();
  const { writing, correction, before, after, refusal, choice, isTicked } = line;
  const cell = formatCell(writing.cell);
  const subject = t(`pane:repair.subject.${writing.subject}`, { name: writing.name || "none" });
  return (
    <li className={styles.line}>
      <div className={styles.head}>
        {canLeaveOut ? (
          <Checkbox id={id} label={subject} checked={isTicked} disabled={refusal !== null} onChange={(_, { checked }) => desk.tick(cell, checked === true)} />
        ) : (
          <Text>{subject}</Text>
        )}
        <CellButton name={cell} text={before} onSelect={() => onSelect(writing.cell)} />
      </div>
      <Text size={200} className={styles.change}>
        {t("pane:repair.before")} <span className={styles.before}>{before || t("pane:finding.empty-cell")}</span>
        <br />
        {t("pane:repair.after")} <span className={styles.after}>{after || t("pane:finding.empty-cell")}</span>
      </Text>
      {correction.choices.length > 1 && (
        <RadioGroup aria-label={t("pane:repair.choices", { cell })} value={String(choice)} onChange={(_, { value }) => desk.choose(cell, Number(value))}>
          {correction.choices.map((one, index) => (
            <Radio key={one.by ?? index} value={String(index)} label={<ChoiceText choice={one} />} />
          ))}
        </RadioGroup>
      )}
      {refusal && (
        <Text size={200} className={styles.refusal}>
          <ToneIcon tone="warning" />
          {t(`host:refusal.${refusal.reason}`)}
        </Text>
      )}
    </li>
  );
}

/** "14.86（完成值 ÷ 指标值 × 分值）" */
function ChoiceText({ choice: { by, value, formula } }: { readonly choice: Choice }) {
  const { t, find } = useTexts();
  const content = value ?? formula;
  const figure = content ? writtenText(content) : "";
  const name = by && find("policy", `formula.${by}`, {});
  return <>{name ? t("pane:repair.choice", { figure, formula: name }) : figure}</>;
}
