import { Button, Checkbox, makeStyles, Radio, RadioGroup, Text, tokens } from "@fluentui/react-components";
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { formatCell, type Position } from "../../../sheet/address";
import type { Repair, RepairDesk } from "../../model/repair-desk";
import { useTexts } from "../texts-context";
import { RepairLineItem } from "./repair-line";

const useStyles = makeStyles({
  panel: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalS,
    border: `${tokens.strokeWidthThick} solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  title: { margin: 0 },
  hint: { color: tokens.colorNeutralForeground2 },
  lines: { display: "grid", gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: "none", gridTemplateColumns: "minmax(0, 1fr)" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly repair: Repair;
  readonly desk: RepairDesk;
  readonly onSelect: (cell: Position) => void;
  /** The person went back: the button that opened the preview wants the focus. */
  readonly onClose: () => void;
  /** Written: whatever held the focus may be gone in a moment. */
  readonly onApply: () => void;
}

/** Every cell before and after, as a figure or as a formula; nothing is written before the person says so. */
export function RepairPreview({ repair, desk, onSelect, onClose, onApply }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const { origin, way, hasWays, lines } = repair;
  useEffect(() => panel.current?.focus(), []);
  const close = (): void => {
    desk.close();
    onClose();
  };
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  const apply = (): void => {
    onApply();
    void desk.apply();
  };
  const count = lines.filter(({ isTicked, refusal }) => isTicked && !refusal).length;
  const tickable = lines.filter(({ refusal }) => !refusal);
  const areAllTicked = count === tickable.length;
  return (
    <section ref={panel} className={styles.panel} tabIndex={-1} aria-labelledby={id} onKeyDown={closeOnEscape}>
      <Text as={origin.kind === "finding" ? "h4" : "h3"} id={id} weight="semibold" className={styles.title}>
        {t(`pane:repair.title.${origin.kind}`)}
      </Text>
      {hasWays && (
        <RadioGroup layout="horizontal" aria-label={t("pane:repair.way")} value={way} onChange={(_, { value }) => desk.setWay(value === "formula" ? "formula" : "value")}>
          <Radio value="value" label={t("pane:repair.way.value")} />
          <Radio value="formula" label={t("pane:repair.way.formula")} />
        </RadioGroup>
      )}
      {origin.kind === "write-back" && tickable.length > 1 && (
        <Checkbox
          label={t("pane:repair.tick-all")}
          checked={areAllTicked ? true : count === 0 ? false : "mixed"}
          onChange={() => desk.tickAll(!areAllTicked)}
        />
      )}
      <ul className={styles.lines}>
        {lines.map((line) => (
          <RepairLineItem key={formatCell(line.writing.cell)} line={line} canLeaveOut={lines.length > 1} desk={desk} onSelect={onSelect} />
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button appearance="primary" disabledFocusable={count === 0} onClick={apply}>
          {t("pane:repair.apply", { count })}
        </Button>
        <Button onClick={close}>{t("pane:repair.cancel")}</Button>
      </div>
      <Text size={200} className={styles.hint}>
        {t("pane:repair.hint")}
      </Text>
    </section>
  );
}
